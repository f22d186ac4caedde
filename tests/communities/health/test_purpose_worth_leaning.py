"""What a network is for, whether it is worth it and who carries it: facts and levels worked out by hand."""

from collections import Counter
from datetime import date, timedelta

import pytest

from communities.health.areas import LEANING, PURPOSE, WORTH
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
