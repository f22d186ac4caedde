"""Bringing a case study in: from the document, over its pieces, to a draft that nobody else can see."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document

from innovations.files import formats
from innovations.forms import ImportForm
from innovations.imports.reading import NO_WORDS
from innovations.models import Entry, Innovation
from sharehub.search.models import SearchRecord
from tests.factories import create_published_innovation
from tests.files import saved

pytestmark = pytest.mark.django_db
NHS_NUMBER = "943 476 5919"


@pytest.fixture
def here(url):
    return url("innovation_import")


@pytest.fixture
def upload(client_for, alice, here):
    """`upload("Title", ("Background", "Too many."))`: the page that follows."""

    def send(title, *parts, data=None, name="case.docx", by=alice):
        made = Document()
        made.add_heading(title, 0)
        for heading, *texts in parts:
            made.add_heading(heading, 1)
            for text in texts:
                made.add_paragraph(text)
        file = SimpleUploadedFile(name, saved(made) if data is None else data)
        return client_for(by).post(here, {"file": file})

    return send


def posted(title, *pieces):
    """What the browser posts for pieces of (place, text) or (place, text, heading)."""
    data = {"title": title, "pieces-TOTAL_FORMS": len(pieces), "pieces-INITIAL_FORMS": len(pieces)}
    for at, (place, text, *heading) in enumerate(pieces):
        data |= {f"pieces-{at}-goes_to": place, f"pieces-{at}-text": text}
        if heading:
            data[f"pieces-{at}-heading"] = heading[0]
    return data


def form_of(response):
    """What a browser would post of the page as it stands."""
    form = response.context["form"]
    forms = form.pieces.forms
    pieces = [(each["goes_to"].value(), each["text"].value(), each["heading"].value()) for each in forms]
    return posted(form["title"].value(), *pieces)


def test_a_document_becomes_a_draft_of_its_own(upload, client_for, alice, here, url):
    response = upload(
        "Letters off our GPs",
        ("Background", "Too many."),
        ("What we did", "Count them.", "Sort them."),
        ("Tips", "Wait."),
    )
    assert Innovation.objects.count() == 0

    done = client_for(alice).post(here, form_of(response), follow=True)

    draft = Innovation.objects.get()
    assert done.redirect_chain == [(url("innovation_write", draft.slug), 302)]
    assert "It is a draft, which only you can see." in done.text
    assert (draft.title, draft.problem, draft.state) == ("Letters off our GPs", "Too many.", "draft")
    assert draft.organisation == alice.organisation
    assert [(each.kind, each.answers) for each in draft.entries.in_order()] == [
        ("step", {"how": "Count them."}),
        ("step", {"how": "Sort them."}),
        ("tip", {"tip": "Wait."}),
    ]


def test_nothing_is_public_afterwards(client_for, alice, carol, mo, here, url):
    client_for(alice).post(here, posted("Letters", ("problem", "Too many.")))
    draft = Innovation.objects.get()

    assert draft.is_owned_by(alice)
    assert SearchRecord.objects.count() == 0
    for user in (None, carol, mo):
        assert client_for(user).get(draft.get_absolute_url()).status_code == 404
    assert client_for(alice).get(draft.get_absolute_url()).status_code == 200


def test_what_was_corrected_is_what_counts(client_for, alice, here):
    data = posted(
        "Better title", ("story", "One."), ("leave", "Nadia."), ("story", "Two.", "Later"), ("worked", "“Do.”", "")
    )

    client_for(alice).post(here, data)

    draft = Innovation.objects.get()
    assert (draft.title, draft.story) == ("Better title", "One.\n\n**Later**\n\nTwo.")
    assert [(each.verdict, each.answers) for each in draft.entries.all()] == [("worked", {"said": "“Do.”"})]


def test_only_signed_in_people_may(client_for, here):
    assert client_for(None).get(here).status_code == 302
    assert client_for(None).post(here, posted("T", ("story", "x"))).status_code == 302
    assert Innovation.objects.count() == 0


def test_somebody_who_works_nowhere_may_too(client_for, stranger, here):
    assert client_for(stranger).post(here, posted("T", ("story", "x"))).status_code == 302
    assert Innovation.objects.get().organisation is None


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"junk", "a.docx", "is not a Word document"),
        (b"PK\x03\x04", "a.docx", formats.BROKEN),
        (b"%PDF-1.4", "a.pdf", "We can only bring in Word documents"),
        (saved(Document()), "a.docx", NO_WORDS),
        (b"", "a.docx", formats.EMPTY),
    ],
)
def test_what_is_no_word_document_is_answered_with_a_sentence(upload, data, name, reason):
    response = upload("", data=data, name=name)

    assert response.status_code == 200
    (error,) = response.context["form"].errors["file"]
    assert reason in error
    assert "Error: " in response.text


def test_no_file_at_all(client_for, alice, here):
    response = client_for(alice).post(here)

    assert response.context["form"].errors == {"file": ["Choose a Word document."]}


def test_the_page_says_what_was_left_out_and_what_was_unsure(upload):
    made = Document()
    made.add_heading("Letters", 0)
    made.add_heading("Winter", 1)
    made.add_paragraph("It snowed.")
    made.add_table(1, 2).cell(0, 0).text = "a"

    text = upload("", data=saved(made)).text

    assert "We were not sure about 1." in text
    assert "The lines of 1 table: each row is now one line of text." in text
    assert 'value="Winter"' in text


def test_look_first(upload, carol):
    known = [create_published_innovation(by=carol, title=f"Hospital letters {n}") for n in range(4)]

    response = upload("Hospital letters", ("Background", "Too many."))

    assert len(response.context["found"]) == 3
    assert set(response.context["found"]) < set(known)
    assert "Look first: is it one of these?" in response.text
    assert "Look first" not in upload("Quidditch", ("Background", "x")).text


def test_mistakes_come_back_with_all_that_was_typed(client_for, alice, here):
    data = posted("", ("problem", "a" * 10_001), ("nowhere", "x"), ("link", "no address"), ("tip", "Keep me"))

    response = client_for(alice).post(here, data)

    problems = {each["text"]: each["href"] for each in response.context["form"].problems}
    assert problems == {
        "Some pieces need another look.": "",
        "Write one line that says what you did.": "#id_title",
        "Text of piece 1: Shorten it to 10,000 characters or fewer.": "#id_pieces-0-text",
        "Where does piece 2 go? Choose where it goes.": "#id_pieces-1-goes_to",
        "Text of piece 3: Write the address on the web in it, starting with https://": "#id_pieces-2-text",
    }
    assert "Keep me" in response.text
    assert Innovation.objects.count() == 0


def test_texts_that_are_together_too_long_are_refused(client_for, alice, here):
    data = posted("T", ("problem", "a" * 6000), ("problem", "b" * 6000))

    (error,) = client_for(alice).post(here, data).context["form"].non_field_errors()

    assert error.startswith("“The everyday problem” gets more than fits")
    assert Innovation.objects.count() == 0


@pytest.mark.parametrize("total", ["201", "9999999", "junk", ""])
def test_a_form_that_lies_about_its_pieces_makes_nothing(client_for, alice, here, total):
    response = client_for(alice).post(here, posted("T", ("story", "x")) | {"pieces-TOTAL_FORMS": total})

    assert response.status_code == 200
    assert len(response.context["form"].pieces.forms) <= 200
    assert Innovation.objects.count() == 0


def test_patients_are_asked_about_and_what_was_typed_is_kept(client_for, alice, here):
    client = client_for(alice)
    data = posted("T", ("problem", f"She is {NHS_NUMBER}."), ("tip", "Wait.", "Winter"))

    asked = client.post(here, data)
    assert asked.status_code == 422
    assert NHS_NUMBER in asked.text
    assert client.post(here, data | {"patients-answer": "change"}).url == here

    again = client.get(here)
    assert form_of(again) == data | {"pieces-0-heading": None}
    assert Innovation.objects.count() == 0


def test_nothing_is_made_by_half(client_for, alice, here, monkeypatch):
    def breaks(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("innovations.models.entry.check_answers", breaks)
    with pytest.raises(RuntimeError):
        client_for(alice).post(here, posted("T", ("story", "x"), ("tip", "y")))

    assert (Innovation.objects.count(), Entry.objects.count()) == (0, 0)


def test_two_hundred_pieces_take_as_many_queries_to_show_as_one(upload):
    upload("T", ("Tips", "Wait."))
    with CaptureQueriesContext(connection) as one:
        upload("T", ("Tips", "Wait."))
    with CaptureQueriesContext(connection) as many:
        response = upload("T", *[("Tips", f"Wait {n}.") for n in range(250)])

    assert len(response.context["form"].pieces.forms) == 200
    assert len(many) == len(one)


def test_the_largest_page_can_be_posted(client_for, alice, here):
    """200 pieces, each with a heading, and as much of a script of many bytes as is ever split."""
    pieces = [("story" if n < 5 else "tip", "س" * 1000, "ع" * 100) for n in range(200)]

    assert client_for(alice).post(here, posted("T", *pieces)).status_code == 302
    assert Entry.objects.count() == 195


def test_the_pages_that_lead_to_it(client_for, alice, here, url):
    for name in ("innovation_create", "my_work"):
        assert f'<a href="{here}">Bring it in</a>' in client_for(alice).get(url(name)).text


def test_the_form_knows_its_own(rf):
    assert not ImportForm.is_in(None)
    assert not ImportForm.is_in(rf.post("/", {"file": BytesIO(b"x")}).POST)
    assert ImportForm.is_in(rf.post("/", posted("T")).POST)
