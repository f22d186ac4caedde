"""What somebody typed survives the end of their session."""

import pytest
from django.urls import reverse

from tests.factories import PASSWORD, create_innovation


@pytest.fixture
def address(alice):
    return reverse("innovations:section_edit", args=[create_innovation(by=alice).slug, "problem"])


def sign_in(client, user, login):
    return client.post(login, {"login": user.email, "password": PASSWORD})


def test_it_is_there_again_after_signing_in(client_for, alice, address):
    client = client_for(None)
    sent = client.post(address, {"problem": "Half an hour’s writing", "version": "1"})
    assert sent.url.startswith("/accounts/login/")

    back = sign_in(client, alice, sent.url)

    assert back.url == address
    shown = client.get(address)
    assert shown.context["form"]["problem"].value() == "Half an hour’s writing"
    assert "not saved yet" in shown.text
    assert client.get(address).context["form"]["problem"].value() == ""


def test_a_verb_leads_back_to_the_page_that_it_was_on(client_for, alice, address):
    check = address.replace("write/problem", "check")

    sent = client_for(None).post(
        address.replace("write/problem", "publish"), headers={"referer": f"http://testserver{check}"}
    )

    assert sent.url.endswith(f"?next={check}")


@pytest.mark.parametrize("referer", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", ""])
def test_nobody_elses_page_is_led_to(referer, client_for, address):
    assert client_for(None).post(address, headers={"referer": referer}).url.endswith(f"?next={address}")


def test_a_huge_form_is_not_kept(client_for, address):
    client = client_for(None)

    client.post(address, {"problem": "x" * 200_000})

    assert "typed" not in client.session


def test_what_was_typed_on_one_page_does_not_show_on_another(client_for, alice, address):
    client = client_for(None)
    sent = client.post(address, {"problem": "Mine", "version": "1"})
    sign_in(client, alice, sent.url)

    other = client.get(address.replace("problem", "story"))

    assert other.context["form"]["story"].value() == ""
