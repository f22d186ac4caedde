"""What changes a meeting together with what is on its agenda, or with what came of it."""

from django.db import transaction

from .models import MeetingState


@transaction.atomic
def begin_meeting(*, meeting, by, at=None):
    """Start a meeting with the first item of its agenda. Where it is on already, changes nothing. Raises WrongState."""
    meeting.lock()
    if meeting.is_running:
        meeting.guard_running(by)
        return
    meeting.start(by=by, at=at)
    if first := meeting.agenda.in_order().filter(started_at=None, skipped_at=None).first():
        first.meeting = meeting
        first.start(by=by, at=at)


@transaction.atomic
def close_meeting(*, meeting, by, outcomes=(), commitments=(), **closing):
    """Close a meeting (`closing`: as `meeting.close` takes it) and note what came of it; twice changes nothing.

    `outcomes` and `commitments` are dicts, as `network.outcomes.record` and `network.commitments.make` take them.
    Raises Unfit and WrongState as these do, and then nothing of it is saved.
    """
    meeting.lock()
    if meeting.state == MeetingState.CLOSED:
        meeting.guard_running(by)
        return
    meeting.close(by=by, **closing)
    for outcome in outcomes:
        meeting.network.outcomes.record(by=by, meeting=meeting, **outcome)
    for commitment in commitments:
        meeting.network.commitments.make(by=by, meeting=meeting, **commitment)
