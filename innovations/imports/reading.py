"""Reading a Word document: refused in words where it is none or does harm, else its Blocks and what was left out."""

import re
from dataclasses import dataclass, field
from io import BytesIO

import mammoth
from defusedxml.ElementTree import fromstring

from ..exports.word_styles import COLOURS
from ..files import Format, Refused, look_at
from ..files.formats import BROKEN, MACROS, TOO_MUCH
from ..files.inspection import MACROS_BY_NAME, refusing_what_is_broken
from ..files.names import ending_of
from ..files.package import Package
from ..files.reading import some
from .blocks import Block, blocks_of

MOST_CHARACTERS = 200_000  # about 70 pages; a form that says more is too large to be posted
LARGEST_XML = 3_000_000  # several hundred pages of words
ONLY_WORD = "We can only bring in Word documents that end in .docx. Open it in Word, save it as one, and choose that."
NO_WORDS = (
    "It has no words that we can read. If it is a picture of a page, type or paste the text into a Word document."
)
# Parts that are read as XML whatever they are called. look_at has read those whose names say that they are.
XML_PARTS = {"officeDocument", "styles", "numbering", "footnotes", "endnotes", "comments"}

# How the styles of Word, and those of our own documents (exports.word_styles), become HTML.
STYLES = "\n".join(
    [
        "p[style-name='Title'] => h1.title:fresh",
        "p[style-name='Subtitle'] => p.subtitle:fresh",
        "p[style-name='About'] => p.about:fresh",
        "p[style-name='Notice'] => p.notice:fresh",
        "p[style-name='Figure'] => p.figure:fresh",
        "p[style-name='Answer label'] => h6.label:fresh",
        "p[style-name='Entry picture'] => !",
        "p[style-name='Entry file'] => !",
        *(f"p[style-name='Entry {css}'] => h3.{css}:fresh" for css in COLOURS),
        "p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh",
        "p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh",
        "p[style-name='List Continue'] => ul|ol > li > p:fresh",
        "p[style-name='Quote'] => blockquote > p:fresh",
        "p[style-name='Intense Quote'] => blockquote > p:fresh",
        "comment-reference => sup",
    ]
)
FROM_US = re.compile(r"^Case study\. From ShareHub, ")
NOTES = {"footnote": re.compile(r'<li id="(?:foot|end)note-\d'), "comment": re.compile(r'<dt id="comment-\d')}


@dataclass
class Document:
    """What a Word document says; `told` are sentences about what was left out, `is_ours` that ShareHub wrote it."""

    blocks: list
    told: list = field(default_factory=list)

    @property
    def is_ours(self):
        return any(block.sort == "about" and FROM_US.match(block.text) for block in self.blocks)


def read_word(file, *, name):
    """The Document in `file` (binary, seekable) that calls itself `name`. Raises Refused with what to do."""
    ending = ending_of(name)
    if ending in MACROS_BY_NAME:
        raise Refused(MACROS)
    if ending != Format.DOCX:
        raise Refused(ONLY_WORD)
    looked = look_at(file, name=name)
    with refusing_what_is_broken():
        looked.file.seek(0)
        data = looked.file.read()
        _refuse_what_is_too_much(Package(BytesIO(data)))
        html, pictures = _html(data)
        blocks = blocks_of(fromstring(f"<body>{html}</body>"))
    document = Document(blocks, told=_told(html, pictures, blocks))
    _cut(document)
    if not document.blocks:
        raise Refused(NO_WORDS)
    return document


def _refuse_what_is_too_much(package):
    """Mammoth takes about 4 seconds for a megabyte, whatever a part is called, and does not mind what it declares."""
    read = set()
    for name in ["", *(name for name in package.names if name.endswith(".rels"))]:
        folder, _, part = name.rpartition("_rels/")
        for each in package.relations(folder + part.removesuffix(".rels")):
            if each.kind in XML_PARTS:
                read.add(each.target)
    if any(not target.lower().endswith(".xml") for target in read):
        raise Refused(BROKEN)
    if sum(package.zip.getinfo(name).file_size for name in read if name in package.names) > LARGEST_XML:
        raise Refused(TOO_MUCH)


def _html(data):
    """What mammoth makes of it, and how many pictures it has."""
    pictures = []

    def left_out(image):
        pictures.append(image)
        return []

    made = mammoth.convert_to_html(
        BytesIO(data),
        style_map=STYLES,
        convert_image=left_out,
        # A map that somebody put into the document would be a second author of what stands where.
        include_embedded_style_map=False,
    )
    return made.value, len(pictures)


def _told(html, pictures, blocks):
    told = []
    if pictures:
        told.append(f"{some(pictures, 'picture')}: add those that help to the notes they belong to.")
    told += [some(found, what) + "." for what, sign in NOTES.items() if (found := len(sign.findall(html)))]
    if tables := sum(block.sort == "table" for block in blocks):
        told.append(f"The lines of {some(tables, 'table')}: each row is now one line of text.")
    return told


def _cut(document):
    """Leave out what no form could carry."""
    length = 0
    for at, block in enumerate(document.blocks):
        length += len(block.markdown)
        if length > MOST_CHARACTERS:
            document.blocks[at:] = _beginning(block, MOST_CHARACTERS - length)
            document.told.append("All that comes after the first 70 pages or so.")
            return


def _beginning(block, too_much):
    return [Block("text", block.text[:too_much])] if block.sort == "text" else []
