"""Spread: who took a case study up, arranged for one reader: how many, who is most like them, whom to talk to."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from sharehub.people.distance import fold_buildings
from sharehub.people.models import Kind, Organisation, Setting
from sharehub.people.queries import own_places

from .adopters import add_history, adopters_of
from .beside import Notes, beside_steps
from .models import Did, TakeUpStage
from .queries import Counts

MOST_ALIKE = 4
TO_TALK_TO = 5


@dataclass(frozen=True)
class Origin:
    """The place where it began, as one line among those to talk to. `miles` from the reader's place, or None."""

    miles: float | None
    is_open_to_talk: bool | None = None
    is_own_pcn: bool = False
    is_yours: bool = False
    is_origin = True

    @property
    def order(self):
        """As that of an Adopter, as far as it goes."""
        return self.is_open_to_talk is False, self.is_own_pcn, self.miles is None, self.miles or 0


@dataclass
class Spread:
    """`adopters` in the order in which somebody at `yours` (an organisation or None) would talk to them.

    `besides` is what they did with each step, by the key of the step's entry; `added` Notes of what they added.
    """

    adopters: list = field(default_factory=list)
    yours: Organisation | None = None
    origin: Origin = Origin(None)
    besides: dict = field(default_factory=dict)
    added: Notes = field(default_factory=Notes)

    @cached_property
    def tried(self):
        return [adopter for adopter in self.adopters if adopter.has_tried]

    @property
    def thinking(self):
        """How many look at it or plan it."""
        return len(self.adopters) - len(self.tried)

    @cached_property
    def counts(self):
        stopped = sum(adopter.stage == TakeUpStage.STOPPED for adopter in self.tried)
        return Counts(len(self.tried), stopped, sum(adopter.kind == Kind.PRACTICE for adopter in self.tried))

    @property
    def stages(self):
        """How many are at each stage that any is at, the furthest first: [(stage, label, number)]."""
        order = [TakeUpStage.IN_USE, TakeUpStage.TRYING, TakeUpStage.PLANNING, TakeUpStage.LOOKING, TakeUpStage.STOPPED]
        numbers = Counter(adopter.stage for adopter in self.adopters)
        return [(stage.value, stage.label, numbers[stage]) for stage in order if numbers[stage]]

    @property
    def by_setting(self):
        """A table of stages by setting: its head, and rows that end with their sum."""
        settings = [
            (value, label) for value, label in Setting.choices if any(each.setting == value for each in self.adopters)
        ]
        if any(not adopter.setting for adopter in self.adopters):
            settings.append(("", "Not known"))
        numbers = Counter((adopter.stage, adopter.setting) for adopter in self.adopters)
        rows = [
            [label, *(numbers[stage, setting] for setting, _ in settings), number]
            for stage, label, number in self.stages
        ]
        return {"head": ["Stage", *(label for _, label in settings), "All"], "rows": rows}

    @cached_property
    def own(self):
        """The Adopter at the reader's own place, or None."""
        return next((each for each in self.adopters if self.yours and each.organisation_id == self.yours.pk), None)

    @cached_property
    def most_alike(self):
        """Those that tried it and are like the reader's place, the most alike first, never without one that stopped."""
        known = [each for each in self.tried if each.unlikeness is not None and each is not self.own]
        known.sort(key=lambda each: (each.unlikeness, each.pk))
        alike = (each for each in known if each.is_alike)  # to compare all of hundreds would take long
        shown = list(islice(alike, MOST_ALIKE))
        if not any(each.stage == TakeUpStage.STOPPED for each in shown):
            stopped = next((each for each in known if each.stage == TakeUpStage.STOPPED and each.is_alike), None)
            shown = [*shown[: MOST_ALIKE - 1], stopped] if stopped else shown
        return shown

    @cached_property
    def buildings(self):
        """Those that tried it, but for the reader's own place, as Buildings in order."""
        return fold_buildings([each for each in self.tried if each is not self.own])

    @cached_property
    def to_talk_to(self):
        """Lines: the first Buildings, and the Origin among them."""
        lines = self.buildings[:TO_TALK_TO]
        at = sum(line.organisations[0].order <= self.origin.order for line in lines)
        return [*lines[:at], self.origin, *lines[at:]]

    @property
    def told_of(self):
        """The Adopters of whom a case study says more than the name, but for places of the reader's."""
        return [*(building.organisations[0] for building in self.buildings[:TO_TALK_TO]), *self.most_alike]

    @property
    def others_to_talk_to(self):
        return [adopter for building in self.buildings[TO_TALK_TO:] for adopter in building]

    @property
    def furthest(self):
        """Miles to the furthest of the others, or None."""
        return max((each.miles for each in self.others_to_talk_to if each.miles is not None), default=None)

    def number_changes(self, steps):
        """Say of each adopter which of `steps` (entries in order) it changed, by their numbers."""
        for number, entry in enumerate(steps, start=1):
            beside = self.besides.get(key_of(entry))
            for adopter in beside.told[Did.CHANGED] if beside else ():
                adopter.changed_steps.append(number)


def key_of(entry):
    """The key of the Entry that stands in a workbook, or was frozen into an edition."""
    return getattr(entry, "source_id", entry.pk)


def spread_of(innovation, *, user, place, miles, steps):
    """The Spread of `innovation` for `user` at `place`, who is `miles` from where it began (both may be None)."""
    adopters = adopters_of(innovation, user=user, place=place)
    besides, added = beside_steps(innovation, adopters)
    there = innovation.organisation
    is_own_pcn = bool(place and there and there.pcn and there.pcn == place.pcn)
    is_yours = place is not None and place == there
    origin = Origin(miles, innovation.is_open_to_contact, is_own_pcn, is_yours)
    spread = Spread(adopters, place, origin, besides, added)
    spread.number_changes(steps)
    own = own_places(user)
    add_history([*spread.told_of, *(adopter for adopter in adopters if adopter.organisation_id in own)])
    return spread
