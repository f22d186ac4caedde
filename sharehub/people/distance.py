"""Points on the earth, the miles between them, and who shares a building. Knows no tables."""

from dataclasses import dataclass
from math import cos, radians
from typing import NamedTuple

from pyproj import Geod

METRES_PER_MILE = 1609.344
# The fewest miles that a degree of latitude, and one of longitude at the equator, are long on WGS84: a box reckoned
# with them is never too small.
MILES_PER_DEGREE_NORTH = 68.70
MILES_PER_DEGREE_EAST = 69.17

_earth = Geod(ellps="WGS84")


class Point(NamedTuple):
    """Degrees north and degrees east, WGS84."""

    latitude: float
    longitude: float


class Box(NamedTuple):
    """Degrees, WGS84, all four included."""

    south: float
    north: float
    west: float
    east: float


@dataclass
class Building:
    """Organisations at one address; `miles` is that of the nearest, where they have any."""

    organisations: list

    @property
    def miles(self):
        return getattr(self.organisations[0], "miles", None)

    @property
    def postcode(self):
        return self.organisations[0].postcode

    def __iter__(self):
        return iter(self.organisations)

    def __len__(self):
        return len(self.organisations)


def miles_between(a, b):
    """Miles along the earth's surface (the geodesic on WGS84) between two things with latitude and longitude."""
    return miles_from(a, [b.latitude], [b.longitude])[0]


def miles_from(point, latitudes, longitudes):
    """Miles from `point` to each of many places, given as two lists of equal length."""
    many = len(latitudes)
    _, _, metres = _earth.inv([point.longitude] * many, [point.latitude] * many, longitudes, latitudes)
    return [distance / METRES_PER_MILE for distance in metres]


def box_around(point, miles):
    """A Box that holds every place within `miles` of `point`, and some more."""
    up = miles / MILES_PER_DEGREE_NORTH
    south, north = point.latitude - up, point.latitude + up
    furthest = max(abs(south), abs(north))
    if furthest >= 89:
        return Box(max(south, -90), min(north, 90), -180, 180)
    across = miles / (MILES_PER_DEGREE_EAST * cos(radians(furthest)))
    west, east = point.longitude - across, point.longitude + across
    if west < -180 or east > 180:
        return Box(south, north, -180, 180)
    return Box(south, north, west, east)


def fold_buildings(organisations):
    """Put organisations of one building together: a list of Building, in the order in which the first of each came.

    One building is one postcode, or one position where somebody gave the same place two postcodes.
    """
    buildings, known = [], {}
    for organisation in organisations:
        keys = _building_keys(organisation)
        building = next((known[key] for key in keys if key in known), None)
        if building is None:
            building = Building([])
            buildings.append(building)
        building.organisations.append(organisation)
        known.update(dict.fromkeys(keys, building))
    return buildings


def _building_keys(organisation):
    keys = []
    if organisation.postcode:
        keys.append(organisation.postcode)
    if organisation.latitude is not None:
        keys.append((organisation.latitude, organisation.longitude))
    return keys
