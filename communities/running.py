"""The run page's board: what is on now and for how long, what is next, and how far all of it is behind the plan."""

import hashlib
from datetime import timedelta

from django.utils.functional import cached_property

from .methods import ItemKind
from .models.agenda_item import timed

LEAST_LEFT = 5  # minutes that an item keeps when others take some of its time


class Board:
    """A meeting and its agenda (`items`, in order) as they stand at `now`.

    Each item gets `planned_at`, when it was to begin, and `begins_at`, when it began or begins at this pace (None where
    it was left out).
    """

    def __init__(self, meeting, now):
        self.meeting, self.now = meeting, now
        self.items = timed(list(meeting.agenda.in_order()), meeting.starts_at)
        for number, item in enumerate(self.items, start=1):
            item.meeting, item.number = meeting, number
            item.over, item.seconds = item.over_by(now), item.seconds_taken(now)
            item.took = item.seconds and round(item.seconds / 60)
            item.planned_until = item.planned_at + timedelta(minutes=item.minutes)
        self._forecast()

    def _forecast(self):
        at = self.now if self.meeting.is_running else self.meeting.starts_at
        if self.item:
            at = max(self.item.started_at + timedelta(minutes=self.item.minutes), self.now)
        for item in self.items:
            item.begins_at = item.started_at
            if item.is_to_come:
                item.begins_at, at = at, at + timedelta(minutes=item.minutes)

    @cached_property
    def item(self):
        """The one that is on; None before the first, between two and after the last."""
        return self.meeting.item_now(self.items)

    @cached_property
    def to_come(self):
        return [item for item in self.items if item.is_to_come]

    @property
    def next(self):
        return self.to_come[0] if self.to_come else None

    @property
    def reads_updates(self):
        """Whether the quick updates are read now, and there are any."""
        return self.item.kind == ItemKind.QUICK_UPDATES and self.meeting.quick_updates.exists()

    @cached_property
    def ends_at(self):
        return self.meeting.ends_at_this_pace(self.items, self.now)

    @property
    def late_by(self):
        """By how many whole minutes it ends late at this pace."""
        return int((self.ends_at - self.meeting.ends_at).total_seconds()) // 60 if self.meeting.is_running else 0

    @cached_property
    def remedy(self):
        """The item to take the lost minutes from (with `shorter`, the minutes it then has), or None.

        The longest one that keeps five minutes; rather not the next, whose people are about to begin.
        """
        able = [item for item in self.to_come if item.minutes - self.late_by >= LEAST_LEFT]
        able = [item for item in able if item is not self.next] or able
        if not self.late_by or not able:
            return None
        item = max(able, key=lambda item: item.minutes)
        item.shorter = item.minutes - self.late_by
        return item

    @property
    def stands(self):
        """How the item that is on stands, in words. static/src/run.js says the same as time goes on."""
        left = self.item.minutes * 60 - self.item.seconds
        if left > 0:
            return f"{in_minutes(-(-left // 60))} left"
        return f"Over by {in_minutes(self.item.over)}" if self.item.over else "Time is up"

    @property
    def is_up(self):
        """Whether the item that is on has had its time."""
        return self.item.seconds >= self.item.minutes * 60

    @property
    def bar(self):
        """Its bar, in seconds: the time planned, used of it, and over."""
        planned, taken = self.item.minutes * 60, self.item.seconds
        over = max(taken - planned, 0)
        return {"all": planned + over, "planned": planned, "used": min(taken, planned), "over": over}

    @property
    def seconds_run(self):
        return self.meeting.seconds_run(self.now) or 0

    def version(self, *others):
        """A fingerprint of all that the page shows but for the ticking clock; `others` count what else it shows."""
        meeting = self.meeting
        shown = [meeting.state, meeting.version, meeting.started_at, meeting.ends_at, self.late_by, *others]
        for item in self.items:
            begins = item.begins_at and item.begins_at.replace(second=0, microsecond=0)
            shown.append((item.pk, item.title, item.minutes, item.finished_at, item.skipped_at, item.over, begins))
        return hashlib.sha256(repr(shown).encode()).hexdigest()[:16]


def in_minutes(number):
    """ "1 minute", "4 minutes"."""
    return "1 minute" if number == 1 else f"{number} minutes"
