"""The frame around every page, and the pages that only say something."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

STATIC_PAGES = ["how_it_works", "accessibility", "privacy"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", STATIC_PAGES)
def test_anybody_may_read_what_it_is_about(name, client_for):
    page = client_for(None).get(reverse(name)).content.decode()

    assert page.count("<h1") == 1
    assert "Sign in" in page


@pytest.mark.django_db
@pytest.mark.parametrize("name", STATIC_PAGES)
def test_a_page_names_who_is_signed_in(name, alice, client_for):
    page = client_for(alice).get(reverse(name)).content.decode()

    assert "Alice Green" in page
    assert "Riverside Practice" in page
    assert reverse("account_signup") not in page


@pytest.mark.parametrize(("who", "status"), [("mo", 200), ("alice", 403), ("anonymous", 302)])
def test_who_sees_the_gallery(who, status, client_for, request):
    person = request.getfixturevalue(who)
    assert client_for(person).get(reverse("components")).status_code == status


def test_the_gallery_shows_a_mistake_in_a_form(mo, client_for):
    page = client_for(mo).get(reverse("components")).content.decode()
    assert "When did you start? Enter a real date, such as 21 11 2026." in page


@pytest.mark.django_db
def test_no_page_holds_a_script_or_a_style_of_its_own(mo, client_for):
    page = client_for(mo).get(reverse("components")).content.decode()

    assert "<style" not in page
    assert " style=" not in page
    assert page.count("<script") == page.count("<script src=") == 1


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "414", "500"])
def test_an_error_page_can_be_made_when_nothing_else_works(name):
    page = render_to_string(f"{name}.html")

    assert page.count("<h1") == 1
    assert "first page" in page or "Go back" in page or "Start again" in page


@pytest.mark.django_db
def test_what_is_not_there_says_so_and_offers_the_search(client_for):
    response = client_for(None).get("/nowhere/")
    page = response.content.decode()

    assert response.status_code == 404
    assert "There is nothing here" in page
    assert 'name="q"' in page
