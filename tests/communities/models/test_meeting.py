"""Meetings: called, moved and cancelled by those who lead; seen by whoever may know of the network."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone

from communities.models import Meeting, Unfit
from innovations.models import WrongState
from sharehub.activity.models import Notification
from sharehub.core.locking import StaleVersion
from tests.factories import create_item, create_meeting, create_network, half_past_twelve

NEXT_WEEK = half_past_twelve(days=7)


def told(verb):
    return set(Notification.objects.filter(event__verb=verb).values_list("recipient__name", flat=True))


def test_all_members_but_whoever_calls_it_are_told(network, priya):
    create_meeting(network, by=priya, title="Spring visits")

    assert told("meeting_called") == {"Alice Green", "Carol Whitlock"}


@pytest.mark.parametrize("who", ["carol", "dan", "mo", "stranger"])
def test_only_leads_call_move_and_cancel(who, request, meeting, network):
    who = request.getfixturevalue(who)

    for verb in (
        lambda: create_meeting(network, by=who),
        lambda: meeting.move(by=who, starts_at=NEXT_WEEK, ends_at=NEXT_WEEK + timedelta(hours=1)),
        lambda: meeting.cancel(by=who, reason="Snow"),
        lambda: meeting.edit(by=who, version=1, title="Mine"),
    ):
        with pytest.raises(PermissionDenied):
            verb()


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("ends_at", {"ends_at": NEXT_WEEK - timedelta(minutes=1)}),
        ("ends_at", {"ends_at": NEXT_WEEK}),
        ("starts_at", {"starts_at": NEXT_WEEK - timedelta(days=8)}),
        ("link", {"link": "http://meet.example/phones"}),
        ("link", {"link": "javascript:alert(1)"}),
        ("link", {"kind": "in_person", "link": "https://meet.example/phones"}),
    ],
)
def test_what_cannot_be_is_refused_in_words(field, said, network, priya):
    with pytest.raises(Unfit) as refused:
        create_meeting(network, by=priya, **{"starts_at": NEXT_WEEK, "minutes": 90} | said)

    assert refused.value.field == field
    assert network.meetings.count() == 1


def test_a_network_that_rests_calls_no_meeting(network, priya):
    network.rest(by=priya, why="Winter")

    with pytest.raises(WrongState):
        create_meeting(network, by=priya)


def test_moving_it_is_one_step_further_in_calendars(meeting, network, priya):
    uid = meeting.uid

    meeting.move(by=priya, starts_at=NEXT_WEEK + timedelta(days=1), ends_at=NEXT_WEEK + timedelta(days=1, hours=1))

    meeting = Meeting.objects.get()
    assert (meeting.sequence, meeting.uid, meeting.minutes) == (1, uid, 60)
    assert told("meeting_moved") == {"Alice Green", "Carol Whitlock"}


def test_moving_it_to_where_it_is_changes_nothing(meeting, priya):
    meeting.move(by=priya, starts_at=meeting.starts_at, ends_at=meeting.ends_at)

    assert Meeting.objects.get().sequence == 0
    assert told("meeting_moved") == set()


def test_a_meeting_is_not_made_shorter_than_its_agenda(meeting, priya):
    create_item(meeting, by=priya, minutes=75)

    with pytest.raises(Unfit, match="15 minutes longer") as refused:
        meeting.move(by=priya, starts_at=meeting.starts_at, ends_at=meeting.starts_at + timedelta(hours=1))

    assert refused.value.field == "ends_at"


def test_who_saves_second_is_refused(meeting, priya, alice):
    meeting.edit(by=priya, version=1, title="Phones")

    with pytest.raises(StaleVersion):
        Meeting.objects.get().edit(by=alice, version=1, title="Letters")


def test_changing_a_word_tells_those_who_come_only(meeting, priya, carol):
    meeting.rsvps.answer("yes", by=carol)

    meeting.edit(by=priya, version=1, title="Phones")

    assert told("meeting_edited") == {"Carol Whitlock"}


def test_cancelling_it_says_why_once(meeting, priya, alice):
    meeting.cancel(by=priya, reason="Snow")
    meeting.cancel(by=alice, reason="Ice")

    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.cancel_reason, meeting.sequence) == ("cancelled", "Snow", 1)
    assert told("meeting_cancelled") == {"Alice Green", "Carol Whitlock"}


def test_what_is_cancelled_is_not_changed(meeting, priya):
    meeting.cancel(by=priya, reason="Snow")

    with pytest.raises(WrongState):
        meeting.edit(by=priya, version=1, title="Phones")


def test_what_is_to_come_and_what_is_over(meeting, network, priya, during):
    later = create_meeting(network, by=priya, starts_at=NEXT_WEEK + timedelta(days=7))
    create_meeting(network, by=priya, starts_at=NEXT_WEEK + timedelta(days=8)).cancel(by=priya, reason="Snow")

    assert list(network.meetings.upcoming()) == [meeting, later]
    with during(minutes=89):
        assert list(network.meetings.upcoming()) == [meeting, later]
    with during(minutes=90):
        assert (list(network.meetings.upcoming()), list(network.meetings.past())) == ([later], [meeting])


def test_who_sees_a_meeting_of_a_public_and_of_a_hidden_network(network, priya, alice, carol, dan, mo, anonymous):
    hidden = create_network(by=priya, name="Quiet ones", visibility="members")
    create_meeting(hidden, by=priya)

    seen = {who: Meeting.objects.visible_to(who).count() for who in (priya, alice, carol, dan, mo, anonymous)}

    assert seen == {priya: 2, alice: 1, carol: 1, dan: 1, mo: 2, anonymous: 1}


def test_who_runs_it(meeting, priya, alice, carol, dan, mo):
    meeting.give_part("timekeeper", by=priya, person=carol)

    assert [meeting.can_be_run_by(who) for who in (priya, alice, carol, dan, mo)] == [True, True, True, False, False]


def test_whoever_was_taken_off_does_not_run_it_any_more(meeting, network, priya, carol):
    meeting.give_part("chair", by=priya, person=carol)

    network.memberships.get(user=carol).remove(by=priya)

    assert not meeting.can_be_run_by(carol)


def test_hours_that_come_twice_are_told_apart(network, priya):
    """From 1:30am British summer time to 1:15am Greenwich time are 45 minutes, whatever the clocks say."""
    starts_at = datetime(2099, 10, 25, 0, 30, tzinfo=UTC).astimezone(timezone.get_default_timezone())
    ends_at = datetime(2099, 10, 25, 1, 15, tzinfo=UTC).astimezone(timezone.get_default_timezone())

    assert create_meeting(network, by=priya, starts_at=starts_at, ends_at=ends_at).minutes == 45


@pytest.mark.parametrize(
    "broken",
    [
        {"title": ""},
        {"kind": "by_post"},
        {"state": "forgotten"},
        {"places": 0},
        {"link": "http://meet.example/"},
        {"ends_at": NEXT_WEEK - timedelta(days=30)},
        {"number": 1},
        {"state": "cancelled"},
        {"cancel_reason": "Snow"},
        {"state": "running"},
        {"state": "closed"},
        {"finished_at": NEXT_WEEK, "started_at": NEXT_WEEK},
        {"notes_final_at": NEXT_WEEK},
    ],
)
def test_the_database_keeps_its_promises(broken, meeting):
    with pytest.raises(IntegrityError):
        Meeting.objects.update(**broken)
