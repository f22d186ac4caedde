"""A practice manager who has never seen the site finds how somebody like them did it."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories import create_entry, create_innovation, create_measure, create_theme

pytestmark = pytest.mark.django_db(transaction=True)
# In the order in which a reader asks.
PARTS = [
    "In short",
    "Does it fit us?",
    "Is it worth it?",
    "Can we do it?",
    "How we did it",
    "What turned it",
    "What to say",
    "What to skip",
    "Talk to someone who tried it",
]


@pytest.fixture
def letters(alice):
    """A published case study with something in every part that a reader looks for."""
    create_theme("GP time", synonyms="GP capacity\nclinician time")
    innovation = create_innovation(
        by=alice,
        title="We took the letters off our GPs",
        summary="Six administrators read them now, and each GP has forty minutes a day back.",
        problem="Every letter went to a GP.",
        stage="in_use",
        setup_hours=34,
        cost_band="under_1000",
        themes=["GP time"],
        is_open_to_contact=True,
        contact_note="Thursdays after one.",
    )
    create_measure(innovation)
    create_entry(innovation, kind="step", title="Count your letters for one week", how="It frees GP time.")
    create_entry(innovation, kind="words", said="“You decide when we stop checking.”")
    create_entry(innovation, kind="tipping_point", what="She read all hundred over a weekend.")
    create_entry(innovation, kind="wasted_time", what="A protocol of forty pages")
    innovation.publish(by=alice)
    return innovation


def test_searching_opening_and_reading(walk, letters):
    walk.go("/")
    walk.page.get_by_role("searchbox", name="What are you trying to solve?").fill("free up GP time")
    walk.press("Search")
    walk.is_headed("1 result for “free up GP time”")
    walk.says("clinician time")

    walk.follow(letters.title)
    walk.is_headed(letters.title)
    assert walk.page.title() == f"{letters.title} – ShareHub"
    expect(walk.main.locator(".sh-part > h2")).to_have_text(PARTS)
    walk.says("Count your letters for one week")


def test_narrowing_and_taking_a_filter_off_again(walk, letters):
    walk.go("/search/?q=letters&stage=stopped")
    walk.is_headed("Nobody has shared this yet")

    walk.follow(re.compile("Take off “Stopped”"))
    walk.is_headed("1 result for “letters”")


def test_a_typing_mistake_is_put_right(walk, letters):
    walk.go("/search/?q=leters")

    walk.is_headed("1 result for “letters”")
    walk.follow("Search for exactly that")
    walk.is_headed("Nobody has shared this yet")


def test_ticking_a_filter_narrows_at_once(page, letters):
    page.goto("/search/?q=letters")

    page.get_by_label("How we work now").check()

    expect(page.get_by_role("link", name="Take off: How we work now")).to_be_visible()
    expect(page).to_have_url(re.compile("stage=in_use"))


def test_themes_and_the_place_lead_there_too(walk, letters):
    walk.go("/themes/")
    walk.follow("GP time")
    walk.follow(letters.title)
    walk.follow("Riverside Practice")
    walk.is_headed("Riverside Practice")
    walk.says(letters.title)
