"""Signing in and out, its limits, and who may see which of the account pages."""

import pytest

from tests.factories import PASSWORD

PUBLIC = ["login", "signup", "password/reset"]
OWN = ["email", "password/change", "2fa"]


def test_one_signs_in_by_email_in_any_case_and_returns_to_where_one_was(client, alice, sign_in):
    alice.email = alice.email.upper()
    assert sign_in(client, alice, next="/me/").url == "/me/"


def test_nobody_is_sent_to_another_site(client, alice, sign_in):
    assert sign_in(client, alice, next="https://elsewhere.example/").url == "/"


def test_a_wrong_password_does_not_say_whether_the_account_exists(client, alice, sign_in):
    wrong = sign_in(client, alice, password="another password").content.decode()
    unknown = client.post("/accounts/login/", {"login": "nobody@example.org", "password": PASSWORD}).content.decode()

    message = "The email address and the password do not belong together. Check both."
    assert message in wrong
    assert message in unknown


def test_after_five_wrong_passwords_even_the_right_one_must_wait(client, alice, sign_in):
    for _ in range(5):
        sign_in(client, alice, password="guess after guess")

    page = sign_in(client, alice)

    assert "Too many wrong passwords. Wait 5 minutes" in page.content.decode()
    assert not page.wsgi_request.user.is_authenticated


def test_too_many_tries_from_one_place_get_a_page_in_plain_words(client, db):
    answers = [client.post("/accounts/login/", {"login": "", "password": ""}) for _ in range(121)]

    assert [answer.status_code for answer in answers] == [200] * 120 + [429]
    assert "Please wait a few minutes" in answers[-1].content.decode()


def test_signing_out_asks_first_and_then_says_so(client_for, alice):
    client = client_for(alice)
    assert "Do you want to sign out?" in client.get("/accounts/logout/").content.decode()

    page = client.post("/accounts/logout/", follow=True)

    assert not page.wsgi_request.user.is_authenticated
    assert "You are signed out." in page.content.decode()


@pytest.mark.parametrize("page", PUBLIC)
def test_everybody_reaches_the_pages_for_signing_in(page, client, db):
    answer = client.get(f"/accounts/{page}/")
    assert answer.status_code == 200
    assert "placeholder=" not in answer.content.decode().partition("<main")[2]


@pytest.mark.parametrize("page", OWN)
def test_only_the_signed_in_reach_the_pages_about_their_account(page, client, client_for, alice):
    assert client.get(f"/accounts/{page}/").url == f"/accounts/login/?next=/accounts/{page}/"
    assert client_for(alice).get(f"/accounts/{page}/").status_code == 200


def test_moderators_sign_in_through_the_same_door(client, mo, client_for, alice):
    assert client.get("/admin/login/?next=/admin/").url == "/accounts/login/?next=%2Fadmin%2F"
    assert client_for(mo).get("/admin/").status_code == 200
    assert client_for(alice).get("/admin/login/?next=/admin/").status_code == 403


@pytest.mark.parametrize("path", ["login/", "signup/", "password/reset/", "confirm-email/", "2fa/authenticate/"])
def test_junk_in_a_form_is_never_an_error_of_ours(path, client, db):
    for junk in [{}, {"code": "x" * 10_000}, {"login": "(*", "password": "\ufffd"}, {"email": ["a", "b"]}]:
        assert client.post(f"/accounts/{path}", junk).status_code < 500
