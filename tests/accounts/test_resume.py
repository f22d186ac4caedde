"""A session that ended before something was saved: nothing typed is lost, and nothing secret is kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sharehub.core.typed import KEY
from tests.factories import create_innovation

NAME = "Alice Green of Riverside"


@pytest.fixture
def browser():
    """A browser that checks forms for forgery, as real ones do."""
    return Client(enforce_csrf_checks=True)


def token(page):
    return page.text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]


def post(browser, path, fields, **headers):
    """Send a form with the token of a page that was open before the session ended."""
    return browser.post(path, fields | {"csrfmiddlewaretoken": token(browser.get("/accounts/login/"))}, headers=headers)


def test_the_form_is_filled_again_and_saves_at_once(browser, alice, sign_in_with_token):
    sent = post(browser, "/me/", {"name": NAME})
    assert sent.url == "/accounts/login/?next=/me/"

    page = sign_in_with_token(browser, alice, sent.url)

    assert page.redirect_chain[-1] == ("/me/", 302)
    assert f'value="{NAME}"' in page.text
    browser.post("/me/", {"name": NAME, "csrfmiddlewaretoken": token(page)})
    alice.refresh_from_db()
    assert alice.name == NAME


def test_a_page_that_cannot_fill_itself_gives_way_to_one_that_shows_the_text(browser, mo, sign_in_with_token):
    address = f"/admin/people/user/{mo.pk}/change/"
    sent = post(browser, address, {"name": NAME, "is_active": "on"})

    page = sign_in_with_token(browser, mo, sent.url)

    assert page.redirect_chain[-1] == ("/me/unsaved/", 302)
    assert "You were signed out before this was saved." in page.text
    assert NAME in page.text
    assert f'action="{address}"' in page.text
    assert browser.get(address).status_code == 200  # offered once; after that the page itself is reachable

    again = browser.post(address, {"name": NAME, "is_active": "on", "csrfmiddlewaretoken": token(page)})
    assert again.status_code in (200, 302)
    assert KEY not in browser.session
    assert browser.get("/me/unsaved/").url == "/"


def test_whoever_may_not_see_the_page_does_not_see_what_somebody_else_typed_on_it(
    browser, alice, carol, sign_in_with_token
):
    draft = create_innovation(by=alice)
    address = f"/innovations/{draft.slug}/write/summary/"
    sent = post(browser, address, {"summary": "Alice was writing this."})

    page = sign_in_with_token(browser, carol, sent.url)

    assert page.status_code == 404
    assert KEY not in browser.session
    assert "Alice was writing this." not in browser.get("/me/unsaved/", follow=True).text


def test_passwords_and_tokens_are_not_kept(browser, db):
    post(browser, "/accounts/password/change/", {"oldpassword": "secret one", "password1": "secret two", "note": "n"})

    assert browser.session[KEY]["form"] == "note=n"


def test_only_the_newest_form_is_kept(browser, db):
    post(browser, "/me/", {"name": "First"})
    post(browser, "/me/", {"name": "Second"})

    assert browser.session[KEY]["form"] == "name=Second"


def test_the_new_key_of_the_session_keeps_it(browser, alice, sign_in_with_token):
    post(browser, "/me/", {"name": NAME})
    before = browser.session.session_key

    sign_in_with_token(browser, alice, "/accounts/login/?next=/privacy/")

    assert browser.session.session_key != before
    assert browser.session[KEY]["page"] == "/me/"


def test_without_the_cookie_the_page_says_so_and_shows_the_text(browser, db):
    page = browser.post("/me/", {"name": NAME})

    assert page.status_code == 403
    assert NAME in page.text
    assert "Please send that again" in page.text


def test_files_are_not_kept(browser, db):
    post(browser, "/me/", {"name": NAME, "file": SimpleUploadedFile("a.txt", b"content")})

    assert "content" not in browser.session[KEY]["form"]
