import pytest
from pyproj import Geod

from sharehub.people.distance import Point, box_around, fold_buildings, miles_between
from sharehub.people.models import Organisation

LONDON, EDINBURGH = Point(51.5, -0.12), Point(55.95, -3.19)


def test_miles_are_those_of_the_geodesic():
    assert miles_between(LONDON, EDINBURGH) == pytest.approx(332.0, abs=0.5)
    assert miles_between(LONDON, LONDON) == 0


@pytest.mark.parametrize("point", [LONDON, EDINBURGH, Point(0, 0), Point(-60, 179)])
@pytest.mark.parametrize("miles", [1, 50, 800])
def test_a_box_holds_all_within_its_miles(point, miles):
    box = box_around(point, miles)
    for bearing in range(0, 360, 5):
        longitude, latitude, _ = Geod(ellps="WGS84").fwd(point.longitude, point.latitude, bearing, miles * 1609.344)
        assert box.south <= latitude <= box.north
        assert box.west <= longitude <= box.east


def test_a_box_about_the_pole_goes_all_round():
    assert box_around(Point(89.5, 10), 100)[2:] == (-180, 180)


def at(name, postcode="", position=(None, None)):
    return Organisation(name=name, postcode=postcode, latitude=position[0], longitude=position[1])


def test_one_building_is_one_postcode_or_one_position():
    a, b, c, d = at("a", "AB1 2CD"), at("b", "XY1 2CD"), at("c", "AB1 2CD", (52, 1)), at("d", "ZZ1 1ZZ", (52, 1))
    assert [list(building) for building in fold_buildings([a, b, c, d])] == [[a, c, d], [b]]


def test_places_of_which_nothing_is_known_share_no_building():
    assert [len(building) for building in fold_buildings([at("a"), at("b")])] == [1, 1]


def test_a_building_is_as_far_as_its_nearest():
    a, b = at("a", "AB1 2CD"), at("b", "AB1 2CD")
    a.miles, b.miles = 1.5, 1.6
    (building,) = fold_buildings([a, b])
    assert (building.miles, building.postcode, len(building)) == (1.5, "AB1 2CD", 2)
