"""The network that most of its tests are about: priya leads it, alice leads with her, carol is a member."""

from datetime import timedelta

import pytest
import time_machine

from tests.factories import create_member, create_network, create_open_network


@pytest.fixture
def scoped(priya):
    """A network that priya has begun to scope."""
    return create_network(by=priya)


@pytest.fixture
def network(priya, alice, carol):
    """An open one, seen by everybody. Colleagues ask to join."""
    network = create_open_network(by=priya, co_lead=alice)
    create_member(network, carol)
    return network


@pytest.fixture
def meeting(network):
    """Its next meeting: online, a week from now, 90 minutes from 12:30."""
    return network.meetings.get()


@pytest.fixture
def during(meeting):
    """`during()` is ten minutes into that meeting, `during(-60)` an hour before."""
    return lambda minutes=10: time_machine.travel(meeting.starts_at + timedelta(minutes=minutes), tick=False)
