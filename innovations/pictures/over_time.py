"""Take-up over time: how many places there were at each stage, month by month, as bars on top of each other."""

from dataclasses import dataclass
from functools import cached_property

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from ..models import TakeUpStage

# From the bottom up. The first name is that of its colour and pattern.
LAYERS = [
    ("in_use", "How we work now", {TakeUpStage.IN_USE}),
    ("trying", "Trying it", {TakeUpStage.TRYING}),
    ("planning", "Looking at it or planning it", {TakeUpStage.LOOKING, TakeUpStage.PLANNING}),
    ("stopped", "Stopped", {TakeUpStage.STOPPED}),
]
MOST_BARS = 40
FIRST_OF_NEXT_MONTH = relativedelta(months=1, day=1)
LONGER_STEPS = [(1, "month"), (3, "quarter"), (12, "year")]
WIDTH, HEIGHT = 640, 320
LEFT, RIGHT, TOP, BOTTOM = 60, 6, 16, 50


@dataclass
class OverTime:
    """`ends` are the first days after each period; `counts` for each period how many stood in each of LAYERS."""

    ends: list
    counts: list
    step: str

    def __bool__(self):
        return bool(self.ends)

    width, height, left, right_edge, bottom_edge = WIDTH, HEIGHT, LEFT, WIDTH - RIGHT, HEIGHT - BOTTOM

    @property
    def names(self):
        """When each period ends, as people say it: "March 2026"."""
        return [f"{end - relativedelta(months=1):%B %Y}" for end in self.ends]

    @property
    def legend(self):
        return [
            {"css": css, "label": label, "now": now}
            for (css, label, _), now in zip(LAYERS, self.counts[-1], strict=True)
        ]

    @property
    def head(self):
        return ["Up to", *(label for _, label, _ in LAYERS), "All"]

    @property
    def rows(self):
        return [[name, *counts, sum(counts)] for name, counts in zip(self.names, self.counts, strict=True)]

    @cached_property
    def ticks(self):
        """The numbers on the axis, from 0 up, each with its height in the picture."""
        most = max(sum(counts) for counts in self.counts)
        step = nice_above(most / 4)
        top = -(-most // step) * step
        return [(number, self._y(number, top)) for number in range(0, top + 1, step)]

    @property
    def layers(self):
        """One path for each layer, with all of its bars."""
        top, slot = self.ticks[-1][0], (WIDTH - LEFT - RIGHT) / len(self.ends)
        paths = [[] for _ in LAYERS]
        for at, counts in enumerate(self.counts):
            below = 0
            for path, count in zip(paths, counts, strict=True):
                if count:
                    low, high = self._y(below, top), self._y(below + count, top)
                    path.append(
                        f"M{LEFT + slot * (at + 0.1):.1f} {low:.1f}h{slot * 0.8:.1f}V{high:.1f}h-{slot * 0.8:.1f}z"
                    )
                below += count
        return [{"css": css, "path": "".join(path)} for (css, _, _), path in zip(LAYERS, paths, strict=True) if path]

    @property
    def marks(self):
        """The months named beneath: the first and the last, as (x, anchor, name)."""
        if len(self.ends) == 1:
            return [(LEFT, "start", self.names[0])]
        return [(LEFT, "start", self.names[0]), (WIDTH - RIGHT, "end", self.names[-1])]

    @property
    def in_words(self):
        now = ", ".join(
            f"{label.lower()} {count}" for (_, label, _), count in zip(LAYERS, self.counts[-1], strict=True) if count
        )
        return f"From {self.rows[0][-1]} in {self.names[0]} to {self.rows[-1][-1]} in {self.names[-1]}: {now}."

    def _y(self, number, top):
        return round(HEIGHT - BOTTOM - number / top * (HEIGHT - TOP - BOTTOM), 1)


def over_time(adopters, *, today=None):
    """The OverTime of Adopters up to now, in months, or in quarters or years where that would be too many bars."""
    histories = [
        [(timezone.localtime(at).date(), stage) for stage, at in adopter.history]
        for adopter in adopters
        if adopter.history
    ]
    if not histories:
        return OverTime([], [], "month")
    first = min(history[0][0] for history in histories)
    last = (today or timezone.localdate()) + FIRST_OF_NEXT_MONTH
    span = relativedelta(last, first.replace(day=1))
    months = max(1, span.years * 12 + span.months)
    size, step = next((some for some in LONGER_STEPS if months <= some[0] * MOST_BARS), LONGER_STEPS[-1])
    ends = [last - relativedelta(months=back) for back in range((months - 1) // size * size, -1, -size)]
    return OverTime(ends, [_counts_at(end, histories) for end in ends], step)


def nice_above(number):
    """The first of 1, 2, 5, 10, 20, 50, … that is not below `number`."""
    unit = 1
    while True:
        for factor in (1, 2, 5):
            if unit * factor >= number:
                return unit * factor
        unit *= 10


def _counts_at(end, histories):
    stages = [next((stage for day, stage in reversed(history) if day < end), None) for history in histories]
    return [sum(stage in some for stage in stages) for _, _, some in LAYERS]
