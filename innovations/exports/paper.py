"""What stands on paper, whatever writes it: a head, sections, and in them a few sorts of blocks.

Texts are light Markdown where a block says so; every other string is plain.
"""

from dataclasses import dataclass, field

from django.conf import settings
from django.template.defaultfilters import filesizeformat


@dataclass(frozen=True)
class Text:
    """A text (Markdown), perhaps with a small heading of its own."""

    text: str
    label: str = ""
    template = "innovations/_paper_text.html"


@dataclass(frozen=True)
class Figures:
    """Pairs of a large figure and what it means."""

    pairs: list
    template = "innovations/_paper_figures.html"


@dataclass(frozen=True)
class Table:
    """Rows of plain texts, the first of each being its header, under a row of headers."""

    caption: str
    head: list
    rows: list
    template = "innovations/_paper_table.html"


@dataclass(frozen=True)
class Facts:
    """Pairs of a heading and a text (Markdown)."""

    pairs: list
    template = "innovations/_paper_facts.html"


@dataclass(frozen=True)
class Measures:
    """Measures before and after, as bars.Pair, under a heading ("" for none)."""

    pairs: list
    heading: str = ""
    template = "innovations/_paper_measures.html"


@dataclass(frozen=True)
class File:
    """A file of an entry, living or of an edition: `kept` (models.KeptFile), which knows its address on the site."""

    kept: object

    @property
    def path(self):
        return self.kept.get_absolute_url()

    @property
    def url(self):
        return settings.SITE_URL + self.path

    @property
    def about(self):
        """ "Excel workbook, 14 KB"."""
        return f"{self.kept.get_kind_display()}, {filesizeformat(self.kept.size)}"


@dataclass(frozen=True)
class Entry:
    """One entry of a workbook: its kind in words, its line, who and how long, and its answers.

    `answers` are pairs of a label ("" for none) and a text (Markdown); `css` names the colour of its edge; `files` are
    Files, of which pictures are shown.
    """

    css: str
    label: str
    title: str = ""
    meta: str = ""
    answers: list = field(default_factory=list)
    files: list = field(default_factory=list)
    template = "innovations/_paper_entry.html"

    @property
    def heading(self):
        """ "Step 1: Count your letters": the kind in words, never by its colour alone."""
        return f"{self.label}: {self.title}" if self.title else self.label


@dataclass(frozen=True)
class Checklist:
    """Things to do or to decide, each an Entry, with a box to tick and room to write.

    `done` heads the column of boxes, `what` that of the things, and `room` the empty ones.
    """

    caption: str
    done: str
    what: str
    rows: list
    room: tuple = ("At your practice",)
    template = "innovations/_paper_checklist.html"


@dataclass(frozen=True)
class Section:
    title: str
    blocks: list


@dataclass
class Paper:
    """A whole document. `sort` says what it is ("Case study"), `about` where and how far along, `source` where from.

    `notice` is what a reader must know first, such as that it is a draft; `name` is what to call the file.
    """

    title: str
    sort: str
    about: str
    source: str
    url: str
    name: str
    author: str
    summary: str = ""
    notice: str = ""
    sections: list = field(default_factory=list)

    @property
    def files(self):
        """The Files of all its entries, in the order of the pages."""
        blocks = [block for section in self.sections for block in section.blocks]
        entries = [entry for block in blocks for entry in getattr(block, "rows", [block]) if isinstance(entry, Entry)]
        return [file for entry in entries for file in entry.files]
