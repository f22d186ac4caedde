"""An item of an agenda as it is taken: started, finished, or skipped; and by how much it is over."""

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from innovations.models import WrongState


class ItemRunning(models.Model):
    """Skipped, it is still unfinished, and may be started after all."""

    started_at = models.DateTimeField(null=True, blank=True, editable=False)
    finished_at = models.DateTimeField(null=True, blank=True, editable=False)
    skipped_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(started_at__isnull=False, finished_at__gte=F("started_at")),
                name="%(app_label)s_%(class)s_finished_after_start",
            ),
            models.CheckConstraint(
                condition=Q(skipped_at=None) | Q(started_at=None), name="%(app_label)s_%(class)s_skipped_or_started"
            ),
        ]

    @property
    def is_on(self):
        return self.started_at is not None and self.finished_at is None

    @property
    def is_to_come(self):
        return self.started_at is None and self.skipped_at is None

    @transaction.atomic
    def start(self, *, by, at=None):
        """Take it now; what is on is finished with it. Starting it twice changes nothing. Raises WrongState."""
        at = at or timezone.now()
        self._guard_run(by)
        if self.is_on:
            return
        if self.finished_at:
            raise WrongState("It is finished.")
        for other in self.meeting.agenda.filter(started_at__isnull=False, finished_at=None):
            other.finish(by=by, at=at)
        self.started_at, self.skipped_at = at, None
        self.save(update_fields=["started_at", "skipped_at"])
        self.meeting.record_event("item_started", by=by, title=self.title)

    @transaction.atomic
    def finish(self, *, by, at=None):
        """It is done. Finishing twice changes nothing; raises WrongState before it was started."""
        self._guard_run(by)
        if self.finished_at:
            return
        if not self.started_at:
            raise WrongState("It has not been started.")
        self.finished_at = max(at or timezone.now(), self.started_at)
        self.save(update_fields=["finished_at"])
        self.meeting.record_event("item_finished", by=by, title=self.title)

    @transaction.atomic
    def skip(self, *, by, at=None):
        """Leave it out today. Skipping twice changes nothing; raises WrongState once it was started."""
        self._guard_run(by)
        if self.skipped_at:
            return
        if self.started_at:
            raise WrongState("It has been started already.")
        self.skipped_at = at or timezone.now()
        self.save(update_fields=["skipped_at"])
        self.meeting.record_event("item_skipped", by=by, title=self.title)

    @transaction.atomic
    def shorten(self, *, by, minutes):
        """Give it only so many `minutes`, to catch up. To what it has changes nothing; raises WrongState once taken."""
        self._guard_run(by)
        if not self.is_to_come:
            raise WrongState("It has been taken already.")
        if not 0 < minutes < self.minutes:
            return
        self.minutes = minutes
        self.save(update_fields=["minutes"])
        self.meeting.record_event("agenda_changed", by=by, what="shortened", title=self.title)

    def seconds_taken(self, now):
        """How long it took, or takes so far; None before it was started."""
        return self.started_at and int(((self.finished_at or now) - self.started_at).total_seconds())

    def over_by(self, now):
        """By how many whole minutes it took, or takes, longer than planned; 0 while it is in time."""
        return max(((self.seconds_taken(now) or 0) - self.minutes * 60) // 60, 0)

    def _guard_run(self, by):
        meeting = self.meeting
        meeting.lock()
        meeting.guard_running(by)
        self.refresh_from_db(fields=["started_at", "finished_at", "skipped_at", "minutes"])
        if not meeting.is_running:
            raise WrongState("The meeting is not on.")
