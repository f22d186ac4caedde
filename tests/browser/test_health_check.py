"""Members say how their network is doing, a lead closes the round, and it goes on the agenda of the next meeting."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from communities.health.levels import Area
from communities.models import HealthAnswer, HealthRound
from tests.communities.held import create_held_meeting
from tests.factories import create_member, create_open_network

pytestmark = pytest.mark.django_db(transaction=True)


def test_ask_everybody_answer_close_and_take_it_to_the_meeting(walk, sign_in, priya, alice, carol, dan, bob):
    network = create_open_network(by=priya, co_lead=alice)
    for user in (carol, dan, bob):
        create_member(network, user)
    for days in (30, 60):
        items = [{"leader": priya, "focus": network.focuses.get()}]
        create_held_meeting(network, days_ago=days, over=12, present=[priya, carol], items=items)

    sign_in(walk.page, priya)
    walk.go(network.get_absolute_url())
    walk.follow("See how we are doing")
    walk.is_headed("How are we doing?")
    walk.says("Nobody was asked yet")
    walk.says("2 of the last 2 meetings ran over, by 12 minutes on average")
    walk.press("Ask everybody how we are doing")
    walk.says("0 answered so far")
    for user in (alice, dan, bob):
        HealthRound.objects.get().answers.give(dict.fromkeys(Area, 5), by=user)

    sign_in(walk.page, carol)
    walk.go(network.get_absolute_url())
    walk.follow("Answer six statements: how are we doing?")
    walk.press("Send my answers")
    walk.says("Choose an answer to “I could say our purpose in one breath.”")
    assert HealthAnswer.objects.count() == 18
    for group in walk.main.get_by_role("group").all():
        group.get_by_role("radio", name="Partly").check()
    walk.press("Send my answers")
    walk.says("4 answered so far, you too")
    expect(walk.main.get_by_text("3 yes, 1 partly, 0 no")).to_have_count(0)

    sign_in(walk.page, priya)
    walk.go(HealthRound.objects.get().get_absolute_url())
    walk.press("Close it and show what we said")
    walk.says("4 of 5 answered")
    expect(walk.main.get_by_text("3 yes, 1 partly, 0 no")).to_have_count(6)
    walk.says("We differ.")
    assert not HealthAnswer.objects.exists()

    walk.main.get_by_role("button", name="Put it on the agenda of").click()
    walk.look()
    walk.says("It is on the agenda of")
    walk.follow("Is it worth it?")
    walk.is_headed("Is it worth it?")
    walk.says("No money is noted. That is not the same as none")
    today = timezone.localdate()
    walk.fill({"What was it for?": "The room", "How many pounds?": "49.50"})
    walk.fill({"Day": str(today.day), "Month": str(today.month), "Year": str(today.year)})
    walk.press("Note it")
    walk.says("£49.50")

    walk.go(network.get_absolute_url())
    walk.says("We do not hold to our method.")
