"""Word documents, written as people write them, and what we make of them."""

from io import BytesIO

import pytest
from docx import Document

from innovations.imports import read_word, split
from tests.files import named, saved


@pytest.fixture
def document():
    """`document("# Background", "It was bad.", "- Count", "**Results**")`: an open Word file of these lines.

    "#" starts a heading (more of them a lower one), "-" a point of a list, "1." of a numbered one, "=" the title;
    what stands between two stars is bold, and a list of lists is a table.
    """

    def make(*lines, name="case.docx"):
        made = Document()
        for line in lines:
            if isinstance(line, list):
                _table(made, line)
            elif line.startswith("#"):
                marks, _, text = line.partition(" ")
                made.add_heading(text, len(marks))
            else:
                _paragraph(made, line)
        return named(saved(made), name)

    return make


STYLES = {"= ": "Title", "- ": "List Bullet", "1. ": "List Number", "> ": "Quote"}


def _paragraph(made, line):
    start = next((each for each in STYLES if line.startswith(each)), "")
    paragraph = made.add_paragraph(style=STYLES.get(start))
    for at, run in enumerate(line.removeprefix(start).split("**")):
        paragraph.add_run(run).bold = at % 2 == 1 or None


def _table(made, rows):
    table = made.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


@pytest.fixture
def read(document):
    """`read(*lines)`: (title, [(place, heading, text)], what was left out) of such a document."""

    def of(*lines):
        title, pieces, told = split(read_word(document(*lines), name="case.docx"))
        return title, [(each.goes_to, each.heading, each.text) for each in pieces], told

    return of


@pytest.fixture
def split_bytes():
    """`split_bytes(data)`: the same of the bytes of a document."""
    return lambda data: split(read_word(BytesIO(data), name="case.docx"))
