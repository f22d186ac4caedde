"""Files as programs write them, with something planted: each function returns the bytes of one."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from openpyxl import Workbook
from openpyxl.comments import Comment
from PIL import ExifTags, Image, PngImagePlugin
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument"


def named(data, name):
    """An open file of these bytes with a name, as an upload is."""
    file = BytesIO(data)
    file.name = name
    return file


def saved(thing):
    file = BytesIO()
    thing.save(file)
    return file.getvalue()


def with_parts(data, parts):
    """The package `data` with `parts` (name → text or bytes) put in, or put in the place of what was there."""
    old, new = ZipFile(BytesIO(data)), BytesIO()
    with ZipFile(new, "w", ZIP_DEFLATED) as package:
        for name in old.namelist():
            if name not in parts:
                package.writestr(name, old.read(name))
        for name, part in parts.items():
            package.writestr(name, part)
    return new.getvalue()


def part_of(data, name):
    return ZipFile(BytesIO(data)).read(name).decode()


def relations(*rows):
    """The text of a part of relations, of (id, kind, target); one to another computer has "external" as a fourth."""
    outside = 'TargetMode="External"'
    lines = [
        f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}" {outside if where else ""}/>'
        for id_, kind, target, *where in rows
    ]
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def docx(*paragraphs, author=""):
    document = Document()
    for text in paragraphs or ["Sort the letters into four piles."]:
        document.add_paragraph(text)
    document.core_properties.author = author
    return saved(document)


def docx_with(body, **parts):
    """A Word document whose text is this XML, in w:p elements."""
    plain = docx("here")
    start, _, rest = part_of(plain, "word/document.xml").partition("<w:body>")
    return with_parts(plain, {"word/document.xml": f"{start}<w:body>{body}{rest}", **parts})


def xlsx(rows=(("Pile", "Letters"), ("File", 46)), *, hidden=None, very_hidden=None, note="", hidden_row=0):
    """A workbook of one sheet, and perhaps hidden ones of these rows."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Letters"
    for row in rows:
        sheet.append(row)
    for title, state, more in (("Raw", "hidden", hidden), ("Old", "veryHidden", very_hidden)):
        if more:
            other = workbook.create_sheet(title)
            other.sheet_state = state
            for row in more:
                other.append(row)
    if note:
        sheet["A1"].comment = Comment(note, "Nadia Osei")
    if hidden_row:
        sheet.row_dimensions[hidden_row].hidden = True
        sheet.column_dimensions["B"].hidden = True
    return saved(workbook)


def xlsx_with_pivot(*names):
    """A workbook whose pivot table was made from two columns, of names and of ages, that no sheet has any more."""
    items = "".join(f'<s v="{name}"/>' for name in names)
    records = "".join(f'<r><x v="{at}"/><n v="{70 + at}"/></r>' for at, _ in enumerate(names))
    where = "xl/pivotCache"
    plain = xlsx()
    book = part_of(plain, "xl/_rels/workbook.xml.rels")
    return with_parts(
        plain,
        {
            "xl/_rels/workbook.xml.rels": book.replace(
                "</Relationships>",
                f'<Relationship Id="rId90" Type="{OFFICE}/pivotCacheDefinition" '
                'Target="pivotCache/pivotCacheDefinition1.xml"/></Relationships>',
            ),
            f"{where}/pivotCacheDefinition1.xml": (
                f'<pivotCacheDefinition xmlns="{SHEETS}"><cacheFields><cacheField name="Patient"><sharedItems>{items}'
                '</sharedItems></cacheField><cacheField name="Age"><sharedItems/></cacheField></cacheFields>'
                "</pivotCacheDefinition>"
            ),
            f"{where}/_rels/pivotCacheDefinition1.xml.rels": relations(
                ("rId1", "pivotCacheRecords", "pivotCacheRecords1.xml")
            ),
            f"{where}/pivotCacheRecords1.xml": f'<pivotCacheRecords xmlns="{SHEETS}">{records}</pivotCacheRecords>',
        },
    )


def pptx(*slides, **parts):
    """A presentation of slides, each a (text, notes, whether it is hidden)."""
    made = {
        "[Content_Types].xml": (
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/ppt/presentation.xml" ContentType="{TYPES}.presentationml.presentation.main+xml"/>'
            "</Types>"
        ),
        "_rels/.rels": relations(("rId1", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": (
            f'<p:presentation xmlns:p="{SLIDES}" xmlns:r="{OFFICE}"><p:sldIdLst>'
            + "".join(f'<p:sldId id="{256 + n}" r:id="rId{n}"/>' for n, _ in enumerate(slides, 1))
            + "</p:sldIdLst></p:presentation>"
        ),
        "ppt/_rels/presentation.xml.rels": relations(
            *((f"rId{n}", "slide", f"slides/slide{n}.xml") for n, _ in enumerate(slides, 1))
        ),
    }
    for n, (text, notes, is_hidden) in enumerate(slides, 1):
        made[f"ppt/slides/slide{n}.xml"] = slide_of("sld", text, ' show="0"' if is_hidden else "")
        if notes:
            made[f"ppt/slides/_rels/slide{n}.xml.rels"] = relations(
                ("rId1", "notesSlide", f"../notesSlides/notesSlide{n}.xml")
            )
            made[f"ppt/notesSlides/notesSlide{n}.xml"] = slide_of("notes", notes, "")
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, part in {**made, **parts}.items():
            package.writestr(name, part)
    return file.getvalue()


def slide_of(element, text, attributes):
    number = '<a:p><a:fld type="slidenum"><a:t>1</a:t></a:fld></a:p>' if element == "notes" else ""
    return (
        f'<p:{element} xmlns:p="{SLIDES}" xmlns:a="{DRAWING}"{attributes}><p:cSld><p:sp><p:txBody><a:p><a:r><a:t>{text}'
        f"</a:t></a:r></a:p>{number}</p:txBody></p:sp></p:cSld></p:{element}>"
    )


def pdf(text="Sort the letters.", *, author="", note="", attachment=None, password="", program=""):
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    if text:
        font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
        font = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 50 700 Td ({text}) Tj ET".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)
    if author:
        writer.add_metadata({"/Author": author})
    if note:
        writer.add_annotation(0, FreeText(text=note, rect=(50, 550, 200, 650)))
    if attachment:
        writer.add_attachment(*attachment)
    if program:
        action = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject(program)}
        action = DictionaryObject({NameObject(key): value for key, value in action.items()})
        writer.root_object[NameObject("/OpenAction")] = action
    if password:
        writer.encrypt(password)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def jpg(size=(40, 20), *, colour="navy", comment="", described="", is_placed=False, turned=1):
    image = Image.new("RGB", size, colour)
    exif = image.getexif()
    exif[ExifTags.Base.Orientation] = turned
    if described:
        exif[ExifTags.Base.ImageDescription] = described
    if is_placed:
        exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (52.0, 45.0, 14.0)})
    file = BytesIO()
    image.save(file, "JPEG", exif=exif, comment=comment.encode())
    return file.getvalue()


def png(size=(40, 20), *, said=""):
    about = PngImagePlugin.PngInfo()
    if said:
        about.add_text("Comment", said)
    file = BytesIO()
    Image.new("RGBA", size, (0, 0, 255, 128)).save(file, "PNG", pnginfo=about)
    return file.getvalue()


def saved_picture(image):
    """The bytes of `image` (of Pillow) as a PNG."""
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
