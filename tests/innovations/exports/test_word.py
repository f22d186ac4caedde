"""A Word document that people and screen readers can find their way in, as python-docx and an XML parser read it."""

import pytest
from docx.oxml.ns import qn

from innovations.exports.word_styles import COLOURS
from tests.factories import create_entry, create_published_innovation

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def lines(document, style):
    return [each.text for each in document.paragraphs if each.style.name == style]


def test_it_has_a_title_and_headings_in_the_order_of_the_page(word, full):
    document = word(full)

    assert lines(document, "Title") == ["We took the letters off our GPs"]
    assert lines(document, "Heading 1") == [
        "In short",
        "Does it fit us?",
        "Is it worth it?",
        "Can we do it?",
        "How we did it",
        "What turned it",
        "What to say, and what not to",
        "What to skip",
        "The money",
        "Who did it",
        "Talk to somebody",
    ]


def test_each_entry_says_in_words_what_it_is(word, full):
    document = word(full)
    found = [each.text for each in document.paragraphs if each.style.name.startswith("Entry ")]

    assert found == [
        "What got in the way",
        "Step 1: Count your letters for a week",
        "Step 2: Count your letters for a week",
        "File or link: The contract",
        "Tipping point",
        "Words that worked. To: A GP partner",
        "Words that failed. To: A GP partner",
        "What people felt they would lose",
        "Wasted time: A protocol of forty pages",
        "Wasted time: A protocol of forty pages",
        "What failed: Training all six at once",
        "Tip",
        "Money",
    ]
    assert document.styles["Entry step"].base_style.name == "Heading 2"


def test_it_knows_its_title_its_place_and_its_language(word, full):
    document = word(full)
    known = document.core_properties

    assert (known.title, known.author, known.language) == (
        "We took the letters off our GPs",
        "Riverside Practice",
        "en-GB",
    )
    assert {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_it_says_where_it_is_from_and_which_edition_on_every_page(word, full):
    document = word(full)
    day = f"{full.published_at:%-d %B %Y}"
    footer = document.sections[0].footer.paragraphs[0]

    assert f"Case study. From ShareHub, edition 1, {day}. http://127.0.0.1:8000{full.get_absolute_url()}" in lines(
        document, "About"
    )
    assert footer.text == f"From ShareHub, edition 1, {day} · page 1 of 1"
    assert [each.text for each in footer._p.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]


def test_the_page_is_a4(word, full):
    page = word(full).sections[0]

    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)


def test_tables_have_a_marked_header_row_and_a_name(word, full):
    tables = [*word(full).tables, *word(full, name="workbook_word").tables]

    assert len(tables) == 8
    for table in tables:
        marked = [row._tr.find(f".//{W}tblHeader") is not None for row in table.rows]
        assert marked == [True] + [False] * (len(table.rows) - 1)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_all_that_is_drawn_has_a_name(word, full):
    """The only things drawn are the boxes to tick."""
    case_study, workbook = word(full), word(full, name="workbook_word")
    boxes = list(workbook.element.body.iter(qn("w:sdt")))

    assert list(case_study.element.body.iter(qn("w:drawing"), qn("w:pict"))) == []
    assert list(workbook.element.body.iter(qn("w:drawing"), qn("w:pict"))) == []
    assert boxes[0].find(f".//{W}alias").get(qn("w:val")) == "Done: Step 1: Count your letters for a week"
    assert all(box.find(f".//{W}alias").get(qn("w:val")) for box in boxes)


def test_light_markdown_becomes_lists_and_runs(word, alice):
    how = "Make **four** piles, *slowly*:\n\n1. file\n2. act\n   - now\n\n> Weigh the last.\n\n[See](https://nhs.uk/a)"
    innovation = create_published_innovation(by=alice)
    create_entry(innovation, how=how)
    create_entry(innovation, how="3. third\n4. fourth")
    innovation.editions.publish(by=alice)

    document = word(innovation)
    (piles,) = [each for each in document.paragraphs if each.text == "Make four piles, slowly:"]
    numbers = [
        each._p.pPr.numPr.numId.val for each in document.paragraphs if each.text in ("file", "act", "third", "fourth")
    ]

    assert [run.text for run in piles.runs if run.bold] == ["four"]
    assert [run.text for run in piles.runs if run.italic] == ["slowly"]
    assert lines(document, "List Number") == ["file", "act", "third", "fourth"]
    assert lines(document, "List Bullet 2") == ["now"]
    assert lines(document, "Quote") == ["Weigh the last."]
    assert [link.address for each in document.paragraphs for link in each.hyperlinks][1:] == ["https://nhs.uk/a"]
    # Each list begins anew, with the number that was written.
    assert (numbers[0] == numbers[1], numbers[2] == numbers[3], numbers[0] == numbers[2]) == (True, True, False)
    starts = {num.numId: num for num in document.part.numbering_part.element.num_lst}
    assert starts[numbers[2]].find(f".//{W}startOverride").get(qn("w:val")) == "3"


def test_a_measure_stands_in_a_table(word, full):
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in word(full).tables]

    assert [
        ["What", "Before", "After"],
        ["Letters a GP reads in a day\nFor staff", "46 letters", "9 letters"],
    ] in tables


@pytest.mark.parametrize("css", COLOURS)
def test_the_colours_are_those_of_the_site(css, settings):
    tokens = (settings.BASE_DIR / "static" / "src" / "styles" / "_tokens.scss").read_text(encoding="utf-8")

    assert f"({css}, #{COLOURS[css].lower()}," in tokens
