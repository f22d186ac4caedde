"""What a Word document falls into, and where each piece is guessed to go."""

import pytest

from innovations.imports.guessing import guess
from innovations.imports.places import CHOICES, SECTIONS
from innovations.models import Innovation
from innovations.questions import QUESTIONS

PLACES = {code for _, choices in CHOICES for code, _ in choices}


def test_a_case_study_with_headings(read):
    title, pieces, told = read(
        "= We took the letters off our GPs",
        "Administrators file four in five letters.",
        "# Background",
        "Each GP opened 46 letters a day.",
        "Mostly at night.",
        "# What we did",
        "We did this:",
        "1. Counted",
        "1. **Sorted.** Four piles.",
        "Then we waited.",
        "## Training the team",
        "Two hours.",
        "- on paper",
        "# Results",
        "Nine letters a day.",
        "# Challenges",
        "The partners said no.",
        "# What did not work",
        "- All six at once",
        "# Lessons learned",
        "- Start small",
        "- Count first",
        "# Funding",
        "£640 from the PCN.",
        "# Quotes",
        "“I was home for bath time.”",
        "# Acknowledgements",
        "Nadia.",
    )

    assert title == "We took the letters off our GPs"
    assert pieces == [
        ("summary", "", "Administrators file four in five letters."),
        ("problem", "", "Each GP opened 46 letters a day.\n\nMostly at night."),
        ("leave", "", "We did this:"),
        ("step", "", "Counted"),
        ("step", "Sorted", "Four piles."),
        ("step", "", "Then we waited."),
        ("step", "Training the team", "Two hours.\n\n- on paper"),
        ("what_happens_now", "", "Nine letters a day."),
        ("blocker", "", "The partners said no."),
        ("failure", "", "All six at once"),
        ("tip", "", "Start small"),
        ("tip", "", "Count first"),
        ("money", "", "£640 from the PCN."),
        ("mixed", "", "“I was home for bath time.”"),
        ("leave", "", "Nadia."),
    ]
    assert told == []


def test_bold_lines_are_headings_where_there_are_no_others(read):
    title, pieces, _ = read(
        "**We took the letters off our GPs**", "**The problem**", "Too many.", "**Outcomes:**", "Fewer."
    )

    assert title == "We took the letters off our GPs"
    assert pieces == [("problem", "", "Too many."), ("what_happens_now", "", "Fewer.")]


def test_so_are_words_before_a_colon(read):
    title, pieces, _ = read("Letters off our GPs", "Background:", "Too many.", "**Aim:** To open fewer.")

    assert title == "Letters off our GPs"
    assert pieces == [("problem", "", "Too many."), ("problem", "", "To open fewer.")]


def test_bold_lines_are_no_headings_where_there_are_real_ones(read):
    assert read("# Background", "**Too many**", "Far too many.")[1] == [
        ("problem", "", "**Too many**\n\nFar too many.")
    ]


def test_without_any_heading_it_is_one_piece(read):
    long = "We had too many letters. " * 20

    assert read(long, "Then fewer.") == ("", [("story", "", f"{long.strip()}\n\nThen fewer.")], [])


def test_the_first_heading_is_the_title_unless_it_names_a_part(read):
    assert (
        read("# How we took the letters off our GPs", "# Background", "x")[0] == "How we took the letters off our GPs"
    )
    assert read("# Phone systems", "## Background", "x")[0] == "Phone systems"
    assert read("# Background", "x", "# Results", "y")[0] == ""


def test_a_heading_that_tells_nothing_is_kept_and_asked_about(read):
    assert read("# Background", "x", "# Winter", "It snowed.")[1] == [
        ("problem", "", "x"),
        ("story", "Winter", "It snowed."),
    ]


def test_a_lower_heading_belongs_to_the_one_above_it(read):
    assert read("= T", "# Background", "## Winter", "It snowed.")[1] == [("problem", "Winter", "It snowed.")]


def test_a_heading_with_nothing_below_it_is_not_lost(read):
    assert read("= T", "# Winter", "# Background", "x")[1] == [("story", "", "Winter"), ("problem", "", "x")]


def test_a_form_in_two_columns_is_questions_and_answers(read):
    pieces = read("= T", [["Background", "Too many."], ["Results", "Fewer."], ["Our mood", "Better."]])[1]

    assert pieces == [
        ("problem", "", "Too many."),
        ("what_happens_now", "", "Fewer."),
        ("story", "Our mood", "Better."),
    ]


def test_other_tables_become_lines(read):
    _, pieces, told = read("= T", "# Results", [["Week", "Letters"], ["1", "46"], ["2", "9"]])

    assert pieces == [("what_happens_now", "", "Week; Letters\n1; 46\n2; 9")]
    assert told == ["The lines of 1 table: each row is now one line of text."]


def test_lists_made_by_hand_are_lists(read):
    assert read("= T", "# Steps", "1. Count", "2) Sort", "# Tips", "• Wait")[1] == [
        ("step", "", "Count"),
        ("step", "", "Sort"),
        ("tip", "", "Wait"),
    ]


def test_what_looks_like_markup_is_none(read):
    text = "Press * twice, see [the list](here), a_b and _c_: 1 > 0 on ____."

    assert read("= T", "# Background", text)[1] == [
        ("problem", "", r"Press \* twice, see \[the list](here), a_b and \_c\_: 1 > 0 on ____.")
    ]


def test_what_is_bold_stays_so(read):
    assert read("= T", "# Background", "It was **very **bad.")[1] == [("problem", "", "It was **very** bad.")]


def test_limits_are_respected(read):
    title, pieces, _ = read(
        f"= {'We took the letters off our GPs, and more. ' * 4}",
        "# Summary",
        "It went well. " * 20,
        "# Background",
        *["Letters. " * 500] * 3,
    )

    assert title == ("We took the letters off our GPs, and more. " * 2).strip()
    assert [(place, len(text)) for place, _, text in pieces] == [
        ("problem", 85),
        ("summary", 237),
        ("problem", 41),
        ("problem", 9000),
        ("problem", 4499),
    ]


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("Background", "problem"),
        ("1. Aims and objectives", "problem"),
        ("The challenge", "problem"),
        ("WHY WE DID IT", "problem"),
        ("What we did", "step"),
        ("How did you do it?", "step"),
        ("Method", "step"),
        ("Results:", "what_happens_now"),
        ("Impact on patients", "what_happens_now"),
        ("Barriers and enablers", "blocker"),
        ("Challenges", "blocker"),
        ("What failed", "failure"),
        ("What didn’t work?", "failure"),
        ("Wasted time", "wasted_time"),
        ("Tipping point", "tipping_point"),
        ("Staff worries", "loss"),
        ("Key learning", "tip"),
        ("Top tips", "tip"),
        ("Learning disability checks", ""),
        ("Costs", "money"),
        ("What paid for it", "funded_by"),
        ("Sustainability", "kept_going_by"),
        ("Patient quotes", "mixed"),
        ("What patients said", "mixed"),
        ("Words that failed", "failed"),
        ("IT", "it_needed"),
        ("Did it work", ""),
        ("Information governance", "permissions_needed"),
        ("Resources", "roles_needed"),
        ("Executive summary", "summary"),
        ("Contact details", "leave"),
        ("What did you say that made people agree?", "mixed"),
        ("What got in the way, and what got you round it?", "blocker"),
        ("Where does it happen?", "leave"),
        ("", ""),
        ("How a very long sentence that happens to be a heading goes on and on", ""),
    ],
)
def test_each_guess(heading, place):
    assert guess(heading) == place


def test_our_own_questions_are_all_known():
    assert {
        question.title: guess(question.title) for question in QUESTIONS[1:] if guess(question.title) not in PLACES
    } == {}


def test_the_texts_are_fields_of_a_case_study():
    assert set(SECTIONS) <= {field.name for field in Innovation._meta.fields}
