"""Who was there, members and guests, and why somebody was not."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from communities.models import Attendance


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
