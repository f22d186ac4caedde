"""Reads that a page needs of more than one thing."""

from .geography import UnknownPostcode, point_for_postcode
from .models import Organisation
from .postcodes import district_of

NEAREST = 60


def find_organisations(text, *, practices_only=False):
    """Open organisations for what somebody typed into a search box.

    A postcode or a district gives the nearest practices, as a list with `.miles`; anything else those in whose name,
    address, postcode or ODS code all its words stand, as a queryset by name. Nothing typed gives none.
    """
    found = Organisation.objects.open().select_related("parent")
    if practices_only:
        found = found.practices()
    if not text.strip():
        return found.none()
    if district_of(text.strip()):
        try:
            return found.nearest_to(point_for_postcode(text.strip()), limit=NEAREST)
        except UnknownPostcode:
            pass  # perhaps part of a name
    return found.find(text)
