"""Several people press at the same moment: one thing is done."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from communities.actions import begin_meeting, close_meeting
from communities.models import Meeting
from innovations.models import WrongState
from sharehub.activity.models import Event
from tests.factories import create_item

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 4


@pytest.fixture
def meeting(meeting, priya):
    """It is to begin now."""
    for title in ("One", "Two", "Three"):
        create_item(meeting, by=priya, title=title, minutes=20)
    now = timezone.now()
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=now, ends_at=now + (meeting.ends_at - meeting.starts_at))
    return Meeting.objects.get(pk=meeting.pk)


def at_once(*verbs):
    """Do all of `verbs` at the same moment, each on a connection and a meeting of its own."""
    start = Barrier(len(verbs))

    def do(verb):
        try:
            meeting = Meeting.objects.select_related("network").get()
            start.wait()
            verb(meeting)
        except WrongState:
            pass
        finally:
            connection.close()

    with ThreadPoolExecutor(len(verbs)) as threads:
        list(threads.map(do, verbs))


def states(meeting):
    return ["on" if item.is_on else "done" if item.finished_at else "to come" for item in meeting.agenda.in_order()]


def test_it_is_started_once_with_one_item(meeting, priya, alice):
    at_once(*(lambda found, who=who: begin_meeting(meeting=found, by=who) for who in (priya, alice) * 2))

    assert states(meeting) == ["on", "to come", "to come"]
    assert Event.objects.filter(verb="meeting_started").count() == 1
    assert Event.objects.filter(verb="meeting_item_started").count() == 1


def test_finish_and_start_the_next_is_done_once(meeting, priya, alice):
    begin_meeting(meeting=meeting, by=priya)
    second = meeting.agenda.get(title="Two").pk
    at_once(*(lambda found, who=who: found.agenda.get(pk=second).start(by=who) for who in (priya, alice) * 2))

    assert states(meeting) == ["done", "on", "to come"]
    assert Event.objects.filter(verb="meeting_item_started").count() == 2


def test_two_different_starts_leave_one_item_on(meeting, priya, alice):
    begin_meeting(meeting=meeting, by=priya)
    items = [meeting.agenda.get(title=title).pk for title in ("Two", "Three")]
    at_once(*(lambda found, pk=pk: found.agenda.get(pk=pk).start(by=alice) for pk in items))

    assert sorted(states(meeting)) == ["done", "done", "on"]


def test_it_is_closed_once_with_what_came_of_it(meeting, network, priya, alice):
    began = timezone.now()
    begin_meeting(meeting=meeting, by=priya)
    said = {
        "started_at": began,
        "finished_at": timezone.now(),
        "outcomes": [{"kind": "decision", "words": "Two people at 8"}],
        "attendance": [{"user": priya, "is_present": True}],
    }
    at_once(*(lambda found, who=who: close_meeting(meeting=found, by=who, **said) for who in (priya, alice) * 2))

    assert (network.outcomes.count(), meeting.attendances.count()) == (1, 1)
    assert Event.objects.filter(verb="meeting_closed").count() == 1
