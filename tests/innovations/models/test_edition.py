"""Edition: numbered, frozen by the database, and kept whatever becomes of the workbook."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from innovations.models import Edition, EditionEntry, NotReady
from tests.factories import create_entry, create_published_innovation

pytestmark = pytest.mark.django_db


def headlines(edition):
    return [entry.headline for entry in edition.entries.all()]


def test_the_next_edition_takes_in_what_was_written_since(alice):
    innovation = create_published_innovation(by=alice)
    first = innovation.current_edition
    before = headlines(first)
    create_entry(innovation, kind="tip", tip="Avoid bank holidays.")
    assert headlines(innovation.current_edition) == before

    second = innovation.editions.publish(by=alice, whats_new="A tip on when to start.")

    assert second.number == 2
    assert innovation.current_edition == second
    assert headlines(second) == [*before, "Avoid bank holidays."]
    assert headlines(first) == before


def test_an_edition_leaves_out_what_was_left_out(alice):
    innovation = create_published_innovation(by=alice)
    create_entry(innovation, kind="tip", tip="Avoid bank holidays.").choose(by=alice, is_in=False)

    assert "Avoid bank holidays." not in headlines(innovation.editions.publish(by=alice, whats_new="Nothing much."))


def test_an_edition_keeps_what_the_workbook_lost(alice):
    innovation = create_published_innovation(by=alice)
    before = headlines(innovation.current_edition)

    innovation.entries.first().remove(by=alice)

    assert headlines(Edition.objects.get()) == before


def test_an_edition_needs_what_publishing_needs(alice):
    innovation = create_published_innovation(by=alice)
    innovation.entries.of_kind("words").get().remove(by=alice)

    with pytest.raises(NotReady):
        innovation.editions.publish(by=alice)


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (EditionEntry, {"answers": {"tip": "Changed"}}),
        (EditionEntry, {"hours": 3}),
        (EditionEntry, {"position": 9}),
        (Edition, {"number": 7}),
        (Edition, {"whats_new": "Nothing"}),
    ],
)
def test_not_even_an_update_in_the_database_changes_an_edition(model, change, alice):
    create_published_innovation(by=alice)

    with pytest.raises(DatabaseError, match="edition never changes"), transaction.atomic():
        model.objects.update(**change)


def test_two_editions_never_share_a_number(alice):
    edition = create_published_innovation(by=alice).current_edition

    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(innovation=edition.innovation, number=1, published_by=alice)
