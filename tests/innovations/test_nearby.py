"""Near: who made something, takes it up or works on the same, the nearest of other PCNs first."""

import pytest

from innovations.nearby import nearby_adopters, nearby_beginning, nearby_on
from innovations.spread import spread_of
from sharehub.people.distance import Point
from tests.factories import (
    create_challenge,
    create_organisation,
    create_published_innovation,
    create_take_up,
    create_theme,
    create_user,
)


@pytest.fixture
def phones(db):
    return create_theme("Phones")


@pytest.fixture
def made(alice, phones):
    return create_published_innovation(by=alice, themes=[phones])


def said(lines):
    """Each line as its places, its whole miles, and what they do."""
    return [
        (
            [place.name for place in line.organisations],
            round(line.miles),
            [(doing.how, doing.thing and doing.thing.title, doing.stage) for doing in line.doings],
        )
        for line in lines
    ]


def far_away(number):
    """Somebody at a practice of no PCN; the higher the `number`, the further from Riverside."""
    place = create_organisation(f"Far {number}", latitude=53 + number / 2, longitude=-2)
    return create_user(f"Person {number}", place=place)


def beginning(innovation, user, **more):
    spread = spread_of(innovation, user=user, place=user.organisation, miles=None, steps=[])
    return nearby_beginning(innovation, spread, list(innovation.themes.all()), user, **more)


# On the same themes


def test_of_themes_all_three(made, carol, dan, phones):
    create_take_up(made, by=dan, stage="trying")
    create_challenge(by=carol, title="Our phones", themes=[phones])

    assert said(nearby_on([phones], Point(52.754, 0.396), dan)) == [
        (["Riverside Practice"], 0, [("made", made.title, "")]),
        (["Castle Road Surgery"], 2, [("works_on", "Our phones", "")]),
        (["Kiln Street Surgery"], 29, [("takes_up", made.title, "Trying it")]),
    ]
    assert nearby_on([create_theme("Letters")], Point(52.754, 0.396), dan) == []


def test_what_is_hidden_unpublished_ended_or_not_for_them_is_not_there(alice, carol, dan, mo, anonymous, phones):
    create_published_innovation(by=alice, themes=[phones], visibility="signed_in")
    hidden = create_challenge(by=carol, themes=[phones])
    hidden.hide(by=mo, reason="To look at.")
    create_challenge(by=dan, themes=[phones]).drop(by=dan, words="No time.")
    here = Point(52.754, 0.396)

    assert said(nearby_on([phones], here, anonymous)) == []
    assert [places for places, _, _ in said(nearby_on([phones], here, dan))] == [["Riverside Practice"]]


def test_one_building_is_one_line_in_which_nothing_stands_twice(made, alice, castle_road, kiln_street, dan, phones):
    other = create_organisation("Same House", latitude=kiln_street.latitude, longitude=kiln_street.longitude)
    for person in (dan, create_user("Olive Osei", place=other)):
        create_take_up(made, by=person)

    lines = nearby_on([phones], castle_road, alice)

    assert [(sorted(places), len(doings)) for places, _, doings in said(lines)] == [
        (["Kiln Street Surgery", "Same House"], 1),
        (["Riverside Practice"], 1),
    ]


def test_there_is_no_radius_and_no_more_than_asked_for(made, alice, riverside, phones):
    for number in range(7):
        create_take_up(made, by=far_away(number))

    lines = said(nearby_on([phones], riverside, alice))
    assert [places for places, _, _ in lines] == [[f"Far {number}"] for number in range(5)]
    assert len(nearby_on([phones], riverside, alice, limit=2)) == 2


def test_whom_a_page_shows_already_is_left_out(made, carol, dan, riverside, castle_road, kiln_street, phones):
    challenge = create_challenge(by=carol, title="Our phones", themes=[phones])
    challenge.us_toos.say(organisation=kiln_street, by=dan)
    nearest = [places for places, _, _ in said(nearby_on([phones], riverside, dan))]
    assert nearest == [["Kiln Street Surgery"], ["Castle Road Surgery"]]

    lines = nearby_on([phones], riverside, dan, but=[kiln_street.pk])

    assert said(lines) == [(["Castle Road Surgery"], 2, [("works_on", "Our phones", "")])]


def test_without_a_position_or_a_theme_there_is_nothing(made, alice, riverside, phones):
    assert nearby_on([phones], create_organisation("Nowhere"), alice) == []
    assert nearby_on([phones], None, alice) == []
    assert nearby_on([], riverside, alice) == []


def test_the_number_of_queries_does_not_grow(made, alice, phones, django_assert_num_queries):
    def add(number):
        person = far_away(number)
        create_take_up(made, by=person)
        create_published_innovation(by=person, title=f"Made {number}", themes=[phones])
        create_challenge(by=person, title=f"Works on {number}", themes=[phones])

    add(0)
    nearby_on([phones], alice.organisation, alice)  # the index is read
    for _ in range(2):
        with django_assert_num_queries(7):
            nearby_on([phones], alice.organisation, alice)
        add(1 + _)
        nearby_on([phones], alice.organisation, alice)


# Of a case study, those who have not tried it yet


def test_of_a_case_study_who_looks_at_it_plans_it_or_works_on_the_same(made, alice, carol, dan, phones):
    create_take_up(made, by=far_away(1), stage="planning")
    create_take_up(made, by=carol, stage="looking")
    create_challenge(by=dan, title="Our phones", themes=[phones])

    assert said(beginning(made, alice)) == [
        (["Kiln Street Surgery"], 29, [("works_on", "Our phones", "")]),
        (["Far 1"], 112, [("takes_up", None, "Planning it")]),
        (["Castle Road Surgery"], 2, [("takes_up", None, "Looking at it")]),
    ]


@pytest.mark.parametrize("stage", ["trying", "in_use"])
def test_who_tried_it_and_who_made_it_stand_elsewhere(stage, made, alice, carol, dan, phones):
    create_take_up(made, by=dan, stage=stage)
    for person in (alice, dan):
        create_challenge(by=person, title="Our phones", themes=[phones])

    assert beginning(made, carol) == []
    create_challenge(by=far_away(1), themes=[phones])
    assert [line.organisations[0].name for line in beginning(made, carol)] == ["Far 1"]


def test_their_own_place_is_not_near_to_them(made, carol, phones):
    create_take_up(made, by=carol, stage="looking")
    create_challenge(by=carol, themes=[phones])

    assert beginning(made, carol) == []
    assert len(beginning(made, create_user("Zoe", place=create_organisation("Z", latitude=52, longitude=0)))) == 1


def test_a_postcode_is_enough(made, carol, stranger):
    create_take_up(made, by=carol, stage="looking")
    assert beginning(made, stranger) == []

    stranger = create_user("Postcode")
    stranger.say_postcode("PE30")

    assert [line.organisations[0].name for line in beginning(made, stranger)] == ["Castle Road Surgery"]


# Of what a search found, those who took some of it up


def test_of_results_the_nearest_who_took_any_up(made, alice, carol, dan):
    other, not_found = (create_published_innovation(by=alice, title=title) for title in ("Other", "Not found"))
    create_take_up(made, by=dan, stage="in_use")
    create_take_up(other, by=dan)
    create_take_up(other, by=carol)
    create_take_up(not_found, by=far_away(1))

    lines = nearby_adopters([made, other], alice.point, alice)

    assert said(lines) == [
        (
            ["Kiln Street Surgery"],
            29,
            [("takes_up", "Other", "Trying it"), ("takes_up", made.title, "How we work now")],
        ),
        (["Castle Road Surgery"], 2, [("takes_up", "Other", "Trying it")]),
    ]
    assert [line.organisations[0].name for line in nearby_adopters([made, other], dan.point, dan)] == [
        "Castle Road Surgery"
    ]


def test_what_is_hidden_is_not_told_of_results_either(made, carol, dan, mo):
    create_take_up(made, by=dan).hide(by=mo, reason="A name.")

    assert nearby_adopters([made], carol.point, carol) == []
    assert len(nearby_adopters([made], carol.point, mo)) == 1


def test_of_no_results_or_from_nowhere_there_is_nothing(made, alice, dan, stranger):
    create_take_up(made, by=dan)

    assert nearby_adopters([], alice.point, alice) == nearby_adopters([made], None, stranger) == []


def test_of_results_it_takes_two_queries(made, alice, django_assert_num_queries):
    assert alice.point
    for number in range(3):
        create_take_up(made, by=far_away(number))
        with django_assert_num_queries(2):
            nearby_adopters([made], alice.point, alice)
