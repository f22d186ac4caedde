"""Near: who made it, takes it up or works on the same, the nearest of other PCNs first."""

import pytest

from innovations.nearby import nearby_on
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


def test_of_a_case_study_who_made_it_takes_it_up_and_works_on_the_same(made, carol, dan, castle_road, phones):
    create_take_up(made, by=dan, stage="in_use")
    create_challenge(by=carol, title="Our phones", themes=[phones])

    assert said(nearby_on(made, castle_road, carol)) == [
        (["Kiln Street Surgery"], 31, [("takes_up", None, "How we work now")]),
        (["Riverside Practice"], 2, [("made", None, "")]),
    ]


def test_of_a_challenge_who_is_on_it_too_and_who_made_something(made, carol, dan, riverside, kiln_street, phones):
    challenge = create_challenge(by=carol, title="Our phones", themes=[phones])
    challenge.us_toos.say(organisation=kiln_street, by=dan)

    assert said(nearby_on(challenge, riverside, dan)) == [
        (["Kiln Street Surgery"], 29, [("works_on", None, "")]),
        (["Castle Road Surgery"], 2, [("works_on", None, "")]),
    ]
    assert said(nearby_on(challenge, Point(52.754, 0.396), dan))[0] == (
        ["Riverside Practice"],
        0,
        [("made", made.title, "")],
    )


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


def test_one_building_is_one_line(made, alice, castle_road, kiln_street, riverside, dan, mo):
    other = create_organisation("Same House", latitude=kiln_street.latitude, longitude=kiln_street.longitude)
    for person in (dan, create_user("Olive Osei", place=other)):
        create_take_up(made, by=person)

    lines = nearby_on(made, castle_road, alice)

    assert [sorted(places) for places, _, _ in said(lines)] == [
        ["Kiln Street Surgery", "Same House"],
        ["Riverside Practice"],
    ]


def test_there_is_no_radius_and_no_more_than_asked_for(made, alice, riverside):
    for number in range(7):
        place = create_organisation(f"Far {number}", latitude=53 + number / 2, longitude=-2)
        create_take_up(made, by=create_user(f"Person {number}", place=place))

    lines = said(nearby_on(made, riverside, alice))
    assert [places for places, _, _ in lines] == [[f"Far {number}"] for number in range(5)]
    assert len(nearby_on(made, riverside, alice, limit=2)) == 2


def test_without_a_position_there_is_nothing_to_measure(made, alice):
    assert nearby_on(made, create_organisation("Nowhere"), alice) == []
    assert nearby_on(made, None, alice) == []


def test_the_number_of_queries_does_not_grow(made, alice, carol, phones, django_assert_num_queries):
    def add(number):
        place = create_organisation(f"Far {number}", latitude=53 + number / 2, longitude=-2)
        person = create_user(f"Person {number}", place=place)
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
