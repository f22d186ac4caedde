"""A person's page, and the sheet that only they can get."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from sharehub.core import pdf
from tests.factories import (
    create_answer,
    create_ask,
    create_innovation,
    create_published_innovation,
    create_take_up,
)

pytestmark = pytest.mark.django_db
WORDS = "Your four piles gave us our evenings back."


@pytest.fixture
def letters(alice):
    return create_published_innovation(by=alice, title="Letters")


@pytest.fixture
def did(client_for):
    """`did(person, reader)`: what stands on the page of `person` of what they did for others' work, as three lists."""

    def lists(person, reader):
        context = client_for(reader).get(person.get_absolute_url()).context
        return [context["answers"], context["take_ups"], context["thanked_take_ups"]]

    return lists


@pytest.fixture
def seen(client_for):
    """`seen(person, reader)`: what stands on the page of `person`, as three lists."""

    def lists(person, reader):
        context = client_for(reader).get(person.get_absolute_url()).context
        return [list(context["made"]), list(context["credits"]), list(context["thanks"])]

    return lists


def sheet(person, name="recognition_sheet"):
    return reverse(name, args=[person.pk])


def test_it_is_for_signed_in_colleagues(client_for, alice, stranger):
    assert client_for().get(alice.get_absolute_url()).status_code == 302
    assert client_for(stranger).get(alice.get_absolute_url()).status_code == 200
    assert client_for(stranger).get("/people/999999/").status_code == 404


def test_name_role_and_place_stand_there_and_never_an_email(client_for, alice, dan):
    page = client_for(dan).get(alice.get_absolute_url()).text

    assert "Alice Green" in page
    assert "Practice manager, <a" in page
    assert "Riverside Practice" in page
    assert alice.email not in page


def test_what_they_made_are_named_for_and_were_thanked_for(seen, letters, alice, carol, dan):
    credit = letters.credits.give(person=carol, did="Lent us her list.", by=alice)
    credit.answer(by=carol, agrees=True)
    thanks = letters.thanks.give(by=dan, words=WORDS)

    assert seen(alice, dan) == [[letters], [], [thanks]]
    assert seen(carol, dan) == [[], [credit], [thanks]]
    assert seen(dan, alice) == [[], [], []]


def test_what_the_reader_may_not_see_is_not_there(seen, letters, alice, dan, mo):
    create_innovation(by=alice, title="A draft")
    letters.thanks.give(by=dan, words=WORDS)
    letters.archive(by=alice, reason="It moved.")

    for reader in (dan, mo, alice):
        assert seen(alice, reader) == [[], [], []]


def test_what_they_answered_took_up_and_were_thanked_for(did, letters, alice, carol, dan):
    answer = create_answer(create_ask(letters, by=carol), by=dan)
    take_up = create_take_up(letters, by=dan)
    assert did(dan, carol) == [[answer], [take_up], []]

    take_up.thank(by=alice)

    assert did(dan, carol) == [[answer], [take_up], [take_up]]
    assert did(carol, dan) == did(alice, dan) == [[], [], []]


def test_the_page_says_so_in_words(client_for, letters, alice, carol, dan):
    create_answer(create_ask(letters, by=carol, words="Who weighs the piles?"), by=dan)
    create_take_up(letters, by=dan).thank(by=alice)
    text = " ".join(client_for(carol).get(dan.get_absolute_url()).text.split())

    for said in (
        "Who weighs the piles?",
        "Trying it",
        "Alice Green said thanks for taking it up at Kiln Street Surgery",
    ):
        assert said in text


def test_what_is_hidden_is_not_on_their_page_for_anybody(did, letters, alice, carol, dan, mo):
    ask = create_ask(letters, by=carol)
    answer, under_hidden_ask = create_answer(ask, by=dan), create_answer(create_ask(letters, by=dan), by=dan)
    take_up = create_take_up(letters, by=dan)
    take_up.thank(by=alice)
    assert did(dan, mo) == [[under_hidden_ask, answer], [take_up], [take_up]]

    for each in (answer, under_hidden_ask.ask, take_up):
        each.hide(by=mo, reason="A patient may be told.")

    for reader in (carol, mo, dan):
        assert did(dan, reader) == [[], [], []]


def test_what_came_of_it_goes_with_the_case_study(did, letters, alice, carol, dan, mo):
    create_answer(create_ask(letters, by=carol), by=dan)
    create_take_up(letters, by=dan).thank(by=alice)
    letters.archive(by=alice, reason="It moved.")

    assert did(dan, carol) == did(dan, dan) == [[], [], []]


def test_a_closed_account_is_not_tied_to_what_it_answered_and_took_up(did, seen, letters, alice, carol, dan):
    create_answer(create_ask(letters, by=carol), by=dan)
    create_take_up(letters, by=dan).thank(by=alice)
    letters.thanks.give(by=dan, words=WORDS)
    dan.is_active = False
    dan.save()

    assert did(dan, carol) == [[], [], []]
    assert letters.take_ups.count() == 1


def test_who_closed_their_account_thanked_without_a_name(client_for, letters, alice, carol, dan):
    letters.thanks.give(by=dan, words=WORDS)
    create_take_up(letters, by=carol).thank(by=alice)
    for each in (dan, alice):
        each.is_active = False
        each.save()
    pages = [client_for(carol).get(person.get_absolute_url()).text for person in (alice, carol)]

    assert "Somebody who has left ShareHub, Kiln Street Surgery" in pages[0]
    assert "Somebody who has left ShareHub said thanks" in pages[1]
    assert "Dan Hughes" not in pages[0]
    assert "Alice Green" not in pages[1]


@pytest.mark.parametrize("agrees", [None, False])
def test_who_did_not_agree_to_be_named_shows_to_nobody_but_themselves(agrees, seen, letters, alice, bob, dan, mo):
    letters.authors.create(person=bob, role="owner")
    credit = letters.credits.give(person=bob, did="Read every letter.", by=alice)
    if agrees is not None:
        credit.answer(by=bob, agrees=agrees)
    thanks = letters.thanks.give(by=dan, words=WORDS)

    assert seen(bob, dan) == seen(bob, mo) == seen(bob, alice) == [[], [], []]
    assert seen(bob, bob) == [[letters], [], [thanks]]


def test_a_closed_account_says_so_and_no_place(client_for, alice, dan, letters):
    alice.is_active = False
    alice.save()
    page = client_for(dan).get(alice.get_absolute_url()).text

    assert "No longer on ShareHub." in page
    assert "Practice manager" not in page


def test_three_of_each_take_as_many_queries_as_one(client_for, alice, bob, dan, django_assert_num_queries):
    def add(number):
        made = create_published_innovation(by=alice, title=f"Made {number}")
        made.thanks.give(by=dan, words=WORDS)
        named = create_published_innovation(by=bob, title=f"Named {number}")
        named.credits.give(person=alice, did="Helped.", by=bob).answer(by=alice, agrees=True)
        other = create_published_innovation(by=dan, title=f"Elsewhere {number}")
        create_answer(create_ask(other, by=bob), by=alice)
        create_take_up(other, by=alice).thank(by=dan)

    add(0)
    pages = [(client_for(dan), alice.get_absolute_url()), (client_for(alice), sheet(alice))]
    counts = []
    for client, address in pages:
        client.get(address)
        with CaptureQueriesContext(connection) as once:
            client.get(address)
        counts.append(len(once))
    add(1)
    add(2)

    for (client, address), count in zip(pages, counts, strict=True):
        with django_assert_num_queries(count):
            client.get(address)


def test_names_lead_to_it_where_the_reader_is_signed_in(client_for, letters, alice, carol, riverside):
    letters.edit(by=alice, version=letters.version, is_open_to_contact=True)
    letters.credits.give(person=carol, did="Lent us her list.", by=alice).answer(by=carol, agrees=True)
    addresses = {alice.get_absolute_url(), carol.get_absolute_url()}

    def linked(client):
        text = client.get(letters.get_absolute_url()).text
        return {address for address in addresses if f'href="{address}"' in text}

    assert linked(client_for(carol)) == addresses
    assert linked(client_for()) == set()
    assert alice.get_absolute_url() in client_for(carol).get(riverside.get_absolute_url()).text


# The recognition sheet


@pytest.mark.parametrize("name", ["recognition_sheet", "recognition_pdf"])
@pytest.mark.parametrize(("who", "status"), [("alice", 200), ("bob", 403), ("mo", 403), ("anonymous", 302)])
def test_the_sheet_is_nobody_elses(name, who, status, client_for, alice, request, letters):
    assert client_for(request.getfixturevalue(who)).get(sheet(alice, name)).status_code == status


def test_the_page_says_what_they_gave_and_who_thanked_them(client_for, alice, bob, dan, letters):
    letters.editions.publish(by=alice, whats_new="Two more steps.")
    letters.thanks.give(by=dan, words=WORDS)
    named = create_published_innovation(by=bob, title="Phones")
    named.credits.give(person=alice, did="Listened in for a week.", by=bob).answer(by=alice, agrees=True)
    text = client_for(alice).get(sheet(alice)).text

    for said in (
        "Letters",
        "Edition 2, ",
        WORDS,
        "Dan Hughes, Kiln Street Surgery",
        "Listened in for a week.",
        "Phones",
    ):
        assert said in text
    assert sheet(alice, "recognition_pdf") in text


def test_what_does_not_fit_on_the_sheet_is_counted(client_for, alice):
    for number in range(10):
        create_published_innovation(by=alice, title=f"Case {number}")

    assert "And 5 more." in client_for(alice).get(sheet(alice)).text


def test_the_pdf_is_tagged_titled_in_english_and_one_page(client_for, alice, dan, letters):
    pytest.importorskip("weasyprint", exc_type=OSError)
    for number in range(8):
        study = create_published_innovation(by=alice, title=f"Case {number} " + "as we say " * 11)
        study.thanks.give(by=dan, words=f"<b>{number}</b> " + "Thank you. " * 17)
        study.credits.give(person=alice, did="Read the letters. " * 13, by=alice)
        other = create_published_innovation(by=dan, title=f"Elsewhere {number} " + "as we say " * 10)
        create_answer(create_ask(other, by=dan, words="How did you do it? " * 12), by=alice)
        create_take_up(other, by=alice).thank(by=dan)
    response = client_for(alice).get(sheet(alice, "recognition_pdf"))
    pdf = PdfReader(io.BytesIO(response.content))
    text = " ".join(pdf.pages[0].extract_text().split())

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="recognition-alice-green.pdf"'
    assert pdf.metadata.title == "Recognition sheet: Alice Green"
    assert pdf.root_object["/Lang"] == "en-GB"
    assert pdf.root_object["/MarkInfo"]["/Marked"]
    assert b"pdfuaid" in pdf.root_object["/Metadata"].get_data()
    assert len(pdf.pages) == 1
    assert "Dan Hughes, Kiln Street Surgery" in text
    assert "<b>7</b>" in text
    assert text.count("And 6 more.") == 3
    assert "Its authors said thanks." in text


def test_without_pango_there_is_the_page(client_for, alice, monkeypatch):
    monkeypatch.setattr(pdf, "can_write_pdf", lambda: False)
    client = client_for(alice)

    assert client.get(sheet(alice, "recognition_pdf")).url == sheet(alice)
    page = client.get(sheet(alice)).text
    assert "Download it (PDF)" not in page
    assert "Print it" in page


def test_where_too_many_want_a_pdf_there_is_the_page(client_for, alice, monkeypatch):
    monkeypatch.setattr(pdf, "LONGEST_WAIT", 0)

    with pdf.TURN:
        assert client_for(alice).get(sheet(alice, "recognition_pdf")).url == sheet(alice)
