"""A case study written by alice (owner) and bob (editor), with one of each thing that has an address."""

import pytest
from django.urls import reverse

from sharehub.activity.models import Event, Notification
from tests.factories import create_measure, create_publishable_innovation


@pytest.fixture
def draft(alice, bob):
    innovation = create_publishable_innovation(by=alice)
    innovation.authors.create(person=bob, role="editor")
    create_measure(innovation)
    innovation.credits.give(name="Nadia Osei", did="Thought of the four piles.", by=alice)
    return innovation


@pytest.fixture
def published(draft, alice):
    draft.publish(by=alice)
    return draft


@pytest.fixture
def url():
    """`url("entry_list", "the-slug", "step")`."""
    return lambda name, *args: reverse(f"innovations:{name}", args=args)


@pytest.fixture
def told():
    """`told(thing, "published")`: who was told of that event of it."""

    def about(subject, verb):
        events = Event.objects.of(subject).filter(verb=f"{subject._meta.model_name}_{verb}")
        return {notification.recipient for notification in Notification.objects.filter(event__in=events)}

    return about
