"""Where a piece of a document can go: a text of the case study itself, a note of its workbook, or nowhere."""

from ..kinds import SHAPES, Kind, Verdict
from ..notes import TILE_BY_CODE, TILES

LEAVE = "leave"
UNSURE = "story"  # prose that no heading tells about
SUMMARY, OVERFLOW = "summary", "problem"  # what a summary has no room for goes on there
LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_TEXT = 120, 250, 10_000

# Fields of an innovation → what to call them, in the order of the questions.
SECTIONS = {
    "summary": "What you do now, in one sentence",
    "problem": "The everyday problem",
    "what_happens_now": "What you do now",
    "story": "The story in one paragraph",
    "roles_needed": "Who has to be in it",
    "permissions_needed": "Whose yes it needs",
    "it_needed": "What computers and phones have to do",
    "funded_by": "What paid for the start",
    "kept_going_by": "What keeps it going",
}
MIXED, LINK = Verdict.MIXED.value, Kind.LINK.value
NOTES = {tile.code: tile.label for tile in TILES} | {MIXED: Verdict.MIXED.label, LINK: Kind.LINK.label}
CHOICES = [
    ("The case study itself", list(SECTIONS.items())),
    ("A note in the workbook", list(NOTES.items())),
    ("Nowhere", [(LEAVE, "Leave it out")]),
]


def kind_of(place):
    """The kind of entry and the verdict of a place that is a note: ("words", "mixed") for "mixed"."""
    if place in TILE_BY_CODE:
        return TILE_BY_CODE[place].kind, TILE_BY_CODE[place].verdict
    return (Kind.WORDS, Verdict.MIXED) if place == MIXED else (Kind(place), "")


def place_of(css):
    """The place of entries that are drawn as `css` (Shape.css, or a verdict), or "" for none."""
    drawn = {shape.css: kind.value for kind, shape in SHAPES.items() if kind != Kind.WORDS}
    return drawn.get(css) or (css if css in Verdict.values else "")
