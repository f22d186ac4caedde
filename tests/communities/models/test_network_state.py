"""The life of a network: scoping, active, resting, closed; each with who, when and why."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone

from communities.models import Network, StateChange
from innovations.models import NotReady, WrongState
from tests.factories import create_network, create_readied_network


def test_its_history_says_who_and_why(network, priya, alice):
    network.rest(by=alice, why="Winter.")
    network.resume(by=priya)
    network.close(by=priya, why="The phones are answered.")

    history = [(each.state, each.changed_by, each.why) for each in network.state_changes.all()]
    assert history == [
        ("scoping", priya, ""),
        ("active", priya, ""),
        ("resting", alice, "Winter."),
        ("active", priya, ""),
        ("closed", priya, "The phones are answered."),
    ]


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ({"who_we_are": ""}, ["purpose_who_we_are"]),
        ({"what_different": ""}, ["purpose_what_different"]),
        ({"for_whom": ""}, ["purpose_for_whom"]),
        ({"by_when": None}, ["purpose_by_when"]),
        ({"method": ""}, ["method"]),
        ({"method": "own"}, ["method"]),
        ({"method": "own", "own_method": "We walk and talk."}, []),
    ],
)
def test_each_thing_that_is_missing(change, missing, priya, alice):
    network = create_readied_network(by=priya, co_lead=alice, **change)

    assert [each.code for each in network.missing_to_open()] == missing


def test_without_a_focus_or_a_second_lead_it_stays_shut(priya, alice):
    network = create_readied_network(by=priya, co_lead=alice)
    network.focuses.get().drop(by=priya)
    network.memberships.get(user=alice).take_part_as("member", by=priya)

    with pytest.raises(NotReady) as refused:
        network.open(by=priya)

    assert [each.code for each in refused.value.missing] == ["focus", "leads"]


def test_opening_twice_opens_once(network, priya):
    network.open(by=priya)

    assert network.state_changes.filter(state="active").count() == network.purposes.count() == 1


@pytest.mark.parametrize("verb", ["rest", "resume"])
def test_what_is_scoped_neither_rests_nor_goes_on(verb, priya):
    why = {"why": "Winter."} if verb == "rest" else {}

    with pytest.raises(WrongState):
        getattr(create_network(by=priya), verb)(by=priya, **why)


def test_a_closed_one_does_not_open_again(network, priya):
    network.close(by=priya, why="Done.")

    with pytest.raises(WrongState):
        network.open(by=priya)


def test_what_was_given_up_while_it_was_scoped_stays_with_its_members(priya, carol):
    network = create_network(by=priya)
    network.close(by=priya, why="There is one already.")

    seen = [Network.objects.visible_to(user).filter(pk=network.pk).exists() for user in (priya, carol)]
    assert seen == [True, False]


@pytest.mark.parametrize("verb", ["rest", "close"])
def test_a_member_ends_nothing(verb, network, carol):
    with pytest.raises(PermissionDenied):
        getattr(network, verb)(by=carol, why="No.")


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "asleep"},
        {"state": "resting"},  # without a reason
        {"state": "closed"},
        {"state": "scoping"},  # though it was opened
        {"opened_at": None},
        {"name": ""},
        {"method": "magic"},
        {"visibility": "nobody"},
        {"joining": "magic"},
        {"every_weeks": 0},
        {"every_weeks": 27},
        {"hours_budget": 0},
        {"hidden_at": timezone.now()},
    ],
)
def test_the_database_refuses(wrong, network):
    with pytest.raises(IntegrityError):
        Network.objects.filter(pk=network.pk).update(**wrong)


@pytest.mark.parametrize("wrong", [{"state": "asleep"}, {"state": "closed", "why": ""}])
def test_the_database_refuses_a_change_without_a_reason(wrong, network):
    with pytest.raises(IntegrityError):
        StateChange.objects.filter(network=network).update(**wrong)


def test_its_address_gives_no_name_away_until_everybody_may_know(priya, alice):
    network = create_readied_network(by=priya, co_lead=alice, name="Whistle-blowers")
    before = network.slug
    network.open(by=priya)

    assert ("whistle" in before, network.slug) == (False, "whistle-blowers")
    assert Network.objects.at(before).get() == network


def test_the_address_of_a_hidden_one_never_does(priya, alice):
    network = create_readied_network(by=priya, co_lead=alice, name="Whistle-blowers", visibility="members")
    network.open(by=priya)

    assert "whistle" not in network.slug
