"""The pictures of how a case study spread: what is drawn, and that nothing makes them hang."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from innovations.adopters import Adopter
from innovations.pictures.map import map_of
from innovations.pictures.over_time import nice_above, over_time
from innovations.pictures.tree import MOST_NODES, tree_of
from sharehub.people.distance import Point

BEGAN = timezone.make_aware(datetime(2026, 1, 10))


def adopter(pk, came_from=None, *, stage="trying", source=None, **fields):
    """An Adopter called "Place 3", which took it up so many days after BEGAN as its key says."""
    values = dict.fromkeys(Adopter.__match_args__) | {"history": [], "changed_steps": [], "is_own_pcn": False}
    values |= {"pk": pk, "name": f"Place {pk}", "stage": stage, "came_from_id": came_from, "postcode": ""}
    values |= {"source": source or ("take_up" if came_from else "origin"), "recorded_at": BEGAN + timedelta(days=pk)}
    return Adopter(**values | fields)


def drawn(tree):
    return [(node.name, node.level, node.row) for node in tree.drawn]


# The tree


def test_a_chain_goes_to_the_right_and_branches_go_down():
    tree = tree_of([adopter(1), adopter(2, 1), adopter(3, 2), adopter(4, 1), adopter(5)], origin="Harbour View")

    assert drawn(tree) == [
        ("Harbour View", 0, 0),
        ("Place 1", 1, 0),
        ("Place 2", 2, 0),
        ("Place 3", 3, 0),
        ("Place 4", 2, 1),
        ("Place 5", 1, 2),
    ]
    assert [len(node.closes) for node in tree.drawn] == [0, 0, 0, 1, 1, 1]
    assert tree.in_words == "2 of 5 got it from Harbour View. The longest chain has 3 after it."


def test_the_table_says_who_got_it_from_whom():
    tree = tree_of([adopter(1), adopter(2, 1, stage="in_use"), adopter(3, source="elsewhere")], origin="Harbour View")

    assert tree.rows == [
        ("Place 1", "Harbour View", "Trying it", "January 2026"),
        ("Place 2", "Place 1", "How we work now", "January 2026"),
        ("Place 3", "Somewhere else", "Trying it", "January 2026"),
    ]


def test_a_long_chain_is_folded_where_it_gets_too_deep():
    tree = tree_of([adopter(1), *(adopter(pk, pk - 1) for pk in range(2, 501))], origin="Harbour View")

    assert [node.level for node in tree.drawn] == [0, 1, 2, 3, 4, 5]
    assert tree.drawn[-1].says == "Trying it, and 495 more from here"
    assert len(tree.rows) == 500


def test_a_wide_tree_is_folded_with_the_largest_branches_kept():
    many = [*(adopter(pk) for pk in range(1, 400)), adopter(400), *(adopter(pk, 400) for pk in range(401, 501))]
    tree = tree_of(many, origin="Harbour View")

    assert len(tree.drawn) <= MOST_NODES
    assert tree.drawn[0].says == "and 388 more from here"
    assert tree.drawn[1].name == "Place 400"
    assert tree.drawn[1].says == "Trying it, and 88 more from here"


def test_what_came_from_a_place_that_may_not_be_shown_came_from_somewhere_else():
    tree = tree_of([adopter(1), adopter(3, 2)], origin="Harbour View")

    assert [root.name for root in tree.roots] == ["Harbour View", "Somewhere else"]
    assert [node.name for node in tree.roots[1].children] == ["Place 3"]


def test_a_loop_does_not_hang_it_and_everybody_is_drawn_once():
    tree = tree_of([adopter(1, 3), adopter(2, 1), adopter(3, 2), adopter(4)], origin="Harbour View")

    assert sorted(node.name for node in tree.drawn if node.adopter) == ["Place 1", "Place 2", "Place 3", "Place 4"]
    assert tree.height > 0


def test_without_anybody_there_is_no_tree():
    assert not tree_of([], origin="Harbour View")


# Over time


def history(*changes):
    return SimpleNamespace(history=[(stage, timezone.make_aware(at)) for stage, at in changes])


def test_each_month_counts_how_many_stood_at_each_stage():
    chart = over_time(
        [
            history(
                ("looking", datetime(2026, 1, 31)), ("trying", datetime(2026, 2, 1)), ("in_use", datetime(2026, 4, 2))
            ),
            history(("trying", datetime(2026, 2, 28)), ("stopped", datetime(2026, 3, 31, 12))),
        ],
        today=date(2026, 4, 20),
    )

    assert chart.rows == [
        ["January 2026", 0, 0, 1, 0, 1],
        ["February 2026", 0, 2, 0, 0, 2],
        ["March 2026", 0, 1, 0, 1, 2],
        ["April 2026", 1, 0, 0, 1, 2],
    ]
    assert (chart.step, [number for number, _ in chart.ticks]) == ("month", [0, 1, 2])
    assert [layer["css"] for layer in chart.layers] == ["in_use", "trying", "planning", "stopped"]


@pytest.mark.parametrize(("years", "step", "bars"), [(3, "month", 37), (9, "quarter", 37), (20, "year", 21)])
def test_a_long_time_is_told_in_longer_steps(years, step, bars):
    chart = over_time([history(("trying", datetime(2026 - years, 4, 2)))], today=date(2026, 4, 20))

    assert (chart.step, len(chart.rows), chart.names[-1]) == (step, bars, "April 2026")


@pytest.mark.parametrize(("number", "above"), [(0.25, 1), (1, 1), (3, 5), (6, 10), (30, 50), (75, 100)])
def test_ticks_stand_at_plain_numbers(number, above):
    assert nice_above(number) == above


# The map


def test_places_stand_where_they_are_with_north_up_and_the_origin_marked():
    places = [
        adopter(1, latitude=53.0, longitude=0.0),
        adopter(2, latitude=52.0, longitude=0.0, stage="stopped"),
        adopter(3, latitude=52.5, longitude=1.0),
        adopter(4),
    ]
    chart = map_of(places, origin=Point(52.5, 0.0), origin_name="Harbour View", you=None)

    spots = {spot.css + str(spot.number): spot for spot in chart.spots}
    assert set(spots) == {"trying1", "stopped2", "trying3", "origin"}
    assert spots["trying1"].y < spots["origin"].y < spots["stopped2"].y
    assert spots["origin"].x < spots["trying3"].x
    assert spots["origin"].x == spots["trying1"].x
    assert chart.nowhere == 1
    assert chart.rows == [[1, "Place 1", "Trying it"], [2, "Place 2", "Stopped"], [3, "Place 3", "Trying it"]]
    # A degree of latitude is 69 miles.
    drawn_miles = (spots["stopped2"].y - spots["trying1"].y) / chart.scale["length"] * chart.scale["miles"]
    assert round(drawn_miles) == 69


def test_those_in_one_building_are_one_mark_and_two_rows():
    chart = map_of([adopter(n, latitude=52.0, longitude=0.0) for n in (1, 2)], origin=None, origin_name="X", you=None)

    assert [spot.name for spot in chart.spots] == ["Place 1, trying it and Place 2, trying it"]
    assert [row[:2] for row in chart.rows] == [[1, "Place 1"], [1, "Place 2"]]


def test_neighbours_are_drawn_side_by_side():
    places = [adopter(n, latitude=52.0 + n / 10_000, longitude=0.0) for n in (1, 2)]
    places += [adopter(3, latitude=53.0, longitude=0.0)]
    first, second = [spot for spot in map_of(places, origin=None, origin_name="X").spots if spot.number in (1, 2)]

    assert ((first.x - second.x) ** 2 + (first.y - second.y) ** 2) ** 0.5 >= 20


def test_a_reader_far_away_is_not_on_the_map():
    places = [adopter(n, latitude=52.0 + n / 100, longitude=0.0) for n in (1, 2)]
    marks = {
        where: [css for css, _ in map_of(places, origin=None, origin_name="X", you=you).legend]
        for where, you in {"near": Point(52.015, 0.0), "far": Point(50.0, -4.0)}.items()
    }

    assert marks == {"near": ["trying", "you"], "far": ["trying"]}


def test_three_hundred_are_drawn_without_numbers():
    places = [adopter(n, latitude=52 + n / 300, longitude=n % 7 / 10) for n in range(1, 301)]
    chart = map_of(places, origin=None, origin_name="X", you=None)

    assert {spot.number for spot in chart.spots} == {""}
    assert all(0 <= spot.x <= chart.width and 0 <= spot.y <= chart.height for spot in chart.spots)
