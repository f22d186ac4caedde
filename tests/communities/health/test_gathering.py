"""What a network did is gathered as it is, in a fixed number of queries."""

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from dateutil.relativedelta import relativedelta
from django.utils import timezone

from communities.health.doings import Item
from communities.health.gathering import gather
from communities.models import Commitment, Membership, Pulse, QuickUpdate, Rsvp, TellMeMore
from tests.communities.held import create_held_meeting
from tests.factories import (
    create_commitment,
    create_member,
    create_open_network,
    create_published_innovation,
    create_take_up,
    create_user,
)


@pytest.fixture
def settled(network):
    """All three members have belonged to it for three months and more."""
    network.memberships.update(joined_at=timezone.now() - timedelta(days=200))
    return network


def test_the_last_six_that_were_closed_the_latest_first(network):
    meetings = [create_held_meeting(network, days_ago=days) for days in (250, 30, 60, 90, 120, 150, 180)]

    assert [held.pk for held in gather(network).meetings] == [meeting.pk for meeting in meetings[1:]]


def test_what_is_known_of_a_meeting(network, priya, alice, carol):
    meeting = create_held_meeting(
        network, days_ago=30, over=9, present=[priya, carol], absent=[alice], guests=1, chair=carol
    )
    Rsvp.objects.create(meeting=meeting, user=alice, answer="no")
    Pulse.objects.create(meeting=meeting, user=carol, repaid=4, will_use=1)
    Pulse.objects.create(meeting=meeting, user=priya, repaid=3, will_use=5)
    create_commitment(network, by=priya, meeting=meeting)

    held = gather(network).meetings[0]

    assert held.ran_over == timedelta(minutes=9)
    assert (held.chair, held.present, held.replies) == (carol.pk, 3, 1)
    assert (held.repaid, held.pulses, held.promises) == (1, 2, 1)


def test_items_that_were_taken_by_the_clock(network, carol):
    focus = network.focuses.get()
    items = [{"leader": carol, "focus": focus}, {"guest": "Sam", "kind": "learning"}, {"is_left": True}]
    meeting = create_held_meeting(network, days_ago=30, items=items)

    assert gather(network).items == (
        Item(meeting.pk, "deep_dive", 20, True, focus.pk, carol.pk, ""),
        Item(meeting.pk, "learning", 20, True, None, None, "Sam"),
        Item(meeting.pk, "deep_dive", 20, False, None, None, ""),
    )


def test_without_the_clock_all_that_was_planned_counts(network):
    create_held_meeting(network, days_ago=30, items=[{"is_left": True}, {"is_left": True}])

    assert [item.is_taken for item in gather(network).items] == [True, True]


def test_hours_are_those_of_everybody_who_came_in_a_year(network, priya, alice, carol):
    """Two for 90 minutes that lasted 100, one of them noted with 40; a guest for an hour: 140 and 60 minutes."""
    meeting = create_held_meeting(network, days_ago=30, over=10, present=[priya, alice], absent=[carol])
    meeting.attendances.filter(user=alice).update(minutes=40)
    create_held_meeting(network, days_ago=60, minutes=60, guests=1)
    create_held_meeting(network, days_ago=380, present=[priya])

    doings = gather(network)

    assert doings.hours == pytest.approx((100 + 40 + 60) / 60)
    assert (doings.met, doings.not_closed) == (2, 0)


def test_a_meeting_that_nobody_closed_is_known_to_be_unknown(network, meeting):
    with time_machine.travel(meeting.ends_at + timedelta(days=1)):
        doings = gather(network)

    assert (doings.met, doings.not_closed, doings.hours) == (1, 1, 0)
    assert doings.last_met_at == meeting.starts_at


def test_members_and_who_is_silent(settled, carol):
    closed = create_user("Cleo Closed", is_active=False)
    create_member(settled, closed)
    create_member(settled, create_user("Nora New"))
    create_held_meeting(settled, days_ago=30, present=[carol])

    doings = gather(settled)

    assert (doings.members, doings.leads, doings.settled, doings.silent) == (4, 2, 3, 2)


@pytest.mark.parametrize("how", ["came", "replied", "wrote", "led", "promised", "confirmed"])
def test_any_sign_of_life_is_one(how, settled, priya, carol):
    meeting = create_held_meeting(settled, days_ago=30)
    before = gather(settled).silent
    if how == "came":
        meeting.attendances.create(user=carol, is_present=True)
    elif how == "replied":
        Rsvp.objects.create(meeting=meeting, user=carol, answer="no")
    elif how == "wrote":
        QuickUpdate.objects.create(meeting=meeting, user=carol, doing="Counting letters")
    elif how == "led":
        meeting.agenda.create(place=1, title="Phones", minutes=5, leader=carol)
    elif how == "promised":
        create_commitment(settled, by=priya, person=carol)
    else:
        settled.current_purpose.answers.say(by=carol, is_right=True)

    assert (before, gather(settled).silent) == (3, 2)


def test_having_come_two_years_ago_is_none(settled, carol):
    create_held_meeting(settled, days_ago=700, present=[carol])

    assert gather(settled).silent == 3


def test_what_members_say_of_the_purpose_this_year(network, priya, alice, carol):
    network.purposes.update(stated_at=timezone.now() - relativedelta(years=1, days=1))
    for user, is_right in ((priya, True), (alice, True), (carol, False)):
        network.current_purpose.answers.say(by=user, is_right=is_right)
    Membership.objects.get(network=network, user=alice).remove(by=priya)

    doings = gather(network)

    assert (doings.purpose_year, doings.still_right, doings.needs_work) == (1, 1, 1)


def test_cancellations_and_the_next_meeting(network, meeting):
    create_held_meeting(network, days_ago=30)
    called_off = {"state": "cancelled", "cancelled_at": timezone.now(), "cancel_reason": "Flu"}
    create_held_meeting(network, days_ago=3, **called_off, closed_at=None, notes_final_at=None)

    doings = gather(network)

    assert doings.due == (True, False)
    assert doings.next_at == meeting.starts_at
    assert (doings.now - doings.last_met_at).days == 30


def test_commitments_of_a_year_by_person_and_what_became_of_them(network, priya, carol):
    now, day = timezone.now(), timezone.localdate()
    due = {"network": network, "what": "Sends it", "due_on": day - timedelta(days=10)}
    ended = {"ended_at": now - timedelta(days=10)}
    Commitment.objects.create(**due, **ended, person=priya, state="kept")
    Commitment.objects.create(**due, **ended, person=priya, state="let_go", reason="Too much")
    later = Commitment.objects.create(**(due | {"due_on": day + timedelta(days=9)}), person=carol)
    Commitment.objects.create(**due, **ended, person=carol, state="carried", carried_to=later)
    Commitment.objects.create(**due, person=carol)
    Commitment.objects.create(**(due | {"due_on": day - timedelta(days=400)}), person=carol)

    doings = gather(network)

    assert doings.promised == Counter({priya.pk: 2, carol.pk: 2})
    assert (doings.kept, doings.let_go, doings.carried, doings.overdue) == (1, 1, 1, 1)


def test_quick_updates_and_who_asked_for_more(network, meeting, alice, carol):
    update = meeting.quick_updates.write(by=carol, doing="Counting letters")
    meeting.quick_updates.write(by=alice, doing="Phones")
    asked = update.tell_me_mores.ask(by=alice)
    TellMeMore.objects.create(quick_update=update, asked_by=meeting.called_by)
    asked.tell("In four piles.", by=carol)

    doings = gather(network)

    assert doings.posts == Counter({alice.pk: 1, carol.pk: 1})
    assert (doings.asks, doings.asks_answered) == (2, 1)


def test_what_is_said_in_threads_and_answered(network, alice, carol):
    answered, open_one = (
        network.threads.begin(title=title, words="How do you?", by=carol, is_question=True) for title in ("A?", "B?")
    )
    network.threads.begin(title="We changed our rota", words="It works.", by=alice)
    answered.settle(answered.posts.say(words="Like this.", by=alice), by=carol)
    open_one.posts.say(words="Never mind.", by=carol).erase(by=carol)

    doings = gather(network)

    assert doings.talked == Counter({carol.pk: 2, alice.pk: 2})
    assert (doings.questions, doings.questions_answered) == (2, 1)
    later = gather(network, timezone.now() + relativedelta(months=13))
    assert (later.talked, later.questions) == (Counter(), 0)


def test_who_says_something_in_a_thread_is_heard(network, carol):
    network.memberships.update(joined_at=timezone.now() - relativedelta(months=6))
    silent = gather(network).silent

    network.threads.begin(title="Who codes letters?", words="Ours is off.", by=carol).posts.say(
        words="On Fridays.", by=carol
    )

    assert gather(network).silent == silent - 1


@pytest.fixture
def innovation(alice):
    """Of alice, a member."""
    return create_published_innovation(by=alice)


def test_a_take_up_from_another_member(network, innovation, carol, castle_road):
    create_take_up(innovation, by=carol, organisation=castle_road)

    doings = gather(network)

    assert (doings.take_ups, doings.take_ups_from_peers, doings.take_ups_without_hours) == (1, 1, 1)


def test_a_take_up_of_an_outsider_counts_once_it_is_linked(network, innovation, priya, dan, kiln_street):
    take_up = create_take_up(innovation, by=dan, organisation=kiln_street)
    before = gather(network).take_ups
    take_up.__class__.objects.filter(pk=take_up.pk).update(hours_saved_a_week="2.5")
    network.outcomes.record(by=priya, kind="lesson", words="It works at Kiln Street", take_up=take_up)
    network.outcomes.record(by=priya, kind="decision", words="We all try it", take_up=take_up)

    doings = gather(network)

    assert before == 0
    assert (doings.outcomes, doings.take_ups, doings.take_ups_from_peers) == (2, 1, 0)
    assert (doings.hours_saved_a_week, doings.take_ups_without_hours) == (2.5, 0)


def test_what_is_hidden_counts_for_nothing(network, innovation, carol, castle_road, mo):
    take_up = create_take_up(innovation, by=carol, organisation=castle_road)
    take_up.hide(by=mo, reason="It names a patient")

    assert gather(network).take_ups == 0


def test_two_who_met_twice_are_one_pair(network, carol, dan, time_machine):
    create_member(network, dan)
    for person in (carol, dan):
        network.membership_of(person).begin_pairing(by=person)
    now = timezone.now()
    for months, say in [(14, "say_met"), (3, "say_met"), (2, "say_met"), (1, "say_missed")]:
        time_machine.move_to(now - relativedelta(months=months))
        pairing = network.pairing_rounds.hold().pairings.get()
        getattr(pairing, say)(by=carol)
    time_machine.move_to(now)

    assert gather(network).pairs_met == 1
    assert gather(network, now - relativedelta(months=13)).pairs_met == 1


def test_nothing_of_another_network_is_counted(network, priya, alice, carol):
    other = create_open_network(by=carol, co_lead=alice, name="Another one")
    meeting = create_held_meeting(other, days_ago=30, present=[carol], items=[{"leader": carol}])
    meeting.quick_updates.create(user=carol, doing="Elsewhere")
    create_commitment(other, by=carol)
    other.outcomes.record(by=carol, kind="lesson", words="Elsewhere")

    doings = gather(network)

    assert (doings.meetings, doings.items, doings.due, doings.hours, doings.outcomes) == ((), (), (), 0, 0)
    assert (doings.posts, doings.promised) == (Counter(), Counter())


@pytest.mark.parametrize("times", [1, 4])
def test_it_takes_the_same_queries_however_much_there_is(times, network, priya, carol, django_assert_num_queries):
    for number in range(times):
        create_member(network, create_user(f"Member {number}"))
        meeting = create_held_meeting(network, days_ago=30 * (number + 1), present=[carol], items=[{"leader": carol}])
        create_commitment(network, by=priya, meeting=meeting)
        meeting.quick_updates.create(user=carol, doing="Letters")
        network.outcomes.record(by=priya, kind="lesson", words="Something")

    with django_assert_num_queries(22):
        gather(network)
