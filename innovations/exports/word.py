"""A Paper as a Word document: real headings, lists and tables, in British English, with page numbers and its source."""

from io import BytesIO

from docx import Document

from sharehub.core.text import for_xml

from .paper import Checklist, Entry, Facts, Figures, Measures, Table, Text
from .pictures import pictures_of
from .word_parts import add_checkbox, add_picture, add_table, link, page_numbers
from .word_styles import dress
from .word_text import write_markdown

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def word_document(paper):
    """The bytes of a .docx of `paper`."""
    return Writer(paper).write()


class Writer:
    def __init__(self, paper):
        self.paper = paper
        self.pictures = pictures_of(paper)
        self.document = Document()
        self.writers = {
            Text: self.text,
            Figures: self.figures,
            Table: self.table,
            Facts: self.facts,
            Measures: self.measures,
            Entry: self.entry,
            Checklist: self.checklist,
        }

    def write(self):
        dress(self.document)
        # By name. python-docx looks a style up among all others for each paragraph, and there may be thousands.
        self.styles = {style.name: style.style_id for style in self.document.styles}
        self.describe()
        self.head()
        page_numbers(self.document, before=self.paper.source)
        for section in self.paper.sections:
            self.paragraph(section.title, "Heading 1")
            for block in section.blocks:
                self.writers[type(block)](block)
        file = BytesIO()
        self.document.save(file)
        return file.getvalue()

    def describe(self):
        """What the file says of itself: its title, whose it is, its language."""
        known = self.document.core_properties
        known.title, known.author = for_xml(self.paper.title), for_xml(self.paper.author)[:255]
        known.subject, known.comments = self.paper.sort, for_xml(f"{self.paper.source}. {self.paper.url}")[:255]
        known.language, known.keywords = "en-GB", ""

    def head(self):
        paper = self.paper
        self.paragraph(paper.title, "Title")
        if paper.summary:
            self.paragraph(paper.summary, "Subtitle")
        if paper.about:
            self.paragraph(paper.about, "About")
        source = self.paragraph(f"{paper.sort}. {paper.source}. ", "About")
        link(source, paper.url, paper.url)
        if paper.notice:
            self.paragraph(paper.notice, "Notice")

    def paragraph(self, text, style="Normal"):
        paragraph = self.document.add_paragraph()
        paragraph._p.style = self.styles[style]
        if text:
            paragraph.add_run(for_xml(text))
        return paragraph

    # A method for each sort of block

    def text(self, block):
        if block.label:
            self.paragraph(block.label, "Heading 2")
        write_markdown(self.document, block.text, self.styles)

    def figures(self, block):
        for figure, meaning in block.pairs:
            paragraph = self.paragraph("", "Figure")
            paragraph.add_run(for_xml(figure)).bold = True
            paragraph.add_run(f" {for_xml(meaning)}")

    def facts(self, block):
        for heading, text in block.pairs:
            self.paragraph(heading, "Answer label")
            write_markdown(self.document, text, self.styles)

    def table(self, block):
        add_table(self.document, block.caption, block.head, block.rows)

    def measures(self, block):
        if block.heading:
            self.paragraph(block.heading, "Heading 2")
        rows = []
        for pair in block.pairs:
            before, after = (bar.words for bar in pair.bars)
            it = pair.measure
            what = "\n".join(filter(None, [it.what, it.get_benefit_display(), it.period, it.how_measured]))
            rows.append([what, before, after])
        add_table(self.document, "Before and after", ["What", "Before", "After"], rows, widths=[94, 40, 40])

    def entry(self, block):
        self.paragraph(block.heading, f"Entry {block.css}")
        if block.meta:
            self.paragraph(block.meta, "About")
        self.answers(self.document, block)
        self.files(self.document, block, (110, 65))

    def answers(self, place, block):
        """The answers of an entry in `place`: the document, or a cell."""
        for label, text in block.answers:
            if label:
                paragraph = place.add_paragraph(for_xml(label))
                paragraph._p.style = self.styles["Answer label"]
            write_markdown(place, text, self.styles)

    def checklist(self, block):
        head = [block.done, block.what, *block.room]
        room = [40, 26][: len(block.room)]
        widths = [16, 158 - sum(room), *room]  # millimetres
        table = add_table(self.document, block.caption, head, [[""] * len(head) for _ in block.rows], widths=widths)
        cells = table._cells  # worked out anew at each use otherwise
        for at, row in enumerate(block.rows, start=1):
            box, what = cells[len(head) * at], cells[len(head) * at + 1]
            add_checkbox(box.paragraphs[0], for_xml(f"{block.done}: {row.heading}"))
            what.paragraphs[0].add_run(for_xml(row.heading)).bold = True
            if row.meta:
                what.add_paragraph(for_xml(row.meta))._p.style = self.styles["About"]
            self.answers(what, row)
            self.files(what, row, (widths[1] - 8, 55))

    def files(self, place, block, room):
        """The files of an entry in `place`, each by name; pictures above theirs, as large as `room` (mm) allows."""
        for file in block.files:
            if picture := self.pictures.get(file.path):
                paragraph = place.add_paragraph()
                paragraph._p.style = self.styles["Entry picture"]
                add_picture(paragraph, picture, for_xml(file.kept.description), room)
            line = place.add_paragraph()
            line._p.style = self.styles["Entry file"]
            link(line, file.url, file.kept.name)
            said = "" if file.path in self.pictures else file.kept.description
            line.add_run(for_xml(f" ({file.about}){f'. {said}' if said else ''}"))
