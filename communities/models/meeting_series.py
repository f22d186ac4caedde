"""MeetingSeries: meetings that come back, every so many weeks or on the same weekday of each month."""

from datetime import UTC
from zoneinfo import ZoneInfo

from dateutil import rrule, tz
from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from icalendar import vRecur

from sharehub.core.constraints import filled

from .network import Network

MOST_MEETINGS = 52
LONDON = ZoneInfo("Europe/London")
LAST = 5  # a fifth Thursday is not in every month: it means the last


class Rhythm(models.TextChoices):
    WEEKS = "weeks", "Every few weeks, on the same weekday"
    MONTHLY = "monthly", "Every month, on the same weekday"


ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}


def rule_for(starts_at, *, rhythm, every, times):
    """The RRULE of a series that begins at `starts_at`: every so many weeks, or every so many months on that weekday.

    Monthly, the 12th of a month, its second Thursday, comes back on the second Thursday.
    """
    day = timezone.localtime(starts_at, LONDON)
    if rhythm == Rhythm.WEEKS:
        rule = rrule.rrule(rrule.WEEKLY, interval=every, count=times)
    else:
        week = (day.day - 1) // 7 + 1
        nth = rrule.weekday(day.weekday(), -1 if week == LAST else week)
        rule = rrule.rrule(rrule.MONTHLY, interval=every, count=times, byweekday=nth)
    return str(rule).splitlines()[-1].removeprefix("RRULE:")


def starts_of(rule, starts_at):
    """When the meetings of a series begin: 12:30 stays 12:30 in London, whatever the clocks do.

    A time that is left out when they go forward is taken an hour later.
    """
    first = timezone.localtime(starts_at, LONDON).replace(tzinfo=None)
    days = rrule.rrulestr(rule, dtstart=first)
    return [tz.resolve_imaginary(day.replace(tzinfo=LONDON)).astimezone(UTC) for day in days]


class MeetingSeriesManager(models.Manager):
    @transaction.atomic
    def call(self, *, by, starts_at, ends_at, rhythm, every, times, at=None, **details):
        """Set `times` meetings; called as `network.meeting_series.call(...)`. Returns the series. Raises as Meeting."""
        network, at = self.instance, at or timezone.now()
        times = min(times, MOST_MEETINGS)
        rule = rule_for(starts_at, rhythm=rhythm, every=every, times=times)
        series = self.create(rule=rule, called_by=by, called_at=at)
        length = ends_at.astimezone(UTC) - starts_at.astimezone(UTC)
        meetings = [
            network.meetings.place(
                by=by, at=at, series=series, number=number, starts_at=start, ends_at=start + length, **details
            )
            for number, start in enumerate(starts_of(rule, starts_at), start=1)
        ]
        meeting = meetings[0]
        meeting.record_event("series_called", by=by, notify=network.people(), times=times, rhythm=series.in_words)
        return series


class MeetingSeries(models.Model):
    """`rule` is its RRULE as it stands now, counted from its first meeting, or the one from which it was last moved."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="meeting_series")
    rule = models.CharField(max_length=200)
    called_at = models.DateTimeField(default=timezone.now, editable=False)
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = MeetingSeriesManager()

    class Meta:
        verbose_name_plural = "meeting series"
        constraints = [filled("rule")]

    def __str__(self):
        return self.in_words

    @property
    def _parts(self):
        return vRecur.from_ical(self.rule)

    @property
    def rhythm(self):
        return Rhythm.WEEKS if self._parts["FREQ"] == ["WEEKLY"] else Rhythm.MONTHLY

    @property
    def every(self):
        """How many weeks, or months, lie between two."""
        return self._parts.get("INTERVAL", [1])[0]

    @property
    def in_words(self):
        """ "every 4 weeks", "on the second Thursday of every month"."""
        if self.rhythm == Rhythm.WEEKS:
            return "every week" if self.every == 1 else f"every {self.every} weeks"
        [nth] = self._parts["BYDAY"]
        day = f"{ORDINALS[nth.relative]} {WEEKDAYS[nth.weekday]}"
        return f"on the {day} of every month" if self.every == 1 else f"on the {day}, every {self.every} months"

    @transaction.atomic
    def edit_from(self, meeting, *, by, version, **changes):
        """Change `meeting` and all of its series that follow. Raises as Meeting.edit.

        Moved to another day or time, those that follow come in the same rhythm from there on.
        """
        self._guard(meeting, by)
        meeting.claim_version(version)
        following = list(self.network.meetings.following(meeting).select_related("network"))
        starts_at, ends_at = changes.pop("starts_at", meeting.starts_at), changes.pop("ends_at", meeting.ends_at)
        is_moved = (starts_at, ends_at) != (meeting.starts_at, meeting.ends_at)
        if is_moved:
            starts = self._starts_from(meeting, starts_at, following)
            length = ends_at.astimezone(UTC) - starts_at.astimezone(UTC)
        for each in following:
            if is_moved:
                changes |= {"starts_at": starts[each.number], "ends_at": starts[each.number] + length}
            each.change(**changes)
        meeting.refresh_from_db()
        told = {"by": by, "notify": self.network.people(), "times": len(following)}
        if is_moved:
            meeting.record_event("series_moved", **told)
        else:
            meeting.record_event("series_edited", **told)

    @transaction.atomic
    def cancel_from(self, meeting, *, by, reason):
        """Call off `meeting` and all of its series that follow, and say why."""
        self._guard(meeting, by)
        following = list(self.network.meetings.following(meeting).select_related("network"))
        for each in following:
            each.call_off(by=by, reason=reason)
        meeting.refresh_from_db()
        meeting.record_event(
            "series_cancelled", by=by, notify=self.network.people(), times=len(following), reason=reason
        )

    def _starts_from(self, meeting, starts_at, following):
        """Number → start of those that follow, in the same rhythm from `starts_at` on."""
        times = following[-1].number - meeting.number + 1
        self.rule = rule_for(starts_at, rhythm=self.rhythm, every=self.every, times=times)
        self.save(update_fields=["rule"])
        return dict(enumerate(starts_of(self.rule, starts_at), start=meeting.number))

    def _guard(self, meeting, by):
        if meeting.series_id != self.pk:
            raise ValueError("It is of another series.")
        meeting.guard_change(by)


WEEKDAYS = {
    day[:2].upper(): day for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
}
