"""How each kind of entry reads on paper: the same words as on the page of the case study."""

from sharehub.core.text import as_written, shorten

from ..bars import in_words
from ..kinds import Kind
from .paper import Entry, File

# Forms take less; a heading longer than a page would keep a PDF from ever being laid out.
LONGEST_LINE = 500
# The answers of each kind that stand below its line, with the label that goes before each.
ANSWERS = {
    Kind.STEP: [("how", "")],
    Kind.WORDS: [("worry", "The worry"), ("said", "We said"), ("what_happened", "What happened")],
    Kind.TIPPING_POINT: [("what", ""), ("by_whom", "Who said or did it"), ("what_turned", "What turned")],
    Kind.FAILURE: [("why_not", "Why it failed"), ("instead", "Do this instead")],
    Kind.WASTED_TIME: [("instead", "Do this instead")],
    Kind.LOSS: [("what", ""), ("how_met", "How we met it")],
    Kind.BLOCKER: [("what", ""), ("got_round_by", "What got round it")],
    Kind.MONEY: [
        ("what_it_cost", "What it cost"),
        ("paid_by", "What paid for it"),
        ("kept_going_by", "What keeps it going"),
    ],
    Kind.LINK: [("what_for", "")],
    Kind.TIP: [("tip", "")],
}
TITLES = {
    Kind.STEP: "title",
    Kind.FAILURE: "tried",
    Kind.WASTED_TIME: "what",
    Kind.LINK: "label",
}


def on_paper(entry, label=""):
    """`entry`, living or of an edition, as a block. `label` replaces the name of its kind, as in "Step 3"."""
    answers = entry.answers
    title = answers.get(TITLES.get(entry.kind), "")
    if entry.kind == Kind.WORDS:
        # "Words that worked. To: A GP partner"
        label, title = f"{entry.label}. To", answers.get("to_whom", "")
    told = [(name, answers.get(key, "")) for key, name in ANSWERS[entry.kind]]
    if entry.kind == Kind.LINK:
        # An address is read and typed in from paper, so it stands in the text.
        told.insert(0, ("Address", as_written(answers.get("url", ""))))
    return Entry(
        css=entry.css,
        label=label or entry.label,
        title=shorten(title, LONGEST_LINE),
        meta=shorten(_meta(entry), LONGEST_LINE),
        answers=[(name, text) for name, text in told if text],
        files=[File(kept) for kept in entry.files],
    )


def _meta(entry):
    """ "3 hours · the practice manager · £40"."""
    hours = in_words(entry.hours, "hours") if entry.hours is not None else ""
    return " · ".join(filter(None, [hours, entry.answers.get("who"), entry.answers.get("cost")]))
