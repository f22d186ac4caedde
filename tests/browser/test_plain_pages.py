"""The pages that only say something, as anybody may read them."""

import pytest
from django.urls import reverse

PAGES = ["how_it_works", "accessibility", "privacy", "account_login"]


@pytest.mark.parametrize("name", PAGES)
def test_anybody_can_use_it(page, axe, name):
    response = page.goto(reverse(name))

    assert response.status == 200
    axe(page)


@pytest.mark.parametrize("name", PAGES)
def test_it_needs_no_javascript(page_without_javascript, axe, name):
    response = page_without_javascript.goto(reverse(name))

    assert response.status == 200
    axe(page_without_javascript)


def test_a_session_given_by_a_test_is_signed_in(page, sign_in, alice):
    sign_in(page, alice)

    page.goto(reverse("how_it_works"))

    assert page.get_by_role("link", name="My work").is_visible()
