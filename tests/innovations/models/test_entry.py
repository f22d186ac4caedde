"""Entry: each kind asks for what it needs, and the workbook keeps its order."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from innovations.kinds import SHAPES, BadAnswers, Kind
from innovations.models import Entry
from sharehub.core.locking import StaleVersion
from tests.factories import create_entry, create_innovation

pytestmark = pytest.mark.django_db


def test_every_kind_has_a_shape():
    assert set(SHAPES) == set(Kind)


def test_an_entry_lacks_nothing_its_kind_requires(alice):
    innovation = create_innovation(by=alice)

    with pytest.raises(BadAnswers):
        innovation.entries.note(kind="step", answers={"title": "Count the letters"}, by=alice)
    with pytest.raises(BadAnswers):
        innovation.entries.note(kind="tip", answers={"tip": "Start in May", "mood": "good"}, by=alice)


def test_words_are_called_and_drawn_by_their_verdict(alice):
    worked = create_entry(create_innovation(by=alice), kind="words", verdict="worked")

    assert (worked.label, worked.css) == ("Words that worked", "worked")


def test_entries_move_among_their_own_kind(alice):
    innovation = create_innovation(by=alice)
    first = create_entry(innovation, kind="step", title="First")
    create_entry(innovation, kind="tip")
    second = create_entry(innovation, kind="step", title="Second")

    second.move(by=alice, up=True)
    assert [step.headline for step in innovation.entries.of_kind("step")] == ["Second", "First"]

    second.move(by=alice, up=True)
    first.refresh_from_db()
    first.move(by=alice, up=False)
    assert [step.headline for step in innovation.entries.of_kind("step")] == ["Second", "First"]


def test_a_stale_change_is_refused(alice):
    entry = create_entry(create_innovation(by=alice), kind="tip")
    same = Entry.objects.get(pk=entry.pk)
    entry.edit(answers={"tip": "Start in a quiet week."}, by=alice, version=1)

    with pytest.raises(StaleVersion):
        same.edit(answers={"tip": "Start at once."}, by=alice, version=1)
    assert Entry.objects.get().answers == {"tip": "Start in a quiet week."}


def test_a_colleague_who_is_no_author_cannot_touch_it(alice, bob):
    innovation = create_innovation(by=alice)
    entry = create_entry(innovation, kind="tip")

    for attempt in (
        lambda: innovation.entries.note(kind="tip", answers={"tip": "Mine"}, by=bob),
        lambda: entry.edit(answers={"tip": "Mine"}, by=bob, version=1),
        lambda: entry.move(by=bob, up=True),
        lambda: entry.remove(by=bob),
    ):
        with pytest.raises(PermissionDenied):
            attempt()


def test_hours_keep_their_half(alice):
    entry = create_entry(create_innovation(by=alice), kind="wasted_time", hours=Decimal("7.5"))

    assert Entry.objects.get(pk=entry.pk).hours == Decimal("7.5")


@pytest.mark.parametrize(
    ("kind", "broken"),
    [
        ("step", {"kind": "rumour"}),
        ("words", {"verdict": ""}),
        ("words", {"verdict": "perhaps"}),
        ("step", {"verdict": "worked"}),
        ("step", {"hours": -1}),
    ],
)
def test_the_database_refuses(kind, broken, alice):
    entry = create_entry(create_innovation(by=alice), kind=kind)

    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(**broken)
