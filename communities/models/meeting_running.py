"""A meeting that is on: started, item after item, and how far it is behind its plan."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from innovations.models import WrongState
from sharehub.core.constraints import valid_choice

from .meeting_state import MeetingState

# Rooms are tried out and clocks differ; the day before is a mistake.
EARLIEST = timedelta(hours=12)


class MeetingRunning(models.Model):
    """`started_at` and `finished_at` are the actual times."""

    state = models.CharField(max_length=10, choices=MeetingState, default=MeetingState.PLANNED, editable=False)
    started_at = models.DateTimeField(null=True, blank=True, editable=False)
    finished_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            valid_choice("state", MeetingState),
            models.CheckConstraint(
                condition=~models.Q(state__in=[MeetingState.RUNNING, MeetingState.CLOSED])
                | models.Q(started_at__isnull=False),
                name="%(app_label)s_%(class)s_started_with_time",
            ),
            models.CheckConstraint(
                condition=models.Q(finished_at=None) | models.Q(finished_at__gt=models.F("started_at")),
                name="%(app_label)s_%(class)s_finished_after_start",
            ),
        ]

    @transaction.atomic
    def start(self, *, by, at=None):
        """Begin it. Raises WrongState before its day and once it is over; starting twice changes nothing."""
        at = at or timezone.now()
        self.lock()
        self.guard_running(by)
        if self.state == MeetingState.RUNNING:
            return
        if self.state != MeetingState.PLANNED:
            raise WrongState(f"It is {self.get_state_display().lower()}.")
        if at < self.starts_at - EARLIEST:
            raise WrongState("It is too early to start it.")
        self.state, self.started_at = MeetingState.RUNNING, at
        self.save(update_fields=["state", "started_at"])
        self.record_event("started", by=by)

    def guard_running(self, by):
        """Raise PermissionDenied unless `by` runs it."""
        if not self.can_be_run_by(by):
            raise PermissionDenied("Only the leads and those with a part in it run it.")

    @property
    def is_running(self):
        return self.state == MeetingState.RUNNING

    def seconds_run(self, now):
        """Since it was started, until it was finished; None before."""
        return self.started_at and int(((self.finished_at or now) - self.started_at).total_seconds())

    def item_now(self, items):
        """The one of `items`, its agenda, that is being taken; None between two."""
        return next((item for item in items if item.is_on), None)

    def ends_at_this_pace(self, items, now):
        """When it ends if what is left of `items` takes as long as planned: the plan's end, or later."""
        left = timedelta()
        for item in items:
            if item.is_on:
                left += max(timedelta(minutes=item.minutes) - (now - item.started_at), timedelta())
            elif item.is_to_come:
                left += timedelta(minutes=item.minutes)
        return max(now + left, self.ends_at)
