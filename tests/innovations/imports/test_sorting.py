"""What a draft is made of, out of corrected pieces."""

from decimal import Decimal

import pytest

from innovations.forms import ENTRY_FORMS
from innovations.imports import Note, Piece, sort_out
from innovations.imports.places import CHOICES, LEAVE, LONGEST_SUMMARY, LONGEST_TEXT, LONGEST_TITLE, SECTIONS
from innovations.imports.sorting import LINES
from innovations.kinds import SHAPES, check_answers
from innovations.models import Innovation

NOTES = [code for _, choices in CHOICES for code, _ in choices if code not in (LEAVE, *SECTIONS)]


def note(place, text, heading=""):
    (found,) = sort_out([Piece(place, text, heading)]).notes
    return found


def test_pieces_for_one_text_are_joined_by_a_blank_line():
    found = sort_out([Piece("problem", "One."), Piece("story", "S."), Piece("problem", " Two.\n", "Winter")])

    assert found.sections == {"problem": "One.\n\n**Winter**\n\nTwo.", "story": "S."}
    assert found.notes == []


def test_what_is_left_out_or_empty_is_not_there():
    found = sort_out([Piece("leave", "Nadia"), Piece("problem", " "), Piece("step", "\n"), Piece("summary", "")])

    assert (found.sections, found.notes) == ({}, [])


def test_a_summary_that_is_too_long_goes_on_in_the_problem():
    found = sort_out([Piece("problem", "Letters."), Piece("summary", "It **went** well. " * 20)])

    assert found.sections["summary"] == ("It went well. " * 17).strip()
    assert found.sections["problem"] == ("It went well. " * 3).strip() + "\n\nLetters."


def test_texts_that_are_together_too_long_are_named():
    found = sort_out([Piece("problem", "a" * 6000), Piece("problem", "b" * 6000), Piece("story", "c" * 10_000)])

    assert found.too_long == ["problem"]


@pytest.mark.parametrize("place", NOTES)
@pytest.mark.parametrize(
    ("text", "heading"), [("Said https://nhs.uk/a", ""), ("https://nhs.uk/a", "H" * 130), ("", "Only a heading")]
)
def test_every_place_takes_every_piece(place, text, heading):
    if place == "link" and not text:
        return
    made = note(place, text, heading)

    check_answers(made.kind, made.answers)
    said = " ".join(made.answers.values())
    assert text in said
    assert heading in said
    assert {name for name, limit in LINES.items() if len(made.answers.get(name, "")) > limit} == set()
    assert bool(made.verdict) == (made.kind == "words")


def test_a_step_has_its_heading_and_its_labels():
    text = "Use a tally sheet.\n\nWho: The practice manager\n\nHours: 3.5\n\nCost: £40\n\nThen stop."

    assert note("step", text, "Count your letters") == Note(
        "step",
        {"how": "Use a tally sheet.\n\nThen stop.", "title": "Count your letters"}
        | {"who": "The practice manager", "cost": "£40"},
        "",
        Decimal("3.5"),
    )


def test_words_have_their_verdict_and_to_whom():
    text = "To: A GP\n\nThe worry: Missing cancer.\n\nWe said: “You decide.”\n\n“Really.”\n\nWhat happened: They did."

    assert note("failed", text) == Note(
        "words",
        {
            "to_whom": "A GP",
            "worry": "Missing cancer.",
            "said": "“You decide.”\n\n“Really.”",
            "what_happened": "They did.",
        },
        "failed",
    )
    assert note("mixed", "“Do it.”") == Note("words", {"said": "“Do it.”"}, "mixed")


def test_a_label_that_says_too_much_or_nothing_stays_in_the_text():
    assert note("step", f"Who: {'x' * 201}").answers == {"how": f"Who: {'x' * 201}"}
    assert note("step", "Note: this").answers == {"how": "Note: this"}
    assert note("step", "Hours: many").answers == {"how": "Hours: many"}
    assert note("failure", "Instead: ring them").answers == {"why_not": "Instead: ring them"}


def test_a_link_has_an_address_and_a_label():
    assert note("link", "The contract wording: https://www.nhs.uk/a.").answers == {
        "what_for": "The contract wording: https://www.nhs.uk/a.",
        "url": "https://www.nhs.uk/a",
        "label": "https://www.nhs.uk/a",
    }
    assert note("link", "Address: https://www.nhs.uk/a\n\nWording.", "Contract").answers == {
        "url": "https://www.nhs.uk/a",
        "what_for": "Wording.",
        "label": "Contract",
    }


def test_the_limits_are_those_of_the_forms_and_the_fields():
    limits = {
        (name, field.max_length)
        for kind, form in ENTRY_FORMS.items()
        for name, field in form.base_fields.items()
        if name in SHAPES[kind].answers and field.max_length and name != "what"
    }

    assert limits == set(LINES.items())
    assert Innovation._meta.get_field("title").max_length == LONGEST_TITLE
    assert Innovation._meta.get_field("summary").max_length == LONGEST_SUMMARY
    assert LONGEST_TEXT == 10_000
