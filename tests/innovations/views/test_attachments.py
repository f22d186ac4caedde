"""The page of an entry's files: added, looked at, taken off."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from innovations.files import formats
from innovations.models import Attachment
from tests import files
from tests.factories import create_attachment, create_entry


@pytest.fixture
def step(draft):
    return draft.entries.get(kind="step")


@pytest.fixture
def page(url, draft, step):
    return url("attachment_list", draft.slug, "step", step.pk)


@pytest.fixture
def add(client_for, alice, url, draft, step):
    """`add("rota.txt", b"Monday")` by alice, on the step."""

    def add(name, data, description=""):
        form = {"file": SimpleUploadedFile(name, data), "description": description}
        return client_for(alice).post(url("attachment_create", draft.slug, "step", step.pk), form)

    return add


def text_of(response):
    return response.content.decode()


def test_a_file_is_added(add, page, step):
    response = add("rota.txt", b"Monday", "Who is in when")

    attachment = step.attachments.get()
    assert (response.status_code, response.url) == (302, page)
    assert (attachment.name, attachment.description) == ("rota.txt", "Who is in when")


def test_its_page_tells_what_hides_in_it(add, page, client_for, alice):
    add("letters.xlsx", files.xlsx(hidden=[["x"]]))

    html = text_of(client_for(alice).get(page))

    assert "letters.xlsx" in html
    assert "<li>The sheet “Raw” is hidden. Anybody who gets the file can show it.</li>" in html


def test_so_does_the_last_check_before_publishing(add, client_for, alice, url, draft, page):
    check = url("innovation_check", draft.slug)
    add("rota.txt", b"Monday")
    add("wall.jpg", files.jpg(is_placed=True), "The wall chart")
    assert "Look again at your files" not in text_of(client_for(alice).get(check))

    add("letters.xlsx", files.xlsx(hidden=[["x"]]))
    html = text_of(client_for(alice).get(check))

    assert "Look again at your files" in html
    assert "The sheet “Raw” is hidden." in html
    assert f'<a href="{page}">Change the files' in html


def test_what_is_refused_is_said_beside_the_file(add):
    response = add("letters.xlsm", files.xlsx(), "What I wrote stays")

    assert response.context["form"].errors == {"file": [formats.MACROS]}
    assert 'value="What I wrote stays"' in text_of(response)


@pytest.mark.parametrize(
    ("name", "data", "description", "wrong"),
    [
        ("a.txt", b"", "", "file"),
        ("a.txt", b"Monday", "x" * 251, "description"),
        ("a.jpg", files.jpg(), "", "description"),
        ("a.jpg", files.jpg(), "   ", "description"),
    ],
)
def test_what_is_wrong_is_said(name, data, description, wrong, add):
    assert list(add(name, data, description).context["form"].errors) == [wrong]
    assert not Attachment.objects.exists()


def test_no_file_at_all_is_said(client_for, alice, url, draft, step):
    response = client_for(alice).post(url("attachment_create", draft.slug, "step", step.pk), {"description": "x"})

    assert response.context["form"].errors == {"file": ["Choose a file."]}


@pytest.mark.parametrize("name", ["a<b>\u202e.txt", 'a\\"b.txt', "a\0b.txt", "\ud800.txt", "é" * 200 + ".txt"])
def test_no_name_breaks_anything(name, client_for, alice, url, draft, step):
    """Browsers send any name that a disk may hold, and anybody can send what no disk may."""
    name = name.encode("utf-8", "surrogatepass")
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="%s"\r\n\r\nMonday\r\n--x--\r\n' % name
    address = url("attachment_create", draft.slug, "step", step.pk)
    response = client_for(alice).post(address, body, content_type="multipart/form-data; boundary=x")

    assert response.status_code in (200, 302, 400)
    assert all(each.name.isprintable() and "<" not in each.name for each in step.attachments.all())


def test_a_large_file_comes_through_the_disk(add, step):
    add("letters.txt", b"Monday\n" * 600_000)

    assert step.attachments.get().size == 4_200_000


def test_a_file_is_deleted(client_for, alice, url, draft, step, page):
    attachment = create_attachment(step)
    address = url("attachment_delete", draft.slug, attachment.pk)

    assert "rota.txt" in text_of(client_for(alice).get(address))
    assert Attachment.objects.exists()
    response = client_for(alice).post(address)

    assert (response.status_code, response.url) == (302, page)
    assert not Attachment.objects.exists()


def test_the_entries_say_which_files_they_have(client_for, alice, url, draft, step):
    address = url("entry_list", draft.slug, "step")
    assert "Add a file<" in text_of(client_for(alice).get(address))

    create_attachment(step)
    html = text_of(client_for(alice).get(address))

    assert "rota.txt" in html
    assert "Files<" in html


def test_the_entries_of_another_kind_or_case_study_are_not_there(client_for, alice, url, draft, step):
    client = client_for(alice)

    assert client.get(url("attachment_list", draft.slug, "tip", step.pk)).status_code == 404
    assert client.get(url("attachment_list", draft.slug, "rumour", step.pk)).status_code == 404
    assert client.get(url("attachment_delete", draft.slug, 10**9)).status_code == 404


def test_more_files_make_no_more_queries(client_for, alice, page, step, draft, url):
    client = client_for(alice)
    pages = [page, url("entry_list", draft.slug, "step"), url("innovation_check", draft.slug), draft.get_absolute_url()]

    def queries():
        with CaptureQueriesContext(connection) as captured:
            for address in pages:
                assert client.get(address).status_code == 200
        return len(captured)

    create_attachment(step, name="a.xlsx", data=files.xlsx(hidden=[["x"]]))
    queries()
    once = queries()
    for entry in [step, create_entry(draft), create_entry(draft)]:
        for _ in range(3):
            create_attachment(entry, name="a.xlsx", data=files.xlsx(hidden=[["x"]]))

    assert queries() == once


def test_a_photo_is_shown_to_its_author(client_for, alice, page, step, url, draft):
    photo = create_attachment(step, name="wall.jpg", data=files.jpg(), description="Four columns & a pen")
    address = url("attachment_detail", draft.slug, photo.pk)

    assert f'src="{address}?inline" alt="Four columns &amp; a pen"' in text_of(client_for(alice).get(page))
    response = client_for(alice).get(f"{address}?inline")
    assert (response["Content-Type"], response["Content-Disposition"]) == ("image/jpeg", 'inline; filename="wall.jpg"')
    assert BytesIO(b"".join(response)).getvalue() == photo.open().read()


NUMBER = "NHS number 943 476 5919"
HIDING_PLACES = {
    "a paragraph": (lambda: files.docx(NUMBER), "a.docx"),
    "a hidden sheet": (lambda: files.xlsx(hidden=[(NUMBER,)]), "a.xlsx"),
    "a very hidden sheet": (lambda: files.xlsx(very_hidden=[(NUMBER,)]), "a.xlsx"),
    "a pivot cache": (lambda: files.xlsx_with_pivot(NUMBER), "a.xlsx"),
    "a cell's comment": (lambda: files.xlsx(note=NUMBER), "a.xlsx"),
    "speaker notes": (lambda: files.pptx(("Letters", NUMBER, False)), "a.pptx"),
    "a PDF": (lambda: files.pdf(NUMBER), "a.pdf"),
    "what a photo says of itself": (lambda: files.jpg(comment=NUMBER), "a.jpg"),
    "a table": (lambda: f"pile,number\nfile,{NUMBER}\n".encode(), "a.csv"),
}


@pytest.mark.parametrize("place", HIDING_PLACES)
def test_its_author_is_told_of_a_patient_in_it(place, add, step):
    make, name = HIDING_PLACES[place]

    add(name, make(), "The tally sheet")

    told = step.attachments.get().told
    assert any("Something here may tell who a patient is" in sentence for sentence in told)
