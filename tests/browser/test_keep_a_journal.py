"""An improver keeps a journal from day one, a colleague offers a note, and the second edition takes it in."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from innovations.models import Innovation
from tests.factories import create_entry, create_innovation, create_published_innovation

from .walk import Walk

pytestmark = pytest.mark.django_db(transaction=True)
LINE = "We let patients book blood tests at the till"
NOTES = [
    ("Step", "We asked the two loudest people in the room first."),
    ("Words that worked", "“You will not queue twice.”"),
    ("What failed", "A leaflet by the door. Nobody reads by the door."),
    ("Tipping point", "On Thursday the till asked for more slots."),
    ("Tip", "Start in a week without a bank holiday."),
]


@pytest.fixture
def phone(new_context, axe):
    context = new_context(viewport={"width": 375, "height": 812}, has_touch=True, is_mobile=True)
    return Walk(context.new_page(), axe)


def take_note(walk, kind, text):
    walk.page.get_by_role("radio", name=kind, exact=True).check(force=True)
    walk.main.get_by_label("In your own words").fill(text)


def test_from_the_first_line_to_five_notes_and_an_edition(walk, sign_in, alice):
    sign_in(walk.page, alice)
    walk.go("/innovations/new/")
    walk.fill({"In one line": LINE})
    walk.press("Go on")
    walk.press("Start writing")
    walk.press("Add the first note")

    for kind, text in NOTES:
        take_note(walk, kind, text)
        walk.press("Done" if (kind, text) == NOTES[-1] else "Done, and add another")
        walk.says("It is in your journal.")

    walk.is_headed("Our journal")
    walk.says("5 notes since")
    walk.follow("Answer the questions about it")
    walk.says("all that is needed to publish")
    walk.press("Check and publish")
    walk.press("Publish")
    walk.is_headed("It is published")
    assert Innovation.objects.get().editions.get().entries.count() == 5


def test_the_second_edition_takes_in_what_a_colleague_offered(walk, sign_in, alice, carol):
    innovation = create_published_innovation(by=alice, title=LINE)
    sign_in(walk.page, carol)
    walk.go(innovation.get_absolute_url())
    walk.press("Offer a note")
    take_note(walk, "Tip", "Put a clock above the till.")
    walk.fill({"Why would it help others?": "It ended the arguments here."})
    walk.press("Offer it")
    walk.says("Waiting for an answer")

    sign_in(walk.page, alice)
    walk.go(reverse("innovations:journal_detail", args=[innovation.slug]))
    walk.follow("Read it and answer")
    walk.press("Use it, with their name")
    walk.says("It is in your journal, from Carol Whitlock.")
    walk.go(reverse("innovations:innovation_check", args=[innovation.slug]))
    walk.fill({"What is new in this edition?": "A clock above the till."})
    walk.press("Publish the new edition")
    walk.is_headed("It is published")

    walk.go(innovation.get_absolute_url())
    walk.says("Put a clock above the till.")
    walk.follow("What changed")
    walk.is_headed("What changed in edition 2")
    walk.says("Put a clock above the till.")


def test_sorting_out(walk, sign_in, alice):
    innovation = create_innovation(by=alice, title=LINE)
    tip = innovation.entries.note(kind="tip", answers={"tip": "“You will not queue twice.”"}, by=alice)
    innovation.entries.note(kind="tip", answers={"tip": "It worked at once."}, by=alice)
    sign_in(walk.page, alice)
    walk.go(reverse("innovations:entry_edit", args=[innovation.slug, "tip", tip.pk]))

    walk.follow("Join it with another note")
    walk.page.get_by_role("radio").first.check()
    walk.press("Join them")
    walk.follow("It is something else: change its kind")
    walk.page.get_by_role("radio", name="Words that worked").check(force=True)
    walk.press("Change its kind")
    walk.follow("See what it said before")

    walk.says("as it is now")
    tip.refresh_from_db()
    assert (tip.kind, tip.verdict) == ("words", "worked")
    assert tip.answers == {"said": "“You will not queue twice.”\n\nIt worked at once."}


def in_order(innovation):
    return [entry.headline for entry in innovation.entries.in_order()]


@pytest.fixture
def steps(alice):
    innovation = create_innovation(by=alice, title=LINE)
    for title in ("One", "Two", "Three"):
        create_entry(innovation, title=title)
    return innovation


def test_steps_are_put_in_order_by_dragging(new_context, axe, sign_in, alice, steps):
    walk = Walk(new_context(viewport={"width": 1280, "height": 1600}).new_page(), axe)
    sign_in(walk.page, alice)
    walk.go(reverse("innovations:entry_list", args=[steps.slug, "step"]))
    cards, mouse = walk.page.locator("[data-sort] > li"), walk.page.mouse

    def drag(number, to):
        """The handle of one card onto the middle of another."""
        walk.page.locator(".sh-move__handle").nth(number).hover()
        mouse.down()
        box = cards.nth(to).bounding_box()
        mouse.move(box["x"] + 300, box["y"] + box["height"] / 2, steps=5)
        mouse.move(box["x"] + 300, box["y"] + box["height"] * (0.1 if to < number else 0.9), steps=5)

    drag(2, to=0)
    expect(cards.first).to_contain_text("Three")
    mouse.up()
    expect(cards.first).to_contain_text("1 of 3")
    assert in_order(steps) == ["Three", "One", "Two"]

    drag(0, to=2)
    expect(cards.first).to_contain_text("One")
    walk.page.keyboard.press("Escape")
    mouse.up()
    expect(cards.first).to_contain_text("Three")
    walk.look()
    assert in_order(steps) == ["Three", "One", "Two"]


def test_a_finger_drags_too(phone, sign_in, alice, steps):
    sign_in(phone.page, alice)
    phone.go(reverse("innovations:entry_list", args=[steps.slug, "step"]))
    handle = phone.page.locator(".sh-move__handle").first
    handle.scroll_into_view_if_needed()
    box, finger = handle.bounding_box(), phone.page.context.new_cdp_session(phone.page)
    touch = {"x": box["x"] + 10, "y": box["y"] + 10}

    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [touch]})
    for moved in range(0, 260, 20):
        point = touch | {"y": min(touch["y"] + moved, 800)}
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    expect(phone.page.locator("[data-sort] > li").first).not_to_contain_text("One")
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    expect(phone.page.locator("[data-sort] > li").first).to_contain_text("1 of 3")
    assert in_order(steps)[0] == "Two"


def test_on_a_phone_the_kinds_fold_once_one_is_tapped(phone, sign_in, alice):
    innovation = create_innovation(by=alice)
    sign_in(phone.page, alice)
    phone.go(reverse("innovations:note_create", args=[innovation.slug]))
    tip = phone.page.get_by_text("Tip", exact=True)

    phone.page.get_by_role("radio", name="Words that failed").tap()

    expect(tip).to_be_hidden()
    phone.says("What did you say that did not work, word for word?")
    phone.says("Who did you say it to?")
    phone.look()
    phone.press("Choose another kind")
    expect(tip).to_be_visible()


def test_the_weekly_question_takes_one_tap_to_type_and_one_to_save(phone, sign_in, alice):
    innovation = create_innovation(by=alice)
    sign_in(phone.page, alice)
    phone.go(reverse("innovations:journal_detail", args=[innovation.slug]))
    phone.press("Ask me one question a week")
    innovation.authors.get().ask(at=timezone.now())
    phone.go("/notifications/")
    phone.follow("What did you say this week that made someone agree?")

    phone.is_headed("What did you say this week that made someone agree?")
    expect(phone.page.get_by_text("Tip", exact=True)).to_be_hidden()
    phone.look()
    phone.main.get_by_label("In your own words").fill("“You will not queue twice.”")
    phone.press("Done")

    phone.says("It is in your journal.")
    assert innovation.entries.get().verdict == "worked"
