"""Cutting and joining texts, so that nothing of them is lost."""

import re

from sharehub.core.text import plain_text

from .places import LONGEST_TEXT

APART = "\n\n"
# Where to cut, the best place first, and how much of the room has to be used for it to be one.
_ENDS = [
    (re.compile(r"[.!?…][”’)\"']?\s+"), 0.1),
    (re.compile(r"[,;:–—]\s+"), 0.5),
    (re.compile(r"\s+"), 0.5),
]


def without_marks(text):
    """`text` (light Markdown) as plain words on one line: for headings."""
    return plain_text(text).strip(" :")


def beginning(text, length):
    """(start, rest): the sentences that fit into `length` characters; else as many words; else it is cut."""
    if len(text) <= length:
        return text, ""
    for end, least in _ENDS:
        ends = [found.end() for found in end.finditer(text, 0, length + 2)]
        at = max((each for each in ends if len(text[:each].rstrip()) <= length), default=0)
        if at > least * length:
            return text[:at].rstrip(), text[at:].lstrip()
    return text[:length], text[length:]


def chunks(text):
    """`text` in parts that a field takes, cut between paragraphs where that is possible."""
    while len(text) > LONGEST_TEXT:
        at = text.rfind(APART, 1, LONGEST_TEXT)
        part, text = (text[:at], text[at:].lstrip()) if at > 0 else beginning(text, LONGEST_TEXT)
        yield part
    yield text
