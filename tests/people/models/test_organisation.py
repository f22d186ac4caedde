import random

import pytest
from django.db import IntegrityError

from sharehub.people.distance import Point, miles_between, miles_from
from sharehub.people.models import Organisation
from tests.factories import create_organisation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("constraint", "fields"),
    [
        ("ods_code_filled", {"ods_code": ""}),
        ("name_filled", {"name": ""}),
        ("kind_valid", {"kind": "shop"}),
        ("setting_valid", {"setting": "seaside"}),
        ("latitude_together", {"latitude": 52.0}),
        ("latitude_within", {"latitude": 91, "longitude": 0}),
        ("longitude_within", {"latitude": 52, "longitude": 181}),
        ("deprivation_decile_within", {"deprivation_decile": 0}),
        ("deprivation_decile_within", {"deprivation_decile": 11}),
        ("list_size", {"list_size": -1}),
    ],
)
def test_the_database_refuses(constraint, fields):
    with pytest.raises(IntegrityError, match=constraint):
        Organisation.objects.create(**({"ods_code": "A1", "name": "A"} | fields))


def test_no_two_organisations_share_a_code(riverside):
    with pytest.raises(IntegrityError, match="ods_code"):
        Organisation.objects.create(ods_code=riverside.ods_code, name="Another")


def test_no_organisation_is_its_own_parent(riverside):
    riverside.parent = riverside
    with pytest.raises(IntegrityError, match="not_its_own_parent"):
        riverside.save()


def test_a_practice_knows_its_pcn_and_its_icb(riverside, riverside_pcn, westbrook):
    assert (riverside.pcn, riverside.icb) == (riverside_pcn, westbrook)
    assert (westbrook.pcn, westbrook.icb) == (None, westbrook)


def test_a_practice_without_a_pcn_has_an_icb(westbrook):
    practice = create_organisation(parent=westbrook)
    assert (practice.pcn, practice.icb) == (None, westbrook)


def test_parents_in_a_circle_end_somewhere(riverside, castle_road):
    riverside.parent, castle_road.parent = castle_road, riverside
    assert riverside.icb is None


# Nearest


def test_the_nearest_come_first_with_their_miles(riverside, castle_road, kiln_street):
    nearest = Organisation.objects.nearest_to(riverside)
    assert [(practice.name, round(practice.miles, 1)) for practice in nearest] == [
        ("Castle Road Surgery", 1.9),
        ("Kiln Street Surgery", 28.9),
    ]


def test_a_point_has_nearest_practices_too(riverside, castle_road, kiln_street):
    assert Organisation.objects.nearest_to(Point(52.77, 0.43), limit=2) == [castle_road, riverside]


def test_closed_practices_pcns_and_places_nowhere_are_left_out(riverside, castle_road):
    at = {"latitude": 52.754, "longitude": 0.397}
    create_organisation("Closed Surgery", closed_on="2020-01-31", **at)
    create_organisation("A PCN", kind="pcn", **at)
    create_organisation("Nowhere Surgery")
    assert Organisation.objects.nearest_to(riverside) == [castle_road]


def test_the_search_widens_until_there_are_enough(riverside):
    far = create_organisation("Lerwick", latitude=60.15, longitude=-1.15)
    further = create_organisation("Sydney", latitude=-33.87, longitude=151.21)
    assert Organisation.objects.nearest_to(riverside) == [far, further]


def test_a_practice_without_a_position_has_no_nearest(riverside):
    assert Organisation.objects.nearest_to(create_organisation("Nowhere Surgery")) == []


def test_no_more_than_asked_for(riverside, castle_road, kiln_street):
    assert Organisation.objects.nearest_to(riverside, limit=1) == [castle_road]
    assert Organisation.objects.nearest_to(riverside, limit=0) == []


def test_practices_of_one_building_stand_together():
    """By postcode, though their positions differ by some metres and another practice lies between."""
    first = create_organisation("First", postcode="AB1 2CD", latitude=52.001, longitude=0)
    between = create_organisation("Between", postcode="AB1 2XX", latitude=52.0011, longitude=0)
    second = create_organisation("Second", postcode="AB1 2CD", latitude=52.0012, longitude=0)
    assert Organisation.objects.nearest_to(Point(52, 0)) == [first, second, between]


def test_the_order_is_that_of_the_geodesic(real_practices):
    latitudes = [practice.latitude for practice in real_practices]
    longitudes = [practice.longitude for practice in real_practices]
    for place in random.Random(200).sample(real_practices, 200):
        all_miles = miles_from(place, latitudes, longitudes)
        others = sorted(miles for miles, other in zip(all_miles, real_practices, strict=True) if other != place)

        nearest = Organisation.objects.nearest_to(place)

        assert [practice.miles for practice in nearest] == pytest.approx(others[:5], abs=1e-9)
        assert [miles_between(place, practice) for practice in nearest] == pytest.approx(others[:5], abs=1e-9)
        assert place not in nearest


def test_the_number_of_queries_does_not_grow(riverside, castle_road, django_assert_num_queries):
    with django_assert_num_queries(7):  # six ever wider circles, then the practices
        Organisation.objects.nearest_to(riverside, limit=1_000)
    with django_assert_num_queries(2):
        Organisation.objects.nearest_to(riverside, limit=1)


# Like


def test_the_most_alike_come_first(riverside):
    unlike = create_organisation("Unlike", list_size=30_000, setting="rural", deprivation_decile=10)
    twin = create_organisation("Twin", list_size=8_800, setting="town", deprivation_decile=5)
    cousin = create_organisation("Cousin", list_size=8_700, setting="urban", deprivation_decile=5)
    create_organisation("Closed", list_size=8_700, setting="town", deprivation_decile=5, closed_on="2020-01-31")
    assert Organisation.objects.like(riverside) == [twin, cousin, unlike]


def test_what_is_not_known_counts_less_than_what_differs_much(riverside):
    unlike = create_organisation("Unlike", list_size=30_000, setting="rural", deprivation_decile=10)
    unknown = create_organisation("Unknown")
    assert Organisation.objects.like(riverside) == [unknown, unlike]


def test_it_can_say_why():
    village = create_organisation(list_size=7_900, setting="rural", deprivation_decile=9)
    create_organisation(list_size=8_166, setting="rural", deprivation_decile=5)
    create_organisation(list_size=8_166, setting="rural", deprivation_decile=8)
    assert [practice.why for practice in Organisation.objects.like(village)] == [
        "a rural practice of about 8,000 in one of the less deprived areas",
        "a rural practice of about 8,000",
    ]


def test_it_says_how_far_away_they_are(riverside, castle_road):
    create_organisation("Nowhere Surgery")
    assert [practice.miles and round(practice.miles, 1) for practice in Organisation.objects.like(riverside)] == [
        1.9,
        None,
    ]


def test_a_practice_of_which_nothing_is_known_is_like_no_other(riverside):
    assert Organisation.objects.like(create_organisation()) == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"setting": "urban", "list_size": 14_400}, "an urban practice of about 14,000"),
        ({"setting": "town", "list_size": 8_700}, "a town practice of about 8,500"),
        ({"list_size": 412}, "a practice of about 400"),
        ({"list_size": 3}, "a practice of about 100"),
        ({"setting": "rural"}, "a rural practice"),
        ({}, "a practice"),
        ({"kind": "pcn"}, "a primary care network"),
        ({"kind": "icb"}, "an integrated care board"),
        ({"kind": "other"}, "an organisation"),
    ],
)
def test_it_says_in_words_what_it_is(fields, words):
    assert Organisation(**fields).in_words == words


# Finding by words


def test_every_word_must_stand_somewhere(riverside, castle_road):
    create_organisation("Riverside Dental", address="High Street, Lynn")
    assert list(Organisation.objects.find("riverside PRACTICE")) == [riverside]
    assert list(Organisation.objects.find("d10002")) == [castle_road]
    assert list(Organisation.objects.find("pe301ck")) == [riverside]
    assert list(Organisation.objects.find("100%")) == []


def test_an_organisation_with_its_members_reaches_down_to_the_practices(
    westbrook, riverside_pcn, riverside, kiln_street
):
    assert set(westbrook.with_members()) == {westbrook, riverside_pcn, riverside}
    assert set(riverside.with_members()) == {riverside}
