"""Creating an account: name, email and password once, then a code."""

import pytest
from django.core import mail

from sharehub.people.models import User

ALICE = {"name": "Alice Green", "email": "Alice@Example.org", "password1": "correct horse battery"}


def test_a_new_person_signs_up_enters_the_code_and_lands_where_they_wanted_to_go(client, db, code_sent):
    page = client.post("/accounts/signup/?next=/me/", {**ALICE, "next": "/me/"}, follow=True)
    assert b"Check your email" in page.content
    assert not page.wsgi_request.user.is_authenticated

    page = client.post("/accounts/confirm-email/", {"code": code_sent(), "next": "/me/"}, follow=True)

    assert page.redirect_chain[-1] == ("/me/", 302)
    user = page.wsgi_request.user
    assert (user.name, user.email) == ("Alice Green", "alice@example.org")


def test_without_another_wish_one_lands_on_the_first_page(client, db, code_sent):
    client.post("/accounts/signup/", ALICE)
    assert client.post("/accounts/confirm-email/", {"code": code_sent()}).url == "/"


def test_the_mail_is_in_our_words_and_names_no_other_site(client, db, code_sent):
    client.post("/accounts/signup/", ALICE)

    [message] = mail.outbox
    assert message.subject == f"Your ShareHub code: {code_sent()}"
    assert message.to == ["alice@example.org"]
    assert "example.com" not in message.body
    assert "testserver" not in message.body


def test_a_wrong_code_is_said_plainly_and_three_of_them_end_it(client, db):
    client.post("/accounts/signup/", ALICE)

    first = client.post("/accounts/confirm-email/", {"code": "AAAA-AAAA"})
    assert b"This is not the code." in first.content
    client.post("/accounts/confirm-email/", {"code": "AAAA-AAAB"})
    client.post("/accounts/confirm-email/", {"code": "AAAA-AAAC"})

    assert client.get("/accounts/confirm-email/").url == "/accounts/login/"


def test_another_code_can_be_sent_and_the_address_can_be_mended(client, db, code_sent):
    client.post("/accounts/signup/", ALICE)

    client.post("/accounts/confirm-email/", {"action": "change", "email": "alice.green@example.org"})
    assert mail.outbox[-1].to == ["alice.green@example.org"]
    client.post("/accounts/confirm-email/", {"code": code_sent()})

    assert User.objects.get().email == "alice.green@example.org"


def test_somebody_elses_address_looks_the_same_on_the_page_and_gets_another_mail(client, alice):
    page = client.post("/accounts/signup/", {**ALICE, "email": alice.email}, follow=True)

    assert b"Check your email" in page.content
    assert [message.subject for message in mail.outbox] == ["You have a ShareHub account already"]
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("name", "", "Enter your name."),
        ("name", "x" * 101, "Your name must have 100 characters or fewer."),
        ("email", "", "Enter your email address."),
        ("email", "alice", "Enter an email address, such as name@nhs.net."),
        ("password1", "", "Enter a password."),
        ("password1", "short", "This password is too short. It must contain at least 10 characters."),
    ],
)
def test_what_is_missing_is_said_in_a_summary_and_nothing_typed_is_lost(field, value, message, client, db):
    page = client.post("/accounts/signup/", ALICE | {field: value})

    content = page.content.decode()
    assert "There is a problem" in content
    assert content.count(message) == 2  # in the summary and at the field
    kept = "Alice@Example.org" if field != "email" else "Alice Green"
    assert f'value="{kept}"' in content
    assert User.objects.count() == 0
