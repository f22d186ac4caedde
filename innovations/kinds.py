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
    required one being the line it is known by; `has_hours` says whether hours are asked for.
    """

    css: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    has_hours: bool = False

    @property
    def answers(self):
        return self.required + self.optional


SHAPES = {
    Kind.STEP: Shape("step", ("title", "how"), ("who", "cost"), has_hours=True),
    Kind.WORDS: Shape("words", ("said", "to_whom"), ("worry", "what_happened")),
    Kind.TIPPING_POINT: Shape("tipping", ("what",), ("by_whom", "what_turned")),
    Kind.FAILURE: Shape("failure", ("tried", "why_not"), ("instead",)),
    Kind.WASTED_TIME: Shape("wasted", ("what",), ("instead",), has_hours=True),
    Kind.LOSS: Shape("loss", ("what",), ("how_met",)),
    Kind.BLOCKER: Shape("blocker", ("what",), ("got_round_by",)),
    Kind.MONEY: Shape("money", ("what_it_cost",), ("paid_by", "kept_going_by")),
    Kind.LINK: Shape("link", ("label", "url"), ("what_for",)),
    Kind.TIP: Shape("tip", ("tip",)),
}


class BadAnswers(ValueError):
    """The answers do not fit the kind of entry. Says which are unknown or missing."""


def check_answers(kind, answers):
    """Raise BadAnswers unless `answers` (name → text) has all that `kind` requires and nothing it does not know."""
    shape = SHAPES[kind]
    unknown = sorted(set(answers) - set(shape.answers))
    missing = [name for name in shape.required if not answers.get(name, "").strip()]
    if unknown or missing:
        raise BadAnswers(f"{kind}: unknown {unknown}, missing {missing}")
