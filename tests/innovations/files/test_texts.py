"""The check on patients reads everything: what is planted in any corner of a file comes out, with where it was."""

from io import BytesIO

import pytest

from innovations.files import Refused, texts_of
from tests import files

PLANTED = "Ivy Example 943 476 5919"
W = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
FOUND = {
    "Word, in the text": (lambda: files.docx(PLANTED), "the text"),
    "Word, in pieces": (
        lambda: files.docx_with("<w:p><w:r><w:t>Ivy Example 943 </w:t></w:r><w:r><w:t>476 5919</w:t></w:r></w:p>"),
        "the text",
    ),
    "Word, deleted with changes tracked": (
        lambda: files.docx_with(f"<w:p><w:del><w:r><w:delText>{PLANTED}</w:delText></w:r></w:del></w:p>"),
        "the text",
    ),
    "Word, in a comment": (
        lambda: files.docx_with(
            "",
            **{
                "word/comments.xml": '<w:comments xmlns:w="urn:w"><w:comment w:author="Nadia Osei">'
                f"{W.format(PLANTED)}</w:comment></w:comments>"
            },
        ),
        "the comments",
    ),
    "Word, in a part that we do not know": (
        lambda: files.with_parts(files.docx(), {"customXml/item1.xml": f"<letters><to>{PLANTED}</to></letters>"}),
        "elsewhere in the file",
    ),
    "Word, as its author": (lambda: files.docx(author=PLANTED), "the file’s properties"),
    "Word, in a workbook within": (
        lambda: files.with_parts(files.docx(), {"word/embeddings/a.xlsx": files.xlsx(hidden=[["Name"], [PLANTED]])}),
        "the workbook inside it: hidden sheet “Raw”, row 2",
    ),
    "Word, in a picture": (
        lambda: files.with_parts(files.docx(), {"word/media/image1.jpeg": files.jpg(described=PLANTED)}),
        "a picture in it",
    ),
    "Excel, in a cell": (lambda: files.xlsx([["Name"], [PLANTED]]), "sheet “Letters”, row 2"),
    "Excel, on a hidden sheet": (lambda: files.xlsx(hidden=[[PLANTED]]), "hidden sheet “Raw”, row 1"),
    "Excel, on a very hidden sheet": (lambda: files.xlsx(very_hidden=[[PLANTED]]), "hidden sheet “Old”, row 1"),
    "Excel, in a note": (lambda: files.xlsx(note=PLANTED), "a note on sheet “Letters”"),
    "Excel, behind a pivot table": (
        lambda: files.xlsx_with_pivot("Bob Example", PLANTED),
        "the data of a pivot table, record 2",
    ),
    "PowerPoint, on a slide": (lambda: files.pptx(("Hello", "", False), (PLANTED, "", False)), "slide 2"),
    "PowerPoint, on a hidden slide": (lambda: files.pptx((PLANTED, "", True)), "slide 1"),
    "PowerPoint, in the notes": (lambda: files.pptx(("Hello", PLANTED, False)), "the notes of slide 1"),
    "PDF, on a page": (lambda: files.pdf(PLANTED), "page 1"),
    "PDF, in a note": (lambda: files.pdf(note=PLANTED), "a note or field on page 1"),
    "PDF, as its author": (lambda: files.pdf(author=PLANTED), "the file’s properties"),
    "PDF, in an attachment": (
        lambda: files.pdf(attachment=("list.xlsx", files.xlsx([[PLANTED]]))),
        "the attachment “list.xlsx”, sheet “Letters”, row 1",
    ),
    "photo, in its description": (lambda: files.jpg(described=PLANTED), "what the picture says about itself"),
    "photo, in its comment": (lambda: files.jpg(comment=PLANTED), "what the picture says about itself"),
    "picture, in its texts": (lambda: files.png(said=PLANTED), "what the picture says about itself"),
    "text": (lambda: b"\xef\xbb\xbfOne\r\n" + PLANTED.encode(), "lines 1 to 2"),
}


def found(data):
    return dict(texts_of(BytesIO(data)))


@pytest.mark.parametrize("where", FOUND)
def test_what_is_planted_is_found(where):
    make, place = FOUND[where]

    assert place in [name for name, text in found(make()).items() if PLANTED in text]


def test_a_number_is_read_beside_the_heading_of_its_column():
    texts = found(files.xlsx([["NHS number", "Pile"], [9434765919, "File"]]))

    assert texts["sheet “Letters”, row 2"] == "NHS number: 9434765919 | Pile: File"


def test_so_is_the_data_of_a_pivot_table():
    assert found(files.xlsx_with_pivot("Ivy"))["the data of a pivot table, record 1"] == "Patient: Ivy | Age: 70"


def test_a_table_of_text_is_read_by_its_lines():
    assert found(b"Name;Age\r\nIvy;70\r\n") == {"lines 1 to 2": "Name;Age\nIvy;70"}


def test_where_a_link_leads_is_read():
    data = files.with_parts(
        files.docx(), {"word/_rels/document.xml.rels": files.relations(("rId1", "hyperlink", "mailto:ivy", "external"))}
    )

    assert found(data)["a link"] == "mailto:ivy"


def test_the_number_of_a_slide_is_no_note():
    assert "the notes of slide 1" not in found(files.pptx(("Hello", " ", False)))


@pytest.mark.parametrize("data", [b"PK\x03\x04junk", b"%PDF-1.7 junk", b"\xff\xd8\xff\xe0junk", b"\0\1\2"])
def test_what_cannot_be_read_is_refused(data):
    with pytest.raises(Refused):
        found(data)
