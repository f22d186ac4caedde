"""Somebody looks first and says what they work on; another says "us too"; and what a third did solves it."""

import pytest
from playwright.sync_api import expect

from innovations.models import Challenge, TakeUp
from tests.factories import create_published_innovation

pytestmark = pytest.mark.django_db(transaction=True)
LINE = "Nobody answers our phones between 8 and 9"


def test_look_first_challenge_us_too_solved_as_a_take_up(walk, sign_in, alice, carol, dan):
    callback = create_published_innovation(by=dan, title="Phones: we ring people back in turn")
    sign_in(walk.page, alice)
    walk.go("/")
    walk.follow("Challenges", within=walk.page.get_by_role("navigation", name="Menu"))
    walk.is_headed("What people are working on")
    walk.press("Say what you are working on")
    walk.fill({"We are working on": LINE, "A little more": "We tried a recorded message."})
    walk.press("Go on")
    walk.is_headed("Look first: is it one of these?")
    expect(walk.main.get_by_role("link", name=callback.title)).to_be_visible()

    walk.follow("Change what you wrote", within=walk.page)
    expect(walk.page.get_by_label("A little more")).to_have_value("We tried a recorded message.")
    walk.press("Go on")
    walk.press("Ours is different: save it")
    walk.is_headed(LINE)

    sign_in(walk.page, carol)
    walk.go("/challenges/")
    walk.main.get_by_role("button", name=LINE).click()
    walk.look()
    walk.says("1 practice says “us too”")
    walk.says("Take back “us too” for Castle Road Surgery")

    sign_in(walk.page, alice)
    walk.go(Challenge.objects.get().get_absolute_url())
    walk.press("It is solved")
    walk.fill({"Look for the case study": "ring back"})
    walk.press("Look")
    walk.main.get_by_role("radio", name=callback.title).check()
    walk.main.get_by_role("radio", name="Trying it").check()
    walk.press("That solved it")
    walk.says("Solved on")
    assert TakeUp.objects.get().organisation == alice.organisation


def test_their_own_way_is_written_with_the_challenge_at_hand(walk, sign_in, alice):
    challenge = Challenge.objects.start(title=LINE, organisation=alice.organisation, by=alice)
    sign_in(walk.page, alice)
    walk.go(f"{challenge.get_absolute_url()}solve/")
    walk.press("Start writing how")
    walk.is_headed("How did you do it?")
    walk.follow(LINE)
    walk.says("go on writing how")


def test_giving_up_is_worth_knowing(walk, sign_in, alice):
    challenge = Challenge.objects.start(title=LINE, organisation=alice.organisation, by=alice)
    sign_in(walk.page, alice)
    walk.go(challenge.get_absolute_url())
    walk.follow("We no longer work on it")
    walk.press("Drop it")
    walk.says("Write why, in a word.")
    walk.fill({"Why, in a word?": "The PCN does it now."})
    walk.press("Drop it")
    walk.says("Dropped on")
    walk.go("/my-work/")
    walk.go("/challenges/?state=all&q=phones")
    expect(walk.main.get_by_role("link", name=LINE)).to_be_visible()
