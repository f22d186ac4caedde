"""Asks as pages show them: the answered ones near a question, what a page shows of them, and who says what."""

import pytest
from django.db import connection

from innovations.asking import asks_of, near_asks
from innovations.voices import voices_of
from tests.factories import (
    create_answer,
    create_ask,
    create_challenge,
    create_published_innovation,
    create_take_up,
    create_user,
)

pytestmark = pytest.mark.django_db
QUESTION = "What did you say to the partner who was against it?"


@pytest.fixture
def innovation(alice):
    return create_published_innovation(by=alice)


@pytest.fixture
def ask(innovation, dan, alice):
    ask = create_ask(innovation, by=dan, words=QUESTION)
    create_answer(ask, by=alice)
    return ask


def near(words, about, user):
    return near_asks(words, about, user)


def test_an_answered_question_that_is_near_is_found(innovation, ask, carol):
    found = near("How did you persuade partners who were against it?", innovation, carol)

    assert found == [ask]
    assert found[0].answer.words == "We showed them one week of letters."


@pytest.mark.parametrize("words", ["", "How?", "Which printer do you use?", "a partner"])
def test_what_is_far_is_not(words, innovation, ask, carol):
    assert [each.pk for each in near(words, innovation, carol)] == ([ask.pk] if words == "a partner" else [])


def test_what_is_asked_about_the_same_thing_comes_first(innovation, ask, alice, dan, carol):
    other = create_published_innovation(by=alice, title="Another")
    about_other = create_ask(other, by=dan, words=QUESTION)
    create_answer(about_other, by=alice)

    assert near(QUESTION, innovation, carol) == [ask, about_other]
    assert near(QUESTION, other, carol) == [about_other, ask]


def test_what_settled_it_is_offered_as_the_answer(innovation, ask, carol, dan):
    ask.settle(by=dan, answer=create_answer(ask, by=carol, words="Cake."))

    assert near(QUESTION, innovation, carol)[0].answer.words == "Cake."


def test_unanswered_hidden_or_not_theirs_it_is_not_offered(innovation, ask, alice, carol, dan, mo, anonymous):
    create_ask(innovation, by=dan, words=f"{QUESTION} And twice?")
    assert near(QUESTION, innovation, carol) == near(QUESTION, innovation, anonymous) == [ask]

    innovation.edit(by=alice, version=innovation.version, visibility="signed_in")
    assert (near(QUESTION, innovation, carol), near(QUESTION, innovation, anonymous)) == ([ask], [])

    ask.answers.get().hide(by=mo, reason="A name")
    assert near(QUESTION, innovation, carol) == []


def test_what_a_page_shows_of_them(innovation, ask, dan, carol, anonymous):
    create_ask(innovation, by=carol, words="And then?")

    shown = asks_of(innovation, carol)

    assert (shown["newest"], shown["total"], shown["unanswered"], shown["can_ask"]) == ([ask], 2, 1, True)
    assert (shown["newest"][0].place, shown["newest"][0].answer_count) == (dan.organisation, 1)
    assert asks_of(innovation, anonymous)["can_ask"] is False


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_asks_three_times_for_any_number(number, innovation, alice, carol, django_assert_num_queries):
    for n in range(number):
        create_answer(create_ask(innovation, by=create_user(f"Reader {n}"), words=f"Question {n}?"), by=alice)
    with django_assert_num_queries(3):
        asks_of(innovation, carol)


@pytest.mark.parametrize("number", [1, 3])
def test_looking_first_takes_the_same_queries_for_any_number(
    number, innovation, alice, carol, django_assert_num_queries
):
    for n in range(number):
        asked = create_ask(innovation, by=create_user(f"Reader {n}"), words=f"{QUESTION} {n}")
        create_answer(asked, by=alice)
    queries = {"sqlite": 4, "postgresql": 6}[connection.vendor]  # ranking takes more of them on PostgreSQL
    with django_assert_num_queries(queries):
        assert len(near_asks(QUESTION, innovation, carol)) == number


def test_who_says_it_is_marked_with_what_they_have_to_do_with_it(innovation, alice, bob, carol, dan, stranger, mo):
    create_take_up(innovation, by=dan, stage="in_use")
    take_up = create_take_up(innovation, by=carol)
    people = [alice, bob, carol, dan, stranger]

    def marks(about):
        return {
            person.name: voice.mark for person, voice in zip(people, voices_of(about, people).values(), strict=True)
        }

    said = {"Carol Whitlock": "We are trying this", "Dan Hughes": "We work this way"}
    nothing = {"Bob Iqbal": "", "Sam Stranger": ""}
    assert marks(innovation) == said | nothing | {"Alice Green": "Wrote this"}
    assert marks(take_up) == said | nothing | {"Alice Green": "Wrote the case study"}
    take_up.hide(by=mo, reason="A name")
    assert marks(innovation)["Carol Whitlock"] == ""


def test_on_a_challenge_those_who_said_us_too_are_marked(alice, bob, carol, dan):
    challenge = create_challenge(by=alice)
    challenge.us_toos.say(organisation=carol.organisation, by=carol)

    voices = voices_of(challenge, [alice, bob, carol, dan])

    assert [voices[each.pk].mark for each in (alice, bob, carol, dan)] == ["Started this", "", "Us too", ""]


def test_whoever_closed_their_account_works_nowhere(innovation, carol):
    carol.is_active = False
    carol.save()

    assert voices_of(innovation, [carol])[carol.pk].place is None
