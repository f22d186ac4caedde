"""What members answered, together: when it is told, and what level it makes."""

import pytest

from communities.health.answers import Answers, together
from communities.health.levels import Level


@pytest.mark.parametrize("values", [[], [5], [5, 5, 5]])
def test_nothing_is_told_of_fewer_than_four(values):
    assert together(values) is None


def test_four_are_told_together():
    assert together([5, 4, 3, 1]) == Answers(yes=2, partly=1, no=1)


@pytest.mark.parametrize(
    ("yes", "partly", "no", "level"),
    [
        (9, 2, 0, Level.STRONG),  # 10 of 11
        (4, 0, 1, Level.STRONG),  # 4 of 5: four fifths to the point
        (7, 3, 1, Level.STEADY),  # 8.5 of 11
        (3, 0, 2, Level.SLIPPING),  # 3 of 5 would be steady, but two fifths say no
        (0, 6, 0, Level.SLIPPING),  # 3 of 6
        (2, 3, 6, Level.NEEDS_US),  # 3.5 of 11
        (0, 0, 4, Level.NEEDS_US),
    ],
)
def test_the_level_of_answers(yes, partly, no, level):
    assert Answers(yes, partly, no).level == level


@pytest.mark.parametrize(
    ("yes", "partly", "no", "is_split"),
    [(5, 1, 5, True), (2, 2, 2, True), (4, 0, 2, True), (5, 0, 2, False), (6, 3, 2, False), (0, 4, 0, False)],
)
def test_a_third_on_each_side_is_a_split(yes, partly, no, is_split):
    assert Answers(yes, partly, no).is_split is is_split


@pytest.mark.parametrize("total", range(4, 13))
def test_people_who_are_split_never_make_more_than_slipping(total):
    split = [
        answers
        for yes in range(total + 1)
        for no in range(total + 1 - yes)
        if (answers := Answers(yes, total - yes - no, no)).is_split
    ]

    assert {answers.level for answers in split} <= {Level.SLIPPING, Level.NEEDS_US}
    assert split != []
