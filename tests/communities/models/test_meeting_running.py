"""A meeting that is on: who starts it, item after item, and how far it is behind."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from communities.models import AgendaItem, Meeting
from innovations.models import WrongState
from tests.factories import create_item


@pytest.fixture
def items(meeting, priya):
    return [create_item(meeting, by=priya, title=title, minutes=25) for title in ("One", "Two", "Three")]


@pytest.fixture
def minute(meeting, during):
    """`minute(5)` is the time five minutes into it."""
    return lambda minutes: meeting.starts_at + timedelta(minutes=minutes)


@pytest.fixture
def running(meeting, items, priya, during):
    with during(0):
        meeting.start(by=priya)
        yield meeting


def test_it_is_not_started_the_day_before(meeting, priya, during):
    with during(-24 * 60), pytest.raises(WrongState):
        meeting.start(by=priya)


def test_starting_twice_keeps_the_first_time(running, alice, minute):
    running.start(by=alice, at=minute(7))

    assert Meeting.objects.get().started_at == minute(0)


@pytest.mark.parametrize("who", ["carol", "dan", "mo"])
def test_who_does_not_run_it(who, request, running, items):
    who = request.getfixturevalue(who)

    for verb in (lambda: running.start(by=who), lambda: items[0].start(by=who), lambda: items[0].skip(by=who)):
        with pytest.raises(PermissionDenied):
            verb()


def test_no_item_is_taken_before_the_meeting_is_on(meeting, items, priya):
    for verb in (items[0].start, items[0].finish, items[0].skip):
        with pytest.raises(WrongState):
            verb(by=priya)


def test_a_cancelled_meeting_is_not_started(meeting, priya, during):
    meeting.cancel(by=priya, reason="Snow")

    with during(), pytest.raises(PermissionDenied):
        meeting.start(by=priya)


def test_starting_the_next_finishes_what_is_on(running, items, priya, minute):
    items[0].start(by=priya, at=minute(0))
    items[1].start(by=priya, at=minute(20))

    first, second, third = AgendaItem.objects.order_by("place")
    assert (first.finished_at, second.is_on, third.is_to_come) == (minute(20), True, True)


def test_over_by_whole_minutes_while_it_is_on_and_afterwards(running, items, priya, minute):
    item = items[0]
    item.start(by=priya, at=minute(0))

    assert [item.over_by(minute(now)) for now in (0, 25, 25.9, 29.2)] == [0, 0, 0, 4]
    item.finish(by=priya, at=minute(28))
    assert item.over_by(minute(60)) == 3


def test_when_it_ends_at_this_pace(running, items, priya, minute):
    assert running.ends_at_this_pace(running.agenda.in_order(), minute(0)) == minute(90)

    items[0].start(by=priya, at=minute(0))
    assert running.ends_at_this_pace(running.agenda.in_order(), minute(45)) == minute(95)
    items[1].skip(by=priya)
    assert running.ends_at_this_pace(running.agenda.in_order(), minute(45)) == minute(90)


def test_pressing_twice_changes_nothing(running, items, priya, minute):
    item = items[0]
    for at in (minute(1), minute(2)):
        item.start(by=priya, at=at)
    for at in (minute(3), minute(4)):
        AgendaItem.objects.get(pk=item.pk).finish(by=priya, at=at)

    item = AgendaItem.objects.get(pk=item.pk)
    assert (item.started_at, item.finished_at) == (minute(1), minute(3))


def test_what_is_finished_is_not_started_again(running, items, priya):
    items[0].start(by=priya)
    items[0].finish(by=priya)

    for verb in (items[0].start, items[0].skip):
        with pytest.raises(WrongState):
            verb(by=priya)


def test_what_was_skipped_may_be_taken_after_all(running, items, priya, minute):
    items[0].skip(by=priya)
    items[0].start(by=priya, at=minute(9))

    item = AgendaItem.objects.get(pk=items[0].pk)
    assert (item.is_on, item.skipped_at) == (True, None)


def test_an_item_to_come_is_shortened_and_never_lengthened(running, items, priya):
    for minutes in (10, 10, 20, 0):
        items[1].shorten(by=priya, minutes=minutes)

    items[1].refresh_from_db()
    assert items[1].minutes == 10


def test_what_has_been_taken_is_not_shortened(running, items, priya, carol):
    items[0].start(by=priya)

    with pytest.raises(WrongState):
        items[0].shorten(by=priya, minutes=10)
    with pytest.raises(PermissionDenied):
        items[1].shorten(by=carol, minutes=10)
