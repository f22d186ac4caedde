import pytest

from sharehub.people.geography import Point, UnknownPostcode, miles_between, point_for_postcode
from sharehub.people.models import Organisation

pytestmark = pytest.mark.django_db


def test_the_postcode_of_a_practice_is_where_the_practice_is(riverside):
    assert point_for_postcode("pe301ck") == Point(52.754, 0.396)


def test_another_postcode_is_in_the_middle_of_its_district(riverside):
    assert point_for_postcode("PE30 4XX") == point_for_postcode("PE30")
    assert miles_between(point_for_postcode("PE30"), riverside) < 3


@pytest.mark.parametrize("text", ["", "nowhere", "ZZ99 9ZZ", "ZZ99", "BT1 1AA", "\x00", "9" * 500])
def test_an_unknown_postcode_is_said_to_be_unknown(text):
    with pytest.raises(UnknownPostcode, match="We do not know the postcode"):
        point_for_postcode(text)


def test_a_postcode_of_a_practice_without_a_position_falls_back_on_the_district(riverside):
    Organisation.objects.update(latitude=None, longitude=None)
    assert point_for_postcode("PE30 1CK") == point_for_postcode("PE30")
