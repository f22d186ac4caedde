"""Two people and twelve windows: every save gets through or says that it did not, and nothing is lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from innovations.models import Entry, Suggestion, WrongState
from sharehub.core.locking import StaleVersion
from sharehub.people.models import UnsavedText
from tests.factories import create_entry, create_innovation, create_published_innovation, create_suggestion

pytestmark = pytest.mark.django_db(transaction=True)
WINDOWS = 12


def in_threads(work):
    """What `work(number)` returned in each of the threads; what one raises is raised here."""

    def with_own_connection(number):
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(WINDOWS) as threads:
        return list(threads.map(with_own_connection, range(WINDOWS)))


def test_every_line_that_was_saved_is_there(alice, bob):
    innovation = create_innovation(by=alice)
    innovation.authors.create(person=bob, role="editor")
    entry = create_entry(innovation, kind="tip", tip="Start")

    def add_a_line(number):
        refused = 0
        while True:
            mine = Entry.objects.select_related("innovation").get(pk=entry.pk)
            text = f"{mine.answers['tip']}\nLine {number}"
            try:
                mine.edit(answers={"tip": text}, by=(alice, bob)[number % 2], version=mine.version)
            except StaleVersion:
                refused += 1
            else:
                return refused

    in_threads(add_a_line)

    entry.refresh_from_db()
    assert sorted(entry.answers["tip"].splitlines()) == sorted(["Start", *(f"Line {n}" for n in range(WINDOWS))])
    assert entry.version == WINDOWS + 1
    latest = innovation.versions.of_entry(entry.pk).first()
    assert latest.said["answers"] == entry.answers


def test_of_windows_that_keep_at_once_one_gets_through_and_the_others_are_told(alice):
    def keep(number):
        try:
            alice.unsaved_texts.keep(page="/innovations/x/", form=f"tip=Window+{number}", version=0)
        except StaleVersion as stale:
            return stale.current.form
        return ""

    told = in_threads(keep)

    kept = UnsavedText.objects.get().form
    assert told.count("") == 1
    assert {form for form in told if form} == {kept}


def test_of_those_who_answer_an_offer_at_once_one_gets_through(alice, carol):
    offered = create_suggestion(create_published_innovation(by=alice), by=carol)

    def accept(number):
        try:
            Suggestion.objects.select_related("innovation").get(pk=offered.pk).accept(by=alice)
        except WrongState:
            return False
        return True

    assert in_threads(accept).count(True) == 1
    assert offered.innovation.entries.of_kind("tip").count() == 1
