"""Somebody takes something up in one click, says what they changed, and stops it later with a reason."""

from datetime import timedelta

import pytest
from django.utils import timezone

from innovations.models import TakeUp
from innovations.still_going import token_for
from sharehub.activity.models import Event
from tests.factories import create_entry, create_publishable_innovation, create_take_up

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def innovation(alice):
    innovation = create_publishable_innovation(by=alice)
    create_entry(innovation, title="Train two people")
    innovation.publish(by=alice)
    return innovation


def step(walk, title):
    return walk.main.get_by_role("group", name=title)


def tap(walk, title, answer):
    step(walk, title).get_by_role("radio", name=answer).check(force=True)


def test_from_one_click_to_changed_steps_and_why_they_stopped(walk, sign_in, innovation, dan):
    sign_in(walk.page, dan)
    walk.go(innovation.get_absolute_url())
    walk.press("We are trying this")
    walk.is_headed("Kiln Street Surgery is trying this")

    walk.press("Say what you changed")
    tap(walk, "Count your letters for a week", "Changed it")
    tap(walk, "Train two people", "Left it out")
    step(walk, "Count your letters for a week").get_by_label("What do you do instead?").fill("We count for a day.")
    step(walk, "Train two people").get_by_label("Why?").fill("They knew it already.")
    step(walk, "Step of your own 1").get_by_label("What did you add?").fill("A chart on the wall")
    walk.look()
    walk.press("Save")
    walk.says("We count for a day.")
    walk.says("A chart on the wall")

    walk.follow("Change how far you are")
    walk.main.get_by_role("radio", name="Stopped").check(force=True)
    walk.press("Save")
    walk.is_headed("Why did you stop?")
    walk.main.get_by_role("radio", name="The person who drove it left").check(force=True)
    walk.fill({"What would you tell the next place": "Be two before you begin."})
    walk.press("Save")

    walk.is_headed("Kiln Street Surgery stopped doing this")
    walk.says("Be two before you begin.")
    take_up = TakeUp.objects.get()
    assert [change.stage for change in take_up.stage_changes.all()] == ["trying", "stopped"]
    assert [told.did for told in take_up.steps.all()] == ["changed", "dropped", "added"]


def test_the_question_in_the_mail_is_answered_without_an_account(walk, innovation, dan):
    take_up = create_take_up(innovation, by=dan, at=timezone.now() - timedelta(days=200))
    take_up.ask(at=timezone.now())
    token = token_for(Event.objects.get(verb="takeup_asked"))

    walk.go(f"/still-going/{token}/")
    walk.is_headed("Is Kiln Street Surgery still doing this?")
    walk.press("Still going")

    walk.is_headed("Thank you")
    walk.go(take_up.get_absolute_url())
    walk.says("Kiln Street Surgery is trying this")


def test_who_says_another_stage_is_one_tap_away(walk, sign_in, innovation, dan):
    sign_in(walk.page, dan)
    walk.go(innovation.get_absolute_url())
    walk.main.get_by_text("or say where you are").click()
    walk.look()
    walk.press("We are planning this")

    walk.is_headed("Kiln Street Surgery is planning this")
