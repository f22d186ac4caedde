"""Pieces: what a document falls into, each with a guess where it goes. Somebody corrects them."""

import re
from dataclasses import dataclass, field

from . import ours
from .blocks import Block
from .guessing import guess, is_plain, labelled
from .places import LEAVE, LONGEST_SUMMARY, LONGEST_TITLE, NOTES, OVERFLOW, SUMMARY, UNSURE, kind_of
from .text import APART, beginning, chunks, without_marks

LEAD = re.compile(r"\*\*([^*\n]{3,120}?)[.:]?\*\*[.:]?\s+(?=\S)")
LONGEST_BOLD = 100
MOST_PIECES = 200
# Of these each paragraph is a note of its own, not only each point of a list.
ONE_A_PARAGRAPH = ("step", "worked", "failed", "mixed")


@dataclass
class Piece:
    """`goes_to` is a place (places.CHOICES); `heading` what stood above it and says more than the name of a part."""

    goes_to: str
    text: str
    heading: str = ""
    is_sure: bool = True


@dataclass
class Part:
    """What stands under one heading, while the document is read. `is_note` says that it is one note as a whole."""

    place: str
    heading: str = ""
    level: int = 0
    is_note: bool = False
    is_sure: bool = True
    blocks: list = field(default_factory=list)


def split(document):
    """(title, pieces, told) of a Document. The title is "" where nothing tells it; `told` is what was left out."""
    title, blocks = _title(_with_headings(list(document.blocks)))
    pieces = [piece for part in Parts(document.is_ours).of(blocks) for piece in _pieces(part)]
    pieces = [Piece(each.goes_to, text, each.heading, each.is_sure) for each in pieces for text in chunks(each.text)]
    if len(title) > LONGEST_TITLE:
        line, rest = beginning(title, LONGEST_TITLE)
        title, pieces = line, [Piece(OVERFLOW, rest, is_sure=False), *pieces]
    told = list(document.told)
    if len(pieces) > MOST_PIECES:
        told.append(
            f"{len(pieces) - MOST_PIECES:,} of its {len(pieces):,} pieces, from the end: we take {MOST_PIECES}."
        )
    return title, pieces[:MOST_PIECES], told


def _with_headings(blocks):
    """Where no heading is marked as one: paragraphs in bold that stand alone, and "Background:" before a text."""
    if any(block.sort == "heading" and block.level for block in blocks):
        return blocks
    found = []
    for block in blocks:
        lead = LEAD.match(block.text) if block.sort == "text" else None
        if block.bold and len(block.bold) <= LONGEST_BOLD:
            found.append(Block("heading", without_marks(block.bold), level=2))
        elif block.sort == "text" and block.text.endswith(":") and is_plain(block.text) and guess(block.text):
            found.append(Block("heading", without_marks(block.text), level=2))
        elif lead and guess(lead[1]):
            found += [Block("heading", without_marks(lead[1]), level=2), Block("text", block.text[lead.end() :])]
        else:
            found.append(block)
    return found


def _title(blocks):
    """The title, and the blocks without it."""
    for at, block in enumerate(blocks):
        if block.level == 0 and block.sort == "heading":
            return block.text, blocks[:at] + blocks[at + 1 :]
    if not blocks:
        return "", blocks
    first, *rest = blocks
    if first.sort == "heading" and _is_title(first, rest):
        return first.text, rest
    is_line = first.sort == "text" and len(first.text) <= LONGEST_TITLE and not first.text.endswith((".", ":", ";"))
    if is_line and rest:
        return without_marks(first.text), rest
    return "", blocks


def _is_title(first, rest):
    others = [block.level for block in rest if block.sort == "heading"]
    return not guess(first.text) or not is_plain(first.text) or (bool(others) and min(others) > first.level)


class Parts:
    """Goes through the blocks once. A heading that tells nothing goes where the one above it goes."""

    def __init__(self, is_ours):
        self.is_ours = is_ours
        self.above = []

    def of(self, blocks):
        part = Part(UNSURE, is_sure=False)
        if blocks and blocks[0].sort == "text" and len(blocks[0].text) <= LONGEST_SUMMARY and len(blocks) > 1:
            # What stands between the title and the first heading, if it is short, sums it up.
            part = Part(SUMMARY, is_sure=False)
        for block in blocks:
            if block.sort == "heading" or (block.sort == "label" and not part.is_note):
                yield self.closed(part, block.level)
                part = self.opened(block)
            elif block.sort == "subtitle":
                yield self.closed(part, 9)
                yield Part(SUMMARY, blocks=[Block("text", block.text)])
                part = Part(UNSURE, is_sure=False)
            else:
                self.add(part, block)
        yield self.closed(part, 0)

    def closed(self, part, next_level):
        """A heading with nothing below it is a text, unless it only stands above others."""
        if part.heading and not part.blocks and next_level <= part.level:
            part.blocks, part.heading = [Block("text", part.heading)], ""
        return part

    def opened(self, block):
        level = block.level if block.sort == "heading" else 9
        self.above = [part for part in self.above if part.level < level]
        part = self.part(block, level, self.above[-1] if self.above else None)
        self.above.append(part)
        return part

    def part(self, block, level, above):
        if self.is_ours and (known := self.part_of_ours(block, level)):
            return known
        place, line = labelled(block.text)
        if place:
            return Part(place, line, level, is_note=True)
        place, is_in_notes = guess(block.text), above is not None and above.place in NOTES
        if place and (is_plain(block.text) or not is_in_notes):
            return Part(place, "", level)
        if above and above.is_sure and above.place != LEAVE:
            return Part(above.place, block.text, level, is_note=is_in_notes)
        return Part(UNSURE, block.text, level, is_sure=False)

    def part_of_ours(self, block, level):
        place, line = ours.entry_of(block.style, block.text)
        if place:
            heading, texts = ours.opening(place, line)
            return Part(place, heading, level, is_note=True, blocks=[Block("text", text) for text in texts])
        if block.sort == "label":
            return Part(ours.FACTS.get(block.text, LEAVE), "", level)
        return Part(ours.PARTS[block.text], "", level) if block.text in ours.PARTS else None

    def add(self, part, block):
        if not self.is_ours:
            part.blocks.append(block)
        elif block.sort == "about" and part.is_note:
            part.blocks += [Block("about", text) for text in ours.about(block.text)]
        elif block.sort not in ("about", "notice", "figure") and not ours.is_sentence_of_ours(block.text):
            part.blocks.append(block)


def _pieces(part):
    if part.is_note or part.place == LEAVE or part.place not in NOTES:
        return _whole(part)
    return list(_one_by_one(part))


def _whole(part):
    """All of it as one piece; of a summary, what is too long for one goes on in the problem."""
    text = APART.join(_labelled(part.blocks))
    if part.place == SUMMARY and len(text) > LONGEST_SUMMARY:
        line, rest = beginning(text, LONGEST_SUMMARY)
        return [Piece(SUMMARY, line, is_sure=False), Piece(OVERFLOW, rest, is_sure=False)]
    return [Piece(part.place, text, part.heading, part.is_sure)] if text else []


def _labelled(blocks):
    """The texts, each label before the one that follows it; what stood in small print comes last."""
    label, last = "", []
    for block in blocks:
        if block.sort == "label":
            label = f"{block.text}: "
        elif block.sort == "about":
            last.append(block.text)
        else:
            yield label + block.markdown
            label = ""
    yield from last


def _one_by_one(part):
    """A note for each point of a list and, of steps and words, for each paragraph; other paragraphs stay together."""
    heading, together = part.heading, []
    for at, block in enumerate(part.blocks):
        following = part.blocks[at + 1] if at + 1 < len(part.blocks) else None
        if block.sort == "list":
            yield from _together(part, together)
            yield from (_note(part.place, item) for item in block.items)
        elif block.sort == "text" and block.text.endswith(":") and following and following.sort == "list":
            yield from _together(part, together)
            yield Piece(LEAVE, block.text)
        elif part.place in ONE_A_PARAGRAPH and block.sort == "text":
            yield _note(part.place, block.text)
        else:
            together.append(block.markdown)
            continue
        together = []
    yield from (Piece(each.goes_to, each.text, each.heading or heading) for each in _together(part, together))


def _together(part, texts):
    return [_note(part.place, APART.join(texts))] if texts else []


def _note(place, text):
    """Bold words at its start are its heading: "**Count.** For a week …"."""
    lead = LEAD.match(text)
    if lead and kind_of(place)[0] in ours.TITLES:
        return Piece(place, text[lead.end() :], without_marks(lead[1]))
    return Piece(place, text)
