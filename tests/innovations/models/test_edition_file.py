"""EditionFile: a file as an edition took it in, which nobody changes."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from innovations.models import EditionFile
from tests.factories import create_attachment, create_publishable_innovation

pytestmark = pytest.mark.django_db


@pytest.fixture
def innovation(alice):
    innovation = create_publishable_innovation(by=alice)
    for number, entry in enumerate(innovation.entries.order_by("position"), start=1):
        create_attachment(entry, name=f"{number}.txt", data=b"Monday")
    innovation.publish(by=alice)
    return innovation


def names(edition):
    return [[file.name for file in entry.kept_files.all()] for entry in edition.entries.order_by("position")]


def test_an_edition_keeps_each_file_on_its_entry(innovation):
    attachment = innovation.entries.order_by("position").first().attachments.get()
    kept = innovation.current_edition.entries.order_by("position").first().kept_files.get()

    assert names(innovation.current_edition) == [["1.txt"], ["2.txt"], ["3.txt"]]
    for field in ("name", "kind", "description", "size", "sha256", "stored_as"):
        assert getattr(kept, field) == getattr(attachment, field)


def test_an_edition_keeps_what_the_workbook_lost(innovation, alice):
    first = innovation.current_edition
    innovation.entries.order_by("position").first().attachments.get().remove(by=alice)
    second = innovation.editions.publish(by=alice)

    assert names(first) == [["1.txt"], ["2.txt"], ["3.txt"]]
    assert names(second) == [[], ["2.txt"], ["3.txt"]]


def test_more_files_take_no_more_queries(innovation, alice):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            innovation.editions.publish(by=alice)
        return len(captured)

    few = queries()
    for entry in innovation.entries.all():
        for _ in range(3):
            create_attachment(entry)

    assert queries() == few


@pytest.mark.parametrize(
    "change",
    [{"name": "other.txt"}, {"kind": "csv"}, {"description": "x"}, {"size": 1}, {"sha256": "x"}, {"stored_as": "x"}],
)
def test_not_even_an_update_in_the_database_changes_it(change, innovation):
    with pytest.raises(DatabaseError, match="edition never changes"), transaction.atomic():
        EditionFile.objects.update(**change)


def test_a_picture_without_words_is_no_part_of_an_edition(innovation):
    kept = EditionFile.objects.first()
    kept.pk, kept.kind = None, "png"

    with pytest.raises(IntegrityError), transaction.atomic():
        kept.save()
