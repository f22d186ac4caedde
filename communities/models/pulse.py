"""Pulse: whether a meeting repaid the time of somebody who was there, and whether they will use something from it."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from innovations.models import WrongState
from sharehub.core.constraints import within

from .meeting import Meeting
from .meeting_state import MeetingState


class PulseQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The gate: each their own. What all said is told only together."""
        return self.filter(user=user.pk)


class PulseManager(models.Manager.from_queryset(PulseQuerySet)):
    def can_be_answered_by(self, user):
        """Those who were there, once it is closed."""
        meeting = self.instance
        was_there = user.is_authenticated and meeting.attendances.present().filter(user=user).exists()
        return meeting.state == MeetingState.CLOSED and was_there and meeting.can_be_attended_by(user)

    @transaction.atomic
    def answer(self, *, by, repaid, will_use, more=None, line=""):
        """Answer both questions, 1 to 5; called as `meeting.pulses.answer(...)`. Again, it replaces the answer.

        `more` answers the lead's own question, `line` says something in a line. Raises WrongState before it is closed.
        """
        meeting = self.instance
        if meeting.state != MeetingState.CLOSED:
            raise WrongState("It is not closed yet.")
        if not self.can_be_answered_by(by):
            raise PermissionDenied("Only those who were there answer.")
        said = {"repaid": repaid, "will_use": will_use, "more": more, "line": line, "answered_at": timezone.now()}
        pulse, is_new = self.update_or_create(user=by, defaults=said)
        if is_new:
            meeting.record_event("pulse_given", by=by)
        return pulse


class Pulse(models.Model):
    """`repaid` and `will_use` run from 1, not at all, to 5, very much."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="pulses")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="pulses")
    repaid = models.PositiveSmallIntegerField("did this repay your time?")
    will_use = models.PositiveSmallIntegerField("will you use something from it?")
    more = models.BooleanField(null=True, blank=True)
    line = models.CharField("in a line", max_length=200, blank=True)
    answered_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PulseManager()

    class Meta:
        constraints = [
            within("repaid", 1, 5),
            within("will_use", 1, 5),
            models.UniqueConstraint(fields=["meeting", "user"], name="communities_pulse_once"),
        ]

    def __str__(self):
        return f"{self.meeting}: {self.repaid} and {self.will_use}"
