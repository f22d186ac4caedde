"""Who was there, members and guests, and why somebody was not."""

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from communities.health.gathering import gather
from communities.models import Attendance, Meeting
from innovations.models import WrongState
from sharehub.activity.models import Event
from sharehub.core.locking import StaleVersion
from tests.factories import create_user


@pytest.fixture
def note(meeting, priya):
    return lambda *rows, by=priya: meeting.attendances.note(rows, by=by)


def test_noting_again_replaces_what_was_noted_of_them(note, meeting, carol):
    note({"user": carol, "is_present": True, "minutes": 30})
    note({"user": carol, "is_present": False, "reason": "clash"})

    row = meeting.attendances.get()
    assert (row.is_present, row.reason, row.minutes) == (False, "clash", None)


def test_a_guest_without_an_account_and_an_absence_without_a_reason(note, meeting, carol):
    note({"guest": "Dr Guest", "guest_from": "The ICB", "is_present": True}, {"user": carol, "is_present": False})

    assert [str(each) for each in meeting.attendances.in_order()] == ["Carol Whitlock: Not said", "Dr Guest: there"]


def test_who_does_not_note_it(note, carol, dan):
    for who in (carol, dan):
        with pytest.raises(PermissionDenied):
            note({"user": who, "is_present": True}, by=who)


def test_it_is_known_to_members_only(note, carol, dan, mo, anonymous):
    note({"user": carol, "is_present": True})

    assert [Attendance.objects.visible_to(who).count() for who in (carol, dan, mo, anonymous)] == [1, 0, 1, 0]


@pytest.mark.parametrize(
    "broken",
    [
        {"user": None},
        {"guest": "Dr Guest"},
        {"guest_from": "The ICB"},
        {"is_present": False},
        {"reason": "clash"},
        {"is_present": False, "reason": "asleep"},
        {"is_present": False, "reason": "clash", "minutes": 5},
    ],
)
def test_the_database_keeps_its_promises(broken, note, carol):
    note({"user": carol, "is_present": True})

    with pytest.raises(IntegrityError):
        Attendance.objects.update(**broken)


def test_the_database_notes_everybody_once(note, carol, priya):
    note({"user": carol, "is_present": True}, {"user": priya, "is_present": True})

    with pytest.raises(IntegrityError):
        Attendance.objects.update(user=carol)


def test_the_database_notes_every_guest_once(note):
    note({"guest": "One", "is_present": True}, {"guest": "Two", "is_present": True})

    with pytest.raises(IntegrityError):
        Attendance.objects.update(guest="One")


def test_thirty_are_noted_in_as_few_queries_as_three(note, meeting, priya, django_assert_num_queries):
    people = [create_user(f"Person {number}") for number in range(30)]

    def rows(some, **said):
        return [{"user": person, **said} for person in some]

    with CaptureQueriesContext(connection) as few:
        note(*rows(people[:3], is_present=True))
    with django_assert_num_queries(len(few)):
        note(*rows(people[3:], is_present=True))
    with django_assert_num_queries(len(few)):
        note(*rows(people, is_present=False, reason="leave"))

    assert meeting.attendances.filter(reason="leave").count() == 30


def test_what_is_said_of_somebody_twice_at_once_is_noted_once(note, meeting, carol):
    note({"user": carol, "is_present": True}, {"user": carol, "is_present": False, "reason": "leave"})

    assert meeting.attendances.get().reason == "leave"


@pytest.fixture
def closed(meeting, priya, carol, alice, during):
    """With priya, carol and two guests there and alice not."""
    rows = [{"user": priya, "is_present": True}, {"user": carol, "is_present": True}]
    rows += [{"user": alice, "is_present": False}, {"guest": "Rosa", "is_present": True}]
    rows += [{"guest": "Dr Guest", "is_present": True}]
    with during(100):
        meeting.close(by=priya, started_at=meeting.starts_at, finished_at=meeting.ends_at, attendance=rows)
        yield meeting


def asked_for_the_pulse(person):
    return person.notifications.filter(event__verb="meeting_pulse_asked").count()


def test_put_right_it_says_who_was_there_after_all(closed, priya, carol, alice):
    rows = [
        {"user": priya, "is_present": True},
        {"user": carol, "is_present": False, "reason": "clash"},
        {"user": alice, "is_present": True},
        {"guest": "Rosa", "guest_from": "The hospice", "is_present": True},
    ]
    closed.put_attendance_right(rows, by=priya, version=closed.version)

    noted = closed.attendances.in_order().values_list("user__name", "guest", "guest_from", "is_present", "reason")
    assert set(noted) == {
        ("Priya Nair", "", "", True, ""),
        ("Carol Whitlock", "", "", False, "clash"),
        ("Alice Green", "", "", True, ""),
        (None, "Rosa", "The hospice", True, ""),
    }
    assert Event.objects.filter(verb="meeting_attendance_put_right").count() == 1
    assert [asked_for_the_pulse(person) for person in (carol, alice)] == [1, 1]
    assert closed.pulses.can_be_answered_by(alice)
    assert not closed.pulses.can_be_answered_by(carol)


def test_the_health_facts_follow(closed, network, priya, alice):
    before = gather(network)
    closed.put_attendance_right([{"user": alice, "is_present": True}], by=priya, version=closed.version)
    after = gather(network)

    assert [each.meetings[0].present for each in (before, after)] == [4, 3]  # alice came, two guests did not
    assert before.hours - after.hours == pytest.approx(1.5)


def test_the_same_again_is_no_event(closed, priya):
    rows = [{"guest": "Rosa", "is_present": True}, {"guest": "Dr Guest", "is_present": True}]
    closed.put_attendance_right(rows, by=priya, version=closed.version)

    assert not Event.objects.filter(verb="meeting_attendance_put_right").exists()


def test_what_was_answered_already_stays_counted(closed, priya, carol):
    closed.pulses.answer(by=carol, repaid=1, will_use=1)
    for is_present in (False, True):
        rows = [{"user": carol, "is_present": is_present}]
        closed.put_attendance_right(rows, by=priya, version=closed.version)

    assert closed.pulses.count() == 1
    assert asked_for_the_pulse(carol) == 1


def test_two_who_put_it_right_do_not_overwrite_each_other(closed, priya, alice):
    closed.put_attendance_right([{"user": alice, "is_present": True}], by=priya, version=1)

    with pytest.raises(StaleVersion):
        closed.put_attendance_right([], by=alice, version=1)


def test_not_before_it_is_closed_and_not_once_the_notes_are_final(meeting, closed, priya):
    with time_machine.travel(closed.notes_final_at), pytest.raises(WrongState):
        closed.put_attendance_right([], by=priya, version=1)


def test_what_is_not_closed_is_not_put_right(meeting, priya, during):
    with during(), pytest.raises(WrongState):
        meeting.put_attendance_right([], by=priya, version=1)


def test_who_puts_it_right(closed, carol, priya, dan, mo):
    for who in (carol, dan, mo):
        with pytest.raises(PermissionDenied):
            closed.put_attendance_right([], by=who, version=1)
    Meeting.objects.update(recorder=carol)

    closed.put_attendance_right([], by=carol, version=1)

    assert not closed.attendances.filter(user=None).exists()
