"""The words of the health check: six areas, four levels, and what gives a level its reason."""

from dataclasses import dataclass

from django.db import models


class Area(models.TextChoices):
    """The four ways in which networks die, and the two things that the ones that last do."""

    PURPOSE = "purpose", "Unclear purpose"
    WORTH = "worth", "Not worth the time and money"
    LEANING = "leaning", "Leaning on few people"
    FIZZLING = "fizzling", "Fizzling out"
    METHOD = "method", "Holding to the method"
    LEARNING = "learning", "Learning between peers"


class Level(models.IntegerChoices):
    """Numbers and not words, because of two levels the lower counts."""

    NEEDS_US = 1, "Needs us now"
    SLIPPING = 2, "Slipping"
    STEADY = 3, "Steady"
    STRONG = 4, "Strong"


@dataclass(frozen=True)
class Fact:
    """Something that can be counted, in words. No level where it says too little; `step` mends it."""

    words: str
    level: Level | None = None
    step: str = ""


def lowest(levels):
    """The lowest of `levels`, leaving out None; None where nothing is left."""
    return min((level for level in levels if level is not None), default=None)


def by_share(part, whole, *, strong, steady, slipping):
    """The level of `part` of `whole`: each of the others is the smallest share, from 0 to 1, that still reaches it."""
    share = part / whole
    if share >= strong:
        return Level.STRONG
    if share >= steady:
        return Level.STEADY
    return Level.SLIPPING if share >= slipping else Level.NEEDS_US


def of_most(part, whole):
    """The level of `part` of `whole` by the steps that answers go by too: four fifths are strong."""
    return by_share(part, whole, strong=0.8, steady=0.6, slipping=0.4)


def number(how_many, one, many=""):
    """`number(1, "hour")` is "1 hour", `number(3, "person", "people")` "3 people"; thousands with a comma."""
    return f"{how_many:,} {one if how_many == 1 else many or f'{one}s'}"


def last(how_many, one):
    """ "last meeting", "last 6 meetings"."""
    return f"last {one}" if how_many == 1 else f"last {number(how_many, one)}"
