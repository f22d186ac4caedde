"""The weekly question on the pages: asking for it, where it stands, and answering it."""

import pytest
from django.utils import timezone

from innovations.models import Author
from innovations.weekly import QUESTIONS
from tests.factories import create_entry, create_innovation

ASK, STOP = "Ask me one question a week", "Stop asking me"


@pytest.fixture
def innovation(alice):
    return create_innovation(by=alice)


@pytest.fixture
def journal(client_for, innovation, url):
    """`journal(person)`: the text of the journal as that person reads it."""
    return lambda person: client_for(person).get(url("journal_detail", innovation.slug)).text


def test_asking_for_it_and_stopping(client_for, alice, innovation, journal, url):
    assert (ASK in journal(alice), STOP in journal(alice)) == (True, False)

    assert client_for(alice).post(url("author_ask_weekly", innovation.slug)).url == url(
        "journal_detail", innovation.slug
    )
    assert innovation.authors.get().asked_weekly_since
    assert (ASK in journal(alice), STOP in journal(alice)) == (False, True)

    client_for(alice).post(url("author_stop_asking", innovation.slug))
    assert innovation.authors.get().asked_weekly_since is None
    assert (ASK in journal(alice), STOP in journal(alice)) == (True, False)


def test_one_asks_for_oneself_only(client_for, alice, bob, innovation, journal, url):
    innovation.authors.create(person=bob, role="circle")

    client_for(bob).post(url("author_ask_weekly", innovation.slug))

    assert [author.person for author in Author.objects.exclude(asked_weekly_since=None)] == [bob]
    assert ASK in journal(alice)


def test_whoever_does_not_keep_the_journal_is_not_offered_it(client_for, alice, bob, innovation, journal, url):
    innovation.authors.create(person=bob, role="reader")

    assert ASK in journal(alice)
    assert ASK not in journal(bob)
    assert client_for(bob).post(url("author_ask_weekly", innovation.slug)).status_code == 403


def test_nor_a_moderator_nor_anybody_once_it_is_archived(alice, mo, published, client_for, url):
    address = url("journal_detail", published.slug)
    assert ASK in client_for(alice).get(address).text
    assert ASK not in client_for(mo).get(address).text

    published.archive(by=alice, reason="It ended.")

    assert ASK not in client_for(alice).get(address).text


@pytest.mark.parametrize("number", range(len(QUESTIONS)))
def test_the_question_leads_from_what_concerns_you_to_a_note_of_its_kind(
    number, client_for, alice, innovation, url, settings
):
    Author.objects.update(
        asked_weekly_since=timezone.now(), questions_asked=number, last_asked_on="2026-01-05" if number else None
    )
    innovation.authors.get().ask(at=timezone.now())
    code, question = list(QUESTIONS.items())[number]
    address = f"{url('note_create', innovation.slug)}?kind={code}&asked=1"

    assert f'<a href="{address.replace("&", "&amp;")}">{question}</a>' in client_for(alice).get("/notifications/").text
    page = client_for(alice).get(address)
    assert page.context["form"]["kind"].value() == code
    assert f"{question}</h1>" in page.text
    assert f'value="{code}" class="nhsuk-radios__input" id="id_kind_' in page.text
    assert page.text.count("checked") == 2  # the kind and today
    assert not innovation.entries.exists()


def test_a_question_that_is_asked_no_more_is_still_worded(client_for, alice, innovation):
    innovation.record_event("asked", by=None, notify=[alice], question="retired")

    text = client_for(alice).get("/notifications/").text

    assert "A question was asked about" in text
    assert "kind=retired" not in text


def test_answering_takes_one_text(client_for, alice, innovation, url):
    address = f"{url('note_create', innovation.slug)}?kind=worked&asked=1"

    client_for(alice).post(address, {"kind": "worked", "text": "“You decide when we stop.”", "when": "today"})

    note = innovation.entries.get()
    assert (note.kind, note.verdict, note.headline) == ("words", "worked", "“You decide when we stop.”")


def test_what_is_missing_is_said_under_the_same_question(client_for, alice, innovation, url):
    address = f"{url('note_create', innovation.slug)}?kind=worked&asked=1"

    text = client_for(alice).post(address, {"kind": "worked", "text": "", "when": "today"}).text

    assert "Write a word or two." in text
    assert f"{QUESTIONS['worked']}</h1>" in text


def test_whoever_taps_another_kind_is_not_held_to_the_question(client_for, alice, innovation, url):
    address = f"{url('note_create', innovation.slug)}?kind=worked&asked=1"

    text = client_for(alice).post(address, {"kind": "tip", "text": "", "when": "today"}).text

    assert "Add a note</h1>" in text
    assert QUESTIONS["worked"] not in text


@pytest.mark.parametrize("query", ["", "?asked=1", "?kind=worked", "?kind=rumour&asked=1", "?kind=step&asked=1"])
def test_without_a_question_of_ours_it_is_a_note_like_any_other(query, client_for, alice, innovation, url):
    assert "Add a note</h1>" in client_for(alice).get(url("note_create", innovation.slug) + query).text


@pytest.mark.parametrize("kind", ["rumour", "words", ""])
def test_a_kind_that_is_none_chooses_nothing(kind, client_for, alice, innovation, url):
    page = client_for(alice).get(f"{url('note_create', innovation.slug)}?kind={kind}")

    assert page.text.count("checked") == 1  # today


def test_what_was_begun_before_stands_above_the_chosen_kind(client_for, alice, innovation, url):
    address = url("note_create", innovation.slug)
    alice.unsaved_texts.create(page=address, form="kind=tip&text=Start+in+May.&when=today")

    page = client_for(alice).get(f"{address}?kind=worked&asked=1")

    assert page.context["form"]["kind"].value() == "tip"
    assert "Add a note</h1>" in page.text


def test_answered_today_means_not_asked_tomorrow(client_for, alice, innovation, url):
    innovation.authors.get().ask_weekly(by=alice)
    assert Author.objects.to_ask(timezone.now()).count() == 1

    create_entry(innovation)

    assert Author.objects.to_ask(timezone.now()).count() == 0
