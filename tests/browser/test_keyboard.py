"""The main thing to do on each page, done without a mouse."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.factories import create_innovation, create_published_innovation

pytestmark = pytest.mark.django_db(transaction=True)
expect.set_options(timeout=30_000)
TITLE = "We took the letters off our GPs"


def tab_to(page, locator, *, within=60):
    """Press Tab until `locator` has the focus, as somebody does who cannot use a mouse: at most `within` times."""
    expect(locator).to_be_visible()
    for _ in range(within):
        page.keyboard.press("Tab")
        if locator.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{within} times Tab do not lead to {locator} on {page.url}")


def heading(page):
    return page.get_by_role("heading", level=1)


def test_the_first_tab_offers_to_skip_the_menu(page, db):
    page.goto(reverse("how_it_works"))

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("main")).to_be_focused()


def test_finding_and_opening_a_case_study(page, alice):
    create_published_innovation(by=alice, title=TITLE)
    page.goto(reverse("home"))

    tab_to(page, page.get_by_role("searchbox", name="What are you trying to solve?"))
    page.keyboard.type("letters")
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("1 result for “letters”")

    tab_to(page, page.get_by_role("main").get_by_role("link", name=TITLE))
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text(TITLE)


def test_narrowing_results_on_a_phone(page, alice):
    create_published_innovation(by=alice, title=TITLE, stage="in_use")
    page.set_viewport_size({"width": 375, "height": 812})
    page.goto(f"{reverse('search')}?q=letters")

    tab_to(page, page.locator("summary", has_text="Narrow these results"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("How we work now"))
    page.keyboard.press("Space")

    expect(page).to_have_url(re.compile("stage=in_use"))


def test_signing_in(page, alice):
    page.goto(reverse("account_login"))

    tab_to(page, page.get_by_label("Email address"))
    page.keyboard.type(alice.email)
    page.keyboard.press("Tab")
    page.keyboard.type("a long enough password")
    page.keyboard.press("Enter")

    expect(page.get_by_role("link", name="My work")).to_be_visible()


def test_starting_to_write(page, sign_in, alice):
    sign_in(page, alice)
    page.goto(reverse("innovations:innovation_create"))

    tab_to(page, page.get_by_label("In one line"))
    page.keyboard.type(TITLE)
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Start writing"))
    page.keyboard.press("Enter")

    expect(heading(page)).to_contain_text("Our journal")


def test_a_mistake_has_the_focus_and_leads_to_its_field(page, sign_in, alice):
    innovation = create_innovation(by=alice, title=TITLE)
    sign_in(page, alice)
    page.goto(reverse("innovations:entry_create", args=[innovation.slug, "step"]))

    tab_to(page, page.get_by_role("button", name="Save", exact=True))
    page.keyboard.press("Enter")
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_label("The step, as you would tell somebody to do it")).to_be_focused()


def test_publishing(page, sign_in, alice):
    innovation = create_published_innovation(by=alice, title=TITLE)
    sign_in(page, alice)
    page.goto(reverse("innovations:innovation_check", args=[innovation.slug]))

    tab_to(page, page.get_by_role("button", name="Publish the new edition"), within=90)
    page.keyboard.press("Shift+Tab")
    page.keyboard.type("What we changed after a year.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(heading(page)).to_have_text("It is published")
