"""What a draft is made of, out of pieces that somebody has corrected: texts of the case study, and notes."""

import re
from dataclasses import dataclass
from decimal import Decimal

from sharehub.core.text import plain_text

from ..exports.entries import TITLES
from ..kinds import SHAPES, Kind
from .ours import names_of
from .places import LEAVE, LONGEST_SUMMARY, LONGEST_TEXT, OVERFLOW, SECTIONS, SUMMARY, kind_of
from .text import APART, beginning

# Answers of one line, and how long the forms of the entries let them be.
LINES = {"title": 120, "tried": 120, "label": 120, "who": 200, "cost": 200, "to_whom": 200, "by_whom": 200, "url": 500}
LABEL = re.compile(r"\s*([A-Z][A-Za-z’' ]{1,40}):\s+")
HOURS = re.compile(r"\d{1,5}(?:\.\d)?")
ADDRESS = re.compile(r"https?://[^\s<>()\[\]]+")


@dataclass(frozen=True)
class Note:
    """An entry to be: what `entries.note` takes."""

    kind: Kind
    answers: dict
    verdict: str = ""
    hours: Decimal | None = None


@dataclass(frozen=True)
class Sorted:
    """`sections` maps fields of an innovation to their texts; `notes` are in the order of the document."""

    sections: dict
    notes: list

    @property
    def too_long(self):
        """The sections whose pieces together are longer than a text may be."""
        return [name for name, text in self.sections.items() if len(text) > LONGEST_TEXT]


def sort_out(pieces):
    """Sorted for Pieces that are corrected. Those that say nothing, or are left out, are not in it."""
    texts, notes = {name: [] for name in SECTIONS}, []
    for piece in pieces:
        if piece.goes_to == LEAVE or not (piece.text.strip() or piece.heading.strip()):
            continue
        if piece.goes_to in SECTIONS:
            texts[piece.goes_to].append(_with_heading(piece.heading, piece.text))
        else:
            notes.append(note_of(piece))
    # A summary is one line of plain words, as it stands in lists.
    summary, rest = beginning(" ".join(map(plain_text, texts[SUMMARY])), LONGEST_SUMMARY)
    if rest:
        texts[OVERFLOW].insert(0, rest)
    texts[SUMMARY] = [summary]
    return Sorted({name: text for name, found in texts.items() if (text := APART.join(filter(None, found)))}, notes)


def _with_heading(heading, text):
    heading, text = heading.strip(), text.strip()
    return APART.join(filter(None, [f"**{heading}**" if heading and text else heading, text]))


def note_of(piece):
    """The Note of a piece that goes into the workbook. Its labels ("Who: …") become answers of their own."""
    kind, verdict = kind_of(piece.goes_to)
    shape, title = SHAPES[kind], TITLES.get(kind, "")
    answers, hours = _answers(kind, piece.text)
    heading = piece.heading.strip()
    if heading and title and title != shape.core and title not in answers and len(heading) <= LINES[title]:
        answers[title] = heading
    elif heading:
        answers[shape.core] = APART.join(filter(None, [heading, answers.get(shape.core, "")]))
    if kind == Kind.LINK:
        answers = _link(answers)
    if not any(answers.get(name) for name in (shape.required[0], shape.core)):
        # Nothing but answers to what goes with it: "Instead: …". As it stands, then, in the main answer.
        answers = {shape.core: piece.text.strip()}
    return Note(kind, answers, verdict, hours)


def _answers(kind, text):
    """(answers, hours) of what is written in one text area: paragraphs, some with a label that names their answer."""
    shape, labels = SHAPES[kind], names_of(kind)
    found, hours, name = {}, None, shape.core
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        label = LABEL.match(paragraph)
        rest = paragraph[label.end() :].strip() if label else ""
        if label and shape.has_hours and label[1] == "Hours" and HOURS.fullmatch(rest):
            hours = Decimal(rest)
            continue
        named = labels.get(label[1]) if label else None
        if named and len(rest) <= LINES.get(named, LONGEST_TEXT):
            name, paragraph = named, plain_text(rest) if named in LINES else rest
        elif label or name in LINES:
            name = shape.core
        found.setdefault(name, []).append(paragraph.strip())
    return {name: joined for name, texts in found.items() if (joined := APART.join(filter(None, texts)))}, hours


def _link(answers):
    """With an address: the one that has its label, or else the first that the text holds."""
    core = SHAPES[Kind.LINK].core
    said = ADDRESS.search(answers.get("url") or plain_text(answers.get(core, "")))
    if said:
        answers["url"] = said[0].rstrip(".,;:!?")
        answers.setdefault("label", answers["url"][: LINES["label"]])
    return answers
