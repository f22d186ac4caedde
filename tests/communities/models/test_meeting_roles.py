"""The parts in a meeting: offered in turn to those who had them least."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from communities.models import Meeting
from innovations.models import WrongState
from tests.factories import create_meeting


@pytest.fixture
def before(network, meeting, priya):
    """`before(3, carol)`: carol took the chair of three meetings."""

    def take(times, who):
        for number in range(times):
            earlier = create_meeting(network, by=priya, starts_at=meeting.starts_at - timedelta(days=number + 1))
            earlier.give_part("chair", by=priya, person=who)

    return take


def test_those_who_had_it_least_come_first(before, meeting, priya, alice, carol):
    before(2, carol)
    before(1, priya)

    assert list(meeting.in_turn("chair")) == [alice, priya, carol]
    assert [each.times for each in meeting.in_turn("chair")] == [0, 1, 2]


def test_what_was_cancelled_does_not_count(before, meeting, network, priya, alice, carol):
    before(1, alice)
    network.meetings.filter(chair=alice).get().cancel(by=priya, reason="Snow")

    assert list(meeting.in_turn("chair")) == [alice, carol, priya]


def test_who_does_not_come_or_has_another_part_is_not_asked(meeting, priya, alice, carol):
    meeting.give_part("recorder", by=priya, person=priya)
    meeting.rsvps.answer("no", by=alice)

    assert list(meeting.in_turn("chair")) == [carol]


def test_a_member_takes_a_free_part_and_gives_it_back(meeting, carol):
    meeting.give_part("chair", by=carol, person=carol)
    assert Meeting.objects.get().chair == carol

    meeting.give_part("chair", by=carol, person=None)
    assert Meeting.objects.get().chair is None


def test_nobody_takes_what_another_has(meeting, priya, alice, carol):
    meeting.give_part("chair", by=priya, person=priya)

    for person in (carol, None):
        with pytest.raises(PermissionDenied):
            meeting.give_part("chair", by=carol, person=person)


def test_only_members_have_a_part(meeting, priya, dan):
    with pytest.raises(PermissionDenied):
        meeting.give_part("chair", by=priya, person=dan)
    with pytest.raises(PermissionDenied):
        meeting.give_part("chair", by=dan, person=dan)


def test_a_lead_gives_a_part_and_they_are_told_once(meeting, priya, carol):
    for _ in range(2):
        meeting.give_part("timekeeper", by=priya, person=carol)

    assert carol.notifications.filter(event__verb="meeting_part_given").count() == 1


def test_a_cancelled_meeting_has_no_parts_to_give(meeting, priya, carol):
    meeting.cancel(by=priya, reason="Snow")

    with pytest.raises(WrongState):
        meeting.give_part("chair", by=priya, person=carol)
