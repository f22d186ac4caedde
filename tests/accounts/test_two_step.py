"""Two-step sign-in: an app's code after the password, and recovery codes in case the phone is lost."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.factories import PASSWORD


def code_of(secret):
    """What the app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def say_who_one_is(client):
    """Changes to how one signs in take the password once more."""
    return client.post("/accounts/reauthenticate/?next=/accounts/2fa/totp/activate/", {"password": PASSWORD})


@pytest.fixture
def codes(client, alice, sign_in):
    """alice has set two-step sign-in up and is signed out. Her recovery codes."""
    sign_in(client, alice)
    say_who_one_is(client)
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
    page = client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)}, follow=True)
    client.post("/accounts/logout/")
    return page.context["unused_codes"]


@pytest.mark.django_db(transaction=True)  # the mail goes out once all is saved
def test_setting_it_up_gives_ten_recovery_codes_and_a_mail(mailoutbox, codes):
    assert len(codes) == 10
    assert "Two-step sign-in is on" in [message.subject for message in mailoutbox]


def test_the_password_alone_no_longer_signs_in(client, alice, codes, sign_in):
    page = sign_in(client, alice, next="/me/")
    assert page.url == "/accounts/2fa/authenticate/"
    assert client.get("/me/").status_code == 302

    wrong = client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert "This is not the code" in wrong.content.decode()


def test_each_recovery_code_signs_in_once(client, alice, codes, sign_in):
    sign_in(client, alice, next="/me/")
    assert client.post("/accounts/2fa/authenticate/", {"code": codes[0]}).url == "/me/"

    client.post("/accounts/logout/")
    sign_in(client, alice)
    assert client.post("/accounts/2fa/authenticate/", {"code": codes[0]}).status_code == 200


def test_a_form_without_a_code_asks_for_it(client, alice, codes, sign_in):
    sign_in(client, alice)
    assert "Enter the code." in client.post("/accounts/2fa/authenticate/", {"code": ""}).content.decode()


def test_changing_it_asks_for_the_password_again(client_for, alice):
    client = client_for(alice)
    page = client.get("/accounts/2fa/totp/activate/", follow=True)
    assert "Is it still you?" in page.content.decode()

    assert say_who_one_is(client).url == "/accounts/2fa/totp/activate/"


def test_it_can_be_turned_off(client, alice, codes, sign_in):
    sign_in(client, alice)
    client.post("/accounts/2fa/authenticate/", {"code": codes[0]})

    say_who_one_is(client)
    assert client.post("/accounts/2fa/totp/deactivate/").url == "/accounts/2fa/"

    assert not Authenticator.objects.filter(user=alice).exists()
