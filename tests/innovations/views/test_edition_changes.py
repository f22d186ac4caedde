"""What changed from one edition to another: what each note said, a page at a time, and in as few queries for many."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from innovations.differences import compare
from tests.factories import create_entry, create_published_innovation


@pytest.fixture
def innovation(alice):
    return create_published_innovation(by=alice)


@pytest.fixture
def changes(client_for, alice, innovation, url):
    """`changes()`: publishes the second edition and gives the page of what changed in it."""

    def changes(query=""):
        if innovation.editions.count() == 1:
            innovation.editions.publish(by=alice, whats_new="Much.")
        return client_for().get(url("edition_changes", innovation.slug, 2) + query)

    return changes


def edit(entry, *, by, **changes):
    told = {"answers": entry.answers, "verdict": entry.verdict, "hours": entry.hours, "version": entry.version}
    entry.edit(by=by, **(told | changes))


def test_it_counts_what_is_new_changed_and_taken_out_and_folds_the_rest(alice, innovation, changes):
    step, words = innovation.entries.get(kind="step"), innovation.entries.get(kind="words")
    edit(step, by=alice, answers=step.answers | {"how": "Make five piles."})
    create_entry(innovation, kind="failure")
    innovation.entries.get(kind="wasted_time").choose(by=alice, is_in=False)

    page = changes()

    assert page.context["counts"] == [("added", 1), ("changed", 1), ("removed", 1)]
    assert [entry.source_id for entry in page.context["kept"]] == [words.pk]
    assert "1 note says the same in both" in page.text


def test_only_what_changed_is_marked(alice, innovation, changes):
    create_entry(innovation, kind="tip")
    innovation.entries.get(kind="wasted_time").choose(by=alice, is_in=False)
    create_entry(innovation, kind="failure")

    text = changes().text

    assert "Start in a quiet week." in text
    assert "A protocol of forty pages" in text
    assert "<ins>" not in text
    assert "<del>" not in text


def test_hours_that_changed_are_shown(alice, innovation, changes):
    step = innovation.entries.get(kind="step")
    edit(step, by=alice, hours=Decimal("1.5"))

    change = changes().context["page"][0]

    assert change.state == "changed"
    assert ("Time", [("added", "1.5 hours")]) in change.parts


def test_words_that_turned_out_not_to_work_say_so(alice, innovation, changes):
    edit(innovation.entries.get(kind="words"), by=alice, verdict="failed")

    change = changes().context["page"][0]

    label, parts = change.parts[0]
    assert label == "What it is"
    assert parts == [("kept", "Words that "), ("removed", "worked"), ("added", "failed")]


def test_a_note_that_became_another_kind_keeps_what_it_said_before(alice, innovation):
    tip = create_entry(innovation, kind="tip")
    innovation.editions.publish(by=alice, whats_new="A tip.")
    tip.turn_into("blocker", by=alice, version=1)
    innovation.editions.publish(by=alice, whats_new="No tip.")

    second, third = (innovation.editions.get(number=number).entries.all() for number in (2, 3))
    change = next(change for change in compare(second, third) if change.state == "changed")

    assert ("", [("removed", "Start in a quiet week.")]) in change.parts
    assert ("", [("added", "Start in a quiet week.")]) in change.parts


def test_many_changes_come_a_page_at_a_time_and_the_rest_at_the_end(alice, innovation, changes):
    for _ in range(21):
        create_entry(innovation, kind="tip")

    first, second = changes(), changes("?page=2")

    assert [len(page.context["page"].object_list) for page in (first, second)] == [20, 1]
    assert ["say the same in both" in page.text for page in (first, second)] == [False, True]
    assert changes("?page=3").status_code == 404
    assert changes("?page=2&since=1").status_code == 200


def test_many_changes_ask_as_few_queries_as_few(client_for, alice, innovation, url):
    def queries(number):
        with CaptureQueriesContext(connection) as found:
            assert client_for().get(url("edition_changes", innovation.slug, number)).status_code == 200
        return len(found)

    create_entry(innovation, kind="tip")
    innovation.editions.publish(by=alice, whats_new="A tip.")
    few = queries(2)
    for _ in range(30):
        create_entry(innovation, kind="tip")
    innovation.editions.publish(by=alice, whats_new="Tips.")

    assert queries(3) == few <= 8
