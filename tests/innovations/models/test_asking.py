"""The weekly question: for those who asked for it, once a week, and not while they write anyway."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from innovations.models import Author
from innovations.notes import TILE_BY_CODE
from innovations.weekly import QUESTIONS
from sharehub.activity.models import Event
from tests.factories import create_entry, create_innovation, create_published_innovation

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(alice):
    """Alice, who asked for the weekly question about her draft."""
    author = create_innovation(by=alice).authors.get()
    author.ask_weekly(by=alice)
    return author


@pytest.fixture
def verbs(author):
    """`verbs()`: what happened to alice's draft, the last first, without how it was started."""

    def verbs():
        events = Event.objects.of(author.innovation).exclude(verb="innovation_started").order_by("-pk")
        return [event.verb.removeprefix("innovation_") for event in events]

    return verbs


def due(moment=None):
    return {author.person for author in Author.objects.to_ask(moment or timezone.now())}


def in_days(days):
    return timezone.now() + timedelta(days=days)


def test_every_question_has_a_tile_that_takes_the_answer():
    assert set(QUESTIONS) - set(TILE_BY_CODE) == set()


def test_nobody_is_asked_who_did_not_ask_for_it(alice):
    create_innovation(by=alice)

    assert due() == set()


def test_asking_for_it_and_stopping_twice_changes_nothing(alice, author, verbs):
    author.ask_weekly(by=alice)
    assert due() == {alice}

    author.stop_asking(by=alice)
    author.stop_asking(by=alice)

    assert due() == set()
    assert verbs() == ["asking_stopped", "asking_started"]


def test_nobody_says_it_for_somebody_else(alice, bob, author):
    bobs = author.innovation.authors.create(person=bob)

    with pytest.raises(PermissionDenied):
        bobs.ask_weekly(by=alice)
    with pytest.raises(PermissionDenied):
        author.stop_asking(by=bob)


@pytest.mark.parametrize(
    ("role", "may"), [("owner", True), ("editor", True), ("scribe", True), ("circle", True), ("reader", False)]
)
def test_who_keeps_the_journal_may_be_asked(role, may, bob, author):
    bobs = author.innovation.authors.create(person=bob, role=role)

    if may:
        bobs.ask_weekly(by=bob)
        assert bob in due()
    else:
        with pytest.raises(PermissionDenied):
            bobs.ask_weekly(by=bob)


def test_whoever_only_reads_along_by_now_is_not_asked(author):
    Author.objects.filter(pk=author.pk).update(role="reader")

    assert due() == set()


def test_a_question_concerns_that_author_alone(alice, bob, author):
    author.innovation.authors.create(person=bob).ask_weekly(by=bob)

    assert author.ask(at=timezone.now()) is True

    notification = alice.notifications.get()
    assert (notification.event.verb, notification.event.actor) == ("innovation_asked", None)
    assert notification.event.details == {"question": "worked"}
    assert not bob.notifications.exists()
    assert due() == {bob}


def test_the_questions_take_turns(alice, author):
    for week in range(6):
        author.ask(at=in_days(7 * week))

    asked = [each.event.details["question"] for each in alice.notifications.order_by("pk").select_related("event")]
    assert asked == [*QUESTIONS, "worked"]


@pytest.mark.parametrize(("days", "asked"), [(0, False), (6, False), (7, True), (8, True)])
def test_a_week_lies_between_two_questions(days, asked, alice, author):
    author.ask(at=timezone.now())

    assert (due(in_days(days)) == {alice}) is asked
    assert author.ask(at=in_days(days)) is asked


def test_two_who_ask_at_once_ask_once(alice, author, verbs):
    first, second = Author.objects.get(), Author.objects.get()

    assert (first.ask(at=timezone.now()), second.ask(at=timezone.now())) == (True, False)

    assert verbs() == ["asked", "asking_started"]
    assert alice.notifications.count() == 1


def test_whoever_stops_in_between_is_not_asked(alice, author, verbs):
    as_loaded = Author.objects.get()
    author.stop_asking(by=alice)

    assert as_loaded.ask(at=timezone.now()) is False
    assert verbs() == ["asking_stopped", "asking_started"]


def test_starting_again_brings_no_second_question_in_a_week(alice, author):
    author.ask(at=timezone.now())
    author.stop_asking(by=alice)

    author.ask_weekly(by=alice)

    assert due() == set()
    assert due(in_days(7)) == {alice}


def test_each_workbook_has_its_own_week(alice, author):
    another = create_innovation(by=alice, title="One inbox").authors.get()
    another.ask_weekly(by=alice)
    author.ask(at=timezone.now())

    assert [each.innovation.title for each in Author.objects.to_ask(timezone.now())] == ["One inbox"]


@pytest.mark.parametrize(("days", "asked"), [(1, False), (3, True)])
def test_whoever_noted_something_lately_needs_no_question(days, asked, alice, author):
    create_entry(author.innovation)

    assert (due(in_days(days)) == {alice}) is asked


def test_what_another_noted_does_not_count(alice, bob, author):
    author.innovation.authors.create(person=bob)
    create_entry(author.innovation, by=bob)

    assert due() == {alice}


def test_what_is_published_and_goes_on_is_asked_about_until_it_is_hidden_or_archived(alice, mo):
    innovation = create_published_innovation(by=alice)
    innovation.authors.get().ask_weekly(by=alice)
    later = in_days(3)
    assert due(later) == {alice}

    innovation.hide(by=mo, reason="A name.")
    assert due(later) == set()

    innovation.show_again(by=mo)
    assert due(later) == {alice}

    innovation.archive(by=alice, reason="It ended.")
    assert due(later) == set()


def test_a_closed_account_is_not_asked(alice, author):
    alice.is_active = False
    alice.save(update_fields=["is_active"])

    assert due() == set()


@pytest.mark.parametrize("fields", [{"questions_asked": 1}, {"last_asked_on": "2026-03-02"}])
def test_who_was_asked_was_asked_on_a_day(fields, author):
    with pytest.raises(IntegrityError), transaction.atomic():
        Author.objects.filter(pk=author.pk).update(**fields)
