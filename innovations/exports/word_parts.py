"""The parts of a Word document that python-docx has no call for: links, tick boxes, page numbers, headed tables."""

from io import BytesIO

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.shared import OxmlElement
from docx.shared import Mm

from sharehub.core.text import for_xml, is_safe_link

WHOLE_WIDTH = 174  # mm between the margins
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def element(name, **attributes):
    """`element("w:fldChar", fldCharType="begin")`."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def link(paragraph, address, words):
    """A link at the end of `paragraph`; its words alone where the address is none to follow. Returns the run."""
    address = for_xml(address)
    if not is_safe_link(address):
        return paragraph.add_run(for_xml(words))
    part = paragraph.part
    hyperlink = OxmlElement("w:hyperlink")
    hyperlink.set(qn("r:id"), part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(for_xml(words), style="Hyperlink")
    hyperlink.append(run._r)
    paragraph._p.append(hyperlink)
    return run


def page_numbers(document, *, before):
    """A footer of `before` and "page 2 of 5"."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{for_xml(before)} · page ")
    add_field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    add_field(paragraph, "NUMPAGES")


def add_field(paragraph, name):
    """A number that Word works out when it shows the page."""
    for made in (element("w:fldChar", fldCharType="begin"), None, element("w:fldChar", fldCharType="separate")):
        run = paragraph.add_run()
        if made is None:
            made = element("w:instrText")
            made.text = name
        run._r.append(made)
    paragraph.add_run("1")
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType="end"))


def add_table(document, caption, head, rows, widths=None):
    """A table of plain texts whose first row is marked as its header and repeated on every page; named by `caption`."""
    table = document.add_table(rows=1 + len(rows), cols=len(head), style="Table Grid")
    table.autofit = False
    widths = widths or [WHOLE_WIDTH / len(head)] * len(head)
    properties = table._tbl.tblPr
    # What a screen reader says before the cells.
    properties.append(element("w:tblCaption", val=for_xml(caption)))
    cells = table._cells  # worked out anew at each use otherwise
    for at, text in enumerate([*head, *(text for row in rows for text in row)]):
        cell, paragraph = cells[at], cells[at].paragraphs[0]
        cell.width = Mm(widths[at % len(head)])
        if text:
            paragraph.add_run(for_xml(text)).bold = at < len(head) or at % len(head) == 0 or None
    for at, row in enumerate(table.rows):
        row_properties = row._tr.get_or_add_trPr()
        row_properties.append(element("w:cantSplit"))
        if at == 0:
            row_properties.append(element("w:tblHeader"))
    return table


def add_picture(paragraph, data, words, room):
    """A picture (bytes) with `words` for who cannot see it, as large as fits into `room`, a (width, height) in mm."""
    shape = paragraph.add_run().add_picture(BytesIO(data))
    scale = min(Mm(room[0]) / shape.width, Mm(room[1]) / shape.height)
    shape.width, shape.height = round(shape.width * scale), round(shape.height * scale)
    shape._inline.docPr.set("descr", words)


def add_checkbox(paragraph, name):
    """A box that can be ticked in Word or on paper; `name` is what a screen reader calls it."""
    box = parse_xml(
        f"<w:sdt {nsdecls('w')} {W14}><w:sdtPr><w:alias/><w14:checkbox>"
        '<w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
        '<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/>'
        '<w:sz w:val="32"/></w:rPr><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>'
    )
    box.find(qn("w:sdtPr")).find(qn("w:alias")).set(qn("w:val"), name[:60])
    paragraph._p.append(box)


def new_numbering(document, style_name, start):
    """The id of a numbering like that of the style which begins at `start`: else all lists of a document count on."""
    numbering = document.part.numbering_part.element
    like = document.styles[style_name].element.pPr.numPr.numId.val
    abstract = next(num.abstractNumId.val for num in numbering.num_lst if num.numId == like)
    num = numbering.add_num(abstract)
    num.add_lvlOverride(ilvl=0).add_startOverride(start)
    return num.numId
