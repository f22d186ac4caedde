"""What is no Word document is refused in a sentence, what is hostile does no harm, and what is left out is told."""

import random
import time
from io import BytesIO

import pytest
from docx import Document

from innovations.files import Refused, formats
from innovations.imports import read_word, split
from innovations.imports.reading import MOST_CHARACTERS, NO_WORDS, ONLY_WORD
from tests import files

ENTITIES = '<!DOCTYPE a [<!ENTITY b "x">]><w:document xmlns:w="w">&b;</w:document>'


def why(data, name="a.docx"):
    with pytest.raises(Refused) as refused:
        read_word(BytesIO(data), name=name)
    return str(refused.value)


def only_a_picture():
    made = Document()
    made.add_picture(BytesIO(files.png((30, 30))))
    return files.saved(made)


def in_disguise():
    """A document whose text stands in a part that calls itself something else, with entities in it."""
    types = files.part_of(files.docx(), "[Content_Types].xml").replace("/word/document.xml", "/word/document.bin")
    rels = files.part_of(files.docx(), "_rels/.rels").replace("word/document.xml", "word/document.bin")
    parts = {"[Content_Types].xml": types, "_rels/.rels": rels, "word/document.bin": ENTITIES}
    return files.with_parts(files.docx(), parts)


def too_long():
    body = files.part_of(files.docx(), "word/document.xml")
    lines = "".join(f"<w:p><w:r><w:t>{number * 7919}</w:t></w:r></w:p>" for number in range(80_000))
    return files.with_parts(files.docx(), {"word/document.xml": body.replace("<w:body>", f"<w:body>{lines}", 1)})


REFUSED = {
    "empty": (lambda: b"", "a.docx", formats.EMPTY),
    "a PDF": (files.pdf, "a.pdf", ONLY_WORD),
    "an old document": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 99, "a.doc", ONLY_WORD),
    "macros": (files.docx, "a.docm", formats.MACROS),
    "a macro inside": (lambda: files.with_parts(files.docx(), {"word/vbaProject.bin": b"x"}), "a.docx", formats.MACROS),
    "a password": (
        lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "a.docx", formats.LOCKED
    ),
    "a bomb": (lambda: files.with_parts(files.docx(), {"word/x.xml": b" " * 40_000_000}), "a.docx", formats.BOMB),
    "cut short": (lambda: files.docx()[:3000], "a.docx", formats.BROKEN),
    "entities": (lambda: files.with_parts(files.docx(), {"word/document.xml": ENTITIES}), "a.docx", formats.BROKEN),
    "entities in disguise": (in_disguise, "a.docx", formats.BROKEN),
    "far too long": (too_long, "a.docx", formats.TOO_MUCH),
    "no words": (lambda: files.saved(Document()), "a.docx", NO_WORDS),
    "only a picture": (only_a_picture, "a.docx", NO_WORDS),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused(what):
    make, name, reason = REFUSED[what]

    assert why(make(), name) == reason


def test_another_file_is_told_by_what_it_is():
    assert why(files.xlsx()).startswith("Its name ends in .docx, but it is an Excel workbook.")


def test_what_is_larger_than_the_site_allows_is_refused(settings):
    settings.LARGEST_FILE_MB = 0.001

    assert why(files.docx()).startswith("It is larger than")


def test_damaged_bytes_are_read_or_refused_and_nothing_else():
    chance = random.Random(8)
    answers = set()
    for _ in range(60):
        data = bytearray(files.docx())
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            split(read_word(BytesIO(bytes(data)), name="a.docx"))
            answers.add("read")
        except Refused as refused:
            answers.add(type(refused).__name__)
    assert "Refused" in answers


def test_tables_in_tables_without_end_are_refused():
    deep = "<w:tbl><w:tr><w:tc>" * 3000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 3000
    body = files.part_of(files.docx(), "word/document.xml").replace("<w:body>", f"<w:body>{deep}", 1)

    assert why(files.with_parts(files.docx(), {"word/document.xml": body})) == formats.BROKEN


def test_a_thousand_headings(read):
    start = time.perf_counter()
    _, pieces, told = read("= T", *(f"# {'Background' if n % 2 else 'Heading'} {n}" for n in range(1000)))

    assert time.perf_counter() - start < 10
    assert len(pieces) == 200
    assert told == ["300 of its 500 pieces, from the end: we take 200."]
    assert pieces[0] == ("story", "", "Heading 0")


def test_one_word_of_ten_thousand_characters(read):
    _, pieces, _ = read("= T", "# Background", "w" * 25_000, "- " + "i" * 11_000)

    assert [len(text) for _, _, text in pieces] == [10_000, 10_000, 5_000, 10_000, 1_002]


def test_more_than_a_form_can_carry_is_cut_and_told(read):
    _, pieces, told = read("= T", "# Background", *["Letters. " * 1000] * 30, "# Results", "Last")

    assert MOST_CHARACTERS - 100 < sum(len(text) for _, _, text in pieces) <= MOST_CHARACTERS
    assert told == ["All that comes after the first 70 pages or so."]


def test_control_characters_and_scripts_are_text(read):
    text = "<script>alert(1)</script> \u202eabc\u202c نص عربي 🩺 a\tb"

    assert read("= T", "# Background", text)[1] == [("problem", "", f"\\{text}".replace("\t", " "))]


def test_a_link_stays_one_only_where_it_is_safe(document):
    made = Document(document("= T", "# Background"))
    for address in ("https://nhs.uk/a", "javascript:alert(1)"):
        paragraph = made.add_paragraph()
        _link(paragraph, address)

    _, pieces, _ = split(read_word(BytesIO(files.saved(made)), name="a.docx"))

    assert pieces[0].text == "[See](https://nhs.uk/a)\n\nSee"


def _link(paragraph, address):
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml.ns import qn
    from docx.oxml.shared import OxmlElement

    hyperlink = OxmlElement("w:hyperlink")
    hyperlink.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    hyperlink.append(paragraph.add_run("See")._r)
    paragraph._p.append(hyperlink)


def test_pictures_are_left_out_and_told(document):
    made = Document(document("= T", "# Background", "Too many."))
    for _ in range(2):
        made.add_picture(BytesIO(files.png((30, 30))))

    _, pieces, told = split(read_word(BytesIO(files.saved(made)), name="a.docx"))

    assert [each.text for each in pieces] == ["Too many."]
    assert told == ["2 pictures: add those that help to the notes they belong to."]


def test_footnotes_and_comments_are_left_out_and_told(document):
    made = Document(document("= T", "# Background", "Too many."))
    made.add_comment(made.paragraphs[-1].runs, text="Really?", author="Sue", initials="S")
    data = with_footnote(files.saved(made))

    _, pieces, told = split(read_word(BytesIO(data), name="a.docx"))

    assert [each.text for each in pieces] == ["Too many."]
    assert told == ["1 footnote.", "1 comment."]


def with_footnote(data):
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>See page 3.</w:t></w:r></w:p></w:footnote>'
    body = files.part_of(data, "word/document.xml")
    body = body.replace("Too many.</w:t></w:r>", 'Too many.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>')
    return files.with_parts(
        data,
        {"word/document.xml": body, "word/footnotes.xml": f"<w:footnotes {space}>{note}</w:footnotes>"},
    )
