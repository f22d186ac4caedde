"""What changes two things at once: a network and the case study that it grew around."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from innovations.models import Innovation

from .around import can_form, community_of, people_around, under_way
from .methods import Method
from .models import Network

MOST_NAMED = 12


@transaction.atomic
def form_community(*, innovation, by):
    """Begin to scope a community of practice around `innovation`, its worksheet filled in and its people invited.

    Where there is one that `by` may know of, that comes back.
    """
    if not can_form(innovation, by):
        raise PermissionDenied("Five places try or use it first, and its authors or adopters begin.")
    Innovation.objects.select_for_update().get(pk=innovation.pk)  # two clicks wait for each other
    if there_is := community_of(innovation, by):
        return there_is
    network = Network.objects.scope(
        by=by,
        name=f"{innovation.title}"[:120],
        who_we_are=who_we_are(innovation),
        what_different=innovation.summary,
        method=Method.SECOND_EDITION,
        every_weeks=6,
        themes=list(innovation.themes.all()),
        innovation=innovation,
    )
    network.invitations.send_to(people_around(innovation).exclude(pk=by.pk), by=by)
    return network


def who_we_are(innovation):
    """The first line of its worksheet: where it began, and the places that try or use it."""
    names = list(under_way(innovation).order_by("organisation__name").values_list("organisation__name", flat=True))
    named, more = ", ".join(names[:MOST_NAMED]), len(names) - MOST_NAMED
    rest = f" and {more} more" if more > 0 else ""
    where = f" at {innovation.organisation}" if innovation.organisation else ""
    return f"Those who began it{where}, and the places that try or use it: {named}{rest}."


@transaction.atomic
def open_workbook(*, network, by):
    """The owner of the case study lets the network's members into its workbook, to write the next edition together.

    Returns how many came in. Who is on its team already stays as they are.
    """
    innovation = network.innovation
    if innovation is None or not innovation.can_be_owned_by(by) or not network.is_joined_by(by):
        raise PermissionDenied("Only the owner of the case study opens its workbook.")
    newcomers = network.people().exclude(authorships__innovation=innovation)
    return len([innovation.authors.let_in(person=person, by=by) for person in newcomers])
