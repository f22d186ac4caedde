"""AskAnswer: who may give and read one, who is told, and that the team takes it into the journal once."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from innovations.actions import keep_answer
from innovations.models import AskAnswer
from tests.factories import create_answer, create_ask, create_challenge, create_published_innovation
from tests.told import told_about

pytestmark = pytest.mark.django_db


@pytest.fixture
def innovation(alice):
    return create_published_innovation(by=alice)


@pytest.fixture
def ask(innovation, dan):
    return create_ask(innovation, by=dan)


@pytest.fixture
def answer(ask, carol):
    return create_answer(ask, by=carol)


def test_anybody_who_may_read_it_answers_and_those_it_concerns_are_told(answer, ask, alice, dan, carol):
    assert told_about(answer, "given") == {alice, dan}
    assert create_answer(ask, by=carol) == answer


def test_nobody_else_answers(innovation, ask, alice, anonymous, carol):
    with pytest.raises(PermissionDenied):
        create_answer(ask, by=anonymous)
    innovation.archive(by=alice, reason="It moved.")
    with pytest.raises(PermissionDenied):
        create_answer(ask, by=carol)


def test_hidden_it_shows_to_whoever_answered_and_to_moderators(answer, carol, mo, dan, alice, anonymous):
    answer.hide(by=mo, reason="A name")

    def seen_by(person):
        return AskAnswer.objects.visible_to(person).count()

    assert [seen_by(each) for each in (carol, mo, dan, alice, anonymous)] == [1, 1, 0, 0, 0]


def test_it_goes_where_the_ask_goes(answer, ask, carol, dan, mo):
    ask.hide(by=mo, reason="A name")

    assert AskAnswer.objects.visible_to(dan).count() == 1
    assert AskAnswer.objects.visible_to(carol).count() == 0


def test_one_click_makes_it_a_tip_with_the_name_of_who_gave_it(answer, innovation, alice, carol):
    entry = keep_answer(answer=answer, by=alice)

    assert (entry.kind, entry.headline, entry.given_by) == ("tip", answer.words, carol)
    assert (entry.innovation, entry.created_by) == (innovation, alice)
    answer.refresh_from_db()
    assert (answer.entry, told_about(answer, "kept")) == (entry, {carol})


def test_it_becomes_what_was_asked_about_or_what_the_team_says(innovation, alice, carol, dan):
    words = innovation.entries.get(kind="words")
    about_words = create_answer(create_ask(innovation, by=dan, entry=words), by=carol)
    other = create_answer(create_ask(innovation, by=dan), by=carol, words="A whole day.")

    of_words = keep_answer(answer=about_words, by=alice)
    chosen = keep_answer(answer=other, by=alice, kind="wasted_time")

    assert (of_words.kind, of_words.verdict, of_words.answers) == ("words", "worked", {"said": about_words.words})
    assert (chosen.kind, chosen.answers) == ("wasted_time", {"what": "A whole day."})


def test_the_team_is_not_named_as_somebody_else(ask, alice):
    assert keep_answer(answer=create_answer(ask, by=alice), by=alice).given_by is None


def test_twice_is_once(answer, innovation, alice):
    again = AskAnswer.objects.get(pk=answer.pk)

    assert keep_answer(answer=answer, by=alice) == keep_answer(answer=again, by=alice)
    assert innovation.entries.of_kind("tip").count() == 1


def test_nobody_but_the_team_takes_it_in_and_nothing_hidden(answer, alice, bob, carol, dan, mo):
    for person in (bob, carol, dan, mo):
        with pytest.raises(PermissionDenied):
            keep_answer(answer=answer, by=person)
    answer.hide(by=mo, reason="A name")
    with pytest.raises(PermissionDenied):
        keep_answer(answer=answer, by=alice)
    with pytest.raises(PermissionDenied):
        keep_answer(answer=create_answer(create_ask(create_challenge(by=alice), by=dan), by=carol), by=alice)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"words": ""}, "askanswer_words_filled"),
        ({"hidden_at": timezone.now()}, "askanswer_hidden_with_reason"),
        ({"hide_reason": "A name"}, "askanswer_hidden_with_reason"),
    ],
)
def test_what_the_database_refuses(fields, name, answer):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        AskAnswer.objects.filter(pk=answer.pk).update(**fields)
