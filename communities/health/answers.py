"""What the members of a network answered to one statement, together: never what one of them did."""

from dataclasses import dataclass

from .levels import Level, of_most

FEWEST = 4
LOWEST, HIGHEST = 1, 5
SCALE = ((5, "Very much"), (4, "Yes"), (3, "Partly"), (2, "No"), (1, "Not at all"))


@dataclass(frozen=True)
class Answers:
    """How many said yes (4 or 5), partly (3) and no (1 or 2)."""

    yes: int
    partly: int
    no: int

    @property
    def total(self):
        return self.yes + self.partly + self.no

    @property
    def is_split(self):
        """At least a third say yes and at least a third say no."""
        return min(self.yes, self.no) * 3 >= self.total

    @property
    def level(self):
        """By the share of yes, a partly counting half. Of people who are split the lower half is heard."""
        level = of_most(self.yes + self.partly / 2, self.total)
        return min(level, Level.SLIPPING) if self.is_split else level

    @property
    def words(self):
        return f"{self.yes} yes, {self.partly} partly, {self.no} no"


def together(values):
    """The Answers of `values` (1 to 5), or None for fewer than four of them: they might tell who said what."""
    if len(values) < FEWEST:
        return None
    yes, no = sum(value >= 4 for value in values), sum(value <= 2 for value in values)
    return Answers(yes, len(values) - yes - no, no)
