"""The journal: a note in under a minute, all of them by day, and what goes in the next edition."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from innovations.notes import TILES
from tests.factories import create_entry, create_innovation


@pytest.fixture
def innovation(alice):
    return create_innovation(by=alice)


@pytest.fixture
def post_note(client_for, alice, innovation, url):
    """`post_note(kind="tip", text="…")`: a note by alice, today unless said otherwise."""
    return lambda **fields: client_for(alice).post(url("note_create", innovation.slug), {"when": "today"} | fields)


@pytest.mark.parametrize("tile", TILES, ids=lambda tile: tile.code)
def test_every_tile_makes_a_note_of_its_kind(tile, post_note, innovation):
    response = post_note(kind=tile.code, text="What we wrote.")

    note = innovation.entries.get()
    assert response.url == f"/innovations/{innovation.slug}/journal/#entry-{note.pk}"
    assert (note.kind, note.verdict, note.headline) == (tile.kind, tile.verdict, "What we wrote.")
    assert note.happened_on == timezone.localdate()


@pytest.mark.parametrize(
    ("fields", "to_whom"),
    [
        ({"to_whom": "A GP"}, "A GP"),
        ({"to_whom": "other", "somebody_else": "Our pharmacist"}, "Our pharmacist"),
        ({"somebody_else": "Our pharmacist"}, "Our pharmacist"),
        ({}, None),
    ],
)
def test_words_say_who_heard_them(fields, to_whom, post_note, innovation):
    post_note(kind="worked", text="“You decide when we stop.”", **fields)

    assert innovation.entries.get().answers.get("to_whom") == to_whom


def test_another_kind_says_nothing_of_who_heard_it(post_note, innovation):
    post_note(kind="tip", text="Start in May.", to_whom="A GP")

    assert innovation.entries.get().answers == {"tip": "Start in May."}


@pytest.mark.parametrize(("when", "days"), [("today", 0), ("yesterday", 1)])
def test_a_note_is_of_its_day(when, days, post_note, innovation):
    post_note(kind="tip", text="Start in May.", when=when)

    assert innovation.entries.get().happened_on == timezone.localdate() - timedelta(days=days)


def test_another_day_is_asked_for(post_note, innovation):
    response = post_note(kind="tip", text="Start in May.", when="other")
    assert response.context["form"].errors == {"day": ["Enter the day, month and year."]}

    post_note(kind="tip", text="Start in May.", when="other", day_day="2", day_month="6", day_year="2025")
    assert str(innovation.entries.get().happened_on) == "2025-06-02"


@pytest.mark.parametrize("fields", [{}, {"kind": "rumour", "text": "x"}, {"kind": "tip", "text": " "}])
def test_what_is_missing_is_said_and_nothing_is_lost(fields, post_note, innovation):
    response = post_note(**fields)

    assert response.status_code == 200
    assert "There is a problem" in response.text
    assert not innovation.entries.exists()


def test_one_note_after_the_other(post_note, innovation, url):
    assert post_note(kind="tip", text="Start in May.", another="yes").url == url("note_create", innovation.slug)


def test_notes_stand_by_day_the_last_first(client_for, alice, innovation, url):
    for day, tip in [("2026-03-02", "A"), ("2026-05-11", "B"), ("2026-03-23", "C"), ("2026-05-11", "D")]:
        create_entry(innovation, kind="tip", tip=tip, happened_on=day)

    page = client_for(alice).get(url("journal_detail", innovation.slug)).context["page"]

    shown = [(f"{day}", [note.headline for note in notes]) for _, days in page.months for day, notes in days]
    assert shown == [("2026-05-11", ["D", "B"]), ("2026-03-23", ["C"]), ("2026-03-02", ["A"])]
    assert [month.month for month, _ in page.months] == [5, 3]


@pytest.mark.parametrize(
    ("kind", "shown"), [("", 4), ("tip", 2), ("worked", 1), ("words", 4), ("rumour", 4), ("failed", 4), ("step", 1)]
)
def test_one_kind_at_a_time(kind, shown, client_for, alice, innovation, url):
    for each in ("tip", "tip", "step", "words"):
        create_entry(innovation, kind=each)

    page = client_for(alice).get(url("journal_detail", innovation.slug), {"kind": kind}).context["page"]

    assert len(page.object_list) == shown


def test_it_says_when_it_turned(client_for, alice, innovation, url):
    turn = create_entry(innovation, kind="tipping_point", happened_on="2026-04-16")

    text = client_for(alice).get(url("journal_detail", innovation.slug)).text

    assert f'#entry-{turn.pk}">16 April</a>' in text


def test_leaving_out_and_taking_in(client_for, alice, innovation, url):
    note = create_entry(innovation, kind="tip")
    for is_in in ("no", "no", "yes"):
        client_for(alice).post(url("entry_choose", innovation.slug, "tip", note.pk), {"is_in": is_in})
        note.refresh_from_db()
        assert note.is_in_next == (is_in == "yes")


def test_a_journal_of_many_notes_asks_as_few_queries_as_one_of_few(client_for, alice, innovation, url):
    client = client_for(alice)

    def queries():
        with CaptureQueriesContext(connection) as found:
            assert client.get(url("journal_detail", innovation.slug)).status_code == 200
        return len(found)

    for kind in ("step", "words", "tipping_point"):
        create_entry(innovation, kind=kind)
    few = queries()
    for _ in range(30):
        create_entry(innovation, kind="tip")

    assert queries() == few <= 15


def test_an_empty_journal_says_how_to_begin(client_for, alice, innovation, url):
    assert "Add the first note" in client_for(alice).get(url("journal_detail", innovation.slug)).text


def picture(name="flipchart.jpg"):
    data = BytesIO()
    Image.new("RGB", (8, 6), "white").save(data, "JPEG")
    return SimpleUploadedFile(name, data.getvalue())


def test_a_photo_goes_with_the_note(post_note, innovation):
    post_note(kind="tip", text="Write it on the wall.", photo=picture())

    kept = innovation.entries.get().attachments.get()
    assert kept.kind == "jpg"
    assert kept.description.startswith("A photo taken for this note")


def test_a_note_whose_photo_we_cannot_take_is_a_note_all_the_same(post_note, innovation):
    response = post_note(kind="tip", text="Write it on the wall.", photo=SimpleUploadedFile("x.jpg", b"no picture"))

    assert response.status_code == 302
    assert not innovation.entries.get().attachments.exists()
    assert any("The photo is not in it." in str(each) for each in get_messages(response.wsgi_request))


def test_a_note_that_may_name_a_patient_is_asked_about_first(post_note, innovation):
    response = post_note(kind="tip", text="Mrs Fernsby, NHS number 943 476 5919, rang twice.")

    assert response.status_code == 422
    assert not innovation.entries.exists()
