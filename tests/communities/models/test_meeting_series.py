"""Series: every few weeks or monthly by weekday, by London's clocks; one changed, or all that follow."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone

from communities.models import Meeting, MeetingSeries
from tests.factories import create_series

LONDON = ZoneInfo("Europe/London")


@pytest.fixture(autouse=True)
def _in_september():
    with time_machine.travel(datetime(2026, 9, 1, 9, tzinfo=LONDON), tick=False):
        yield


def at(*parts):
    return datetime(*parts, tzinfo=LONDON)


def clocks_of(series):
    return [f"{timezone.localtime(each.starts_at):%d %b %H:%M}" for each in series.meetings.order_by("number")]


def test_half_past_twelve_stays_so_when_the_clocks_change(network, priya):
    series = create_series(network, by=priya, starts_at=at(2026, 10, 1, 12, 30), every=4, times=4)

    assert clocks_of(series) == ["01 Oct 12:30", "29 Oct 12:30", "26 Nov 12:30", "24 Dec 12:30"]
    assert {each.minutes for each in series.meetings.all()} == {90}


@pytest.mark.parametrize(
    ("starts_at", "every", "clocks", "words"),
    [
        ((2026, 9, 10), 1, ["10 Sep 18:00", "08 Oct 18:00", "12 Nov 18:00"], "on the second Thursday of every month"),
        ((2026, 9, 30), 1, ["30 Sep 18:00", "28 Oct 18:00", "25 Nov 18:00"], "on the last Wednesday of every month"),
        ((2026, 9, 7), 3, ["07 Sep 18:00", "07 Dec 18:00", "01 Mar 18:00"], "on the first Monday, every 3 months"),
    ],
)
def test_monthly_by_weekday(starts_at, every, clocks, words, network, priya):
    series = create_series(network, by=priya, starts_at=at(*starts_at, 18), rhythm="monthly", every=every, times=3)

    assert (clocks_of(series), series.in_words) == (clocks, words)


def test_a_time_that_is_left_out_that_night_comes_an_hour_later(network, priya):
    series = create_series(network, by=priya, starts_at=at(2027, 3, 21, 1, 30), every=1, times=3, minutes=30)

    assert clocks_of(series) == ["21 Mar 01:30", "28 Mar 02:30", "04 Apr 01:30"]


def test_a_time_that_comes_twice_is_the_first_of_both(network, priya):
    series = create_series(network, by=priya, starts_at=at(2026, 10, 18, 1, 30), every=1, times=2)

    assert [f"{each.starts_at:%d %b %H:%M}" for each in series.meetings.order_by("number")] == [
        "18 Oct 00:30",
        "25 Oct 00:30",
    ]


def test_members_are_told_once_of_the_whole_series(network, priya, carol):
    create_series(network, by=priya, times=12)

    assert carol.notifications.filter(event__verb="meeting_series_called").count() == 1
    assert carol.notifications.filter(event__verb="meeting_called").count() == 0


def test_one_is_moved_and_the_others_stay(network, priya):
    series = create_series(network, by=priya, starts_at=at(2026, 10, 1, 12, 30), times=3)
    second = series.meetings.get(number=2)

    second.move(by=priya, starts_at=at(2026, 10, 30, 9), ends_at=at(2026, 10, 30, 10))

    assert clocks_of(series) == ["01 Oct 12:30", "30 Oct 09:00", "26 Nov 12:30"]


def test_all_that_follow_are_moved_in_the_same_rhythm(network, priya):
    series = create_series(network, by=priya, starts_at=at(2026, 10, 1, 12, 30), times=4)
    second = series.meetings.get(number=2)

    series.edit_from(
        second, by=priya, version=1, starts_at=at(2026, 11, 3, 18), ends_at=at(2026, 11, 3, 19), title="Phones"
    )

    assert clocks_of(series) == ["01 Oct 12:30", "03 Nov 18:00", "01 Dec 18:00", "29 Dec 18:00"]
    assert [each.title for each in series.meetings.order_by("number")][1:] == ["Phones"] * 3
    assert [each.sequence for each in series.meetings.order_by("number")] == [0, 1, 1, 1]


def test_moved_from_the_second_thursday_they_follow_the_new_weekday(network, priya):
    series = create_series(network, by=priya, starts_at=at(2026, 10, 8, 18), rhythm="monthly", every=1, times=3)

    first = series.meetings.get(number=1)
    series.edit_from(first, by=priya, version=1, starts_at=at(2026, 10, 6, 18), ends_at=at(2026, 10, 6, 19))

    assert clocks_of(series) == ["06 Oct 18:00", "03 Nov 18:00", "01 Dec 18:00"]
    series.refresh_from_db()
    assert series.in_words == "on the first Tuesday of every month"


def test_one_that_was_cancelled_keeps_its_place_in_the_rhythm(network, priya):
    series = create_series(network, by=priya, starts_at=at(2026, 10, 1, 12, 30), times=4)
    series.meetings.get(number=3).cancel(by=priya, reason="Holidays")

    second = series.meetings.get(number=2)
    series.edit_from(second, by=priya, version=1, starts_at=at(2026, 10, 30, 9), ends_at=at(2026, 10, 30, 10))

    assert clocks_of(series) == ["01 Oct 12:30", "30 Oct 09:00", "26 Nov 12:30", "25 Dec 09:00"]


def test_a_change_of_words_leaves_the_times(network, priya):
    series = create_series(network, by=priya, starts_at=at(2026, 10, 1, 12, 30), times=3)
    before = clocks_of(series)

    series.edit_from(series.meetings.get(number=1), by=priya, version=1, place="Upstairs", kind="both")

    assert clocks_of(series) == before
    assert {each.place for each in series.meetings.all()} == {"Upstairs"}


def test_all_that_follow_are_cancelled(network, priya, carol):
    series = create_series(network, by=priya, times=4)

    series.cancel_from(series.meetings.get(number=3), by=priya, reason="We rest")

    states = [each.state for each in series.meetings.order_by("number")]
    assert states == ["planned", "planned", "cancelled", "cancelled"]
    assert carol.notifications.filter(event__verb="meeting_series_cancelled").count() == 1


def test_only_leads_change_a_series(network, priya, carol):
    series = create_series(network, by=priya)
    first = series.meetings.get(number=1)

    for verb in (
        lambda: create_series(network, by=carol),
        lambda: series.edit_from(first, by=carol, version=1, title="Mine"),
        lambda: series.cancel_from(first, by=carol, reason="Snow"),
    ):
        with pytest.raises(PermissionDenied):
            verb()
    assert MeetingSeries.objects.count() == 1


def test_the_database_keeps_its_promises(network, priya):
    series = create_series(network, by=priya, starts_at=timezone.localtime() + timedelta(days=1))

    with pytest.raises(IntegrityError):
        series.meetings.update(number=1)


def test_the_database_refuses_a_series_without_a_rule(network):
    with pytest.raises(IntegrityError):
        MeetingSeries.objects.bulk_create([MeetingSeries(network=network, rule="")])


def test_the_database_refuses_a_series_without_a_place_in_it(network, priya):
    create_series(network, by=priya)

    with pytest.raises(IntegrityError):
        Meeting.objects.filter(number=1).update(number=None)
