"""Documents that ShareHub wrote itself: what the site put into them between the words of their authors."""

import re

from ..bars import HEADINGS
from ..exports.entries import ANSWERS, TITLES
from ..kinds import LABELS, SHAPES, Kind
from .places import LEAVE, kind_of, place_of

# The headings of innovations.exports.case_study and Study.parts, where their words would be guessed wrongly.
PARTS = {
    "In short": "story",  # the story stands there where neither problem nor answer was written down
    "Does it fit us?": LEAVE,
    "Is it worth it?": LEAVE,
    "Can we do it?": LEAVE,
    "How we did it": LEAVE,
    "How we would do it": LEAVE,
    "The money": LEAVE,
    "What to skip": LEAVE,
    **dict.fromkeys(HEADINGS.values(), LEAVE),
    "The everyday problem": "problem",
    "What happens now": "what_happens_now",
    "In one paragraph, to pass on": "story",
}
FACTS = {
    "People": "roles_needed",
    "Permission": "permissions_needed",
    "IT": "it_needed",
    "What paid for it": "funded_by",
    "What keeps it going": "kept_going_by",
}
SENTENCES = re.compile(
    r"We have (?:been thinking about it|been trying it|worked this way) since \w+ \d{4}\."
    r"|We (?:mean to start in|started in) \w+ \d{4}(?: and have stopped since)?\."
    r"|[\w-]+ steps, in the order (?:we would do them(?: now)?|we did them)\."
    r"|(?:One|[\d,.]+) of our hours came to nothing\. You need not spend (?:it|them)\."
)
HOURS = re.compile(r"([\d,]+(?:\.\d+)?) hours?")
NEVER_BACK = (
    "Figures, measures, the practice, files, and the people who are named: add them on the next pages. They cannot be "
    "read back from a document."
)


def is_sentence_of_ours(text):
    return bool(SENTENCES.fullmatch(text))


def entry_of(style, heading):
    """The place and the line of an entry, whose heading is drawn in `style`; ("", "") where it is none of ours."""
    place = place_of(style)
    if not place:
        return "", ""
    _, _, line = heading.partition(": ")
    return place, line


def opening(place, line):
    """What the line of an entry says, as (heading, texts): to whom words were said is an answer, and no title."""
    kind, _ = kind_of(place)
    if not line:
        return "", []
    return (line, []) if kind in TITLES else ("", [f"{LABELS['to_whom']}: {line}"])


def about(text):
    """ "3 hours · the practice manager · £40" as texts with labels."""
    found = []
    for part in text.split(" · "):
        hours = HOURS.fullmatch(part)
        if hours and not found:
            found.append(f"Hours: {hours[1].replace(',', '')}")
        else:
            has_who = any(line.startswith("Who:") for line in found)
            label = "Cost" if has_who or re.search(r"£|^nothing|^free\b|no cost", part, re.IGNORECASE) else "Who"
            found.append(f"{label}: {part}")
    return found


def names_of(kind):
    """The labels that an entry of `kind` may have before its answers → the names of those answers."""
    labels = {label: name for name, label in LABELS.items() if name in SHAPES[kind].answers}
    labels |= {label: name for name, label in ANSWERS[kind] if label}
    return labels | ({"Address": "url"} if kind == Kind.LINK else {})
