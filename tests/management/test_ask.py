"""`manage.py ask`: run daily, and as often as anybody likes."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from innovations.models import TakeUp
from tests.factories import (
    create_innovation,
    create_open_network,
    create_organisation,
    create_published_innovation,
    create_take_up,
    create_user,
)

pytestmark = pytest.mark.django_db


def ask():
    out = StringIO()
    call_command("ask", stdout=out)
    return out.getvalue().strip()


def told(*, weekly=0, going=0, late=0):
    return f"{weekly} asked the weekly question, {going} asked whether it is still going, {late} meetings to be closed."


def create_asking(name):
    """Somebody who asked for the weekly question about a draft of theirs."""
    person = create_user(name)
    create_innovation(by=person).authors.get().ask_weekly(by=person)
    return person


def test_it_asks_those_who_are_due_and_running_it_again_asks_nobody(alice):
    create_innovation(by=alice)
    asking = create_asking("Rosa Lin")

    assert (ask(), ask()) == (told(weekly=1), told())

    assert asking.notifications.count() == 1
    assert not alice.notifications.exists()


def test_it_looks_for_them_all_at_once():
    def queries():
        with CaptureQueriesContext(connection) as found:
            ask()
        return len(found)

    create_asking("Rosa Lin")
    ask()  # the content type is known from here on
    create_asking("Jo Marsh")
    for_one = queries()
    for name in ("Ann Lee", "Ben Cole", "Cy Dunn"):
        create_asking(name)

    assert queries() - 3 == 3 * (for_one - 3)


def create_silent(name, innovation):
    """Somebody whose practice has been trying `innovation` for a year without a word."""
    person = create_user(name, place=create_organisation(f"{name} Surgery"))
    create_take_up(innovation, by=person)
    TakeUp.objects.filter(recorded_by=person).update(last_heard_at=timezone.now() - timedelta(days=300))
    return person


def test_it_asks_those_who_have_been_silent_whether_it_is_still_going(alice, dan):
    innovation = create_published_innovation(by=alice)
    create_take_up(innovation, by=dan)
    silent = create_silent("Rosa Lin", innovation)

    assert (ask(), ask()) == (told(going=1), told())

    assert silent.notifications.get().event.verb == "takeup_asked"
    assert not dan.notifications.exists()


def test_it_looks_for_the_silent_all_at_once(alice):
    innovation = create_published_innovation(by=alice)

    def queries():
        with CaptureQueriesContext(connection) as found:
            ask()
        return len(found)

    create_silent("Rosa Lin", innovation)
    ask()  # the content type is known from here on
    create_silent("Jo Marsh", innovation)
    for_one = queries()
    for name in ("Ann Lee", "Ben Cole", "Cy Dunn"):
        create_silent(name, innovation)

    assert queries() - 3 == 3 * (for_one - 3)


@pytest.fixture
def meeting(priya, alice):
    return create_open_network(by=priya, co_lead=alice).meetings.get()


@pytest.mark.parametrize(("days", "late"), [(1.9, 0), (2.1, 1), (400, 1)])
def test_those_who_ran_a_meeting_are_asked_once_to_close_it(days, late, meeting, priya, alice):
    with time_machine.travel(meeting.ends_at + timedelta(days=days), tick=False):
        assert (ask(), ask()) == (told(late=late), told())

    for person in (priya, alice):
        assert person.notifications.filter(event__verb="meeting_closing_reminded").count() == late


def test_what_was_closed_or_cancelled_is_not_asked_for(meeting, priya):
    meeting.cancel(by=priya, reason="Snow")

    with time_machine.travel(meeting.ends_at + timedelta(days=3), tick=False):
        assert ask() == told()
