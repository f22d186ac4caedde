"""Whom something happened to is kept as who they are, never by name; what was kept by name before is put right."""

from importlib import import_module

import pytest
from django.apps import apps

from sharehub.activity.models import Event
from tests.factories import create_published_innovation, create_user

migration = import_module("sharehub.activity.migrations.0003_no_names_in_details")


@pytest.fixture
def innovation(alice):
    return create_published_innovation(by=alice)


@pytest.fixture
def kept_by_name(innovation, alice):
    """`kept_by_name("Dan Hughes", notify=[dan])`: an event as it was kept before."""

    def keep(name, *, by=alice, notify=(), verb="author_left"):
        return innovation.record_event(verb, by=by, notify=notify, name=name)

    return keep


def person_of(event):
    migration.forget_names(apps, None)
    event.refresh_from_db()
    assert "name" not in event.details
    return event.person


def test_whoever_has_the_name_is_kept_instead(kept_by_name, dan):
    assert person_of(kept_by_name(dan.name)) == dan


def test_of_two_of_that_name_it_is_whoever_did_it_or_was_told(kept_by_name, dan, alice):
    other = create_user("Dan Other")
    other.name = dan.name
    other.save()

    assert person_of(kept_by_name(dan.name, by=other)) == other
    assert person_of(kept_by_name(dan.name, notify=[dan])) == dan
    assert person_of(kept_by_name(dan.name)) is None


def test_whom_nobody_knows_any_more_is_nobody(kept_by_name, dan):
    assert [person_of(kept_by_name(name)) for name in ("Gone Long Ago", "")] == [None, None]


def test_the_name_of_a_file_stays(kept_by_name):
    event = kept_by_name("rota.txt", verb="file_added")
    migration.forget_names(apps, None)
    event.refresh_from_db()

    assert event.details == {"name": "rota.txt"}


def test_it_can_be_undone(kept_by_name, dan):
    event = kept_by_name(dan.name)
    migration.forget_names(apps, None)
    migration.name_them_again(apps, None)
    event.refresh_from_db()

    assert event.details == {"name": dan.name}


def test_no_event_of_a_person_keeps_their_name(innovation, alice, dan):
    innovation.authors.create(person=dan)
    innovation.authors.get(person=dan).hand_over(by=alice)

    event = Event.objects.get(verb="innovation_handed_over")
    assert (event.person, event.details) == (dan, {})
