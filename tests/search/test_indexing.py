"""The index follows what happens to a case study."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from innovations.models import Innovation
from sharehub.search.models import SearchRecord, Word
from tests.factories import (
    create_entry,
    create_innovation,
    create_measure,
    create_publishable_innovation,
    create_published_innovation,
    create_theme,
)


def test_what_is_kept_of_a_case_study(alice, riverside, riverside_pcn, westbrook):
    theme = create_theme("Letters")
    innovation = create_publishable_innovation(
        by=alice,
        title="Fewer letters",
        summary="In short.",
        problem="Too many.",
        story="It began in May.",
        stage="in_use",
        themes=[theme],
        setup_hours=41,
        cost_band="no_cost",
        is_open_to_contact=True,
    )
    create_measure(innovation)
    innovation.publish(by=alice)

    record = SearchRecord.objects.get()
    assert (record.kind, record.object_id, record.is_public) == ("innovation", innovation.pk, True)
    assert (record.title, record.lead, record.themes_text) == ("Fewer letters", "In short.", "Letters")
    assert record.place == "Riverside Practice Riverside PCN Westbrook ICB"
    assert [(passage["kind"], passage["label"]) for passage in record.passages] == [
        ("", "the problem"),
        ("", "the story"),
        ("step", "step 1"),
        ("worked", "words that worked"),
        ("wasted", "wasted time"),
    ]
    assert (record.stage, record.setting, record.list_size_band) == ("in_use", "town", "8000_to_11999")
    assert (record.deprivation_band, record.effort_band, record.cost_band) == ("middle", "under_a_month", "no_cost")
    assert (record.has_measures, record.has_failures, record.has_words_that_worked) == (True, True, True)
    assert record.is_open_to_contact is True
    assert (record.organisation_id, record.pcn_id, record.icb_id) == (riverside.pk, riverside_pcn.pk, westbrook.pk)
    assert (record.latitude, record.longitude) == (52.754, 0.396)
    assert (record.published_at, list(record.themes.all())) == (innovation.published_at, [theme])


def test_only_what_is_published_is_found(alice, found):
    innovation = create_publishable_innovation(by=alice, title="Spirometry")
    assert found("spirometry") == []

    innovation.publish(by=alice)
    assert found("spirometry") == ["Spirometry"]

    innovation.edit(by=alice, version=innovation.version, title="Telephones")
    assert (found("spirometry"), found("telephones")) == ([], ["Telephones"])

    innovation.archive(by=alice, reason="Put away.")
    assert found("telephones") == []

    innovation.restore(by=alice)
    assert found("telephones") == ["Telephones"]

    innovation.delete()
    assert found("telephones") == []


def test_the_workbook_is_found_as_the_current_edition_has_it(alice, found):
    innovation = create_published_innovation(by=alice, title="Letters")
    create_entry(innovation, kind="tip", tip="Begin with spirometry.")
    assert found("spirometry") == []

    innovation.editions.publish(by=alice)

    assert found("spirometry") == ["Letters"]


def test_words_that_anybody_may_read_are_known(alice):
    create_innovation(by=alice, title="Orthodontics")
    create_published_innovation(by=alice, title="Phlebotomy", visibility="signed_in")
    create_published_innovation(by=alice, title="Spirometry", themes=[create_theme("Breathing")])

    known = set(Word.objects.values_list("word", flat=True))
    assert known & {"orthodontics", "phlebotomy", "spirometry", "breathing"} == {"spirometry", "breathing"}


def test_many_are_indexed_in_as_many_queries_as_one(alice):
    innovations = [create_published_innovation(by=alice, title=f"Letters {number}").pk for number in range(6)]

    def index(pks):
        with CaptureQueriesContext(connection) as queries:
            number = SearchRecord.objects.index_many(Innovation.objects.filter(pk__in=pks).to_index())
        return number, len(queries)

    one, queries = index(innovations[:1])
    assert (one, index(innovations)) == (1, (6, queries))


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="Only SQLite keeps its full text by triggers.")
def test_triggers_that_a_migration_dropped_are_made_again(record, found):
    with connection.cursor() as cursor:
        for trigger in ("added", "removed", "changed"):
            cursor.execute(f"DROP TRIGGER search_text_{trigger}")
    record("Lost")
    assert found("lost") == []

    call_command("migrate", verbosity=0)

    made = record("Letters")
    assert found("letters") == ["Letters"]
    made.title = "Phones"
    made.save()
    assert (found("letters"), found("phones")) == ([], ["Phones"])
    made.delete()
    assert found("phones") == []
