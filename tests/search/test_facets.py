"""The facets of the whole index, kept in memory: always as the database has them."""

from datetime import date

import pytest
from django.db import transaction
from django.db.models import F
from pyroaring import BitMap

from sharehub.search.facets import facets
from sharehub.search.models import Revision, SearchRecord
from tests.factories import create_measure, create_published_innovation, create_theme


def keys(facet, value):
    return set(facets().of(facet, value))


def record_of(innovation):
    return SearchRecord.objects.get(kind="innovation", object_id=innovation.pk).pk


def follow(alice):
    """Walk through the life of a case study; the facets have to say each time what was just done."""
    letters, phones = create_theme("Letters"), create_theme("Phones")
    other = create_published_innovation(by=alice, title="Another", stage="idea")
    it = create_published_innovation(by=alice, themes=[letters], stage="trying", setup_hours=4, cost_band="no_cost")
    pk = record_of(it)
    assert keys("stage", "trying") == keys("cost_band", "no_cost") == keys("theme", "letters") == {pk}
    assert keys("effort_band", "under_a_day") == {pk}
    assert keys("has_failures", True) == keys("has_words_that_worked", True) == {pk, record_of(other)}

    it.edit(by=alice, version=it.version, stage="in_use", setup_hours=None)
    assert (keys("stage", "trying"), keys("stage", "in_use")) == (set(), {pk})
    assert keys("effort_band", "under_a_day") == set()

    it.edit(by=alice, version=it.version, themes=[phones])
    assert (keys("theme", "letters"), keys("theme", "phones")) == (set(), {pk})

    measure = create_measure(it)
    assert keys("has_measures", True) == {pk}
    measure.remove(by=alice)
    assert keys("has_measures", True) == set()

    it.archive(by=alice, reason="Put away.")
    assert set(facets().every) == {record_of(other)}
    assert (keys("stage", "in_use"), keys("theme", "phones")) == (set(), set())

    it.restore(by=alice)
    assert (keys("stage", "in_use"), keys("theme", "phones")) == ({record_of(it)}, {record_of(it)})

    other.index()
    other.delete()
    assert set(facets().every) == {record_of(it)}


def test_they_follow_every_change(alice):
    follow(alice)


@pytest.mark.django_db(transaction=True)
def test_they_follow_what_was_committed(alice):
    """Outside a transaction only what changed is read."""
    follow(alice)


def test_places_by_distance_are_those_of_the_records_asked_for(alice, carol, riverside):
    own, theirs = (record_of(create_published_innovation(by=person, title=person.name)) for person in (alice, carol))

    def near(*among):
        return [(round(miles), set(keys)) for miles, keys in facets().by_distance(riverside.point, *among)]

    assert near() == [(0, {own}), (2, {theirs})]
    assert near(BitMap([theirs])) == [(2, {theirs})]
    assert near(BitMap()) == []


@pytest.mark.django_db(transaction=True)
def test_only_what_changed_is_read_again(alice, django_assert_num_queries):
    first = create_published_innovation(by=alice, stage="idea")
    before = facets()
    with django_assert_num_queries(1):
        assert facets() is before

    second = create_published_innovation(by=alice, stage="idea")

    with django_assert_num_queries(3) as queries:
        after = facets()
    assert all("revision" in query["sql"] for query in queries.captured_queries)
    assert set(after.of("stage", "idea")) == {record_of(first), record_of(second)}
    assert set(before.of("stage", "idea")) == {record_of(first)}  # a request that reads it is not disturbed


@pytest.mark.parametrize("isolation", [pytest.param(None, marks=pytest.mark.django_db(transaction=True)), "savepoint"])
def test_what_was_rolled_back_is_forgotten(isolation, alice):
    kept = create_published_innovation(by=alice, stage="idea")
    record_of_kept = record_of(kept)
    assert keys("stage", "idea") == {record_of_kept}
    with transaction.atomic():
        create_published_innovation(by=alice, stage="idea")
        kept.archive(by=alice, reason="Put away.")
        assert keys("stage", "idea") == {SearchRecord.objects.get().pk} != {record_of_kept}
        transaction.set_rollback(True)

    assert keys("stage", "idea") == {record_of_kept}

    newest = create_published_innovation(by=alice, stage="idea")
    assert keys("stage", "idea") == {record_of_kept, record_of(newest)}


@pytest.mark.django_db(transaction=True)
def test_what_was_rolled_back_is_forgotten_when_the_next_change_comes_first(alice):
    with transaction.atomic():
        create_published_innovation(by=alice, stage="idea")
        assert len(facets().every) == 1
        transaction.set_rollback(True)

    newest = create_published_innovation(by=alice, stage="trying")

    assert set(facets().every) == {record_of(newest)}
    assert keys("stage", "idea") == set()


def test_the_gate(alice, stranger, anonymous):
    public = create_published_innovation(by=alice)
    private = create_published_innovation(by=alice, visibility="signed_in")

    assert set(facets().visible_to(anonymous)) == {record_of(public)}
    assert set(facets().visible_to(stranger, kind="innovation")) == {record_of(public), record_of(private)}
    assert set(facets().visible_to(stranger, kind="meeting")) == set()

    private.edit(by=alice, version=private.version, visibility="everyone")
    public.edit(by=alice, version=public.version, visibility="signed_in")

    assert set(facets().visible_to(anonymous)) == {record_of(private)}


def test_days_before_another_move_with_a_confirmation(alice, time_machine):
    time_machine.move_to("2027-03-01 12:00", tick=False)
    it = create_published_innovation(by=alice)
    year, after = date(2028, 3, 1), date(2028, 3, 2)
    assert set(facets().before("next_review_on", after)) == {record_of(it)}
    assert set(facets().before("next_review_on", year)) == set()

    SearchRecord.objects.update(next_review_on=None, revision=F("revision") + 1)
    Revision.objects.advance(removed=True)
    assert set(facets().before("next_review_on", after)) == set()

    time_machine.move_to("2027-03-02 12:00", tick=False)
    it.confirm_review(by=alice)
    assert set(facets().before("next_review_on", after)) == set()
    assert set(facets().before("next_review_on", date(2028, 3, 3))) == {record_of(it)}
