"""Membership: joining, leaving, handing over, and that somebody always leads."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone

from communities.models import LastLead, Membership, Network, NotOpenToJoin
from tests.factories import create_member, create_network, create_open_network


@pytest.fixture
def open_network(priya, alice):
    return create_open_network(by=priya, co_lead=alice, joining="open")


def roles(network):
    return {each.user.name.split()[0]: each.role for each in network.memberships.living().in_order()}


def test_anybody_joins_an_open_one_once(open_network, dan):
    open_network.memberships.join(user=dan)
    open_network.memberships.join(user=dan)

    assert roles(open_network) == {"Priya": "lead", "Alice": "co_lead", "Dan": "member"}


@pytest.mark.parametrize("joining", ["request", "invitation"])
def test_nobody_joins_the_others_by_themselves(joining, open_network, dan):
    Network.objects.update(joining=joining)

    with pytest.raises(NotOpenToJoin):
        open_network.memberships.join(user=dan)


def test_whom_a_lead_took_off_does_not_come_back_alone(open_network, priya, dan):
    open_network.memberships.join(user=dan).remove(by=priya, why="Sold us something.")

    with pytest.raises(NotOpenToJoin):
        open_network.memberships.join(user=dan)
    assert open_network.can_be_asked_by(dan)


def test_whoever_left_comes_back_and_both_times_are_kept(open_network, dan):
    open_network.memberships.join(user=dan).leave(by=dan)
    open_network.memberships.join(user=dan)

    assert [each.ending for each in open_network.memberships.filter(user=dan).order_by("pk")] == ["left", ""]


def test_handing_over_makes_the_lead_a_co_lead(network, priya, carol):
    network.memberships.get(user=carol).hand_over(by=priya)

    assert roles(network) == {"Carol": "lead", "Priya": "co_lead", "Alice": "co_lead"}


def test_a_closed_account_is_handed_nothing(network, priya, carol):
    carol.is_active = False
    carol.save()
    theirs = network.memberships.get(user=carol)

    with pytest.raises(PermissionDenied):
        theirs.hand_over(by=priya)
    with pytest.raises(PermissionDenied):
        theirs.take_part_as("co_lead", by=priya)
    assert network.is_led_by(priya)


def test_where_the_lead_leaves_the_first_co_lead_leads(network, priya):
    network.memberships.get(user=priya).leave(by=priya)

    assert roles(network) == {"Alice": "lead", "Carol": "member"}


def test_the_last_who_leads_cannot_leave(network, priya, alice):
    network.memberships.get(user=alice).leave(by=alice)

    with pytest.raises(LastLead):
        network.memberships.get(user=priya).leave(by=priya)


def test_a_closed_account_leads_nothing(network, priya, alice):
    alice.is_active = False
    alice.save()

    with pytest.raises(LastLead):
        network.memberships.get(user=priya).leave(by=priya)
    assert [set(network.leads()), alice in network.people()] == [{priya}, False]


def test_whoever_leaves_looks_after_nothing_any_more(network, carol):
    focus = network.focuses.get()
    focus.look_after(by=carol)

    network.memberships.get(user=carol).leave(by=carol)

    focus.refresh_from_db()
    assert focus.leader is None


def test_what_one_looks_after_no_other_takes(network, alice, carol):
    focus = network.focuses.get()
    focus.look_after(by=carol)

    with pytest.raises(PermissionDenied):
        focus.look_after(by=alice)


@pytest.mark.parametrize("verb", ["remove", "hand_over"])
def test_a_member_settles_nothing(verb, network, carol, alice):
    with pytest.raises(PermissionDenied):
        getattr(network.memberships.get(user=alice), verb)(by=carol)


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": "king"},
        {"role": "lead"},  # there is one already
        {"left_at": timezone.now()},  # without saying how
        {"ending": "left"},  # without saying when
        {"left_at": timezone.now().replace(year=2001), "ending": "left"},
    ],
)
def test_the_database_refuses(wrong, network, carol):
    with pytest.raises(IntegrityError):
        Membership.objects.filter(network=network, user=carol).update(**wrong)


def test_the_database_refuses_two_living_memberships(network, carol):
    with pytest.raises(IntegrityError):
        network.memberships.bulk_create([Membership(network=network, user=carol)])


def test_while_it_is_scoped_nobody_joins_by_themselves(priya, dan):
    network = create_network(by=priya, joining="open")

    with pytest.raises(NotOpenToJoin):
        network.memberships.join(user=dan)


def test_a_closed_one_takes_nobody_in(network, priya, dan):
    network.close(by=priya, why="Done.")

    with pytest.raises(PermissionDenied):
        create_member(network, dan)
