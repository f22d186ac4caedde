"""Postcode: where one lies, exactly once Code-Point Open was imported; and where a person is by theirs."""

import pytest
from django.db import IntegrityError, transaction

from sharehub.people.distance import Point, miles_between
from sharehub.people.geography import UnknownPostcode, point_for_postcode
from sharehub.people.models import Postcode
from tests.factories import create_organisation

pytestmark = pytest.mark.django_db


def test_it_is_exact_once_it_is_known_and_its_district_before(riverside):
    roughly = point_for_postcode("PE30 4XX")

    Postcode.objects.keep([("PE30 4XX", 52.76, 0.41), ("PE30 4XY", 52.77, 0.42)])

    assert point_for_postcode("pe304xx") == Point(52.76, 0.41)
    assert point_for_postcode("PE30 4ZZ") == roughly


def test_the_practices_own_position_goes_first(riverside):
    Postcode.objects.keep([("PE30 1CK", 51.0, 0.0)])

    assert point_for_postcode("PE30 1CK") == riverside.point


def test_keeping_again_replaces_what_was_known():
    Postcode.objects.keep([("PE30 4XX", 52.0, 0.0)])
    Postcode.objects.keep(iter([("PE30 4XX", 52.76, 0.41)]))

    assert [each.point for each in Postcode.objects.all()] == [Point(52.76, 0.41)]


@pytest.mark.parametrize("position", [(91, 0), (-91, 0), (0, 181), (0, -181)])
def test_the_database_keeps_it_on_the_earth(position):
    with pytest.raises(IntegrityError), transaction.atomic():
        Postcode.objects.create(postcode="PE30 4XX", latitude=position[0], longitude=position[1])


# Where a person is


def test_a_person_is_where_they_work(alice, riverside):
    alice.say_postcode("TS18")

    assert alice.point == riverside.point


def test_without_a_place_they_are_where_their_postcode_is(stranger):
    assert stranger.point is None

    stranger.say_postcode("PE30")
    del stranger.point
    assert miles_between(stranger.point, Point(52.754, 0.396)) < 3


def test_so_are_those_whose_place_has_no_position(stranger):
    stranger.affiliations.join(organisation=create_organisation("Nowhere"), job_role="Adviser")
    stranger.say_postcode("PE30")

    assert stranger.point == point_for_postcode("PE30")


def test_a_postcode_that_is_known_no_more_is_no_error(stranger):
    stranger.say_postcode("ZZ99")

    assert stranger.point is None
    with pytest.raises(UnknownPostcode):
        point_for_postcode("ZZ99")
