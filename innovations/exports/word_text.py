"""Light Markdown as paragraphs, lists and runs of a Word document."""

from sharehub.core.text import for_xml, markdown_tokens

from .word_parts import link, new_numbering

DEEPEST = 3  # Word's own template has styles for three levels
LARGEST_START = 32_767


def write_markdown(place, text, styles):
    """`text` (Markdown, from anybody) at the end of `place`: the document, or a cell of a table in it.

    `styles` has the ids of the document's styles by their names.
    """
    Reader(place, styles).read(markdown_tokens(for_xml(text)))


class Reader:
    """Goes through the tokens once. `lists` are those that are open, each with its style and its numbering or None."""

    def __init__(self, place, styles):
        self.place, self.styles = place, styles
        self.lists, self.quotes = [], 0
        self.is_first_of_item = False

    def read(self, tokens):
        for token in tokens:
            if token.type in ("bullet_list_open", "ordered_list_open"):
                self.open_list(token)
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                self.lists.pop()
            elif token.type == "list_item_open":
                self.is_first_of_item = True
            elif token.type == "blockquote_open":
                self.quotes += 1
            elif token.type == "blockquote_close":
                self.quotes -= 1
            elif token.type == "inline":
                self.write(token.children)

    def open_list(self, token):
        is_numbered = token.type == "ordered_list_open"
        level = min(len(self.lists) + 1, DEEPEST)
        name = f"List {'Number' if is_numbered else 'Bullet'}{f' {level}' if level > 1 else ''}"
        numbering = None
        if is_numbered:
            start = min(int(token.attrGet("start") or 1), LARGEST_START)
            numbering = new_numbering(self.place.part.document, name, start)
        self.lists.append((self.styles[name], numbering, level))

    def write(self, children):
        paragraph = self.place.add_paragraph()
        if self.lists and self.is_first_of_item:
            style, numbering, _ = self.lists[-1]
            paragraph._p.style = style
            if numbering is not None:
                number = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                number.get_or_add_ilvl().val, number.get_or_add_numId().val = 0, numbering
            self.is_first_of_item = False
        elif self.lists:
            level = self.lists[-1][2]
            paragraph._p.style = self.styles[f"List Continue{f' {level}' if level > 1 else ''}"]
        elif self.quotes:
            paragraph._p.style = self.styles["Quote"]
        write_runs(paragraph, children)


def write_runs(paragraph, children):
    """The words of one paragraph: emphasis, links, line breaks."""
    bold = italic = 0
    address = None
    for token in children:
        if token.type == "strong_open":
            bold += 1
        elif token.type == "strong_close":
            bold -= 1
        elif token.type == "em_open":
            italic += 1
        elif token.type == "em_close":
            italic -= 1
        elif token.type == "link_open":
            address = token.attrGet("href")
        elif token.type == "link_close":
            address = None
        elif token.type in ("softbreak", "hardbreak"):
            paragraph.add_run().add_break()
        elif token.content:
            run = link(paragraph, address, token.content) if address else paragraph.add_run(for_xml(token.content))
            run.bold, run.italic = bool(bold) or None, bool(italic) or None
