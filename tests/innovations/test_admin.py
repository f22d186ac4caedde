"""What moderators do in the admin."""

import pytest
from django.urls import reverse

from innovations.models import State
from tests.factories import (
    create_challenge,
    create_innovation,
    create_publishable_innovation,
    create_published_innovation,
)

LIST = "/admin/innovations/innovation/"


@pytest.fixture
def handed_in(alice, settings):
    settings.REVIEW_BEFORE_PUBLISHING = True
    innovation = create_publishable_innovation(by=alice)
    innovation.submit(by=alice)
    return innovation


def act(client, innovation, action, **more):
    return client.post(LIST, {"action": action, "_selected_action": [innovation.pk], **more}, follow=True)


def test_moderators_see_what_was_handed_in_and_no_drafts(client_for, mo, alice, handed_in):
    create_innovation(by=alice, title="Nobody’s business yet")

    page = client_for(mo).get(LIST).text

    assert handed_in.title in page
    assert reverse("innovations:innovation_check", args=[handed_in.slug]) in page
    assert "Nobody’s business yet" not in page


def test_others_do_not_get_in(client_for, alice, handed_in):
    assert client_for(alice).get(LIST).status_code == 302


def test_publishing(client_for, mo, handed_in):
    act(client_for(mo), handed_in, "publish")

    handed_in.refresh_from_db()
    assert (handed_in.state, handed_in.published_by) == (State.PUBLISHED, mo)


@pytest.mark.parametrize(("action", "state"), [("send_back", State.DRAFT), ("archive", State.ARCHIVED)])
def test_what_needs_a_reason_asks_for_it(action, state, client_for, mo, handed_in):
    asked = act(client_for(mo), handed_in, action)
    assert 'name="reason"' in asked.text

    act(client_for(mo), handed_in, action, reason="Somebody could be recognised.")

    handed_in.refresh_from_db()
    assert handed_in.state == state


def test_what_cannot_be_done_is_said(client_for, mo, alice):
    published = create_published_innovation(by=alice)

    page = act(client_for(mo), published, "send_back", reason="Why not")

    assert "was not sent back" in page.text
    published.refresh_from_db()
    assert published.state == State.PUBLISHED


def test_one_page_opens_and_changes_nothing_of_what_they_wrote(client_for, mo, handed_in):
    page = client_for(mo).get(f"{LIST}{handed_in.pk}/change/")

    assert page.status_code == 200
    assert 'name="title"' not in page.text


def test_a_challenge_is_hidden_with_a_reason_and_shown_again(client_for, mo, alice):
    challenge, address = create_challenge(by=alice), "/admin/innovations/challenge/"

    def act(action, **more):
        return client_for(mo).post(address, {"action": action, "_selected_action": [challenge.pk], **more}, follow=True)

    assert 'name="reason"' in act("hide").text
    assert 'name="reason"' in act("hide", reason="x" * 201).text
    act("hide", reason="A patient could be recognised.")
    challenge.refresh_from_db()
    assert (challenge.is_hidden, challenge.hidden_by) == (True, mo)

    act("show_again")
    challenge.refresh_from_db()
    assert not challenge.is_hidden
    assert client_for(mo).get(f"{address}{challenge.pk}/change/").status_code == 200
    assert client_for(alice).get(address).status_code == 302
