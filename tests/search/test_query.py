"""How what somebody typed is taken apart."""

import pytest

from sharehub.search.query import Query, words_of
from tests.factories import create_theme

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The GP’s letters", ["the", "gps", "letters"]),
        ("follow-up (8am)", ["follow", "up", "8am"]),
        ("snake_case", ["snake", "case"]),
        ("🩺 !?", []),
    ],
)
def test_words_of_a_text(text, words):
    assert words_of(text) == words


def test_words_that_say_nothing_are_left_out():
    assert Query.parse("how do we free up the GP time").words == ("free", "gp", "time")


def test_where_there_are_no_others_they_are_all_there_is():
    assert Query.parse("What is it?").words == ("what", "is", "it")


def test_a_word_typed_twice_counts_once():
    assert Query.parse("letters, Letters and LETTERS").words == ("letters",)


def test_sixteen_words_are_enough():
    assert len(Query.parse(" ".join(f"word{number}" for number in range(500))).units) == 16


def test_what_else_was_looked_for():
    create_theme("Missed appointments", synonyms="DNA\nDid not attend")

    assert Query.parse("fewer dna").also == ("Did not attend", "Missed appointments")
    assert Query.parse("did not attend").also == ("Missed appointments", "DNA")
    assert Query.parse("attend").also == ()


def test_part_of_a_word_is_no_synonym():
    create_theme("Missed appointments", synonyms="DNA")

    assert Query.parse("dnase").also == ()


def test_synonyms_of_two_themes_are_both_looked_for():
    create_theme("Missed appointments", synonyms="DNA")
    create_theme("Telephony", synonyms="phones")

    assert Query.parse("phones and dna").also == ("Missed appointments", "Telephony")


@pytest.mark.parametrize("synonyms", ["\n\n", "(*\n🩺", '"', "a\x00b".replace("\x00", " ")])
def test_junk_among_the_synonyms_changes_nothing(synonyms):
    create_theme("Letters", synonyms=synonyms)

    assert Query.parse("letters").words == ("letters",)


def test_a_query_says_what_it_looks_for_so_that_it_can_be_a_key():
    assert Query.parse("letters") == Query.parse("Letters!")
    assert hash(Query.parse("letters")) == hash(Query.parse("Letters!"))
