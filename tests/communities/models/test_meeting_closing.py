"""Closing a meeting with what really was; its notes, open for a week and then final."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from communities.models import AgendaItem, Meeting, Unfit
from innovations.models import WrongState
from sharehub.core.locking import StaleVersion
from tests.factories import create_item


@pytest.fixture
def close(meeting, priya):
    """Close it as it was planned, with carol there, ten minutes after its end."""

    def close(by=priya, **more):
        told = {"started_at": meeting.starts_at, "finished_at": meeting.ends_at} | more
        meeting.close(by=by, attendance=[{"user": by, "is_present": True}], **told)

    with time_machine.travel(meeting.ends_at + timedelta(minutes=10), tick=False):
        yield close


def test_closed_with_its_actual_times(close, meeting, carol):
    close(finished_at=meeting.ends_at + timedelta(minutes=7))

    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.finished_at - meeting.starts_at) == ("closed", timedelta(minutes=97))
    assert meeting.notes_final_at == timezone.now() + timedelta(days=7)
    assert meeting.attendances.count() == 1
    assert carol.notifications.filter(event__verb="meeting_closed").count() == 1


def test_closing_twice_keeps_the_first(close, meeting, alice):
    close()
    close(by=alice, finished_at=meeting.ends_at - timedelta(minutes=9))

    assert Meeting.objects.get().finished_at == meeting.ends_at


@pytest.mark.parametrize("minutes", [0, -5, 200])
def test_an_end_before_the_start_or_to_come_is_refused(minutes, close, meeting):
    with pytest.raises(Unfit) as refused:
        close(finished_at=meeting.starts_at + timedelta(minutes=minutes))

    assert refused.value.field == "finished_at"


def test_not_before_it_began(meeting, priya):
    with pytest.raises(WrongState):
        meeting.close(by=priya, started_at=timezone.now() - timedelta(hours=1), finished_at=timezone.now())


def test_who_does_not_close_it(close, carol, dan):
    for who in (carol, dan):
        with pytest.raises(PermissionDenied):
            close(by=who)


def test_what_is_on_is_finished_with_it(meeting, priya, during):
    item = create_item(meeting, by=priya)
    with during():
        meeting.start(by=priya)
        item.start(by=priya)
        meeting.close(by=priya, started_at=meeting.starts_at, finished_at=timezone.now())

    assert AgendaItem.objects.get().finished_at is not None


def test_the_recorder_writes_while_it_is_on_and_others_do_not(meeting, priya, carol, alice, during):
    meeting.give_part("recorder", by=priya, person=carol)
    with during():
        meeting.start(by=priya)
        meeting.write_notes("Call back within 2 hours.", by=carol, version=1)
        with pytest.raises(StaleVersion):
            meeting.write_notes("Mine.", by=alice, version=1)

    assert Meeting.objects.get().notes == "Call back within 2 hours."


def test_members_amend_the_notes_for_a_week_and_then_nobody(close, meeting, carol, dan, priya):
    close()

    meeting.write_notes("And 6 lines are kept free.", by=carol, version=1)
    with pytest.raises(PermissionDenied):
        meeting.write_notes("Mine.", by=dan, version=2)
    with time_machine.travel(timezone.now() + timedelta(days=7)), pytest.raises(WrongState):
        meeting.write_notes("Mine.", by=priya, version=2)


def test_before_it_is_closed_members_do_not_write_its_notes(meeting, carol):
    with pytest.raises(PermissionDenied):
        meeting.write_notes("Mine.", by=carol, version=1)


def test_a_late_closing_is_reminded_once(meeting, network, carol, alice, priya):
    meeting.give_part("recorder", by=priya, person=carol)
    assert list(network.meetings.to_close(before=timezone.now())) == []

    later = meeting.ends_at + timedelta(days=2)
    for _ in range(2):
        for each in network.meetings.to_close(before=later):
            each.remind_to_close()

    reminded = [
        who.notifications.filter(event__verb="meeting_closing_reminded").count() for who in (priya, alice, carol)
    ]
    assert reminded == [1, 1, 1]


def test_a_closed_meeting_is_not_reminded(close, meeting, network):
    close()

    assert list(network.meetings.to_close(before=meeting.ends_at + timedelta(days=9))) == []
