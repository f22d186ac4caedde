"""The network that most of its tests are about: priya leads it, alice leads with her, carol is a member."""

import pytest

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
