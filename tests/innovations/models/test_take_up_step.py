"""What a place did with each step, and the steps it added."""

import pytest
from django.db import IntegrityError, transaction

from innovations.models import NotAffiliated, TakeUpStep
from sharehub.core.locking import StaleVersion
from tests.factories import create_entry, create_publishable_innovation, create_take_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def take_up(alice, dan):
    """Kiln Street Surgery tries something of two steps."""
    innovation = create_publishable_innovation(by=alice)
    create_entry(innovation, title="Train two people")
    innovation.publish(by=alice)
    return create_take_up(innovation, by=dan)


@pytest.fixture
def steps(take_up):
    """What dan says: the first step changed, the second left out, one of their own."""
    first, second = (step.source_id for step in take_up.steps_to_tell())
    return [
        {"source_id": first, "title": "Count", "did": "changed", "to_what": "For a day.", "why": "We had a day."},
        {"source_id": second, "title": "Train", "did": "dropped", "to_what": "", "why": "They knew it."},
        {"source_id": None, "title": "A chart on the wall", "did": "added", "to_what": "", "why": ""},
    ]


def test_they_are_told_in_their_order(take_up, steps, dan):
    take_up.steps.tell(steps, by=dan, version=1)

    assert [(step.title, step.did, step.position) for step in take_up.steps.all()] == [
        ("Count", "changed", 1),
        ("Train", "dropped", 2),
        ("A chart on the wall", "added", 3),
    ]


def test_telling_anew_replaces_what_was_told(take_up, steps, dan):
    take_up.steps.tell(steps, by=dan, version=1)

    take_up.steps.tell(steps[:1], by=dan, version=2)

    assert [step.title for step in take_up.steps.all()] == ["Count"]


def test_what_a_colleague_saved_meanwhile_stays(take_up, steps, dan):
    take_up.steps.tell(steps, by=dan, version=1)

    with pytest.raises(StaleVersion):
        take_up.steps.tell([], by=dan, version=1)

    assert take_up.steps.count() == 3


def test_others_tell_nothing(take_up, steps, alice):
    with pytest.raises(NotAffiliated):
        take_up.steps.tell(steps, by=alice, version=1)


def test_the_steps_are_those_of_the_edition_they_used(take_up, alice):
    innovation = take_up.innovation
    create_entry(innovation, title="And a third")
    innovation.editions.publish(by=alice, whats_new="A third step.")
    assert [step.headline for step in take_up.steps_to_tell()] == ["Count your letters for a week", "Train two people"]

    take_up.edition.withdraw(by=alice, reason="The list was wrong.")
    assert len(take_up.steps_to_tell()) == 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"did": "loved"},
        {"title": ""},
        {"did": "added"},
        {"source_id": None},
        {"did": "changed", "to_what": ""},
    ],
)
def test_the_database_refuses(wrong, take_up, steps, dan):
    take_up.steps.tell(steps, by=dan, version=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        take_up.steps.filter(position=2).update(**wrong)


def test_the_database_keeps_each_step_once(take_up, steps, dan):
    take_up.steps.tell(steps, by=dan, version=1)
    told = take_up.steps.get(position=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        TakeUpStep.objects.create(take_up=take_up, source_id=told.source_id, title="Again", did="kept", position=9)
