"""Blocks: a document as a flat row of headings, paragraphs and lists."""

import re
from dataclasses import dataclass, field

from .guessing import guess
from .markup import harmless, is_footnote, paragraph, words

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BOLD = re.compile(r"\*\*([^*]+)\*\*:?")
# "1. Count", "• Count", "- Count": a list that somebody made by hand.
BY_HAND = re.compile(r"(?:\d{1,3}\\?[.)]|[•·▪‣◦●]|\\?[-–])\s+(?=\S)")


@dataclass
class Block:
    """`sort` is heading, label, text, list, table, or a style of our own documents (about, notice, figure, subtitle).

    `text` is light Markdown, plain for headings; a list has `items` instead. `level` is that of a heading, 0 for the
    title; `style` names the sort of entry that a heading of ours opens.
    """

    sort: str
    text: str = ""
    level: int = 0
    style: str = ""
    items: list = field(default_factory=list)
    is_numbered: bool = False

    @property
    def markdown(self):
        if self.sort != "list":
            return self.text
        marks = (f"{number}. " if self.is_numbered else "- " for number in range(1, len(self.items) + 1))
        return "\n".join(mark + item.replace("\n", "\n   ") for mark, item in zip(marks, self.items, strict=False))

    @property
    def bold(self):
        """The words of a paragraph that is bold from end to end, else ""."""
        found = BOLD.fullmatch(self.text) if self.sort == "text" else None
        return found[1].strip() if found else ""


def blocks_of(body):
    """The Blocks of `body`, the element around what mammoth wrote."""
    found = []
    for element in body:
        for block in _blocks(element):
            last = found[-1] if found else None
            if last and block.sort == last.sort == "list" and block.style == last.style == "by hand":
                last.items += block.items
            else:
                found.append(block)
    return found


def _blocks(element):
    if element.tag in HEADINGS or element.tag == "p":
        yield from _line(element)
    elif element.tag in ("ul", "ol"):
        items = [item for item in map(_item, _items(element)) if item]
        if items:
            yield Block("list", items=items, is_numbered=element.tag == "ol")
    elif element.tag == "table":
        yield from _table(element)
    elif element.tag == "blockquote":
        said = "\n>\n".join(f"> {line}" for each in element if (line := paragraph(each).replace("\n", "\n> ")))
        if said:
            yield Block("text", said)


def _line(element):
    style, plain = element.get("class", ""), words(element)
    if not plain:
        return
    if element.tag in HEADINGS:
        sort = "label" if style == "label" else "heading"
        yield Block(sort, plain, level=0 if style == "title" else HEADINGS[element.tag], style=style)
    elif style:
        yield Block(style, plain)
    else:
        text = paragraph(element)
        by_hand = BY_HAND.match(text)
        if by_hand:
            yield Block("list", items=[text[by_hand.end() :]], is_numbered=by_hand[0][0].isdigit(), style="by hand")
        else:
            yield Block("text", text)


def _items(element):
    return [item for item in element if item.tag == "li" and not is_footnote(item)]


def _item(element):
    """One point of a list, with what stands below it indented as Markdown wants it."""
    below = [child for child in element if child.tag in ("ul", "ol", "p", "table")]
    for child in below:
        element.remove(child)
    lines = [paragraph(element)]
    for child in below:
        if child.tag in ("ul", "ol"):
            lines += [f"- {item}".replace("\n", "\n  ") for item in map(_item, _items(child)) if item]
        else:
            lines += [block.markdown for block in _blocks(child)]
    return "\n".join(filter(None, lines))


def _table(element):
    """A row is a line: "a; b; c". A form of two columns, questions and answers, is headings and what is below each."""
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")]
    if is_form(rows):
        for question, answer in rows:
            yield Block("heading", words(question), level=2)
            yield from blocks_of(answer)
        return
    if all(len(row) == 1 for row in rows):  # a frame around paragraphs
        for (cell,) in rows:
            yield from blocks_of(cell)
        return
    lines = ["; ".join(filter(None, map(_cell, row))) for row in rows]
    if any(lines):
        yield Block("table", "\n".join(harmless(line) for line in lines if line))


def _cell(cell):
    return " ".join(filter(None, (paragraph(each).replace("\n", " ") for each in cell if each.tag != "table")))


def is_form(rows):
    """Whether a table asks on the left and answers on the right: two columns, and most of the left are headings."""
    if len(rows) < 2 or any(len(row) != 2 for row in rows):
        return False
    asked = [words(row[0]) for row in rows]
    return all(asked) and sum(bool(guess(each)) for each in asked) * 2 >= len(rows)
