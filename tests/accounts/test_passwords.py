"""A forgotten password, a changed one, and a changed email address."""

from django.core import mail

from sharehub.people.models import User
from tests.factories import PASSWORD


def test_a_forgotten_password_is_replaced_with_a_code_and_one_is_signed_in(client, alice, code_sent):
    page = client.post("/accounts/password/reset/", {"email": alice.email}, follow=True)
    assert "Check your email" in page.content.decode()

    page = client.post("/accounts/password/reset/confirm/", {"code": code_sent()}, follow=True)
    assert "Choose a new password" in page.content.decode()
    page = client.post("/accounts/password/reset/complete/", {"password1": "three words together"}, follow=True)

    assert page.wsgi_request.user == alice
    assert User.objects.get(pk=alice.pk).check_password("three words together")
    assert mail.outbox[-1].subject == "Your ShareHub password has changed"


def test_an_unknown_address_sees_the_same_page_and_is_told_by_mail(client, db):
    page = client.post("/accounts/password/reset/", {"email": "nobody@example.org"}, follow=True)

    assert "Check your email" in page.content.decode()
    assert [message.subject for message in mail.outbox] == ["There is no ShareHub account with this address"]


def test_changing_the_password_takes_the_old_one(client_for, alice):
    client = client_for(alice)
    wrong = client.post("/accounts/password/change/", {"oldpassword": "not this", "password1": "three words together"})
    assert "This is not the password that you have now." in wrong.content.decode()

    right = client.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": "three words together"})

    assert right.url == "/me/"
    assert client.get("/me/").status_code == 200  # still signed in


def test_an_email_address_changes_once_its_code_is_entered(client_for, alice, code_sent):
    client, old = client_for(alice), alice.email

    client.post("/accounts/email/", {"email": "alice@new.example.org", "action_add": "1"})
    assert User.objects.get(pk=alice.pk).email == old
    page = client.post("/accounts/confirm-email/", {"code": code_sent()})

    assert page.url == "/me/"
    assert User.objects.get(pk=alice.pk).email == "alice@new.example.org"
    assert mail.outbox[-1].subject == "Your ShareHub email address has changed"


def test_no_mail_names_another_site(client_for, client, alice):
    client.post("/accounts/password/reset/", {"email": "nobody@example.org"})
    client.post("/accounts/password/reset/", {"email": alice.email})
    client_for(alice).post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": "three words together"})

    assert len(mail.outbox) == 3
    for message in mail.outbox:
        assert "example.com" not in message.body + message.subject
        assert message.body.endswith("ShareHub: how somebody in primary care already solved it")
