"""Reads that a page needs of more than one thing."""

from .geography import UnknownPostcode, point_for_postcode
from .models import Affiliation, Organisation
from .postcodes import district_of

NEAREST = 60


def own_places(user):
    """The keys (a set) of the organisations where `user` works now; none for readers without an account."""
    return {place.pk for place in getattr(user, "organisations", ())}


def places_of(people):
    """Where each of `people` works now: {their key: the Organisation they joined first}, in one query.

    Whoever works nowhere, or has closed their account, is left out.
    """
    of_them = Affiliation.objects.current().filter(person__in={each.pk for each in people}, person__is_active=True)
    places = {}
    for affiliation in of_them.select_related("organisation"):
        places.setdefault(affiliation.person_id, affiliation.organisation)
    return places


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
