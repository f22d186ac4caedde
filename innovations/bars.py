"""Measures as a reader sees them: two bars on one scale, the numbers in words, and what went down, up or stayed."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

# The bar of a number that is not nought can be seen, however small it is beside the other.
THINNEST = 0.8
OUT_OF = re.compile(r"^in (\d{1,9})\b")
HEADINGS = {"down": "What went down", "up": "What went up", "same": "What stayed the same"}


@dataclass(frozen=True)
class Bar:
    """One number: its words, and where its bar stands, in hundredths of the width."""

    label: str
    css: str
    words: str
    start: str
    width: str


@dataclass(frozen=True)
class Pair:
    """A measure with its two bars, drawn on one scale of its own."""

    measure: object

    @property
    def direction(self):
        """ "down", "up" or "same": of the number; whether that is good is for the reader to say."""
        before, after = self.measure.before, self.measure.after
        return "same" if before == after else "down" if after < before else "up"

    @cached_property
    def bars(self):
        return [self._bar("Before", "before"), self._bar("After", "after")]

    @cached_property
    def scale(self):
        """The lowest and the highest number of the axis: nought stands on it, and the whole where there is one."""
        numbers = [Decimal(0), self.measure.before, self.measure.after]
        whole = whole_of(self.measure.unit)
        return min(numbers), max([*numbers, whole] if whole else numbers)

    @property
    def has_track(self):
        """Whether to show how long a bar could be: of a whole, or where there is no bar to see."""
        low, high = self.scale
        return bool(whole_of(self.measure.unit)) or low == high

    @property
    def nought(self):
        """Where nought stands, in hundredths of the width; None at the left edge, as for most."""
        low, high = self.scale
        return f"{float(-low / (high - low)) * 100:.1f}" if low < 0 else None

    def _bar(self, label, name):
        low, high = self.scale
        number = getattr(self.measure, name)
        span = float(high - low) or 1.0
        width = max(abs(float(number)) / span * 100, THINNEST if number else 0)
        start = min(float(min(number, 0) - low) / span * 100, 100 - width)
        words = in_words(number, self.measure.unit)
        return Bar(label, f"sh-bars__{name}", words, f"{start:.1f}", f"{width:.1f}")


def pairs_by_direction(measures):
    """Groups of Pair as [(heading, pairs)], beginning with the direction that the first changed one has.

    One direction only needs no heading ("") unless nothing changed at all, which is worth saying.
    """
    pairs = [Pair(measure) for measure in measures]
    found = list(dict.fromkeys(pair.direction for pair in pairs))
    order = sorted(found, key=lambda direction: (direction == "same", found.index(direction)))
    groups = [(HEADINGS[each], [pair for pair in pairs if pair.direction == each]) for each in order]
    return [("", groups[0][1])] if order in (["down"], ["up"]) else groups


def whole_of(unit):
    """What the numbers are out of: 100 for "%", 50 for "in 50"; None where there is no whole."""
    if unit.strip().startswith("%"):
        return Decimal(100)
    found = OUT_OF.match(unit.strip())
    return Decimal(found[1]) if found else None


def in_words(number, unit=""):
    """A Decimal with its unit, as people write it: "5.5 days", "1 day", "62%", "£1,310", "−2 miles"."""
    unit = unit.strip()
    sign = "−" if number < 0 else ""
    figure = f"{abs(number):,.2f}".rstrip("0").rstrip(".")
    if unit.startswith("£"):
        # Pounds and pence are written in full: £4.50, not £4.5.
        figure = f"{abs(number):,.2f}".removesuffix(".00")
        return f"{sign}£{figure}{unit[1:]}"
    if unit.startswith("%"):
        return f"{sign}{figure}{unit}"
    return f"{sign}{figure} {singular(unit) if abs(number) == 1 else unit}".rstrip()


def singular(unit):
    """ "days" → "day", "hours a week" → "hour a week"; what is no plain plural stays."""
    first, space, rest = unit.partition(" ")
    if first == "people":
        first = "person"
    elif first.endswith("ies") and len(first) > 4:
        first = first[:-3] + "y"
    elif first.endswith(("xes", "ches", "shes", "sses")):
        first = first[:-2]
    elif first.endswith("s") and not first.endswith("ss") and len(first) > 3:
        first = first[:-1]
    return first + space + rest
