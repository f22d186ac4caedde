"""Invitations: from the owner's page to the task list of whoever accepts."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone


@pytest.fixture
def invite(client_for, alice, draft, url):
    """Alice invites an address; returns the link that she is shown to send on."""

    def make(email):
        page = client_for(alice).post(url("invitation_create", draft.slug), {"email": email}, follow=True)
        return re.search(r'href="http://testserver(/invitations/[^"]+)"', page.text)[1]

    return make


def test_the_whole_way(client_for, alice, carol, draft, url, invite, told):
    link = invite("Carol.Whitlock@Example.org")
    invitation = draft.invitations.get()
    assert told(invitation, "sent") == {carol}

    client = client_for(carol)
    assert draft.title in client.get(link).text
    response = client.post(link)

    assert response.url == url("innovation_write", draft.slug)
    assert client.get(response.url).status_code == 200
    assert draft.authors.get(person=carol).role == "editor"
    assert alice in told(invitation, "accepted")
    assert "This invitation was used already." in client.get(link).text


def test_the_link_is_shown_once(client_for, alice, draft, url):
    client = client_for(alice)
    page = client.post(url("invitation_create", draft.slug), {"email": "new@example.org"}, follow=True)

    assert "Send them this link." in page.text
    assert "Send them this link." not in client.get(url("author_list", draft.slug)).text
    assert "new@example.org" in client.get(url("author_list", draft.slug)).text


def test_somebody_with_an_account_accepts_without_the_link(client_for, carol, draft, url, invite):
    invite(carol.email)
    client = client_for(carol)
    address = url("invitation_detail", draft.invitations.get().pk)

    assert address in client.get(url("my_work")).text
    assert client.post(address).status_code == 302
    assert draft.is_authored_by(carol)
    assert address not in client.get(url("my_work")).text


@pytest.mark.parametrize(
    ("email", "error"),
    [
        ("", "Enter their email address."),
        ("not an address", "Enter an email address such as name@nhs.net."),
        ("x" * 300 + "@example.org", None),
        ("BOB.iqbal@example.org", "They write this with you already."),
    ],
)
def test_what_is_wrong_is_said(email, error, client_for, alice, draft, url):
    response = client_for(alice).post(url("invitation_create", draft.slug), {"email": email})

    errors = response.context["form"].errors["email"]
    assert error is None or errors == [error]
    assert response.context["form"]["email"].value() == email
    assert not draft.invitations.exists()


def test_nobody_is_invited_twice(client_for, alice, draft, url, invite):
    invite("new@example.org")

    response = client_for(alice).post(url("invitation_create", draft.slug), {"email": "New@example.org"})

    assert "They have an invitation already." in response.text
    assert draft.invitations.count() == 1


def test_a_link_works_for_the_invited_address_only(client_for, dan, draft, invite):
    link = invite("new@example.org")

    page = client_for(dan).post(link)

    assert "This invitation was sent to another email address." in page.text
    assert draft.title not in page.text
    assert not draft.is_authored_by(dan)


def test_an_invitation_taken_back_no_longer_works(client_for, alice, carol, draft, url, invite):
    link = invite(carol.email)
    client_for(alice).post(url("invitation_revoke", draft.slug, draft.invitations.get().pk))

    assert "This invitation was taken back." in client_for(carol).post(link).text
    assert not draft.is_authored_by(carol)


def test_an_invitation_runs_out(client_for, carol, draft, invite):
    link = invite(carol.email)
    draft.invitations.update(expires_at=timezone.now() - timedelta(minutes=1))

    assert "This invitation has run out." in client_for(carol).post(link).text
    assert not draft.is_authored_by(carol)


def test_a_guessed_link_is_not_found(client_for, carol, url, db):
    for token in ("guess", "9" * 300, "ünïcode"):
        assert client_for(carol).get(url("invitation_accept", token)).status_code == 404


def test_somebody_signed_out_comes_back_to_the_invitation(client_for, invite):
    link = invite("new@example.org")

    assert client_for(None).get(link).url.endswith(f"?next={link}")
