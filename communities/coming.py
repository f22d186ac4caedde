"""Who comes to a meeting: told to its members, in as many queries for a thousand answers as for three."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone

from .models import Coming, MeetingState


@dataclass
class WhoComes:
    """Rsvps by what they mean: a yes beyond the places waits. `mine` is that of whoever looks, or None."""

    coming: list = field(default_factory=list)
    waiting: list = field(default_factory=list)
    maybe: list = field(default_factory=list)
    no: list = field(default_factory=list)
    mine: object = None


def who_comes(meeting, user):
    """All answers, in one query. Each knows its place in the queue (`waits_as`: 1, 2, …) where it waits."""
    who, queued = WhoComes(), 0
    for rsvp in meeting.rsvps.standing().with_people():
        rsvp.waits_as = 0
        if rsvp.queued_at:
            queued += 1
            rsvp.waits_as = max(queued - meeting.places, 0) if meeting.places else 0
        {Coming.YES: who.coming, Coming.MAYBE: who.maybe, Coming.NO: who.no}[rsvp.answer].append(rsvp)
        if rsvp.user_id == user.pk:
            who.mine = rsvp
    who.waiting = [rsvp for rsvp in who.coming if rsvp.waits_as]
    who.coming = [rsvp for rsvp in who.coming if not rsvp.waits_as]
    return who


@dataclass
class InShort:
    """What a card says of a meeting: how many come, the places left (None: no limit), and one's own answer."""

    meeting: object
    coming: int
    places_left: int | None
    mine: object
    waits_as: int
    takes_answers: bool


def in_short(meeting, user):
    """An InShort for a member."""
    yes = meeting.rsvps.standing().yes().count()
    queued = meeting.rsvps.in_queue().count() if meeting.places else 0
    mine = meeting.rsvps.filter(user=user).first()
    waits_as = 0
    if meeting.places and mine and mine.queued_at:
        before = Q(queued_at__lt=mine.queued_at) | Q(queued_at=mine.queued_at, pk__lte=mine.pk)
        waits_as = max(meeting.rsvps.in_queue().filter(before).count() - meeting.places, 0)
    return InShort(
        meeting=meeting,
        coming=yes - max(queued - (meeting.places or queued), 0),
        places_left=meeting.places and max(meeting.places - queued, 0),
        mine=mine,
        waits_as=waits_as,
        takes_answers=takes_answers(meeting),
    )


def takes_answers(meeting):
    """Whether people may still say whether they come."""
    open_states = (MeetingState.PLANNED, MeetingState.RUNNING)
    return meeting.state in open_states and meeting.ends_at > timezone.now()


def next_meeting_of(network, user, *, is_member):
    """The next meeting, in short, with the answer of a member; for others without who comes. None where none is set."""
    meeting = network.meetings.visible_to(user).upcoming().first()
    if meeting is None:
        return None
    meeting.network = network
    if is_member:
        return in_short(meeting, user)
    return InShort(meeting=meeting, coming=0, places_left=None, mine=None, waits_as=0, takes_answers=False)
