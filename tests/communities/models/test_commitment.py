"""Commitments: who does what by when; kept, carried over with a new date, let go with a reason."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone

from communities.models import Commitment, Unfit
from innovations.models import WrongState
from tests.factories import create_challenge, create_commitment


@pytest.fixture
def promise(network, carol):
    """Carol's, due in a week."""
    return create_commitment(network, by=carol)


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def test_a_lead_notes_one_for_a_member_who_is_told(network, priya, carol):
    create_commitment(network, by=priya, person=carol)

    assert carol.notifications.filter(event__verb="commitment_made").count() == 1


@pytest.mark.parametrize("who", ["dan", "mo", "alice"])
def test_who_notes_one_for_carol(who, request, network, carol):
    by = request.getfixturevalue(who)

    if who == "alice":  # leads with priya
        assert create_commitment(network, by=by, person=carol).person == carol
    else:
        with pytest.raises(PermissionDenied):
            create_commitment(network, by=by, person=carol)


def test_whoever_keeps_the_time_notes_it_in_their_meeting(network, meeting, priya, alice, carol):
    with pytest.raises(PermissionDenied):
        create_commitment(network, by=carol, person=alice, meeting=meeting)

    meeting.give_part("timekeeper", by=priya, person=carol)

    assert create_commitment(network, by=carol, person=alice, meeting=meeting).person == alice


def test_only_for_somebody_who_belongs_and_for_a_day_to_come(network, priya, dan):
    with pytest.raises(Unfit, match="belongs"):
        create_commitment(network, by=priya, person=dan)
    with pytest.raises(Unfit, match="passed"):
        create_commitment(network, by=priya, days=-1)


def test_keeping_it_twice_is_once(promise, carol, priya):
    promise.keep(by=carol)
    Commitment.objects.get().keep(by=priya)

    assert Commitment.objects.get().state == "kept"
    assert priya.notifications.filter(event__verb="commitment_kept").count() == 1


def test_carried_over_a_new_one_takes_its_place(promise, carol):
    later = promise.carry_over(by=carol, due_on=in_days(30))
    assert Commitment.objects.get(pk=promise.pk).carry_over(by=carol, due_on=in_days(40)) == later

    assert list(Commitment.objects.open()) == [later]
    assert (later.what, later.due_on, later.carried_from.state) == (promise.what, in_days(30), "carried")


@pytest.mark.parametrize("days", [-1, 0, 7])
def test_carried_over_to_a_later_day_only(days, promise, carol):
    with pytest.raises(Unfit):
        promise.carry_over(by=carol, due_on=in_days(days))


def test_let_go_with_a_reason(promise, carol):
    promise.let_go(by=carol, reason="The ICB does it.")

    promise = Commitment.objects.get()
    assert (promise.state, promise.reason) == ("let_go", "The ICB does it.")


def test_what_has_ended_one_way_does_not_end_another(promise, carol):
    promise.keep(by=carol)

    with pytest.raises(WrongState):
        promise.let_go(by=carol, reason="No time")
    with pytest.raises(WrongState):
        promise.carry_over(by=carol, due_on=in_days(30))


@pytest.mark.parametrize(("who", "may"), [("carol", True), ("alice", True), ("dan", False), ("mo", False)])
def test_who_settles_it(who, may, request, promise):
    assert promise.can_be_settled_by(request.getfixturevalue(who)) is may


def test_whoever_left_does_not_settle_it(promise, network, carol):
    network.memberships.get(user=carol).leave(by=carol)

    with pytest.raises(PermissionDenied):
        promise.keep(by=carol)


def test_what_is_overdue(promise, network, carol):
    create_commitment(network, by=carol, days=30)

    assert list(Commitment.objects.overdue()) == []
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert list(Commitment.objects.overdue()) == [promise]
        assert promise.is_overdue


def test_linked_to_what_it_is_about(promise, carol):
    challenge = create_challenge(by=carol)

    promise.link(by=carol, challenge=challenge)

    assert Commitment.objects.get().challenge == challenge


def test_promises_are_among_members(promise, priya, dan, mo, anonymous):
    assert [Commitment.objects.visible_to(who).count() for who in (priya, dan, mo, anonymous)] == [1, 0, 1, 0]


@pytest.mark.parametrize(
    "broken",
    [
        {"what": ""},
        {"state": "forgotten"},
        {"state": "kept"},
        {"ended_at": timezone.now()},
        {"state": "carried", "ended_at": timezone.now()},
        {"state": "let_go", "ended_at": timezone.now()},
        {"state": "kept", "ended_at": timezone.now(), "reason": "No time"},
    ],
)
def test_the_database_keeps_its_promises(broken, promise):
    with pytest.raises(IntegrityError):
        Commitment.objects.update(**broken)
