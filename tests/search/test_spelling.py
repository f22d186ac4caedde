"""Typing mistakes are put right with words that the reader could find."""

import pytest

from sharehub.search.facets import facets
from sharehub.search.spelling import did_you_mean
from tests.factories import create_innovation, create_published_innovation, create_theme


def meant_by(text, user):
    return did_you_mean(text, facets().visible_to(user))


@pytest.fixture(autouse=True)
def _published(alice):
    create_published_innovation(
        by=alice,
        title="Fewer missed appointments",
        problem="Our spirometry clinics stood empty. Reminders went by letter, and nobody wanted to attend.",
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("apointments", "appointments"),
        ("appiontments", "appointments"),
        ("spyrometry", "spirometry"),
        ("pirometry", "spirometry"),
        ("spirometry", None),
        ("missed apointments", "missed appointments"),
        ("Missed Apointments!", "missed appointments"),
        ("remindrs and spirmoetry", "reminders and spirometry"),
        ("reminding", None),  # other forms of known words
        ("spirometries", None),
        ("xylophone", None),  # like nothing that is known
        ("lettre", "letter"),
        ("emty", "empty"),
        ("emxy", None),  # fewer than six letters allow one mistake
        ("", None),
        ("?!", None),
        ("(*", None),
        ("the of", None),
        ("🩺", None),
    ],
)
def test_what_they_meant(typed, meant, anonymous):
    assert meant_by(typed, anonymous) == meant


def test_words_after_a_mistake_are_kept_however_many(anonymous):
    others = " ".join(f"word{number}" for number in range(20))

    assert meant_by(f"apointments {others}", anonymous) == f"appointments {others}"


def test_a_synonym_of_a_theme_is_no_mistake(anonymous):
    assert meant_by("remainders", anonymous) == "reminders"

    create_theme("Left-overs", synonyms="remainders")

    assert meant_by("remainders", anonymous) is None


def test_words_that_only_colleagues_may_read_are_not_given_away(alice, stranger, anonymous):
    create_published_innovation(by=alice, title="Our phlebotomy room", visibility="signed_in")
    create_innovation(by=alice, title="A draft about orthodontics")

    assert meant_by("phlebotomi room", anonymous) is None
    assert meant_by("orthodontic", stranger) is None


def test_words_of_what_was_closed_again_are_not_given_away(alice, stranger, anonymous):
    innovation = create_published_innovation(by=alice, title="Our phlebotomy service")
    assert meant_by("phlebotomy", anonymous) is None
    assert meant_by("phlebotonyx", anonymous) == "phlebotomy"

    innovation.edit(by=alice, version=innovation.version, visibility="signed_in")

    assert meant_by("phlebotonyx", anonymous) is None
    assert meant_by("phlebotonyx", stranger) == "phlebotomy"

    innovation.archive(by=alice, reason="Put away.")

    assert meant_by("phlebotonyx", stranger) is None


def test_a_hidden_word_is_put_right_as_if_nobody_had_written_it(alice, stranger, anonymous):
    """Otherwise the answer would tell that somebody did."""
    create_published_innovation(by=alice, title="The spirometra tapeworm", visibility="signed_in")

    assert meant_by("spirometra", anonymous) == "spirometry"
    assert meant_by("spirometra", stranger) is None
