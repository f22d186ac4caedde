"""The facts of each area and their levels, each worked out by hand."""

from collections import Counter
from datetime import date, timedelta

import pytest

from communities.health.areas import FIZZLING, LEANING, LEARNING, METHOD, PURPOSE, WORTH
from communities.health.levels import Level
from tests.communities.health.doing import NOW, doings, held, item, several, told

STRONG, STEADY, SLIPPING, NEEDS_US = Level.STRONG, Level.STEADY, Level.SLIPPING, Level.NEEDS_US
STATED = {"stated_at": NOW - timedelta(days=500), "purpose_year": 1, "members": 10, "focuses": {1: "Phones"}}


# Unclear purpose


def test_without_a_purpose_and_a_focus_it_needs_us():
    assert told(PURPOSE, doings()) == [
        ("No purpose has been stated", NEEDS_US),
        ("No area of focus is chosen", NEEDS_US),
    ]


def test_a_purpose_in_its_first_year_is_strong():
    given = doings(stated_at=NOW - timedelta(days=80), focuses={1: "Phones"})

    assert told(PURPOSE, given) == [("Purpose stated on 1 September 2026, less than a year ago", STRONG)]


@pytest.mark.parametrize(
    ("right", "wrong", "words", "level"),
    [
        (0, 0, "Purpose stated on 8 July 2025; nobody has said this year whether it is still right", NEEDS_US),
        (2, 1, "Only 3 of 10 members said this year whether the purpose is still right", SLIPPING),
        (4, 0, "4 of 10 say this year that the purpose is still right", SLIPPING),  # fewer than half said anything
        (5, 0, "5 of 10 say this year that the purpose is still right", STRONG),
        (8, 2, "8 of 10 say this year that the purpose is still right, 2 that it needs work", STRONG),
        (6, 4, "6 of 10 say this year that the purpose is still right, 4 that it needs work", STEADY),
        (4, 6, "4 of 10 say this year that the purpose is still right, 6 that it needs work", SLIPPING),
        (2, 8, "2 of 10 say this year that the purpose is still right, 8 that it needs work", NEEDS_US),
    ],
)
def test_later_its_members_confirm_it(right, wrong, words, level):
    assert told(PURPOSE, doings(**STATED, still_right=right, needs_work=wrong)) == [(words, level)]


@pytest.mark.parametrize(("by_when", "facts"), [(date(2026, 11, 20), 1), (date(2026, 11, 19), 2)])
def test_a_day_that_has_passed(by_when, facts):
    found = told(PURPOSE, doings(**STATED, still_right=9, by_when=by_when))

    assert len(found) == facts
    assert facts == 1 or found[1] == ("It was to be reached by 19 November 2026, and that day has passed", SLIPPING)


@pytest.mark.parametrize(("within", "level"), [(4, STRONG), (3, STRONG), (2, STEADY), (1, SLIPPING), (0, NEEDS_US)])
def test_items_have_an_area_of_focus(within, level):
    items = [item(focus=1 if number < within else None) for number in range(4)]
    given = doings(**STATED, still_right=9, items=(*items, item(kind="welcome"), item(kind="health_check")))

    assert told(PURPOSE, given)[1:] == [(f"{within} of the last 4 agenda items had an area of focus", level)]


@pytest.mark.parametrize(
    ("focuses", "words", "level"),
    [
        ({1: "Phones", 2: "Letters"}, "“Letters” was on none of the last 2 meetings", STEADY),
        (
            {1: "Phones", 2: "Letters", 3: "Staff"},
            "“Letters” and “Staff” were on none of the last 2 meetings",
            SLIPPING,
        ),
    ],
)
def test_a_focus_that_is_on_no_agenda(focuses, words, level):
    given = doings(
        **(STATED | {"focuses": focuses}), still_right=9, items=(item(focus=1),), meetings=(held(1), held(2))
    )

    assert told(PURPOSE, given)[-1] == (words, level)


# Not worth the time and money


@pytest.mark.parametrize(
    ("budget", "words", "level"),
    [
        (None, "; no hours were planned to compare with", None),
        (24, "; 24 were planned", STRONG),
        (16, "; 16 were planned", STEADY),  # a quarter over
        (15, "; 15 were planned", SLIPPING),
    ],
)
def test_hours_beside_those_that_were_planned(budget, words, level):
    found = told(WORTH, doings(hours=200, members=10, hours_budget=budget))

    assert found == [(f"200 hours in meetings in 12 months, about 20 for each of us{words}", level)]


@pytest.mark.parametrize(
    ("came", "words", "level"),
    [
        ({}, "No decision, lesson or take-up is known from 10 meetings", NEEDS_US),
        ({"outcomes": 4}, "4 decisions and lessons, 0 practices took something up, in 10 meetings", SLIPPING),
        ({"outcomes": 5}, "5 decisions and lessons, 0 practices took something up, in 10 meetings", STEADY),
        (
            {"outcomes": 1, "take_ups": 1},
            "1 decision or lesson, 1 practice took something up, in 10 meetings",
            STEADY,
        ),
        # 4.5 hours for 44 weeks are 198, 4.6 are 202.4: what went in is 200
        (
            {"take_ups": 2, "hours_saved_a_week": 4.5},
            "0 decisions and lessons, 2 practices took something up, 4.5 hours a week saved, in 10 meetings",
            STEADY,
        ),
        (
            {"take_ups": 2, "hours_saved_a_week": 4.6},
            "0 decisions and lessons, 2 practices took something up, 4.6 hours a week saved, in 10 meetings",
            STRONG,
        ),
    ],
)
def test_what_came_of_it(came, words, level):
    assert told(WORTH, doings(met=10, hours=200, members=10, **came))[1:] == [(words, level)]


def test_pulses_are_told_in_tenths_and_never_of_fewer_than_four():
    of_four, of_three = held(1, pulses=4, repaid=3), held(2, pulses=3, repaid=0)

    assert told(WORTH, doings(meetings=(of_three,))) == []
    assert told(WORTH, doings(meetings=(of_four, of_three))) == [
        ("About 8 in 10 said that a meeting repaid their time", STRONG)
    ]


# Leaning on few people


def test_one_lead_alone():
    assert told(LEANING, doings(leads=1)) == [("One person leads alone", SLIPPING)]
    assert told(LEANING, doings(leads=2)) == []


@pytest.mark.parametrize(
    ("chairs", "found"),
    [
        ([1, 1, 1], []),  # too few to say
        ([1, 1, 1, 1, None], [("1 person chaired the last 4 meetings", SLIPPING)]),
        ([1, 2, 1, 1, 1, 1], [("2 people chaired the last 6 meetings", STEADY)]),
        ([1, 2, 3, 1, 1, 1], [("3 people chaired the last 6 meetings", STRONG)]),
    ],
)
def test_different_chairs(chairs, found):
    assert told(LEANING, doings(leads=2, meetings=several("chair", chairs))) == found


@pytest.mark.parametrize(
    ("counts", "two", "level"),
    [
        ([3, 2, 2, 2, 1], 5, STRONG),  # half is left to the others
        ([4, 2, 2, 2], 6, STEADY),  # two fifths are
        ([5, 2, 2, 1], 7, SLIPPING),  # three tenths
        ([7, 2, 1], 9, NEEDS_US),
    ],
)
def test_the_share_of_two_people(counts, two, level):
    given = doings(leads=2, members=12, promised=Counter(dict(enumerate(counts))))

    assert told(LEANING, given) == [(f"Two people took on {two} of 10 commitments", level)]


def test_items_posts_and_commitments_are_looked_at():
    items = [item(leader=1)] * 3 + [item(leader=2), item(leader=3, is_taken=False), item(guest="Sam")]
    given = doings(leads=2, members=12, items=tuple(items), posts=Counter({1: 8}), promised=Counter({1: 3}))

    assert told(LEANING, given) == [
        ("Two people led 4 of the last 4 agenda items", NEEDS_US),
        ("One person wrote 8 of 8 quick updates", NEEDS_US),
    ]


def test_among_three_members_two_are_always_most():
    assert told(LEANING, doings(leads=2, members=3, posts=Counter({1: 8}))) == []


@pytest.mark.parametrize(("silent", "level"), [(1, STRONG), (2, STEADY), (5, SLIPPING), (6, NEEDS_US)])
def test_members_who_are_never_heard(silent, level):
    words = f"{silent} of 10 who belong for three months or more were not heard from in a year"

    assert told(LEANING, doings(leads=2, settled=10, silent=silent)) == [(words, level)]


def test_all_were_heard():
    words = "All 10 who belong for three months or more were heard from in a year"

    assert told(LEANING, doings(leads=2, settled=10)) == [(words, STRONG)]


# Fizzling out

ON = {"next_at": NOW + timedelta(days=7)}


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
    """A quick-update round begins with a welcome, quick updates, a deep dive and who does what: four steps."""
    items = [item(1, kind=kind) for kind in first.split()] + [item(2, kind=kind) for kind in second.split()]
    left = item(2, kind="deep_dive", is_taken=False)
    given = doings(method="quick_updates", meetings=several("promises", [1, 1]), items=(*items, left))

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
