"""Members ask, answer, mute and search, and bring what the others should read."""

import pytest
from playwright.sync_api import expect

from communities.models import Share, Thread
from tests.factories import create_challenge, create_member, create_open_network, create_published_innovation

pytestmark = pytest.mark.django_db(transaction=True)
QUESTION = "Who codes letters when one is off?"


@pytest.fixture
def network(priya, alice, carol, bob):
    network = create_open_network(by=priya, co_lead=alice, name="Vale practice managers")
    create_member(network, carol)
    create_member(network, bob)
    return network


def test_ask_answer_mute_and_search(walk, sign_in, network, carol, bob):
    sign_in(walk.page, carol)
    walk.go(network.get_absolute_url())
    walk.follow("Ask or tell something")
    walk.press("Put it to them")
    walk.says("Write it in one line.")
    walk.fill({"In one line": QUESTION, "A little more": "Ours was off for two weeks in August."})
    walk.press("Put it to them")
    walk.is_headed(QUESTION)
    walk.says("Not answered yet")
    walk.says("You hear of what is said here.")

    sign_in(walk.page, bob)
    walk.go(network.get_absolute_url())
    walk.follow(QUESTION)
    walk.fill({"What do you say?": "Two people, and they swap on Wednesdays."})
    walk.press("Say it")
    walk.says("1 reply")
    walk.press("Mute it")
    walk.says("You hear no more of this.")

    sign_in(walk.page, carol)
    walk.go(Thread.objects.get().get_absolute_url())
    walk.main.get_by_role("button", name="This answers it").click()
    walk.says("That is the answer.")
    walk.follow("What we talk about", within=walk.page)
    walk.fill({"Search": "wednesdays letters"})
    walk.press("Show")
    walk.says("1 found.")
    walk.fill({"Search": "xylophone"})
    walk.press("Show")
    walk.says("Try fewer.")


def test_bring_a_case_study_and_a_challenge_and_take_one_back(walk, sign_in, network, carol, dan):
    innovation, challenge = create_published_innovation(by=dan), create_challenge(by=dan)
    sign_in(walk.page, carol)
    walk.go(innovation.get_absolute_url())
    walk.follow("Bring it to a network")
    walk.is_headed("Bring something")
    walk.fill({"Why should the others read it?": "They solved what we talked about in May."})
    walk.press("Bring it")
    walk.says("They solved what we talked about in May.")

    walk.press("Bring something")
    walk.fill({"Its address on ShareHub": innovation.get_absolute_url(), "Why should the others read it?": "Again."})
    walk.press("Bring it")
    walk.says("It has been brought already.")

    walk.press("Bring something")
    walk.fill({"Its address on ShareHub": "/innovations/no-such-thing/", "Why should the others read it?": "Look."})
    walk.press("Bring it")
    walk.says("Open its page, and copy its address.")
    walk.fill({"Its address on ShareHub": challenge.get_absolute_url()})
    walk.press("Bring it")
    walk.says("Look.")
    walk.main.get_by_role("button", name="Take it back").first.click()
    walk.says("It is taken back.")
    expect(walk.main.get_by_text("Look.")).to_have_count(0)
    assert Share.objects.standing().get().innovation == innovation
