"""Pages of a network that is open, with a meeting a week from now."""

import pytest
from django.urls import reverse

from communities.actions import begin_meeting
from tests.factories import create_item


@pytest.fixture
def url(network):
    """`url("meeting_detail", meeting.pk)`: a page of the network."""
    return lambda name, *args: reverse(f"communities:{name}", args=[network.slug, *args])


@pytest.fixture
def agenda(meeting, priya):
    """Welcome (5 minutes), phones (25), visits (40), who does what (20): the whole 90 minutes."""
    items = [
        ("Welcome", 5, "welcome"),
        ("Phones", 25, "deep_dive"),
        ("Visits", 40, "learning"),
        ("Who", 20, "decision"),
    ]
    return [create_item(meeting, by=priya, title=title, minutes=minutes, kind=kind) for title, minutes, kind in items]


@pytest.fixture
def at(meeting):
    """`at("meeting_run")`: the address of a page of that meeting; `at("agenda_item_start", item)` of one of an item."""
    return lambda name, *things: reverse(
        f"communities:{name}", args=[meeting.network.slug, meeting.pk, *(thing.pk for thing in things)]
    )


@pytest.fixture
def begin(meeting, agenda, priya, during):
    """`begin()`: it started on time, with its first item."""

    def begin():
        with during(0):
            begin_meeting(meeting=meeting, by=priya)
        return meeting

    return begin
