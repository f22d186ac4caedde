"""From a search to a network, to somebody who does something similar, to half an hour with somebody new."""

import pytest
from django.core.management import call_command

from communities.models import Network, Pairing
from tests.factories import create_challenge, create_open_network

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def network(priya, alice):
    """Anybody may join it. Priya wishes to meet somebody new there."""
    network = create_open_network(by=priya, co_lead=alice)
    Network.objects.update(joining="open")
    network.membership_of(priya).begin_pairing(by=priya)
    return network


def test_search_join_find_somebody_similar_and_meet(walk, sign_in, network, priya, dan):
    create_challenge(by=priya, title="Our phones at 8am", organisation=priya.organisation).us_toos.say(
        organisation=dan.organisation, by=dan
    )
    priya.say_contactable("happy_to_talk")
    sign_in(walk.page, dan)
    walk.go("/search/?q=phone+queue")
    walk.says("Networks on this")
    walk.follow("Vale practice managers")
    walk.press("Join it")
    walk.says("You belong to “Vale practice managers” now.")

    walk.go("/my-work/")
    walk.follow("See who else works on what you work on")
    walk.says("Works on “Our phones at 8am” too")
    walk.says("In “Vale practice managers” with you")
    walk.says("Happy to talk")

    walk.go(network.get_absolute_url())
    walk.follow("Meet somebody new each month")
    walk.press("Meet somebody new each month")
    walk.says("Whom you meet will stand here")
    call_command("pair")

    walk.go(f"{network.get_absolute_url()}pairs/")
    walk.says("Priya Nair")
    walk.follow("Another time works better")
    walk.fill({"How do you reach each other?": "Ring our back line"})
    walk.press("Propose it")
    walk.says("Ring our back line")
    walk.main.get_by_role("button", name="We met").click()
    walk.look()
    walk.says("You met")
    assert Pairing.objects.met().get().said_by == dan

    walk.go("/networks/?sort=nearest")
    walk.says("the nearest to you first")
