"""Where things are: what the other apps use of it."""

from .distance import Building, Point, box_around, fold_buildings, miles_between
from .models import Organisation
from .postcodes import UnknownPostcode, district_of, district_points, tidy_postcode

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
    """The Point of a full postcode or a district ("TS18"). Raises UnknownPostcode.

    Exact where an organisation has that very postcode, else the middle of the postcode's district, a few miles out at
    the most.
    """
    postcode, district = tidy_postcode(text), district_of(text)
    if postcode:
        known = Organisation.objects.filter(postcode=postcode).positioned().order_by("pk").first()
        if known:
            return known.point
    if district not in district_points():
        raise UnknownPostcode(text)
    return district_points()[district]
