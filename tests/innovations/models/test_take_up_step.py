"""What a place did with each step, and the steps it added."""

import pytest
from django.db import IntegrityError, transaction

from innovations.models import NotAffiliated, TakeUp, TakeUpStep
from sharehub.activity.models import Event
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


# A newer edition


def newer_without_the_first(take_up, alice):
    """Publish an edition with the steps "Set a date" and "Train two people"; returns it."""
    innovation = take_up.innovation
    first, second = innovation.entries.of_kind("step").in_order()
    create_entry(innovation, title="Set a date").move_before(second.pk, by=alice)
    first.choose(by=alice, is_in=False)
    return innovation.editions.publish(by=alice, whats_new="Set a date first.")


def test_what_was_told_of_a_step_that_is_still_there_goes_along(take_up, steps, alice, dan):
    take_up.steps.tell(steps, by=dan, version=1)
    newer = newer_without_the_first(take_up, alice)

    take_up.move_on(by=dan)

    assert TakeUp.objects.get().edition == newer
    assert [(step.title, step.did, step.why, step.position) for step in take_up.steps.all()] == [
        ("Train two people", "dropped", "They knew it.", 1),
        ("Count", "changed", "We had a day.", 2),
        ("A chart on the wall", "added", "", 3),
    ]
    assert [step.headline for step in take_up.steps_to_tell()] == ["Set a date", "Train two people"]


def test_moving_on_is_recorded_once_and_counts_as_heard_from(take_up, alice, dan):
    newer_without_the_first(take_up, alice)
    TakeUp.objects.update(last_heard_at="2024-03-12T12:00Z")

    for _ in range(2):
        TakeUp.objects.get().move_on(by=dan)

    assert Event.objects.of(take_up).filter(verb="takeup_moved_on").count() == 1
    assert not TakeUp.objects.get().is_silent
    assert TakeUp.objects.get().version == 2


def test_there_is_none_newer_than_the_newest(take_up, dan):
    assert take_up.newer_edition is None
    take_up.move_on(by=dan)
    assert take_up.version == 1


def test_what_they_stopped_stays_with_the_edition_they_used(take_up, alice, dan):
    used = take_up.edition
    newer_without_the_first(take_up, alice)
    take_up.stop(by=dan, reason="cost")

    take_up.move_on(by=dan)

    assert TakeUp.objects.get().edition == used
    assert take_up.newer_edition is None


def test_others_do_not_move_it_on(take_up, alice):
    newer_without_the_first(take_up, alice)

    with pytest.raises(NotAffiliated):
        take_up.move_on(by=alice)


def test_steps_that_were_opened_before_it_moved_on_are_not_lost(take_up, steps, alice, dan):
    newer_without_the_first(take_up, alice)
    take_up.move_on(by=dan)

    with pytest.raises(StaleVersion):
        take_up.steps.tell(steps, by=dan, version=1)
