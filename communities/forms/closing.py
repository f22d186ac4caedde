"""Closing a meeting: when it really was, who was there, and why somebody was not."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from .attendance import WhoWasThere, rows_to_close
from .times import LONDON, ClockField


class CloseForm(WhoWasThere):
    started_at = ClockField(label="When did it start?")
    finished_at = ClockField(label="When did it end?")

    def __init__(self, data=None, *, meeting, **kwargs):
        self.day = timezone.localtime(meeting.started_at or meeting.starts_at).date()
        initial = {
            "started_at": f"{timezone.localtime(meeting.started_at or meeting.starts_at):%H:%M}",
            "finished_at": f"{timezone.localtime(ended(meeting)):%H:%M}",
        }
        super().__init__(data, initial=initial, **kwargs)
        self.ask(rows_to_close(meeting))

    @property
    def closing(self):
        """What to hand to `meeting.close`: both times (an end after midnight is of the next day) and who was there."""
        said = self.cleaned_data
        started_at, finished_at = self.at(said["started_at"]), self.at(said["finished_at"])
        if finished_at < started_at and said["started_at"].hour >= 18 and said["finished_at"].hour < 6:
            finished_at = self.at(said["finished_at"], timedelta(days=1))
        return {"started_at": started_at, "finished_at": finished_at, "attendance": self.attendance}

    def at(self, time, later=timedelta()):
        return datetime.combine(self.day + later, time, tzinfo=LONDON).astimezone(UTC)


def ended(meeting):
    """When it ended, as far as anybody can tell: with its last item, else as planned, and not later than now."""
    items = [item.finished_at for item in meeting.agenda.all()]
    last = max(filter(None, items)) if items and all(items) else meeting.ends_at
    return min(last, timezone.now())
