"""A case study that alice has published, and what is worded about it."""

import pytest
from django.urls import reverse

from sharehub.activity.models import Event, Notification
from sharehub.moderation.models import Report
from tests.factories import create_published_innovation

NUMBER = "943 476 5919"  # valid, and from the range for tests


@pytest.fixture
def published(alice):
    return create_published_innovation(by=alice, title="We took the letters off our GPs")


@pytest.fixture
def report(published, dan, mo):
    """Dan thinks that a patient might be identifiable; there is a moderator to tell."""
    return Report.objects.make(subject=published, reason="patient", by=dan, words="The second step.")


@pytest.fixture
def url():
    return lambda name, *args: reverse(f"innovations:{name}", args=args)


@pytest.fixture
def told():
    """`told(thing, "hidden")`: who was told of that event of it."""

    def about(subject, verb):
        events = Event.objects.of(subject).filter(verb=f"{subject._meta.model_name}_{verb}")
        return {notification.recipient for notification in Notification.objects.filter(event__in=events)}

    return about
