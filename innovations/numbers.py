"""What came of a case study, in numbers for its team: in the last 30 days and in all. Nobody is followed for it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count, F, Q
from django.utils import timezone

from sharehub.people.distance import miles_from
from sharehub.people.models import Setting

from .bars import THINNEST, in_words
from .models import Ask, Comment, Reads, StageChange, StopReason, TakeUp, TakeUpStage, Thanks

RECENT = 30  # days, today included
NOT_KNOWN = "Not known"
DISTANCES = [
    "In the same PCN",
    "In another PCN of the same ICB",
    "Elsewhere, up to 10 miles away",
    "Elsewhere, 10 to 50 miles away",
    "Elsewhere, more than 50 miles away",
    NOT_KNOWN,
]
# Columns and not whole take-ups and places: there may be hundreds.
COLUMNS = ["pk", "stage", "stop_reason", "hours_saved_a_week", "recorded_at"]
PLACE_COLUMNS = [f"organisation__{name}" for name in ("setting", "latitude", "longitude")]
CHAIN = [f"{place}{kind}" for place in ("organisation", "organisation__parent", "organisation__parent__parent")
         for kind in ("__kind", "")]  # fmt: skip


class Taken(NamedTuple):
    """What is counted of a take-up. `belongs_to` are the keys of its place, its PCN and its ICB by their kind."""

    pk: int
    stage: str
    stop_reason: str
    hours_saved_a_week: Decimal | None
    recorded_at: datetime
    setting: str
    latitude: float | None
    longitude: float | None
    belongs_to: dict


@dataclass(frozen=True)
class Row:
    """A line of a table, in words: of `all`, `recent` are of the last 30 days. `width` is of its bar, in hundredths."""

    label: str
    recent: str
    all: str
    width: str = ""


class Numbers:
    """The numbers of `innovation` as `user`, of its team or a moderator, may know them. Hidden things do not count."""

    def __init__(self, innovation, user):
        self.innovation, self.user = innovation, user
        first_day = timezone.localdate() - timedelta(days=RECENT - 1)
        self.since = timezone.make_aware(datetime.combine(first_day, time.min))

    def of(self, model):
        return model.objects.visible_to(self.user).filter(innovation=self.innovation)

    @cached_property
    def reads(self):
        """How often it was opened: (in the last 30 days, in all)."""
        reads = self.of(Reads)
        return reads.total(days=RECENT), reads.total()

    @cached_property
    def thanks(self):
        return self._count(self.of(Thanks), "given_at")

    @cached_property
    def asks(self):
        """Questions about it, and those of them with an answer, each as (in the last 30 days, in all)."""
        asks = self.of(Ask).not_hidden()
        return self._count(asks, "asked_at"), self._count(asks.answered(), "asked_at")

    @cached_property
    def comments(self):
        return self._count(self.of(Comment).not_hidden().filter(deleted_at=None), "made_at")

    def _count(self, things, moment):
        counts = {"recent": Count("pk", filter=Q(**{f"{moment}__gte": self.since})), "all": Count("pk")}
        found = things.aggregate(**counts)
        return found["recent"], found["all"]

    @cached_property
    def take_ups(self):
        rows = self.of(TakeUp).not_hidden().values_list(*COLUMNS, *PLACE_COLUMNS, *CHAIN)
        at = len(COLUMNS + PLACE_COLUMNS)
        return [Taken(*row[:at], dict(zip(row[at::2], row[at + 1 :: 2], strict=True))) for row in rows]

    @cached_property
    def new(self):
        """The keys of the take-ups of the last 30 days."""
        return {each.pk for each in self.take_ups if each.recorded_at >= self.since}

    @cached_property
    def moved(self):
        """The keys of those that came to the stage where they are in the last 30 days."""
        changes = StageChange.objects.filter(take_up__innovation=self.innovation, changed_at__gte=self.since)
        return set(changes.filter(stage=F("take_up__stage")).values_list("take_up", flat=True))

    @cached_property
    def saving(self):
        """The take-ups that have not stopped and said how many hours a week it saves them."""
        return [
            each for each in self.take_ups if each.stage != TakeUpStage.STOPPED and each.hours_saved_a_week is not None
        ]

    @property
    def figures(self):
        """What matters most, as pairs of a large figure and what it means."""
        hours, said = in_words(hours_of(self.saving), "hours"), len(self.saving)
        saved = f"saved a week, as {said:,} {'place' if said == 1 else 'places'} said"
        return [
            (in_words(self.reads[1], "times"), "opened"),
            (in_words(len(self.take_ups), "places"), "took it up"),
            *([(hours, saved)] if self.saving else []),
            (in_words(self.thanks[1], "people"), "said thanks"),
        ]

    # As tables

    @property
    def talk(self):
        asked, answered = self.asks
        waiting = tuple(every - done for every, done in zip(asked, answered, strict=True))
        recent = [each for each in self.saving if each.pk in self.new]
        rows = [
            ("Times it was opened", self.reads),
            ("Questions that were answered", answered),
            ("Questions that wait for an answer", waiting),
            ("Thanks", self.thanks),
            ("Comments", self.comments),
            ("Places that took it up", (len(self.new), len(self.take_ups))),
            ("Hours a week that it saves them", (hours_of(recent), hours_of(self.saving))),
            ("Places that said how many hours", (len(recent), len(self.saving))),
        ]
        return [Row(label, in_words(recent), in_words(every)) for label, (recent, every) in rows]

    @property
    def stages(self):
        return self._table(TakeUpStage.choices, lambda each: each.stage, recent=self.moved)

    @property
    def settings(self):
        labels = [*Setting.choices, ("", NOT_KNOWN)]
        return self._table(labels, lambda each: each.setting, recent=self.new, but_none={""})

    @property
    def distances(self):
        labels, where = [(each, each) for each in DISTANCES], how_far(self.take_ups, self.innovation.organisation)
        return self._table(labels, lambda each: where[each.pk], recent=self.new, but_none={NOT_KNOWN})

    @property
    def reasons(self):
        """Why it was stopped, only what was said; it may be nothing."""
        return self._table(
            StopReason.choices, lambda each: each.stop_reason, recent=self.moved, but_none=set(StopReason)
        )

    def _table(self, labels, value_of, *, recent, but_none=frozenset()):
        """Rows of the take-ups by `value_of` them, in the order of `labels`; of `but_none` only those that there are.

        `recent` are the keys of those that count for the last 30 days.
        """
        every = Counter(value_of(each) for each in self.take_ups)
        lately = Counter(value_of(each) for each in self.take_ups if each.pk in recent)
        most = max((every[value] for value, _ in labels), default=0) or 1
        return [
            Row(label, in_words(lately[value]), in_words(every[value]), width_of(every[value], most))
            for value, label in labels
            if every[value] or value not in but_none
        ]


def hours_of(take_ups):
    return sum(each.hours_saved_a_week for each in take_ups)


def width_of(number, most):
    return f"{max(number / most * 100, THINNEST if number else 0):.1f}"


def how_far(take_ups, origin):
    """{pk: which of DISTANCES it is from `origin` (an organisation or None)} of each Taken."""
    placed = [each for each in take_ups if origin and origin.point and each.latitude is not None]
    miles = {}
    if placed:
        distances = miles_from(origin.point, [each.latitude for each in placed], [each.longitude for each in placed])
        miles = dict(zip((each.pk for each in placed), distances, strict=True))
    return {each.pk: _how_far(each.belongs_to, miles.get(each.pk), origin) for each in take_ups}


def _how_far(belongs_to, miles, origin):
    pcn, icb = (origin.pcn, origin.icb) if origin else (None, None)
    if pcn and belongs_to.get("pcn") == pcn.pk:
        return DISTANCES[0]
    if icb and belongs_to.get("icb") == icb.pk:
        return DISTANCES[1]
    if miles is None:
        return NOT_KNOWN
    return DISTANCES[2] if miles <= 10 else DISTANCES[3] if miles <= 50 else DISTANCES[4]
