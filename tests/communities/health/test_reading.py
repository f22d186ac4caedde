"""Of what can be counted and what is answered the lower counts, and it decides the next step."""

import pytest

from communities.health.answers import Answers
from communities.health.area import Reading
from communities.health.areas import AREAS, PURPOSE
from communities.health.levels import Area, Fact, Level

YES, PARTLY, SPLIT = Answers(9, 1, 0), Answers(0, 10, 0), Answers(5, 0, 5)
STRONG = Fact("Strong", Level.STRONG, "of the strong one")
STEADY = Fact("Steady", Level.STEADY, "of the steady one")
SLIPPING = Fact("Slipping", Level.SLIPPING, "of the slipping one")
UNKNOWN = Fact("Nobody knows")


def reading(*facts, answers=None):
    return Reading(PURPOSE, facts, answers)


@pytest.mark.parametrize(
    ("facts", "answers", "level"),
    [
        ([STRONG, STEADY], None, Level.STEADY),
        ([STRONG, UNKNOWN], None, Level.STRONG),
        ([STRONG], YES, Level.STRONG),
        ([STRONG], PARTLY, Level.SLIPPING),
        ([SLIPPING], YES, Level.SLIPPING),
        ([UNKNOWN], YES, Level.STRONG),
        ([STRONG], SPLIT, Level.SLIPPING),
        ([UNKNOWN], None, None),
    ],
)
def test_the_lower_counts(facts, answers, level):
    assert reading(*facts, answers=answers).level == level


@pytest.mark.parametrize(
    ("facts", "answers", "is_differing"),
    [([STRONG], YES, False), ([STEADY], YES, True), ([STRONG], None, False), ([UNKNOWN], YES, False)],
)
def test_it_says_where_they_differ(facts, answers, is_differing):
    assert reading(*facts, answers=answers).is_differing is is_differing


@pytest.mark.parametrize(
    ("facts", "answers", "step"),
    [
        ([STRONG], None, PURPOSE.keep),
        ([STRONG, SLIPPING, STEADY], YES, "of the slipping one"),
        ([STEADY], PARTLY, PURPOSE.ask),
        ([SLIPPING], SPLIT, PURPOSE.ask),
        ([UNKNOWN], None, PURPOSE.ask),
    ],
)
def test_there_is_one_next_step(facts, answers, step):
    assert reading(*facts, answers=answers).step == step


def test_the_sheet_has_the_six_in_their_order():
    assert [area.code for area in AREAS] == list(Area)


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.code)
def test_each_says_all_that_a_page_needs(area):
    words = [area.question, area.statement, area.praise, area.worry, area.keep, area.ask]

    assert all(words)
    assert all(len(step) <= 300 for step in (area.keep, area.ask))
