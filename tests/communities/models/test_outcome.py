"""Outcomes: recorded by those who lead or run the meeting, read by whoever may know of the network."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from communities.models import Outcome
from tests.factories import create_meeting, create_network


@pytest.fixture
def record(network):
    def record(by, meeting=None):
        return network.outcomes.record(by=by, kind="lesson", words="Two on phones at 8", meeting=meeting)

    return record


def test_leads_record_one_and_the_chair_of_its_own_meeting(record, meeting, network, priya, carol):
    record(priya)
    with pytest.raises(PermissionDenied):
        record(carol, meeting)

    meeting.give_part("chair", by=priya, person=carol)
    record(carol, meeting)

    assert network.outcomes.count() == 2
    with pytest.raises(PermissionDenied):
        record(carol)


def test_not_of_a_meeting_of_another_network(record, priya):
    other = create_meeting(create_network(by=priya, name="Letters"), by=priya)

    with pytest.raises(ValueError, match="another network"):
        record(priya, other)


def test_saying_it_better(record, priya, carol):
    outcome = record(priya)
    with pytest.raises(PermissionDenied):
        outcome.edit(by=carol, words="Mine")

    outcome.edit(by=priya, details="It halved the queue.")

    assert Outcome.objects.get().details == "It halved the queue."


def test_who_reads_it(record, network, priya, dan, anonymous):
    record(priya)
    assert [Outcome.objects.visible_to(who).count() for who in (dan, anonymous)] == [1, 1]

    network.edit(by=priya, version=network.version, visibility="members")
    assert [Outcome.objects.visible_to(who).count() for who in (priya, dan, anonymous)] == [1, 0, 0]


@pytest.mark.parametrize("broken", [{"words": ""}, {"kind": "rumour"}])
def test_the_database_keeps_its_promises(broken, record, priya):
    record(priya)
    with pytest.raises(IntegrityError):
        Outcome.objects.update(**broken)
