"""What changed: whole words, nothing lost on the way, and quickly."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innovations.differences import compare, differences
from tests.factories import create_entry, create_published_innovation


def sides(parts):
    before = "".join(text for state, text in parts if state != "added")
    after = "".join(text for state, text in parts if state != "removed")
    return before, after


def test_words_are_marked_whole():
    assert differences("Start in May, not before.", "Start in June, not before.") == [
        ("kept", "Start in "),
        ("removed", "May,"),
        ("added", "June,"),
        ("kept", " not before."),
    ]


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("Start in late May.", "Start in early June.", [("removed", "late May."), ("added", "early June.")]),
        ("Start in May.", "Start in May or June.", [("removed", "May."), ("added", "May or June.")]),
        ("Start in a b", "Start in a b\nc d", [("added", "\nc d")]),
        ("One day\n\nTwo", "No week\n\nSix", [("removed", "One day"), ("added", "No week"), ("removed", "Two")]),
    ],
)
def test_words_that_changed_one_after_the_other_are_one_change(before, after, marked):
    found = [part for part in differences(before, after) if part[0] != "kept"]

    assert found[: len(marked)] == marked


def test_a_space_after_the_last_change_stays():
    assert differences("Late here", "Soon here") == [("removed", "Late"), ("added", "Soon"), ("kept", " here")]


@given(st.text(max_size=300), st.text(max_size=300))
def test_both_texts_can_be_read_from_it(before, after):
    assert sides(differences(before, after)) == (before, after)


def test_thousands_of_different_words_keep_apart():
    before, after = (" ".join(f"{letter}{n}" for n in range(60_000)) for letter in "ab")

    assert sides(differences(before, after)) == (before, after)


@pytest.mark.django_db
def test_two_editions_entry_by_entry(alice):
    innovation = create_published_innovation(by=alice)
    step, words = (innovation.entries.of_kind(kind).get() for kind in ("step", "words"))
    step.edit(answers={"title": "Count for two weeks", "how": "In piles."}, by=alice, version=1)
    words.merge(create_entry(innovation, kind="words"), by=alice, version=1)
    innovation.entries.of_kind("wasted_time").get().choose(by=alice, is_in=False)
    failure = create_entry(innovation, kind="failure")
    second = innovation.editions.publish(by=alice, whats_new="Much.")
    first = innovation.editions.get(number=1)

    found = {(change.entry.kind, change.state) for change in compare(first.entries.all(), second.entries.all())}

    assert failure.kind == "failure"
    assert found == {("step", "changed"), ("words", "kept"), ("failure", "added"), ("wasted_time", "removed")}


def test_a_hostile_pair_takes_no_more_than_its_limit():
    before, after = "ab " * 20_000, "ba " * 20_000
    start = time.monotonic()

    differences(before, after)

    assert time.monotonic() - start < 10
