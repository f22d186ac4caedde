"""What hides in a file is told to its author, in a sentence each, without naming anybody."""

from io import BytesIO

import pytest

from innovations.files import look_at
from tests import files

HIDDEN = "Anybody who gets the file can show"
PROPERTIES = "Its properties name people: who wrote it, or who saved it last."
RUN = "<w:p><w:r>{}<w:t>{}</w:t></w:r></w:p>"
COMMENT = "<w:comment w:author='Nadia Osei'><w:p><w:r><w:t>Really?</w:t></w:r></w:p></w:comment>"


def told(data, name):
    return look_at(BytesIO(data), name=name).told


def plain_xlsx(**planted):
    """What is told of a workbook beyond what is told of every one that the library writes."""
    return [sentence for sentence in told(files.xlsx(**planted), "a.xlsx") if sentence != PROPERTIES]


def test_nothing_is_told_where_nothing_hides():
    assert plain_xlsx() == []
    assert told(files.pptx(("Hello", "", False)), "a.pptx") == []
    assert told(files.pdf(), "a.pdf") == []
    assert told(files.jpg(), "a.jpg") == []
    assert told(b"One,Two\r\n-3,+44 1\r\n", "a.csv") == []
    assert told("Café".encode("cp1252"), "a.txt") == []


def test_hidden_sheets_are_told_by_their_names():
    assert plain_xlsx(hidden=[["x"]], very_hidden=[["y"]]) == [
        f"The sheet “Raw” is hidden. {HIDDEN} it.",
        "The sheet “Old” is hidden so well that Excel’s menus do not list it. It can still be found.",
    ]


def test_hidden_rows_and_columns_are_told():
    assert plain_xlsx(hidden_row=2) == [f"The sheet “Letters” has 1 hidden row and 1 hidden column. {HIDDEN} them."]


def test_notes_are_told_without_who_wrote_them():
    assert plain_xlsx(note="Ask Nadia") == ["The sheet “Letters” has 1 comment or note, which readers see."]


def test_what_a_pivot_table_keeps_is_told():
    kept = "A pivot table keeps 2 records of the data that it was made from, also what you deleted from the sheets."

    assert kept in told(files.xlsx_with_pivot("Ivy", "Bob"), "a.xlsx")


def test_other_workbooks_and_databases_are_told():
    link = f'<externalLink xmlns="{files.SHEETS}"><externalBook/></externalLink>'
    parts = {"xl/externalLinks/externalLink1.xml": link, "xl/connections.xml": "<connections/>"}
    found = told(files.with_parts(files.xlsx(), parts), "a.xlsx")

    assert "It keeps copies of cells from other workbooks that it refers to." in found
    assert "It says where its data comes from: the connection to a database or a website." in found


def test_tracked_changes_hidden_text_and_comments_are_told():
    changes = "<w:p><w:ins w:author='Nadia Osei'><w:r><w:t>new</w:t></w:r></w:ins><w:del w:author='x'/></w:p>"
    body = RUN.format("<w:rPr><w:vanish/></w:rPr>", "secret") + changes
    found = told(
        files.docx_with(body, **{"word/comments.xml": f"<w:comments xmlns:w='urn:w'>{COMMENT * 2}</w:comments>"}),
        "a.docx",
    )

    assert found[:3] == [
        "It has 2 comments in the margin, which readers see, with who wrote them.",
        "It keeps 2 tracked changes: readers can see what stood there before, and who changed it. In Word, choose "
        "Review, then Accept or Reject all.",
        f"It has hidden text. {HIDDEN} it.",
    ]
    assert "Nadia" not in str(found)


def test_text_that_is_shown_again_is_not_hidden():
    found = told(files.docx_with(RUN.format('<w:rPr><w:vanish w:val="0"/></w:rPr>', "shown")), "a.docx")

    assert not any("hidden" in sentence for sentence in found)


def test_properties_that_name_people_are_told_without_the_name():
    found = told(files.docx(author="Nadia Osei"), "a.docx")

    assert PROPERTIES in found
    assert "Nadia" not in str(found)


def test_files_and_objects_inside_are_told():
    parts = {"ppt/embeddings/a.xlsx": files.xlsx(hidden=[["x"]]), "ppt/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0"}
    found = told(files.pptx(("Hello", "", False), **parts), "a.pptx")

    assert "A whole workbook stands inside it, perhaps behind a chart, with all its data." in found
    assert f"In the workbook inside it: The sheet “Raw” is hidden. {HIDDEN} it." in found
    assert "It has an object from another program inside. We cannot look into that: check what it holds." in found


def test_files_on_other_computers_are_told_and_links_are_not():
    def found(kind):
        links = files.relations(("rId1", kind, "file:///server/ivy.xlsx", "external"))
        return told(files.with_parts(files.docx(), {"word/_rels/document.xml.rels": links}), "a.docx")

    elsewhere = "It refers to files on another computer. Readers cannot open those, but see where they are."
    assert elsewhere in found("oleObject")
    assert elsewhere not in found("hyperlink")


def test_notes_and_hidden_slides_are_told():
    slides = [("One", "Say hello", False), ("Two", "", True), ("Three", "Mention cost", True)]

    assert told(files.pptx(*slides), "a.pptx") == [
        f"Slides 2 and 3 are hidden. {HIDDEN} them.",
        "Slides 1 and 3 have speaker notes, which readers can open.",
    ]


def test_comments_on_slides_are_told():
    comments = {
        "ppt/comments/comment1.xml": f"<p:cmLst xmlns:p='{files.SLIDES}'><p:cm><p:text>Hm</p:text></p:cm></p:cmLst>"
    }

    assert told(files.pptx(("One", "", False), **comments), "a.pptx") == [
        "It has 1 comment, which readers see, with who wrote them."
    ]


def test_what_hides_in_a_pdf_is_told():
    data = files.pdf(author="Nadia Osei", note="Really?", attachment=("list.bin", b"\0\1"))

    assert told(data, "a.pdf") == [
        "Its properties name who wrote it.",
        "It has 1 note or mark on its pages, perhaps with who made them.",
        "It carries 1 file as attachments: list.bin.",
        "We cannot look into the attachment “list.bin”.",
    ]


def test_a_scan_is_told():
    assert told(files.pdf(""), "a.pdf") == [
        "Page 1 has no text that we can read, as in a scan. Check there yourself for patients’ details."
    ]


def test_a_place_taken_out_is_told():
    assert told(files.jpg(is_placed=True), "a.jpg") == ["The picture said where it was taken. We took that out."]


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd"])
def test_formulas_in_a_table_are_told(cell):
    assert told(f"One;Two\r\na;{cell}\r\n".encode(), "a.csv") == [
        "Some of its cells are formulas, which run when the table is opened in Excel."
    ]


def test_a_check_is_asked_about_every_text_and_told_where():
    def check(text):
        return "It looks like a patient’s name." if "Ivy" in text else ""

    looked = look_at(BytesIO(files.xlsx(very_hidden=[["Name"], ["Ivy Example"]])), name="a.xlsx", check=check)

    assert "Hidden sheet “Old”, row 2: It looks like a patient’s name." in looked.told
