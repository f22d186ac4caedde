"""What each of the six areas says of itself, and what is read of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from .answers import Answers
from .levels import Area, Fact, Level, lowest

NOT_KNOWN = "There is nothing to count yet."


@dataclass(frozen=True)
class Described:
    """`facts` counts what a network did (Doings) and returns Facts. `praise` and `worry` are for a line about it.

    `keep` is the next step of an area that is strong, `ask` where the answers are lower than the facts or split.
    """

    code: Area
    question: str
    statement: str
    praise: str
    worry: str
    keep: str
    ask: str
    facts: Callable

    @property
    def name(self):
        return self.code.label

    def read(self, doings):
        """The Reading of it from what the network did, without answers yet."""
        facts = self.facts(doings)
        return Reading(self, tuple(facts) or (Fact(NOT_KNOWN),))


@dataclass(frozen=True)
class Reading:
    """An area of one network: what can be counted and what its members answered. Of two levels the lower counts."""

    described: Described
    facts: tuple[Fact, ...]
    answers: Answers | None = None

    def beside(self, answers):
        """The same facts beside what the members answered."""
        return replace(self, answers=answers)

    @property
    def facts_level(self):
        """The lowest of all: one sign of trouble is enough to talk about."""
        return lowest(fact.level for fact in self.facts)

    @property
    def answers_level(self):
        return self.answers and self.answers.level

    @property
    def level(self):
        return lowest([self.facts_level, self.answers_level])

    @property
    def is_differing(self):
        return None not in (self.facts_level, self.answers_level) and self.facts_level != self.answers_level

    @property
    def is_split(self):
        return bool(self.answers and self.answers.is_split)

    @property
    def step(self):
        """One next step: of the fact that is lowest, or to ask where the answers are lower still."""
        if self.level == Level.STRONG:
            return self.described.keep
        if self.facts_level is None or self.facts_level > self.level or self.is_split:
            return self.described.ask
        return next((fact.step for fact in self.facts if fact.level == self.level and fact.step), self.described.ask)
