"""An improver starts with one line, answers a few questions and publishes; then anybody finds it."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from innovations.models import Innovation
from tests.factories import create_published_innovation

pytestmark = pytest.mark.django_db(transaction=True)
LINE = "We let patients book blood tests at the till"
STEP = {
    "The step, as you would tell somebody to do it": "Ask the till",
    "How exactly?": "Ask the two loudest people in the room first.",
    "How many hours did it take?": "1.5",
}
WORDS = {
    "What did you say, word for word?": "“You will not queue twice.”",
    "Who did you say it to?": "The receptionists",
}
FAILURE = {
    "What did you try?": "A leaflet by the door",
    "Why did it not work?": "Nobody reads by the door.",
}


def test_from_one_line_to_found_by_anybody(walk, sign_in, alice):
    sign_in(walk.page, alice)
    walk.go("/")
    walk.press("Tell us what you did")
    walk.fill({"In one line": LINE})
    walk.press("Go on")
    walk.is_headed("Nobody has shared this yet")
    walk.press("Start writing")
    walk.is_headed("Our journal")
    walk.follow("It is done already: answer the questions")
    walk.says("3 things still needed")

    answer_the_questions(walk)

    walk.follow("All questions", within=walk.page)
    walk.says("all that is needed to publish")
    walk.press("Check and publish")
    walk.is_headed("Check your answers")
    walk.press("Publish")
    walk.is_headed("It is published")

    walk.page.context.clear_cookies()
    walk.go("/search/?q=blood+tests+till")
    walk.follow(LINE)
    walk.says("Ask the two loudest people in the room first.")


def answer_the_questions(walk):
    """From the task list: the problem, then the three things that publishing needs."""
    walk.follow("What was the everyday problem?")
    walk.main.get_by_role("textbox").fill("Twenty people stood before one desk at nine.")
    walk.press("Save and go on")
    walk.says("Saved: What was the everyday problem?")

    for question, answers in (
        ("What were the steps?", STEP),
        ("What did you say that made people agree?", WORDS),
        ("What did you try that failed?", FAILURE),
    ):
        walk.follow("All questions", within=walk.page)
        walk.follow(question)
        walk.fill(answers)
        if answers is WORDS:
            walk.page.get_by_role("radio", name="Yes").check()
        walk.press("Save")
        walk.says("It is in your workbook.")


def test_looking_first_shows_what_exists(walk, sign_in, alice, bob):
    known = create_published_innovation(by=bob, title="Blood tests are booked at the till")
    sign_in(walk.page, alice)
    walk.go("/innovations/new/")
    walk.fill({"In one line": LINE})
    walk.press("Go on")
    walk.is_headed("Look first: is it one of these?")

    walk.follow(known.title)
    walk.is_headed(known.title)


def test_a_mistake_loses_nothing(walk, sign_in, alice):
    innovation = Innovation.objects.start(title=LINE, by=alice)
    sign_in(walk.page, alice)
    walk.go(reverse("innovations:entry_create", args=[innovation.slug, "wasted_time"]))
    walk.fill({"What took time and helped nobody?": "A leaflet", "How many hours went into it?": "many"})
    walk.press("Save")

    walk.says("There is a problem")
    expect(walk.page.get_by_label("What took time and helped nobody?")).to_have_value("A leaflet")
    expect(walk.page.get_by_label("How many hours went into it?")).to_have_value("many")
