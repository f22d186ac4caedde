"""Answers in the words of the task list and the last check."""

import datetime
from decimal import Decimal

import pytest

from innovations.answers import Answers
from innovations.questions import BY_KEY
from tests.factories import create_entry, create_innovation, create_measure

pytestmark = pytest.mark.django_db


def answer(innovation, key):
    return Answers(innovation).of(BY_KEY[key])


def test_effort_is_said_with_its_units(alice):
    innovation = create_innovation(
        by=alice, setup_hours=100, weeks_to_benefit=1, running_hours_a_week=Decimal("1.0"), cost_band="no_cost"
    )

    assert answer(innovation, "effort") == [
        "100 hours to set up",
        "1 week until we felt it",
        "1 hour a week to keep going",
        "No cost",
    ]


def test_nothing_is_nothing_but_nought_is_an_answer(alice):
    assert answer(create_innovation(by=alice), "effort") == []
    assert answer(create_innovation(by=alice, setup_hours=0), "effort") == ["0 hours to set up"]


def test_the_place_of_the_time(alice):
    innovation = create_innovation(by=alice, started_on=datetime.date(2025, 6, 2))

    assert answer(innovation, "start") == [
        "2 June 2025",
        "8,700 patients",
        "Town",
        "Deprivation: 5 of 10, where 1 is the most deprived",
    ]


def test_a_measure_in_a_line(alice):
    innovation = create_innovation(by=alice)
    create_measure(innovation, before=Decimal("5.50"), after=Decimal(200), unit="days")

    assert answer(innovation, "measures") == ["Letters a GP reads in a day: 5.5 before, 200 after (days)"]


def test_wasted_time_is_added_up(alice):
    innovation = create_innovation(by=alice)
    create_entry(innovation, kind="wasted_time", hours=Decimal(11))
    create_entry(innovation, kind="wasted_time", hours=Decimal("2.5"))

    assert Answers(innovation).hint(BY_KEY["wasted_time"]) == "13.5 hours in all"


def test_lists_say_how_many(alice):
    innovation = create_innovation(by=alice)
    create_entry(innovation, kind="words")
    assert Answers(innovation).hint(BY_KEY["words"]) == "1 thing said"
    create_entry(innovation, kind="words")
    assert Answers(innovation).hint(BY_KEY["words"]) == "2 things said"
    assert Answers(innovation).hint(BY_KEY["step"]) == ""
