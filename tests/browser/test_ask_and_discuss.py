"""A colleague asks how it was done, the answer settles it and becomes a note; and people talk about a case study."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from innovations.models import Ask
from tests.factories import create_answer, create_ask, create_published_innovation, create_take_up

from .walk import Walk

pytestmark = pytest.mark.django_db(transaction=True)
QUESTION = "What did you say to the partner who was against it?"
NEW = "Which words did you say to partners who were against it?"


@pytest.fixture
def innovation(alice, dan):
    innovation = create_published_innovation(by=alice)
    create_take_up(innovation, by=dan)
    return innovation


@pytest.fixture
def answered(innovation, alice, dan):
    ask = create_ask(innovation, by=dan, words=QUESTION)
    create_answer(ask, by=alice)
    return ask


@pytest.fixture
def desk(new_context, axe):
    return Walk(new_context().new_page(), axe)


def test_answered_ones_are_offered_while_typing(desk, sign_in, carol, innovation, answered):
    sign_in(desk.page, carol)
    desk.go(innovation.get_absolute_url())
    desk.main.get_by_role("button", name="Ask a question").click()
    desk.main.get_by_label("What would you like to know?").press_sequentially(NEW)

    region = desk.page.locator("[data-near]")
    expect(region.get_by_role("link", name=QUESTION)).to_be_visible()
    assert region.get_attribute("aria-live") == "polite"
    expect(desk.page.locator("[data-kept]")).to_contain_text("Kept at")
    desk.look()

    desk.press("Ask it")  # they were seen, so it is asked at once
    desk.is_headed(NEW)


def test_from_the_question_to_a_note_in_the_journal(walk, sign_in, alice, carol, innovation, answered):
    sign_in(walk.page, carol)
    walk.go(reverse("innovations:ask_create", args=[innovation.slug]))
    walk.fill({"What would you like to know?": "Who trained the second team?"})
    walk.press("Ask it")
    walk.says("Your question is asked.")
    ask = Ask.objects.latest("pk")

    sign_in(walk.page, alice)
    walk.go("/my-work/")
    walk.follow("Who trained the second team?")
    walk.fill({"Do you know? Tell them how": "Our practice nurse, in two mornings."})
    walk.press("Answer")
    walk.says("Our practice nurse, in two mornings.")

    sign_in(walk.page, carol)
    walk.go(ask.get_absolute_url())
    walk.main.get_by_role("button", name="This settled it").click()
    walk.look()
    walk.says("It did not settle it after all")

    sign_in(walk.page, alice)
    walk.go(ask.get_absolute_url())
    walk.main.get_by_role("link", name="Choose what kind of note").click()
    walk.look()
    walk.go(ask.get_absolute_url())
    walk.main.get_by_role("button", name="Put it into our journal").click()
    walk.look()
    walk.follow("It is in your journal: sort it out there")
    assert innovation.entries.get(kind="tip").answers == {"tip": "Our practice nurse, in two mornings."}


def test_without_javascript_it_looks_first(page_without_javascript, axe, sign_in, carol, innovation, answered):
    walk = Walk(page_without_javascript, axe)
    sign_in(walk.page, carol)
    walk.go(reverse("innovations:ask_create", args=[innovation.slug]))
    walk.fill({"What would you like to know?": NEW})
    walk.press("Ask it")

    walk.is_headed("Look first: is it one of these?")
    walk.press("Ask it anyway")
    walk.is_headed(NEW)
    walk.go(reverse("innovations:ask_list", args=[innovation.slug]))
    walk.follow(QUESTION)


def test_talking_about_a_case_study(walk, sign_in, alice, dan, innovation):
    sign_in(walk.page, dan)
    walk.go(innovation.get_absolute_url())
    walk.fill({"What do you want to say?": "We start this in May."})
    walk.press("Say it")
    walk.says("We are trying this")

    sign_in(walk.page, alice)
    walk.go(innovation.get_absolute_url())
    walk.follow("Reply to Dan Hughes")
    walk.is_headed("Reply to Dan Hughes")
    walk.fill({"What do you want to say?": "Start in April."})
    walk.press("Reply")
    walk.says("Start in April.")
    walk.follow("Change what you said")
    walk.fill({"What do you want to say?": "Start in a quiet week."})
    walk.press("Save it")
    walk.says("Changed since.")

    sign_in(walk.page, dan)
    walk.go(innovation.get_absolute_url())
    walk.follow("Take it away")
    walk.press("Take them away")
    walk.says("Whoever wrote this has taken it away.")
    walk.says("Start in a quiet week.")


def test_reporting_and_being_rung(walk, sign_in, carol, innovation, answered):
    sign_in(walk.page, carol)
    walk.go(answered.get_absolute_url())
    walk.follow("Report this answer")
    walk.is_headed("What is your concern?")
    walk.main.get_by_role("radio", name="A patient might be identifiable").check()
    walk.press("Tell the moderators")
    walk.says("is out of sight until a moderator has looked at it")

    walk.go("/me/")
    walk.main.get_by_role("radio", name="Not now").check()
    walk.fill({"Day": "4", "Month": "1", "Year": "2999"})
    walk.press("Save")
    walk.go(carol.get_absolute_url())
    walk.says("Not before 4 January 2999; ask here meanwhile.")
