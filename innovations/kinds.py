"""The kinds of workbook entry: what each asks for, how it is called and drawn; the same on every page."""

from dataclasses import dataclass

from django.db import models


class Kind(models.TextChoices):
    STEP = "step", "Step"
    WORDS = "words", "Words"
    TIPPING_POINT = "tipping_point", "Tipping point"
    FAILURE = "failure", "What failed"
    WASTED_TIME = "wasted_time", "Wasted time"
    LOSS = "loss", "What people felt they would lose"
    BLOCKER = "blocker", "What got in the way"
    MONEY = "money", "Money"
    LINK = "link", "File or link"
    TIP = "tip", "Tip"


class Verdict(models.TextChoices):
    """Whether words worked. The other kinds have none."""

    WORKED = "worked", "Words that worked"
    FAILED = "failed", "Words that failed"
    MIXED = "mixed", "Words that half worked"


@dataclass(frozen=True)
class Shape:
    """What one kind of entry is made of.

    `css` names its tile and edge in the stylesheet; `required` and `optional` name its answers (texts), the first
    required one being the line it is known by; `core` is the answer that takes what somebody jots down in a hurry;
    `has_hours` says whether hours are asked for.
    """

    css: str
    core: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    has_hours: bool = False

    @property
    def answers(self):
        return self.required + self.optional


SHAPES = {
    Kind.STEP: Shape("step", "how", ("title", "how"), ("who", "cost"), has_hours=True),
    Kind.WORDS: Shape("words", "said", ("said", "to_whom"), ("worry", "what_happened")),
    Kind.TIPPING_POINT: Shape("tipping", "what", ("what",), ("by_whom", "what_turned")),
    Kind.FAILURE: Shape("failure", "why_not", ("tried", "why_not"), ("instead",)),
    Kind.WASTED_TIME: Shape("wasted", "what", ("what",), ("instead",), has_hours=True),
    Kind.LOSS: Shape("loss", "what", ("what",), ("how_met",)),
    Kind.BLOCKER: Shape("blocker", "what", ("what",), ("got_round_by",)),
    Kind.MONEY: Shape("money", "what_it_cost", ("what_it_cost",), ("paid_by", "kept_going_by")),
    Kind.LINK: Shape("link", "what_for", ("label", "url"), ("what_for",)),
    Kind.TIP: Shape("tip", "tip", ("tip",)),
}


# What stands before an answer where it is read without its question.
LABELS = {
    "to_whom": "To",
    "worry": "The worry",
    "what_happened": "What happened",
    "who": "Who",
    "cost": "Cost",
    "by_whom": "By",
    "what_turned": "Afterwards",
    "instead": "Instead",
    "how_met": "How we met it",
    "got_round_by": "What got us round it",
    "paid_by": "Paid by",
    "kept_going_by": "Kept going by",
}


class BadAnswers(ValueError):
    """The answers do not fit the kind of entry. Says which are unknown, or that nothing is said."""


def check_answers(kind, answers):
    """Raise BadAnswers unless `answers` (name → text) say something, in answers that `kind` knows.

    A note may be jotted down now and sorted out later: what else the kind asks for (`required`) the pages ask for.
    """
    shape = SHAPES[kind]
    if unknown := sorted(set(answers) - set(shape.answers)):
        raise BadAnswers(f"{kind}: unknown {unknown}")
    if not any(answers.get(name, "").strip() for name in (shape.required[0], shape.core)):
        raise BadAnswers(f"{kind}: nothing is said")
