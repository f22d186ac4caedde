"""The workbook as a checklist to print: what they did, with a box to tick and room for what you will do."""

from .case_study import money, talk, who
from .entries import on_paper
from .head import paper_of
from .paper import Checklist, Section, Text

STEPS = "Steps"
HOW_TO_USE = "Take it to your meeting. Write who will do it and by when, and cross out what does not fit you."


def room_for(title):
    """Steps are somebody's, by some day; what to say and what to skip only needs a word of one's own."""
    return {"room": ("At your practice: who", "By when")} if title == STEPS else {}


def print_workbook(study, edition, *, is_signed_in, newest=None):
    """A Paper to write on: steps, words, what to skip, what got in the way; then the money and whom to talk to."""
    paper = paper_of(study, edition, sort="Print workbook", suffix="workbook", newest=newest)
    lists = [
        (STEPS, "Done", "What they did", [on_paper(entry, label) for label, entry in study.numbered_steps]),
        ("Words to try, and not to try", "Said", "What was said", [on_paper(entry) for entry in study.words]),
        ("What people may feel they lose", "Met", "What they felt", [on_paper(entry) for entry in study.losses]),
        (
            "What to skip",
            "Skip",
            "What helped nobody, or failed",
            [on_paper(entry) for entry in [*study.wasted_times, *study.failures]],
        ),
        (
            "What may get in the way",
            "Sorted",
            "What got in the way",
            [on_paper(entry) for entry in study.blockers],
        ),
        (
            "Tips, files and links",
            "Seen",
            "What they pass on",
            [on_paper(entry) for entry in [*study.tips, *study.links]],
        ),
    ]
    paper.sections = [
        Section(
            title, [*([Text(HOW_TO_USE)] if at == 0 else []), Checklist(title, done, what, rows, **room_for(title))]
        )
        for at, (title, done, what, rows) in enumerate(each for each in lists if each[3])
    ]
    paper.sections += [
        Section(title, blocks)
        for title, blocks in [
            ("The money", money(study)),
            ("Who did it", who(study) if study.credits else []),
            (
                "Who to talk to",
                talk(study, is_signed_in=is_signed_in) if study.innovation.is_open_to_contact is not None else [],
            ),
        ]
        if blocks
    ]
    return paper
