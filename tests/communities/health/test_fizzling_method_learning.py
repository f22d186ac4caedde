"""Whether people keep coming, hold to their method and learn from each other: facts and levels by hand."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from communities.health.areas import FIZZLING, LEARNING, METHOD
from communities.health.levels import Level
from tests.communities.health.doing import NOW, doings, held, item, several, told

STRONG, STEADY, SLIPPING, NEEDS_US = Level.STRONG, Level.STEADY, Level.SLIPPING, Level.NEEDS_US

# Fizzling out

ON = {"next_at": NOW + timedelta(days=7)}


def lasting(minutes, meeting):
    return replace(meeting, ends_at=meeting.starts_at + timedelta(minutes=minutes))


def quiet(area, **fields):
    """What it tells but for that there has been no meeting."""
    found = told(area, doings(**(ON | fields)))
    return [fact for fact in found if fact[0] != "There has been no meeting yet"]


def test_a_resting_one_does_not_fizzle_out():
    assert told(FIZZLING, doings(is_active=False)) == [("The network rests", None)]


@pytest.mark.parametrize(
    ("present", "words", "level"),
    [
        ([11, 12, 13, 11], "11, 12 and 13 came to the last three meetings; 11 before", STRONG),
        ([9, 9, 9, 10, 10, 10], "9, 9 and 9 came to the last three meetings; 10, 10 and 10 before", STRONG),
        ([8, 8, 8, 10, 10, 10], "8, 8 and 8 came to the last three meetings; 10, 10 and 10 before", STEADY),
        ([5, 5, 5, 10, 10, 10], "5, 5 and 5 came to the last three meetings; 10, 10 and 10 before", SLIPPING),
        ([2, 3, 4, 10, 11], "2, 3 and 4 came to the last three meetings; 10 and 11 before", NEEDS_US),
    ],
)
def test_the_trend_of_those_who_come(present, words, level):
    assert quiet(FIZZLING, meetings=several("present", present)) == [(words, level)]


def test_three_meetings_are_no_trend():
    assert quiet(FIZZLING, meetings=several("present", [9, 9, 9])) == []


def test_the_trend_of_replies():
    found = quiet(FIZZLING, meetings=several("replies", [4, 4, 4, 9, 9, 9]))

    assert found == [("4, 4 and 4 said whether they come to the last three meetings; 9, 9 and 9 before", NEEDS_US)]


@pytest.mark.parametrize(
    ("days", "level"),
    [(35, STRONG), (36, STEADY), (49, STEADY), (50, SLIPPING), (70, SLIPPING), (71, NEEDS_US)],
)
def test_days_since_the_last_against_the_rhythm(days, level):
    """Of four weeks: 28 days, 35 are a quarter more."""
    found = quiet(FIZZLING, every_weeks=4, last_met_at=NOW - timedelta(days=days))

    assert found == [(f"Last met {days} days ago; the rhythm is every 4 weeks", level)]


def test_the_day_of_the_meeting_is_today():
    found = quiet(FIZZLING, every_weeks=4, last_met_at=NOW - timedelta(hours=3))

    assert found == [("Last met today; the rhythm is every 4 weeks", STRONG)]


def test_without_a_rhythm_days_say_nothing():
    found = quiet(FIZZLING, last_met_at=NOW - timedelta(days=400))

    assert found == [("Last met 400 days ago; no rhythm is set to compare with", None)]


def test_no_next_meeting():
    assert quiet(FIZZLING, next_at=None) == [("No next meeting is set", SLIPPING)]


@pytest.mark.parametrize(
    ("due", "words", "level"),
    [
        ([False] * 6, "None of the last 6 meetings cancelled", STRONG),
        ([True, *[False] * 5], "1 of the last 6 meetings cancelled", STEADY),
        ([True, True, *[False] * 4], "2 of the last 6 meetings cancelled", SLIPPING),
        ([True] * 3, "3 of the last 3 meetings cancelled", NEEDS_US),
    ],
)
def test_cancellations(due, words, level):
    assert quiet(FIZZLING, due=tuple(due)) == [(words, level)]


# Holding to the method


def test_without_a_method():
    assert told(METHOD, doings()) == [("No method is chosen", NEEDS_US)]


def test_steps_of_their_own_cannot_be_counted():
    assert told(METHOD, doings(method="own")) == [("Our own way of working: its steps cannot be counted", None)]


@pytest.mark.parametrize(
    ("first", "second", "followed", "level"),
    [
        ("welcome quick_updates deep_dive decision", "welcome quick_updates deep_dive decision", 8, STRONG),
        ("welcome quick_updates deep_dive decision", "welcome quick_updates decision", 7, STRONG),
        ("welcome quick_updates decision", "welcome quick_updates decision", 6, STEADY),
        ("welcome quick_updates learning", "quick_updates deep_dive", 4, SLIPPING),
        ("welcome", "welcome quick_updates quick_updates", 3, NEEDS_US),
    ],
)
def test_steps_of_the_method(first, second, followed, level):
    """A quick-update round of 90 minutes has a welcome, quick updates, a deep dive and who does what: four steps."""
    items = [item(1, kind=kind) for kind in first.split()] + [item(2, kind=kind) for kind in second.split()]
    left = item(2, kind="deep_dive", is_taken=False)
    meetings = tuple(lasting(90, each) for each in several("promises", [1, 1]))
    given = doings(method="quick_updates", meetings=meetings, items=(*items, left))

    assert told(METHOD, given)[0] == (f"{followed} of 8 steps of the method followed in the last 2 meetings", level)


@pytest.mark.parametrize(
    ("over", "words", "level"),
    [
        ([0, 5, 0, 0, 0, 0], "The last 6 meetings ran to time", STRONG),  # five minutes are nothing
        ([8, 0, 0, 0, 0, 0], "1 of the last 6 meetings ran over, by 8 minutes on average", STRONG),
        ([8, 10, 0, 0, 0, 0], "2 of the last 6 meetings ran over, by 9 minutes on average", STEADY),
        ([8, 10, 9, 9, 0, 0], "4 of the last 6 meetings ran over, by 9 minutes on average", SLIPPING),
        ([8, 10, 9, 9, 9, 0], "5 of the last 6 meetings ran over, by 9 minutes on average", NEEDS_US),
    ],
)
def test_running_to_time(over, words, level):
    meetings = tuple(held(number, over=minutes, promises=1) for number, minutes in enumerate(over, start=1))

    assert told(METHOD, doings(method="own", meetings=meetings))[1:] == [(words, level)]


@pytest.mark.parametrize(("kept", "level"), [(8, STRONG), (6, STEADY), (4, SLIPPING), (3, NEEDS_US)])
def test_commitments_are_kept(kept, level):
    given = doings(method="own", kept=kept, carried=1, let_go=1, overdue=8 - kept)
    words = f"{kept} of 10 commitments kept, 1 carried over, 1 let go, {8 - kept} overdue"

    assert told(METHOD, given)[1:] == [(words, level)]


def test_meetings_that_end_without_commitments():
    found = told(METHOD, doings(method="own", meetings=(held(1), held(2))))

    assert found[-1] == ("No commitment was made in the last 2 meetings", SLIPPING)


# Learning between peers

NOTHING_TAKEN_UP = ("We know of nothing that one member took up from another", None)


@pytest.mark.parametrize(("ours", "level"), [(80, STRONG), (60, STEADY), (40, SLIPPING), (39, NEEDS_US)])
def test_who_has_the_floor(ours, level):
    items = (item(minutes=ours, leader=1), item(minutes=100 - ours, guest="Sam"), item(minutes=50))
    left = item(minutes=500, guest="Sam", is_taken=False)

    assert told(LEARNING, doings(items=(*items, left))) == [
        (f"Members led {ours} of 100 minutes, guests {100 - ours}", level),
        NOTHING_TAKEN_UP,
    ]


@pytest.mark.parametrize(("answered", "level"), [(15, STRONG), (10, STEADY), (5, SLIPPING), (4, NEEDS_US)])
def test_asking_for_more(answered, level):
    words = f"20 “tell me more” in 12 months, {answered} answered"

    assert told(LEARNING, doings(asks=20, asks_answered=answered)) == [(words, level), NOTHING_TAKEN_UP]


def test_updates_that_nobody_asks_about():
    found = told(LEARNING, doings(posts=Counter({1: 3, 2: 4})))

    assert found == [("Nobody asked to be told more about 7 quick updates", SLIPPING), NOTHING_TAKEN_UP]


def test_what_members_took_up_from_each_other():
    found = told(LEARNING, doings(take_ups_from_peers=1))

    assert found == [("1 practice took something up from another member", STRONG)]


def test_a_short_meeting_has_only_the_steps_that_its_method_gives_it():
    """Half an hour of a quick-update round is quick updates and a deep dive."""
    items = (item(1, kind="quick_updates"), item(1, kind="deep_dive"))
    given = doings(method="quick_updates", meetings=(lasting(30, held(1)),), items=items)

    assert told(METHOD, given)[0] == ("2 of 2 steps of the method followed in the last meeting", STRONG)


def test_pairs_that_met_are_told_without_a_level():
    assert told(LEARNING, doings(pairs_met=7))[-1] == ("7 pairs of members met for half an hour in 12 months", None)
    assert told(LEARNING, doings()) == [NOTHING_TAKEN_UP]
