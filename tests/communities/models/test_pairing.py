"""Wishing to meet somebody new, who is paired with whom, and what the two say of it."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from communities.models import Pairing, PairingRound
from communities.models.pairing_round import half_an_hour_after, met_in
from innovations.models import WrongState
from tests.factories import create_member, create_user
from tests.told import told_about


def wish(network, *people):
    for person in people:
        if not network.is_joined_by(person):
            create_member(network, person)
        network.membership_of(person).begin_pairing(by=person)


def pairs(held):
    return {frozenset((pairing.first, pairing.second)) for pairing in held.pairings.with_context()}


@pytest.fixture
def pairing(network, alice, dan):
    """Alice and dan are to meet."""
    wish(network, alice, dan)
    return network.pairing_rounds.hold().pairings.get()


def test_members_wish_for_it_for_themselves(network, carol, alice, dan):
    membership = network.membership_of(carol)
    with pytest.raises(PermissionDenied):
        membership.begin_pairing(by=alice)

    membership.begin_pairing(by=carol)
    since = membership.pairs_since
    membership.begin_pairing(by=carol)

    assert membership.pairs_since == since
    assert set(network.memberships.pairing()) == {membership}
    membership.stop_pairing(by=carol)
    assert not network.memberships.pairing().exists()


def test_leaving_ends_it_and_coming_back_does_not_begin_it_again(network, carol):
    wish(network, carol)

    network.membership_of(carol).leave(by=carol)
    create_member(network, carol)

    assert not network.memberships.pairing().exists()


def test_the_two_are_told_and_nobody_else(pairing, alice, dan):
    assert {pairing.first, pairing.second} == {alice, dan}
    assert told_about(pairing, "made") == {alice, dan}
    assert pairing.round.waits is None


def test_another_pcn_comes_first(network, alice, carol, dan, kiln_street):
    erin = create_user("Erin Shah", place=kiln_street)
    wish(network, alice, carol, dan, erin)

    held = network.pairing_rounds.hold()

    assert all(len({each.organisation.pcn for each in both}) == 2 for both in pairs(held))


def test_month_after_month_it_is_somebody_new_and_then_longest_ago(network, alice, carol, dan, bob, time_machine):
    wish(network, alice, carol, dan, bob)
    seen = []
    for month in range(4):
        time_machine.move_to(datetime(2027, 1 + month, 4, 9, tzinfo=UTC))
        seen.append(pairs(network.pairing_rounds.hold()))

    assert len(set.union(*seen[:3])) == 6
    assert seen[3] == seen[0]


def test_whoever_waits_is_told_and_comes_first_next_month(network, alice, carol, dan, time_machine):
    wish(network, alice, carol, dan)
    waited = []
    for month in range(4):
        time_machine.move_to(datetime(2027, 1 + month, 4, 9, tzinfo=UTC))
        waited.append(network.pairing_rounds.hold().waits)

    assert all(one != following for one, following in pairwise(waited))
    assert set(waited) == {alice, carol, dan}
    assert told_about(network, "pairing_waited") == {alice, carol, dan}
    assert network.pairing_rounds.waited_last(waited[-1])
    assert not network.pairing_rounds.waited_last(waited[-2])


def test_who_did_not_manage_has_not_met(pairing, network, dan, time_machine):
    pairing.say_missed(by=dan)
    assert met_in(Pairing.objects.select_related("round")) == {}

    pairing.say_met(by=dan)
    month = pairing.round.month
    assert met_in(Pairing.objects.select_related("round")) == {
        frozenset((pairing.first_id, pairing.second_id)): month.year * 12 + month.month
    }


def test_one_round_a_month(network, alice, dan, time_machine):
    wish(network, alice, dan)
    time_machine.move_to(datetime(2027, 1, 31, 23, 30, tzinfo=UTC))

    assert network.pairing_rounds.hold() is not None
    assert network.pairing_rounds.hold() is None
    time_machine.move_to(datetime(2027, 2, 1, 0, 30, tzinfo=UTC))
    assert network.pairing_rounds.hold() is not None


@pytest.mark.parametrize("why", ["alone", "resting", "closed account", "left"])
def test_nobody_is_paired_who_is_not_there(why, network, priya, alice, dan):
    wish(network, *([dan] if why == "alone" else [alice, dan]))
    if why == "resting":
        network.rest(by=priya, why="Winter")
    elif why == "closed account":
        dan.is_active = False
        dan.save()
    elif why == "left":
        network.membership_of(dan).leave(by=dan)

    assert network.pairing_rounds.hold() is None


def test_the_command_pairs_every_network_once(network, alice, dan, capsys):
    wish(network, alice, dan)

    call_command("pair")
    call_command("pair")

    assert capsys.readouterr().out.splitlines() == ["1 pair made in 1 networks.", "0 pairs made in 0 networks."]
    assert Pairing.objects.count() == 1


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (datetime(2026, 11, 25, 9, tzinfo=UTC), datetime(2026, 12, 2, 12, 30, tzinfo=UTC)),
        (datetime(2026, 11, 26, 9, tzinfo=UTC), datetime(2026, 12, 9, 12, 30, tzinfo=UTC)),
        # In summer half past twelve in London is half past eleven elsewhere.
        (datetime(2027, 6, 1, 9, tzinfo=UTC), datetime(2027, 6, 9, 11, 30, tzinfo=UTC)),
    ],
)
def test_a_wednesday_a_week_away_is_proposed(now, then):
    assert half_an_hour_after(now) == then


def test_either_proposes_another_time_and_the_other_is_told(pairing, alice, dan):
    then = timezone.now() + timedelta(days=3)

    pairing.move(by=dan, starts_at=then, words="Ring the back line.")

    assert (pairing.starts_at, pairing.words) == (then, "Ring the back line.")
    assert (pairing.proposed_by, pairing.sequence) == (dan, 1)
    assert told_about(pairing, "moved") == {alice}


def test_nobody_else_says_anything_of_it(pairing, priya):
    for verb in (pairing.say_met, pairing.say_missed, lambda by: pairing.move(by=by, starts_at=timezone.now())):
        with pytest.raises(PermissionDenied):
            verb(by=priya)


def test_they_say_how_it_went_and_may_think_again(pairing, alice, dan):
    pairing.say_missed(by=dan)
    pairing.say_met(by=alice)

    assert (pairing.outcome, pairing.said_by) == ("met", alice)
    assert Pairing.objects.met().get() == pairing
    with pytest.raises(WrongState):
        pairing.move(by=dan, starts_at=timezone.now())


def test_it_ends_where_one_of_them_leaves(pairing, network, alice, dan):
    network.membership_of(dan).leave(by=dan)

    assert not Pairing.objects.with_context().get().is_standing
    assert not Pairing.objects.visible_to(dan).exists()
    with pytest.raises(WrongState):
        pairing.say_met(by=alice)


def test_only_the_two_see_it(pairing, alice, dan, priya, carol, bob, mo, anonymous):
    def sees(user):
        return Pairing.objects.visible_to(user).exists()

    assert [sees(user) for user in (alice, dan, priya, carol, bob, mo, anonymous)] == [True, True] + [False] * 5


def breaks(act):
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


def test_the_database_keeps_one_round_a_month_from_its_first_day(pairing, network):
    month = pairing.round.month
    breaks(lambda: PairingRound.objects.create(network=network, month=month))
    breaks(lambda: PairingRound.objects.create(network=network, month=month.replace(day=2)))


def test_the_database_keeps_two_people_once_a_round(pairing, priya, carol):
    held, now = pairing.round, timezone.now()
    first, second = pairing.first, pairing.second
    later = create_user("Zoe Last")
    breaks(lambda: held.pairings.create(first=first, second=later, starts_at=now))
    breaks(lambda: Pairing.objects.filter(pk=pairing.pk).update(second=first))
    breaks(lambda: Pairing.objects.filter(pk=pairing.pk).update(first=second, second=first))
    earlier, second_again = sorted([priya, second], key=lambda person: person.pk)
    if second_again == second:
        breaks(lambda: held.pairings.create(first=earlier, second=second, starts_at=now))


@pytest.mark.parametrize(
    "change",
    [{"outcome": "perhaps"}, {"outcome": "met"}, {"said_at": datetime(2026, 1, 1, tzinfo=UTC)}],
)
def test_the_database_keeps_what_was_said_with_who_and_when(change, pairing):
    breaks(lambda: Pairing.objects.filter(pk=pairing.pk).update(**change))


def test_the_database_keeps_wishes_of_living_members_only(network, carol):
    membership = network.membership_of(carol)
    membership.leave(by=carol)

    breaks(lambda: network.memberships.filter(pk=membership.pk).update(pairs_since=timezone.now()))
