"""Where things are: what the other apps use of it."""

from .distance import Building, Point, box_around, fold_buildings, miles_between
from .models import Postcode
from .postcodes import UnknownPostcode, district_of

__all__ = [
    "Building",
    "Point",
    "UnknownPostcode",
    "box_around",
    "district_of",
    "fold_buildings",
    "miles_between",
    "point_for_postcode",
]


def point_for_postcode(text):
    """The Point of a full postcode or a district ("TS18"). Raises UnknownPostcode."""
    return Postcode.objects.point_for(text)
