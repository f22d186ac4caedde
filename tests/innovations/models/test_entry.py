"""Entry: each kind asks for what it needs, and the workbook keeps its order."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from innovations.kinds import SHAPES, BadAnswers, Kind
from innovations.models import Entry, WrongState
from sharehub.core.locking import StaleVersion
from tests.factories import create_entry, create_innovation, create_publishable_innovation

pytestmark = pytest.mark.django_db


def test_every_kind_has_a_shape():
    assert set(SHAPES) == set(Kind)


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("step", {}),
        ("step", {"title": " ", "how": ""}),
        ("step", {"who": "A GP"}),
        ("tip", {"tip": "Start in May", "mood": "good"}),
    ],
)
def test_an_entry_says_something_that_its_kind_asks_for(kind, answers, alice):
    with pytest.raises(BadAnswers):
        create_innovation(by=alice).entries.note(kind=kind, answers=answers, by=alice)


def test_a_note_is_known_by_how_it_begins_until_it_has_a_title(alice):
    innovation = create_innovation(by=alice)
    note = innovation.entries.note(kind="step", answers={"how": "We counted. " * 20}, by=alice)
    assert note.headline.startswith("We counted.")
    assert len(note.headline) <= 100
    assert note.still_to_say == ["title"]

    note.edit(answers={"title": "Count", "how": "We counted."}, by=alice, version=1)

    assert (note.headline, note.still_to_say) == ("Count", [])


def test_a_note_of_another_kind_says_all_that_it_said(alice):
    step = create_entry(create_innovation(by=alice), kind="step", title="Count", how="Make piles.", who="A GP")

    step.turn_into("words", by=alice, version=1, verdict="failed")

    step.refresh_from_db()
    assert (step.kind, step.verdict) == ("words", "failed")
    assert step.answers == {"said": "Count\n\nMake piles.\n\nA GP"}


def test_every_kind_can_become_every_other(alice):
    innovation = create_innovation(by=alice)
    for before in Kind:
        for after in Kind:
            entry = create_entry(innovation, kind=before)
            texts = [text for name, text in entry.answers.items()]
            entry.turn_into(after, by=alice, version=1, verdict="worked" if after == Kind.WORDS else "")
            assert all(text in " ".join(entry.answers.values()) for text in texts), (before, after)


def test_two_notes_become_one_and_lose_nothing(alice):
    innovation = create_innovation(by=alice)
    one = create_entry(
        innovation, kind="wasted_time", what="A protocol", hours=Decimal(3), happened_on=date(2026, 5, 2)
    )
    other = create_entry(innovation, kind="tip", tip="Write one page.", happened_on=date(2026, 5, 1))
    more = create_entry(innovation, kind="wasted_time", what="A protocol", instead="Skip it.", hours=Decimal("1.5"))

    one.merge(other, by=alice, version=1)
    one.refresh_from_db()
    one.merge(more, by=alice, version=one.version)

    one.refresh_from_db()
    assert list(innovation.entries.all()) == [one]
    assert one.answers == {"what": "A protocol\n\nWrite one page.", "instead": "Skip it."}
    assert (one.hours, str(one.happened_on)) == (Decimal("4.5"), "2026-05-01")


def test_a_note_does_not_join_itself_nor_another_workbook(alice):
    entry = create_entry(create_innovation(by=alice), kind="tip")
    elsewhere = create_entry(create_innovation(by=alice), kind="tip")

    for other in (entry, elsewhere):
        with pytest.raises(ValueError, match="one workbook"):
            entry.merge(other, by=alice, version=1)


def test_what_is_left_out_is_not_counted_for_publishing(alice):
    innovation = create_publishable_innovation(by=alice)
    assert innovation.missing_to_publish() == []

    innovation.entries.of_kind("step").get().choose(by=alice, is_in=False)

    assert [each.code for each in innovation.missing_to_publish()] == ["step"]


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


@pytest.fixture
def mixed(alice):
    """A workbook with the tips A, B and C, and steps between them."""
    innovation = create_innovation(by=alice)
    for letter in "ABC":
        create_entry(innovation, kind="tip", tip=letter)
        create_entry(innovation, title=f"Step {letter}")
    return innovation


def order(innovation):
    return [entry.headline for entry in innovation.entries.in_order()]


@pytest.mark.parametrize(
    ("moved", "before", "after"),
    [("A", "C", "BAC"), ("C", "A", "CAB"), ("A", None, "BCA"), ("B", "C", "ABC"), ("C", None, "ABC")],
)
def test_it_is_put_before_another_and_other_kinds_stay_where_they_are(moved, before, after, mixed, alice):
    tips = {entry.headline: entry for entry in mixed.entries.of_kind("tip")}

    tips[moved].move_before(tips[before].pk if before else None, by=alice)

    one, two, three = after
    assert order(mixed) == [one, "Step A", two, "Step B", three, "Step C"]


def test_it_is_put_before_none_that_is_gone_or_of_another_kind(mixed, alice):
    first, *_, last = mixed.entries.of_kind("tip").in_order()
    elsewhere = create_entry(create_innovation(by=alice), kind="tip")
    before = order(mixed)

    for pk in (first.pk, mixed.entries.of_kind("step").first().pk, elsewhere.pk, 10**6):
        with pytest.raises(WrongState):
            first.move_before(pk, by=alice)
    assert order(mixed) == before
    last.move_before(first.pk, by=alice)
    assert order(mixed)[0] == "C"


def test_a_colleague_who_is_no_author_cannot_touch_it(alice, bob):
    innovation = create_innovation(by=alice)
    entry = create_entry(innovation, kind="tip")

    for attempt in (
        lambda: innovation.entries.note(kind="tip", answers={"tip": "Mine"}, by=bob),
        lambda: entry.edit(answers={"tip": "Mine"}, by=bob, version=1),
        lambda: entry.move(by=bob, up=True),
        lambda: entry.move_before(None, by=bob),
        lambda: entry.choose(by=bob, is_in=False),
        lambda: entry.turn_into("words", by=bob, version=1, verdict="worked"),
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
