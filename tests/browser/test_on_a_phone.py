"""On a phone, with scripts: every page fits, can be used with a thumb, and says nothing in the console."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import create_published_innovation

from .walk import Walk

pytestmark = pytest.mark.django_db(transaction=True)
TITLE = "We took the letters off our GPs"


@pytest.fixture
def phone(new_context, axe):
    context = new_context(viewport={"width": 375, "height": 812}, has_touch=True, is_mobile=True)
    return Walk(context.new_page(), axe)


@pytest.fixture
def letters(alice):
    return create_published_innovation(by=alice, title=TITLE)


@pytest.mark.parametrize(
    "name",
    [
        "home",
        "search",
        "organisation_list",
        "innovations:questions",
        "innovations:my_work",
        "innovations:innovation_create",
        "activity:notification_list",
        "people:profile_edit",
        "mfa_index",
    ],
)
def test_a_page_fits(phone, sign_in, alice, letters, name):
    sign_in(phone.page, alice)

    phone.go(reverse(name))


@pytest.mark.parametrize(
    "name",
    ["innovation_write", "innovation_check", "measure_list", "credit_list", "author_list"],
)
def test_a_page_of_writing_fits(phone, sign_in, alice, letters, name):
    sign_in(phone.page, alice)

    phone.go(reverse(f"innovations:{name}", args=[letters.slug]))


def test_a_part_of_a_case_study_folds_and_opens(phone, letters):
    phone.go(letters.get_absolute_url())
    fold = phone.page.get_by_role("checkbox", name="Fold away: How we did it")
    step = phone.main.get_by_text("Count your letters for a week")
    expect(step).to_be_visible()

    fold.tap()
    expect(step).to_be_hidden()
    fold.tap()
    expect(step).to_be_visible()


def test_the_contents_lead_to_a_part_and_back(phone, letters):
    phone.go(letters.get_absolute_url())
    contents = phone.page.get_by_role("navigation", name="On this page")
    contents.get_by_role("link", name="What to skip").tap()
    expect(phone.main.get_by_role("heading", name="What to skip")).to_be_in_viewport()

    phone.page.get_by_role("link", name="Back to the contents").tap()

    expect(contents).to_be_in_viewport()
