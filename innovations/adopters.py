"""Adopters: the places that took a case study up, as a reader at another place sees them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cached_property

from dateutil.relativedelta import relativedelta
from django.db.models import FloatField, Value
from django.template.defaultfilters import pluralize
from django.utils import timezone

from sharehub.core.text import shorten
from sharehub.people.distance import miles_from
from sharehub.people.likeness import unlikeness_to
from sharehub.people.models import Kind, Organisation, Setting

from .bars import in_words
from .fit import fit_between
from .models import TRIED, StageChange, StopReason, TakeUp, TakeUpStage, WouldDoAgain

SILENT_AFTER = timedelta(days=365)
AGAIN = {
    WouldDoAgain.YES: "would do it again",
    WouldDoAgain.WITH_CHANGES: "would do it again, but differently",
    WouldDoAgain.NO: "would not do it again",
}
# "Your practice: trying it since September 2026."
DOING = {
    TakeUpStage.LOOKING: "looking at it",
    TakeUpStage.PLANNING: "planning it",
    TakeUpStage.TRYING: "trying it",
    TakeUpStage.IN_USE: "working like this",
    TakeUpStage.STOPPED: "stopped",
}
COLUMNS = [
    "pk",
    "stage",
    "stop_reason",
    "stop_words",
    "source",
    "came_from_id",
    "recorded_at",
    "last_heard_at",
    "hours_saved_a_week",
    "would_do_again",
    "is_open_to_talk",
    "contact_note",
    "hidden_at",
    "organisation_id",
    *(f"organisation__{name}" for name in ("ods_code", "name", "kind", "postcode", "latitude", "longitude", "setting")),
    *(f"organisation__{name}" for name in ("list_size", "deprivation_decile", "parent_id")),
]


@dataclass
class Adopter:
    """One take-up and its place. `miles` from the reader's place and `unlikeness` to it are None where not known.

    `history` is a list of (stage, when it came to it), the latest last, for those that add_history was asked for.
    `is_own_pcn` is of the reader's PCN.
    """

    pk: int
    stage: str
    stop_reason: str
    stop_words: str
    source: str
    came_from_id: int | None
    recorded_at: datetime
    last_heard_at: datetime
    hours_saved_a_week: Decimal | None
    would_do_again: str
    is_open_to_talk: bool | None
    contact_note: str
    hidden_at: datetime | None
    organisation_id: int
    ods_code: str
    name: str
    kind: str
    postcode: str
    latitude: float | None
    longitude: float | None
    setting: str
    list_size: int | None
    deprivation_decile: int | None
    parent_id: int | None
    unlikeness: float | None
    miles: float | None = None
    yours: Organisation | None = None
    is_own_pcn: bool = False
    history: list = field(default_factory=list)
    changed_steps: list = field(default_factory=list)
    result: str = ""
    advice: str = ""

    @property
    def is_yours(self):
        return self.yours is not None and self.organisation_id == self.yours.pk

    @property
    def has_tried(self):
        return self.stage in TRIED

    @property
    def stage_label(self):
        return TakeUpStage(self.stage).label

    @property
    def doing(self):
        return DOING[self.stage]

    @property
    def setting_label(self):
        return Setting(self.setting).label if self.setting else ""

    @cached_property
    def fit(self):
        return fit_between(self, self.yours)

    @property
    def is_alike(self):
        """Whether most of what is known of both places is alike."""
        marks = [row.is_alike for row in self.fit.rows if row.is_alike is not None]
        return sum(marks) * 2 > len(marks)

    @property
    def likeness(self):
        """Why it is like the reader's place, and why not, as short texts: "like you: town, 7,900 patients"."""
        rows = [("like you", True), ("unlike you", False)]
        said = [(words, [row.in_words for row in self.fit.rows if row.is_alike is alike]) for words, alike in rows]
        return [f"{words}: {', '.join(things)}" for words, things in said if things]

    @cached_property
    def since(self):
        """When it came to the stage it is at; of an Adopter without its history, when it was first told."""
        return self.history[-1][1] if self.history else self.recorded_at

    @property
    def since_in_words(self):
        """ "since September 2026", or when it stopped, after how long and why."""
        if self.stage != TakeUpStage.STOPPED:
            return f"since {_month(self.since)}"
        return f"stopped in {_month(self.since)}, {self.how_long}: {self.why_stopped}"

    @property
    def stopped_in_words(self):
        """ "stopped after 5 months: the person who drove it left", or ""."""
        return f"stopped {self.how_long}: {self.why_stopped}" if self.stage == TakeUpStage.STOPPED else ""

    @property
    def how_long(self):
        """ "after 5 months": from when they began to when they stopped."""
        began = next((at for stage, at in self.history if stage != TakeUpStage.STOPPED), self.recorded_at)
        began = next((at for stage, at in self.history if stage in TRIED[:2]), began)
        lasted = relativedelta(timezone.localdate(self.since), timezone.localdate(began))
        if lasted.years >= 2:
            return f"after {lasted.years} years"
        months = 12 * lasted.years + lasted.months
        return f"after {months} month{pluralize(months)}" if months else "within a month"

    @property
    def why_stopped(self):
        reason = StopReason(self.stop_reason).label
        if self.stop_reason == StopReason.OTHER and self.stop_words:
            reason = shorten(self.stop_words, 80)
        return reason if reason.startswith("IT ") else reason[:1].lower() + reason[1:]

    @property
    def is_silent(self):
        return timezone.now() - self.last_heard_at > SILENT_AFTER

    @property
    def facts(self):
        """What a line about it says, as short texts."""
        hours = self.hours_saved_a_week
        steps = " and ".join(
            filter(None, [", ".join(map(str, self.changed_steps[:-1])), *map(str, self.changed_steps[-1:])])
        )
        facts = [
            self.setting_label,
            f"{self.list_size:,} patients" if self.list_size else "",
            self.since_in_words,
            f"changed step{'s' if len(self.changed_steps) > 1 else ''} {steps}" if steps else "",
            f"{in_words(hours, 'hours')} a week saved" if hours else "",
            AGAIN.get(self.would_do_again, ""),
            {True: "happy to talk", False: "would rather not be asked"}.get(self.is_open_to_talk, ""),
            f"not heard from since {_month(self.last_heard_at)}" if self.is_silent else "",
        ]
        return [fact for fact in facts if fact]

    @property
    def order(self):
        """A key to sort by for somebody who wants to talk: open to it, in another PCN, then as `nearness`."""
        return self.is_open_to_talk is False, self.is_own_pcn, *self.nearness

    @property
    def nearness(self):
        """A key to sort by: near, heard from lately, like the reader's place, new."""
        far, unlike = self.miles is None, self.unlikeness or 0
        return far, self.miles or 0, self.is_silent, unlike, -self.recorded_at.timestamp(), -self.pk


def adopters_of(innovation, *, user, place=None):
    """All Adopters of `innovation` that `user` may know of, those first whom somebody at `place` would talk to.

    A gate has said already that they may read the innovation. Distances are from where `user` is.
    """
    unlikeness = unlikeness_to(place, at="organisation__") if place else None
    nothing_known = Value(None, output_field=FloatField())
    found = innovation.take_ups.not_hidden_from(user).annotate(unlikeness=unlikeness or nothing_known)
    adopters = [Adopter(*row) for row in found.order_by().values_list(*COLUMNS, "unlikeness")]
    if not adopters:
        return []
    if place:
        _compare_with(place, adopters)
    if point := getattr(user, "point", None):
        _measure_from(point, [each for each in adopters if not place or each.organisation_id != place.pk])
    return sorted(adopters, key=lambda adopter: adopter.order)


def add_history(adopters):
    """Give each of `adopters` the stages that it came through, in one query."""
    by_pk = {adopter.pk: adopter for adopter in adopters}
    changes = StageChange.objects.filter(take_up__in=by_pk).order_by("changed_at", "pk")
    for pk, stage, at in changes.values_list("take_up_id", "stage", "changed_at"):
        by_pk[pk].history.append((stage, at))


def with_words(adopters):
    """The same Adopters, a page of them, with their result and advice."""
    by_pk = {adopter.pk: adopter for adopter in adopters}
    for pk, result, advice in TakeUp.objects.filter(pk__in=by_pk).values_list("pk", "result", "advice"):
        by_pk[pk].result, by_pk[pk].advice = result, advice
    return adopters


def _compare_with(place, adopters):
    """Say of each adopter what it has in common with `place`, and whether they share a PCN."""
    own_pcn = place.pcn and place.pcn.pk
    for adopter in adopters:
        pcn = adopter.organisation_id if adopter.kind == Kind.PCN else adopter.parent_id
        adopter.is_own_pcn = own_pcn is not None and pcn == own_pcn
        adopter.yours = place


def _measure_from(point, adopters):
    placed = [each for each in adopters if each.latitude is not None]
    if placed:
        norths, easts = [each.latitude for each in placed], [each.longitude for each in placed]
        for adopter, miles in zip(placed, miles_from(point, norths, easts), strict=True):
            adopter.miles = miles


def _month(moment):
    return f"{timezone.localtime(moment):%B %Y}"
