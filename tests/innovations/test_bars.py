from decimal import Decimal

import pytest

from innovations.bars import Pair, in_words, pairs_by_direction, whole_of
from innovations.models import Measure


def measure(before, after, unit="letters"):
    return Measure(what="Letters", before=Decimal(before), after=Decimal(after), unit=unit)


def places(before, after, unit="letters"):
    return [(bar.start, bar.width) for bar in Pair(measure(before, after, unit)).bars]


def test_the_longer_bar_fills_the_width_and_the_other_is_in_proportion():
    assert places("46", "9.2") == [("0.0", "100.0"), ("0.0", "20.0")]


def test_a_part_of_a_whole_is_drawn_on_the_whole():
    assert places("62", "31", "%") == [("0.0", "62.0"), ("0.0", "31.0")]
    assert places("5", "10", "in 50") == [("0.0", "10.0"), ("0.0", "20.0")]


def test_nought_has_no_bar_and_a_small_number_can_still_be_seen():
    assert places("0", "0") == [("0.0", "0.0"), ("0.0", "0.0")]
    assert places("1000", "1") == [("0.0", "100.0"), ("0.0", "0.8")]


def test_below_nought_the_bars_go_to_the_left_of_it():
    pair = Pair(measure("-25", "75", "£"))

    assert pair.nought == "25.0"
    assert [(bar.start, bar.width) for bar in pair.bars] == [("0.0", "25.0"), ("25.0", "75.0")]
    assert [bar.words for bar in pair.bars] == ["−£25", "£75"]


@pytest.mark.parametrize("numbers", [("-5", "-10"), ("-1", "0"), ("0", "-1"), ("130", "140"), ("0.01", "999999999")])
@pytest.mark.parametrize("unit", ["letters", "%", "in 100"])
def test_no_bar_leaves_the_picture(numbers, unit):
    for start, width in places(*numbers, unit):
        assert float(start) >= 0
        assert float(start) + float(width) <= 100.1


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        ("46", "letters", "46 letters"),
        ("5.50", "days", "5.5 days"),
        ("1.00", "days", "1 day"),
        ("1", "hours a week", "1 hour a week"),
        ("1", "queries", "1 query"),
        ("1", "people", "1 person"),
        ("1", "mmol/mol", "1 mmol/mol"),
        ("3", "in 100", "3 in 100"),
        ("62", "%", "62%"),
        ("1310", "£", "£1,310"),
        ("4.5", "£", "£4.50"),
        ("310", "£ a month", "£310 a month"),
        ("-2", "miles", "−2 miles"),
        ("0", "calls", "0 calls"),
        ("100", "", "100"),
    ],
)
def test_numbers_are_said_as_people_write_them(number, unit, words):
    assert in_words(Decimal(number), unit) == words


def test_what_went_up_stands_beside_what_went_down_and_what_stayed():
    down, up, same = measure(46, 9), measure(4, 11), measure(3, 3)

    groups = [(heading, [pair.measure for pair in pairs]) for heading, pairs in pairs_by_direction([same, down, up])]

    assert groups == [("What went down", [down]), ("What went up", [up]), ("What stayed the same", [same])]


def test_one_direction_needs_no_heading_unless_nothing_changed():
    assert [heading for heading, _ in pairs_by_direction([measure(46, 9), measure(2, 1)])] == [""]
    assert [heading for heading, _ in pairs_by_direction([measure(3, 3)])] == ["What stayed the same"]
    assert pairs_by_direction([]) == []


def test_only_a_percentage_or_so_many_in_a_number_has_a_whole():
    assert [whole_of(unit) for unit in ("%", "in 50", "in 10 letters", "inches", "")] == [100, 50, 10, None, None]
