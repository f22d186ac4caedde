"""Pages of a network that is open, with a meeting a week from now."""

import pytest
from django.urls import reverse


@pytest.fixture
def url(network):
    """`url("meeting_detail", meeting.pk)`: a page of the network."""
    return lambda name, *args: reverse(f"communities:{name}", args=[network.slug, *args])
