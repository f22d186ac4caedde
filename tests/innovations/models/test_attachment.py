"""Attachment: a file on an entry, kept under a random name and dropped once nothing refers to it."""

import hashlib
import re

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import storages
from django.db import IntegrityError, transaction

from innovations.files import Refused
from innovations.models import Attachment
from innovations.models.attachment import MOST_FILES
from sharehub.activity.models import Event
from tests import files
from tests.factories import create_attachment, create_entry, create_innovation, create_published_innovation

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(alice):
    return create_entry(create_innovation(by=alice))


def stored():
    return set(storages["files"].listdir("")[1])


def test_a_file_is_kept_as_it_was_under_a_random_name(entry, alice):
    attachment = create_attachment(entry, name="C:\\rota.TXT", data=b"Monday")

    assert (attachment.name, attachment.kind, attachment.size) == ("rota.TXT", "txt", 6)
    assert attachment.sha256 == hashlib.sha256(b"Monday").hexdigest()
    assert re.fullmatch("[0-9a-f]{32}", attachment.stored_as)
    assert (stored(), attachment.open().read()) == ({attachment.stored_as}, b"Monday")
    assert attachment.uploaded_by == alice


def test_a_picture_is_kept_without_what_it_said(entry):
    attachment = create_attachment(
        entry, name="wall.jpg", data=files.jpg(described="Ivy", is_placed=True), description="The wall chart"
    )

    kept = attachment.open().read()
    assert b"Ivy" not in kept
    assert (attachment.size, attachment.sha256) == (len(kept), hashlib.sha256(kept).hexdigest())
    assert attachment.told == ["The picture said where it was taken. We took that out."]


def test_what_hides_in_it_is_kept_for_its_author(entry):
    attachment = create_attachment(entry, name="a.xlsx", data=files.xlsx(hidden=[["x"]]))

    assert "The sheet “Raw” is hidden. Anybody who gets the file can show it." in Attachment.objects.get().told
    assert attachment.told == Attachment.objects.get().told


def test_what_a_check_finds_is_told(entry, alice):
    attachment = entry.attachments.attach(
        file=files.named(b"Ivy Example", "a.txt"), by=alice, check=lambda text: "A name?" if "Ivy" in text else ""
    )

    assert attachment.told == ["Lines 1 to 1: A name?"]


def test_it_is_written_down_who_added_and_removed_what(entry, alice):
    create_attachment(entry).remove(by=alice)

    events = Event.objects.of(entry.innovation).filter(verb__startswith="innovation_file").order_by("pk")
    assert [(event.verb, event.actor, event.details) for event in events] == [
        ("innovation_file_added", alice, {"name": "rota.txt"}),
        ("innovation_file_removed", alice, {"name": "rota.txt"}),
    ]


def test_nothing_is_kept_of_what_is_refused(entry):
    for data, name in ((b"", "a.txt"), (files.jpg(), "undescribed.jpg")):
        with pytest.raises(Refused):
            create_attachment(entry, name=name, data=data)

    assert (stored(), Attachment.objects.count()) == (set(), 0)


def test_nothing_is_kept_where_saving_fails(entry, alice, monkeypatch):
    def fail(*args, **kwargs):
        raise IntegrityError

    monkeypatch.setattr(type(entry.innovation), "record_event", fail)
    with pytest.raises(IntegrityError):
        create_attachment(entry)

    assert (stored(), Attachment.objects.count()) == (set(), 0)


def test_an_entry_holds_so_many_files_and_no_more(entry):
    for _ in range(MOST_FILES):
        create_attachment(entry)

    with pytest.raises(Refused, match="Put this one on another entry"):
        create_attachment(entry)


def test_only_authors_add_and_remove(entry, bob, mo):
    attachment = create_attachment(entry)

    for who in (bob, mo):
        with pytest.raises(PermissionDenied):
            create_attachment(entry, by=who)
        with pytest.raises(PermissionDenied):
            attachment.remove(by=who)
    assert stored() == {attachment.stored_as}


def test_the_bytes_go_when_it_is_removed(entry, alice, django_capture_on_commit_callbacks):
    other = create_attachment(entry)
    attachment = create_attachment(entry)

    with django_capture_on_commit_callbacks(execute=True):
        attachment.remove(by=alice)

    assert stored() == {other.stored_as}


def test_when_its_entry_is_removed_it_waits_and_comes_back_with_it(entry, alice, django_capture_on_commit_callbacks):
    attachment = create_attachment(entry)
    with django_capture_on_commit_callbacks(execute=True):
        entry.remove(by=alice)
    attachment.refresh_from_db()
    assert (stored(), attachment.entry) == ({attachment.stored_as}, None)

    attachment.waits_with.restore(by=alice)

    back = entry.innovation.entries.get().attachments.get()
    assert (back.pk, back.waits_with, back.open().read()) == (attachment.pk, None, b"Monday: Nadia. Tuesday: Tom.")


def test_it_is_of_an_entry_or_of_a_deleted_one_never_of_both_or_none(entry, alice):
    version = entry.innovation.versions.get()
    create_attachment(entry)

    for broken in ({"waits_with": version}, {"entry": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Attachment.objects.update(**broken)


def test_the_bytes_stay_until_removing_is_certain(entry, alice):
    attachment = create_attachment(entry)

    attachment.remove(by=alice)  # in the test's transaction, which never comes to its end

    assert stored() == {attachment.stored_as}


@pytest.mark.parametrize("removed", ["file", "entry"])
def test_the_bytes_stay_where_an_edition_has_them(removed, alice, django_capture_on_commit_callbacks):
    innovation = create_published_innovation(by=alice)
    entry = innovation.entries.first()
    attachment = create_attachment(entry)
    innovation.editions.publish(by=alice)

    with django_capture_on_commit_callbacks(execute=True):
        (attachment if removed == "file" else entry).remove(by=alice)

    assert stored() == {attachment.stored_as}
    assert innovation.current_edition.entries.first().kept_files.get().open().read() == b"Monday: Nadia. Tuesday: Tom."


@pytest.mark.parametrize(
    "broken", [{"kind": "exe"}, {"name": ""}, {"stored_as": ""}, {"kind": "png", "description": ""}]
)
def test_the_database_refuses(broken, entry):
    create_attachment(entry)

    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.update(**broken)
