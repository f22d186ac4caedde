"""What a health check changes beyond its own round: reading a network to close one, and an item of an agenda."""

from django.db import transaction

from innovations.models import WrongState

from ..models import ItemKind
from .areas import AREAS
from .gathering import gather

TITLE, MINUTES = "Health check: how are we doing?", 15


@transaction.atomic
def close_round(health_round, *, by, at=None):
    """Close a round: count what the network did, and freeze it beside what its members answered."""
    health_round.network.guard_leads(by)
    doings = gather(health_round.network, at)
    health_round.close(by=by, readings=[area.read(doings) for area in AREAS], at=at)


@transaction.atomic
def put_on_agenda(network, *, by):
    """Put the health check on the agenda of the next meeting, once; returns the meeting. Raises TooLong, WrongState."""
    meeting = network.meetings.upcoming().first()
    if meeting is None:
        raise WrongState("No next meeting is set.")
    meeting.network = network
    meeting.agenda.guard(by)
    if not meeting.agenda.filter(kind=ItemKind.HEALTH_CHECK).exists():
        meeting.agenda.put(by=by, title=TITLE, minutes=MINUTES, kind=ItemKind.HEALTH_CHECK)
    return meeting
