"""What ShareHub wrote as a Word document comes back to where it came from."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document

from innovations.actions import start_from_document
from innovations.imports import sort_out, split
from innovations.imports.reading import read_word
from tests.factories import create_attachment, create_entry, create_measure, create_publishable_innovation
from tests.files import jpg, saved

TEXTS = {
    "summary": "Administrators file four in five letters.",
    "problem": "Each GP opened *46* letters a day.\n\n- at night\n- in **bed**",
    "what_happens_now": "Two administrators sort them.\n\nA GP reads the rest.",
    "roles_needed": "A GP to lead.",
    "permissions_needed": "A yes from every partner.",
    "it_needed": "No new software.",
    "funded_by": "£500 of training money.",
    "kept_going_by": "The hours we saved.",
    "story": "We thought it had to be doctors. It did not.",
}
NOTES = [
    ("step", "", 3, {"title": "Count your letters", "how": "1. Four piles\n2. Weigh them", "who": "A nurse, 5 mins"}),
    ("step", "", None, {"title": "Act: at once", "how": "[See](https://nhs.uk/a)", "who": "A GP", "cost": "£40"}),
    ("link", "", None, {"label": "The contract", "url": "https://www.nhs.uk/a_b", "what_for": "Its wording."}),
    ("tipping_point", "", None, {"what": "She read them all.", "by_whom": "A partner", "what_turned": "No doubts."}),
    ("words", "worked", None, {"said": "“You decide.”", "to_whom": "A GP", "worry": "One.", "what_happened": "Yes."}),
    ("words", "failed", None, {"said": "“Efficiency!”", "to_whom": "Reception"}),
    ("words", "mixed", None, {"said": "“Try it.”\n\n“For a week.”"}),
    ("loss", "", None, {"what": "“It is how I keep up.”", "how_met": "Twenty names each."}),
    ("wasted_time", "", 14, {"what": "A protocol of forty pages", "instead": "One page."}),
    ("failure", "", None, {"tried": "All six at once", "why_not": "Too little to do.", "instead": "One by one."}),
    ("tip", "", None, {"tip": "Start in a quiet week."}),
    ("money", "", None, {"what_it_cost": "£640 of overtime", "paid_by": "The PCN", "kept_going_by": "Saved hours"}),
    ("blocker", "", None, {"what": "Five weeks of waiting.", "got_round_by": "We rang them."}),
]  # fmt: skip


@pytest.fixture
def told(alice):
    """A case study of alice's that says something everywhere."""
    innovation = create_publishable_innovation(
        by=alice, stage="in_use", setup_hours=34, started_on="2025-06-02", **TEXTS
    )
    innovation.entries.all().delete()
    for kind, verdict, hours, answers in NOTES:
        innovation.entries.note(kind=kind, verdict=verdict, hours=hours, answers=answers, by=alice)
    create_measure(innovation)
    create_measure(innovation, what="Hours at the desk", before=1, after=5, unit="hours")
    innovation.credits.give(name="Nadia Osei", did="Thought of the four piles.", has_agreed=True, by=alice)
    return innovation


@pytest.fixture
def word(client_for, alice):
    """`word(innovation)`: the bytes of its Word document."""
    return lambda it: client_for(alice).get(reverse("innovations:innovation_word", args=[it.slug])).content


def brought_in(data, by):
    title, pieces, _ = split(read_word(BytesIO(data), name="a.docx"))
    found = sort_out(pieces)
    return start_from_document(title=title, sections=found.sections, notes=found.notes, by=by)


def said(innovation):
    """All its entries as (kind, verdict, hours, answers), in an order of their own."""
    rows = [(each.kind, each.verdict, each.hours, each.answers) for each in innovation.entries.all()]
    return sorted(rows, key=repr)


def test_every_text_and_note_comes_back_to_where_it_was(told, word, alice):
    again = brought_in(word(told), alice)
    again.refresh_from_db()

    assert again.title == told.title
    assert {name: getattr(again, name) for name in TEXTS} == TEXTS
    assert said(again) == said(told)


def test_and_goes_out_as_it_came_in(told, word, alice):
    again = brought_in(word(told), alice)
    third = brought_in(word(again), alice)

    assert said(third) == said(again)
    assert {name: getattr(third, name) for name in TEXTS} == TEXTS


def test_steps_stay_in_their_order(told, word, alice):
    again = brought_in(word(told), alice)

    assert [each.headline for each in again.entries.of_kind("step").in_order()] == [
        "Count your letters",
        "Act: at once",
    ]


def test_nobody_is_named_and_nothing_is_counted_twice(told, word, alice):
    again = brought_in(word(told), alice)
    everything = repr([said(again), [getattr(again, name) for name in TEXTS]])

    assert "Nadia" in word_text(word(told))
    assert "Letters a GP reads in a day" in word_text(word(told))
    for words in (
        "Nadia",
        "Letters a GP reads",
        "hours came to nothing",
        "steps, in the order",
        "ShareHub",
        "since June",
    ):
        assert words not in everything


def test_files_stay_where_they_are(told, word, alice):
    before = said(told)
    create_attachment(told.entries.of_kind("tip").get(), name="trays.jpg", data=jpg(), description="Four trays")
    create_attachment(told.entries.of_kind("failure").get(), name="rota.txt")

    assert "trays.jpg" in word_text(word(told))
    assert said(brought_in(word(told), alice)) == before


def word_text(data):
    document = Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_what_was_changed_in_word_comes_back_changed(told, word, alice):
    document = Document(BytesIO(word(told)))
    (how,) = [each for each in document.paragraphs if each.text == "Start in a quiet week."]
    how.text = "Start in spring."
    document.add_heading("What failed", 1)
    document.add_paragraph("- Summer")

    again = brought_in(saved(document), alice)

    assert [each.answers for each in again.entries.of_kind("tip")] == [{"tip": "Start in spring."}]
    assert {"why_not": "Summer"} in [each.answers for each in again.entries.of_kind("failure")]


def test_a_story_that_stood_first_comes_back_as_the_story(alice, word):
    told = create_publishable_innovation(by=alice, story="We just did it.")

    again = brought_in(word(told), alice)

    assert (again.story, again.problem, again.what_happens_now) == ("We just did it.", "", "")


def test_the_first_entry_of_each_kind_in_the_factories(alice, word):
    told = create_publishable_innovation(by=alice)
    for kind in ("tip", "blocker", "money", "loss", "tipping_point", "failure"):
        create_entry(told, kind=kind)

    assert said(brought_in(word(told), alice)) == said(told)
