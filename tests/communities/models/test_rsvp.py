"""Answers: for oneself, by a lead for somebody; places and who waits, in the order in which they said so."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone

from communities.models import Rsvp, Unfit
from tests.factories import create_meeting, create_member, create_user


@pytest.fixture
def meeting(network, priya):
    """In a room for two."""
    return create_meeting(network, by=priya, kind="both", place="Upstairs", places=2)


@pytest.fixture
def come(meeting):
    return lambda who, answer="yes", how="room", **more: meeting.rsvps.answer(answer, by=who, how=how, **more)


def names(people):
    return [each.name.split()[0] for each in people]


@pytest.fixture
def full(come, priya, alice, carol):
    for who in (priya, alice, carol):
        come(who)


def test_who_comes_after_the_places_are_taken_waits(full, meeting):
    assert (names(meeting.rsvps.waiting()), meeting.rsvps.places_left()) == (["Carol"], 0)


def test_online_takes_no_place(come, meeting, carol):
    come(carol, how="online")

    assert meeting.rsvps.places_left() == 2


def test_who_says_no_makes_room_and_the_next_is_told(full, come, meeting, alice, carol):
    come(alice, "no", "")

    assert meeting.rsvps.waiting() == []
    assert carol.notifications.filter(event__verb="meeting_place_freed").count() == 1


def test_who_comes_after_all_waits_at_the_end(full, come, meeting, alice):
    come(alice, "maybe", "")
    come(alice)

    assert names(meeting.rsvps.waiting()) == ["Alice"]


def test_saying_yes_again_keeps_the_place(full, come, meeting, priya):
    come(priya, note="Five minutes late")

    assert names(meeting.rsvps.waiting()) == ["Carol"]
    assert Rsvp.objects.get(user=priya).note == "Five minutes late"


def test_more_places_let_those_in_who_wait(full, meeting, priya, carol):
    meeting.edit(by=priya, version=1, places=3)

    assert meeting.rsvps.waiting() == []
    assert carol.notifications.filter(event__verb="meeting_place_freed").count() == 1


def test_who_is_taken_off_the_network_takes_no_place(full, meeting, network, priya, alice):
    network.memberships.get(user=alice).remove(by=priya)

    assert meeting.rsvps.waiting() == []
    assert meeting.rsvps.standing().count() == 2


def test_a_lead_answers_for_somebody_who_phoned(meeting, priya, carol):
    meeting.rsvps.answer("yes", by=priya, user=carol, how="room", note="Phoned")

    rsvp = Rsvp.objects.get()
    assert (rsvp.user, rsvp.answered_by, rsvp.note) == (carol, priya, "Phoned")
    assert carol.notifications.filter(event__verb="meeting_answered_for").count() == 1


@pytest.mark.parametrize(("by", "user"), [("carol", "alice"), ("dan", "dan"), ("mo", "mo"), ("priya", "dan")])
def test_who_may_not_answer(by, user, request, meeting):
    with pytest.raises(PermissionDenied):
        meeting.rsvps.answer("yes", by=request.getfixturevalue(by), user=request.getfixturevalue(user), how="room")


def test_a_cancelled_meeting_takes_no_answer(come, meeting, priya, carol):
    meeting.cancel(by=priya, reason="Snow")

    with pytest.raises(Unfit, match="was cancelled"):
        come(carol)


def test_a_meeting_that_is_over_takes_no_answer(come, meeting, carol, during):
    with during(91), pytest.raises(Unfit, match="is over"):
        come(carol)


def test_whoever_may_do_either_says_which(come, carol):
    with pytest.raises(Unfit) as refused:
        come(carol, how="")

    assert refused.value.field == "how"


def test_where_there_is_one_way_nobody_is_asked(network, priya, carol):
    online = create_meeting(network, by=priya)
    in_person = create_meeting(network, by=priya, kind="in_person", place="Upstairs")

    assert online.rsvps.answer("yes", by=carol).how == "online"
    assert in_person.rsvps.answer("yes", by=carol).how == "room"


def test_who_comes_is_known_to_members_only(full, network, priya, carol, dan, mo, anonymous, meeting):
    seen = {who: Rsvp.objects.visible_to(who).count() for who in (priya, carol, dan, mo, anonymous)}

    assert seen == {priya: 3, carol: 3, dan: 0, mo: 3, anonymous: 0}


def test_many_wait_in_their_order(meeting, network, django_assert_num_queries):
    people = [create_user(f"Member {number:02}") for number in range(6)]
    for person in people:
        create_member(network, person)
        meeting.rsvps.answer("yes", by=person, how="room")

    with django_assert_num_queries(1):
        assert meeting.rsvps.waiting() == people[2:]


@pytest.mark.parametrize(
    "broken",
    [
        {"answer": "perhaps"},
        {"how": "by post"},
        {"how": ""},
        {"answer": "no", "how": "", "queued_at": timezone.now()},
        {"answer": "no", "queued_at": None},
    ],
)
def test_the_database_keeps_its_promises(broken, come, carol):
    come(carol)

    with pytest.raises(IntegrityError):
        Rsvp.objects.update(**broken)


def test_the_database_keeps_one_answer_a_person(come, meeting, carol, priya):
    come(carol)
    come(priya)

    with pytest.raises(IntegrityError):
        Rsvp.objects.update(user=carol)
