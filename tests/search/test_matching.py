"""What a search finds, and in which order. Each fact holds on both databases."""

from datetime import UTC, datetime

import pytest

from sharehub.search.models import SearchRecord
from tests.factories import create_theme


def test_any_word_may_match(record, found):
    record("Letters", "The clerks read the post.")
    record("Phones", "Two receptionists answer.")
    record("Bins", "Emptied on Monday.")

    assert set(found("clerks receptionists")) == {"Letters", "Phones"}


def test_more_words_come_first(record, found):
    record("One", "Only the clerks are here.")
    record("Three", "The clerks read letters on Monday.")
    record("Two", "The clerks read.")

    assert found("clerks read letters") == ["Three", "Two", "One"]


def test_rarer_words_come_first(record, found):
    record("Rare", "About spirometry in one room.")
    for number in range(6):
        record(f"Common {number}", "About telephones in one room.")

    assert found("telephones spirometry")[0] == "Rare"


def test_all_words_come_above_many_of_one(record, found):
    record("Much of one", "spirometry spirometry spirometry spirometry spirometry")
    record("Both", f"Telephones. {'Something else was said in between. ' * 30} In the end there was spirometry.")

    assert found("telephones spirometry") == ["Both", "Much of one"]


def test_all_words_in_the_title_come_above_all_words_elsewhere(record, found):
    record("Elsewhere", "repeat prescriptions " * 20, lead="Repeat prescriptions", themes_text="Repeat prescriptions")
    record("Our repeat way with prescriptions", f"{'Something else was said. ' * 60}")

    assert found("repeat prescriptions") == ["Our repeat way with prescriptions", "Elsewhere"]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("recalls", "recall"),
        ("recall", "recalls"),
        ("recalling", "recalled"),
        ("appointments", "appointment"),
        ("practices", "practice"),
        ("study", "studies"),
        ("LETTERS", "letter"),
        ("GPs", "GP"),
        ("GP", "GPs"),
        ("pcn", "PCNs"),
    ],
)
def test_a_word_finds_its_other_forms(typed, written, record, found):
    record("Found", f"We did {written} here.")
    record("Not found", "Nothing of the kind.")

    assert found(typed) == ["Found"]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("nurse", "the receptionist/nurse answers"),
        ("receptionist", "the receptionist/nurse answers"),
        ("gps", "each GP’s letters"),
        ("GP's", "all the GPs"),
        ("follow", "a follow-up call"),
        ("follow-up", "to follow up by phone"),
        ("74", "people aged 65-74"),
        ("75s", "over-75s"),
        ("8am", "the 8am queue"),
        ("england", "see www.england.nhs.uk for more"),
        ("naïve", "a naïve plan"),
    ],
)
def test_what_stands_between_words_does_not_hide_them(typed, written, record, found):
    record("Found", written)

    assert found(typed) == ["Found"]


@pytest.mark.parametrize("field", ["title", "lead", "place", "themes_text", "body"])
def test_every_text_is_searched(field, record, found):
    made = record("Another title")
    setattr(made, field, "Spirometry")
    made.save()

    assert found("spirometry") == [made.title]


def test_a_changed_text_is_found_by_its_new_words_only(record, found):
    made = record("Letters")
    made.title = "Telephones"
    made.save()

    assert (found("letters"), found("telephones")) == ([], ["Telephones"])


def test_a_deleted_record_is_not_found(record, found):
    record("Letters").delete()

    assert found("letters") == []


JUNK = {
    "parentheses": "(*",
    "quotes": "\"'“”‘’`",
    "one quote": '"',
    "an apostrophe": "'",
    "operators": "a OR b AND NOT c NEAR(d, e) ^f title:g h* -i +j & | ! <-> :*",
    "SQL": "'; DROP TABLE search_searchrecord; --",
    "percent": "%s %(x)s %%",
    "backslash": "\\ \\' \\\\",
    "punctuation": "?!… — ()[]{}",
    "emoji": "🩺 🧑🏽‍⚕️",
    "one long word": "é" * 5000,
    "500 words": " ".join(f"word{number}" for number in range(500)),
    "10 kB": "letters " * 1250,
    "control characters": "a\x01b\x1fc\x7f",
    "half a character": "\ud800",
    "NUL": "let\0ters",
    "numbers": "9" * 400,
    "other scripts": "预约 موعد назначение Ⅷ ² ǅ",
    "combining": "e\u0301\u0301\u0301 \u0301",
}


@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK)
def test_junk_is_only_words_that_nobody_wrote(junk, record, found):
    record("Bins")

    assert found(junk) in ([], ["Bins"])


@pytest.mark.parametrize("nothing", ["", "   ", "?!", '"(*', "🩺"])
def test_without_a_word_everything_is_there_newest_first(nothing, record, found):
    record("Old", published_at=datetime(2024, 1, 1, tzinfo=UTC))
    record("New", published_at=datetime(2025, 1, 1, tzinfo=UTC))

    assert found(nothing) == ["New", "Old"]


def test_words_too_common_to_say_anything_are_left_out(record, found):
    record("Bins", "This is what we do with the bins.")
    record("Letters", "Letters.")

    assert found("what do we do with the letters") == ["Letters"]


def test_too_common_words_alone_are_no_error(record, found):
    record("Bins", "This is what we do.")

    assert found("what is this") in ([], ["Bins"])


def test_of_equals_the_newest_record_comes_first(record, found):
    for title in ("First", "Second", "Third"):
        record(title, "letters")

    assert found("letters") == ["Third", "Second", "First"]


# Themes


@pytest.fixture
def missed(db):
    return create_theme("Missed appointments", synonyms="DNA\r\ndid not attend\n\n no-shows ")


@pytest.mark.parametrize("typed", ["DNA", "dna", "did not attend", "no-shows", "no shows", "missed appointments"])
@pytest.mark.parametrize("written", ["DNA", "did not attend", "no-shows", "missed appointments"])
def test_words_for_one_theme_find_each_other(typed, written, missed, record, found):
    record("Found", f"In May many were {written} here.")
    record("Bins", "Emptied on Monday.")

    assert found(typed) == ["Found"]


def test_a_phrase_is_looked_for_as_a_phrase(missed, record, found):
    record("A course", "Six nurses attend a course.")
    record("Found", "Nine did not attend.")

    assert found("DNA") == ["Found"]


def test_a_theme_finds_what_is_under_it_by_any_of_its_words(missed, record, found):
    record("Found", "Texts the day before.", themes_text="Missed appointments")

    assert found("dna") == ["Found"]


def test_a_phrase_within_a_longer_search_is_found_too(missed, record, found):
    record("Phrase", "Nine did not attend.")
    record("Word", "We text each morning.")
    record("Both", "We text those who did not attend.")

    assert found("text about DNA")[0] == "Both"
    assert set(found("text about DNA")) == {"Both", "Phrase", "Word"}


# Order by place and time


def test_nearest_first_and_those_without_a_place_last(record, riverside):
    record("Nowhere")
    record("Far", latitude=51.5, longitude=-0.1)
    record("Near", latitude=52.76, longitude=0.4)

    assert [each.title for each in SearchRecord.objects.nearest_first(riverside.point)] == ["Near", "Far", "Nowhere"]


@pytest.mark.parametrize(
    ("miles", "titles"), [(1, ["Here"]), (25, ["Here", "Castle"]), (50, ["Here", "Castle", "Kiln"])]
)
def test_within_so_many_miles(miles, titles, record, riverside):
    record("Nowhere")
    record("Here", latitude=52.754, longitude=0.396)
    record("Castle", latitude=52.771, longitude=0.431)  # 1.9 miles
    record("Kiln", latitude=52.58, longitude=-0.23)  # 29 miles

    assert [each.title for each in SearchRecord.objects.within(riverside.point, miles).order_by("pk")] == titles


def test_anonymous_people_see_what_is_public(record, stranger, anonymous):
    public, private = record("Public"), record("Private", is_public=False)

    assert set(SearchRecord.objects.visible_to(anonymous)) == {public}
    assert set(SearchRecord.objects.visible_to(stranger)) == {public, private}
