"""Beside: what the places that took a case study up did with each of its steps, and what they added."""

from dataclasses import dataclass, field
from typing import NamedTuple

from sharehub.people.models import Kind

from .adopters import Adopter
from .models import Did, TakeUpStep

FIRST, MOST = 2, 5


class Note(NamedTuple):
    """What one place said of a step: `text` is what they do instead, or what they added; `why` may be ""."""

    adopter: Adopter
    did: str
    title: str
    text: str
    why: str

    @property
    def did_in_words(self):
        return {Did.CHANGED: "Changed it", Did.DROPPED: "Left it out", Did.ADDED: "Added this"}[self.did]


@dataclass
class Notes:
    """Notes in the order to show them, of which a page shows some at once, some unfolded and the rest elsewhere."""

    notes: list = field(default_factory=list)

    @property
    def first(self):
        return self.notes[:FIRST]

    @property
    def more(self):
        return self.notes[FIRST:MOST]

    @property
    def others(self):
        """How many are too many for the page."""
        return max(0, len(self.notes) - MOST)


@dataclass
class Beside(Notes):
    """What stands beside one step. `told` are the Adopters that said anything of it, by what they did."""

    told: dict = field(default_factory=lambda: {Did.KEPT: [], Did.CHANGED: [], Did.DROPPED: []})

    @property
    def is_kept(self):
        return not (self.told[Did.CHANGED] or self.told[Did.DROPPED])

    @property
    def in_words(self):
        """ "4 of 9 practices changed this, 1 dropped it"; "All 9 practices kept this"."""
        everybody = [adopter for adopters in self.told.values() for adopter in adopters]
        count, changed, dropped = len(everybody), len(self.told[Did.CHANGED]), len(self.told[Did.DROPPED])
        noun = "practice" if all(adopter.kind == Kind.PRACTICE for adopter in everybody) else "place"
        if self.is_kept:
            whole = {1: f"1 {noun}", 2: f"Both {noun}s"}.get(count, f"All {count} {noun}s")
            return f"{whole} kept this"
        some = f"1 {noun}" if count == 1 else f"{changed or dropped} of {count} {noun}s"
        if not changed:
            return f"{some} dropped this"
        return f"{some} changed this" + (f", {dropped} dropped it" if dropped else "")


def beside_steps(innovation, adopters):
    """What `adopters` (as adopters_of gives them) did: {key of the step's entry: Beside}, and Notes of what they added.

    The nearest first.
    """
    by_pk, besides, added = {adopter.pk: adopter for adopter in adopters}, {}, []
    if not adopters:
        return {}, Notes()
    steps = TakeUpStep.objects.filter(take_up__innovation=innovation).order_by("position", "pk")
    for pk, source_id, *told in steps.values_list("take_up_id", "source_id", "did", "title", "to_what", "why"):
        adopter = by_pk.get(pk)
        if adopter is None:
            continue  # hidden from this reader
        note = Note(adopter, *told)
        if note.did == Did.ADDED:
            added.append(note)
            continue
        beside = besides.setdefault(source_id, Beside())
        beside.told[note.did].append(adopter)
        if note.did != Did.KEPT and (note.text or note.why):
            beside.notes.append(note)
    for notes in (*(beside.notes for beside in besides.values()), added):
        notes.sort(key=_distance)
    return besides, Notes(added)


def _distance(note):
    return note.adopter.miles is None, note.adopter.miles or 0, -note.adopter.pk
