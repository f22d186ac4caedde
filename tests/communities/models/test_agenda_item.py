"""Agendas: never longer than their meeting, in order, begun from the method, copied and carried over."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone

from communities.methods import Method, lines_for
from communities.models import AgendaItem, TooLong, Unfit
from innovations.models import WrongState
from tests.factories import create_item, create_meeting, half_past_twelve


@pytest.fixture
def items(meeting, priya):
    """Three of its 90 minutes: welcome 5, updates 30, phones 45."""
    told = [("Welcome", 5, "welcome"), ("Updates", 30, "quick_updates"), ("Phones", 45, "deep_dive")]
    return [create_item(meeting, by=priya, title=title, minutes=minutes, kind=kind) for title, minutes, kind in told]


@pytest.fixture
def following(network, priya):
    """The meeting after it, of an hour."""
    return create_meeting(network, by=priya, starts_at=half_past_twelve(days=35), minutes=60)


def titles(meeting):
    return [item.title for item in meeting.agenda.in_order()]


def test_more_than_the_meeting_has_is_refused_and_by_how_much(items, meeting, priya):
    with pytest.raises(TooLong, match="5 minutes longer") as refused:
        create_item(meeting, by=priya, minutes=15)

    assert (refused.value.by_minutes, meeting.agenda.total()) == (5, 80)


def test_just_as_long_as_the_meeting_is_taken(items, meeting, priya):
    create_item(meeting, by=priya, minutes=10)

    assert meeting.agenda.total() == meeting.minutes


def test_an_item_is_not_made_longer_than_what_is_left(items, meeting, priya):
    with pytest.raises(TooLong, match="1 minute longer"):
        items[0].edit(by=priya, minutes=16)
    items[0].edit(by=priya, minutes=15)

    assert meeting.agenda.total() == 90


@pytest.mark.parametrize("who", ["carol", "dan", "mo"])
def test_who_does_not_change_the_agenda(who, request, items, meeting):
    who = request.getfixturevalue(who)

    for verb in (
        lambda: create_item(meeting, by=who, minutes=1),
        lambda: items[0].edit(by=who, title="Mine"),
        lambda: items[0].remove(by=who),
        lambda: items[0].move(by=who, steps=1),
        lambda: meeting.agenda.begin_from_method(by=who),
    ):
        with pytest.raises(PermissionDenied):
            verb()


def test_who_takes_the_chair_changes_the_agenda(items, meeting, priya, carol):
    meeting.give_part("chair", by=priya, person=carol)

    items[2].remove(by=carol)

    assert titles(meeting) == ["Welcome", "Updates"]


@pytest.mark.parametrize(
    ("which", "steps", "order"),
    [
        (2, -1, ["Welcome", "Phones", "Updates"]),
        (0, 1, ["Updates", "Welcome", "Phones"]),
        (0, -1, ["Welcome", "Updates", "Phones"]),
        (2, 5, ["Welcome", "Updates", "Phones"]),
    ],
)
def test_moving_an_item(which, steps, order, items, meeting, priya):
    items[which].move(by=priya, steps=steps)

    assert titles(meeting) == order


def test_an_order_that_somebody_has_changed_meanwhile_is_refused(items, meeting, priya):
    create_item(meeting, by=priya, minutes=5)

    with pytest.raises(Unfit, match="changed meanwhile"):
        meeting.agenda.reorder(items, by=priya)


def test_what_was_taken_stays_before_what_is_to_come(items, meeting, priya, during):
    with during():
        meeting.start(by=priya)
        items[0].start(by=priya)

        with pytest.raises(Unfit, match="stays before"):
            items[2].move(by=priya, steps=-2)


def test_what_was_taken_is_neither_changed_nor_removed(items, meeting, priya, during):
    with during():
        meeting.start(by=priya)
        items[0].start(by=priya)

        for verb in (lambda: items[0].edit(by=priya, minutes=1), lambda: items[0].remove(by=priya)):
            with pytest.raises(WrongState):
                verb()


def test_removing_it_twice_is_once(items, meeting, priya):
    again = AgendaItem.objects.get(pk=items[0].pk)
    items[0].remove(by=priya)
    again.remove(by=priya)

    assert titles(meeting) == ["Updates", "Phones"]


def test_the_method_begins_an_empty_agenda(meeting, priya):
    meeting.agenda.begin_from_method(by=priya)
    meeting.agenda.begin_from_method(by=priya)

    assert [(item.kind, item.minutes) for item in meeting.agenda.in_order()] == [
        ("welcome", 5),
        ("quick_updates", 30),
        ("deep_dive", 45),
        ("decision", 10),
    ]


@pytest.mark.parametrize("minutes", [20, 45, 60, 90, 100, 240])
@pytest.mark.parametrize("method", ["", *Method.values])
def test_an_agenda_of_each_method_is_as_long_as_its_meeting(method, minutes):
    lines = lines_for(method, minutes)

    assert sum(line[2] for line in lines) == minutes
    assert min(line[2] for line in lines) > 0


def test_copied_to_the_next_as_it_was_planned(items, meeting, network, priya):
    later = create_meeting(network, by=priya, starts_at=half_past_twelve(days=35))

    later.agenda.copy_from(meeting, by=priya)

    assert titles(later) == ["Welcome", "Updates", "Phones"]
    assert meeting.agenda.count() == 3


def test_not_copied_where_it_does_not_fit(items, meeting, following, priya):
    with pytest.raises(TooLong, match="20 minutes longer"):
        following.agenda.copy_from(meeting, by=priya)

    assert titles(following) == []


def test_what_was_not_finished_is_carried_over_once_as_far_as_it_fits(items, meeting, following, priya, during):
    with during():
        meeting.start(by=priya)
        items[0].start(by=priya)
        items[1].skip(by=priya)
        items[0].finish(by=priya)

        assert following.agenda.carry_over(meeting, by=priya) == [items[2]]
        assert following.agenda.carry_over(meeting, by=priya) == [items[2]]

    assert titles(following) == ["Updates"]
    assert following.agenda.get().carried_from == items[1]


def test_a_closed_meeting_keeps_its_agenda(items, meeting, priya, during):
    with during(100):
        meeting.close(by=priya, started_at=meeting.starts_at, finished_at=meeting.ends_at)

        with pytest.raises(WrongState):
            create_item(meeting, by=priya, minutes=5)


@pytest.mark.parametrize(
    "broken",
    [
        {"title": ""},
        {"kind": "lunch"},
        {"minutes": 0},
        {"finished_at": timezone.now()},
        {"started_at": timezone.now(), "finished_at": timezone.now() - timedelta(1)},
        {"started_at": timezone.now(), "skipped_at": timezone.now()},
    ],
)
def test_the_database_keeps_its_promises(broken, items):
    with pytest.raises(IntegrityError):
        AgendaItem.objects.update(**broken)


def test_the_database_has_one_lead_an_item(items, carol):
    with pytest.raises(IntegrityError):
        AgendaItem.objects.update(leader=carol, guest="Dr Guest")


def test_the_database_carries_an_item_over_once(items):
    with pytest.raises(IntegrityError):
        AgendaItem.objects.filter(pk__in=[items[1].pk, items[2].pk]).update(carried_from=items[0])
