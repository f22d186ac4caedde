"""The pulse: from those who were there, once it is closed, seen by nobody else."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from communities.models import Pulse
from innovations.models import WrongState


@pytest.fixture
def closed(meeting, priya, carol, alice, during):
    """With carol there and alice not."""
    with during(100):
        rows = [{"user": carol, "is_present": True}, {"user": alice, "is_present": False}]
        meeting.close(by=priya, started_at=meeting.starts_at, finished_at=meeting.ends_at, attendance=rows)
        yield meeting


def test_answering_again_replaces_the_answer(closed, carol):
    closed.pulses.answer(by=carol, repaid=2, will_use=3)
    closed.pulses.answer(by=carol, repaid=4, will_use=5, more=True, line="The phone script.")

    pulse = closed.pulses.get()
    assert (pulse.repaid, pulse.will_use, pulse.more, pulse.line) == (4, 5, True, "The phone script.")


@pytest.mark.parametrize("who", ["alice", "priya", "dan", "mo"])
def test_who_was_not_there_does_not_answer(who, request, closed):
    with pytest.raises(PermissionDenied):
        closed.pulses.answer(by=request.getfixturevalue(who), repaid=5, will_use=5)


def test_not_before_it_is_closed(meeting, carol):
    with pytest.raises(WrongState):
        meeting.pulses.answer(by=carol, repaid=5, will_use=5)


def test_nobody_else_sees_an_answer(closed, carol, priya, mo, anonymous):
    closed.pulses.answer(by=carol, repaid=2, will_use=3)

    assert [Pulse.objects.visible_to(who).count() for who in (carol, priya, mo, anonymous)] == [1, 0, 0, 0]


@pytest.mark.parametrize("broken", [{"repaid": 0}, {"repaid": 6}, {"will_use": 0}, {"will_use": 6}])
def test_the_database_keeps_its_promises(broken, closed, carol):
    closed.pulses.answer(by=carol, repaid=2, will_use=3)

    with pytest.raises(IntegrityError):
        Pulse.objects.update(**broken)


def test_the_database_keeps_one_a_person(closed, carol):
    closed.pulses.answer(by=carol, repaid=2, will_use=3)

    with pytest.raises(IntegrityError):
        Pulse.objects.bulk_create([Pulse(meeting=closed, user=carol, repaid=1, will_use=1)])
