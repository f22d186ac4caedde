"""Staged: how far a take-up is, from looking at it to how a place works now, or stopped; the verbs that change it."""

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from sharehub.core.constraints import valid_choice


class TakeUpStage(models.TextChoices):
    LOOKING = "looking", "Looking at it"
    PLANNING = "planning", "Planning it"
    TRYING = "trying", "Trying it"
    IN_USE = "in_use", "How we work now"
    STOPPED = "stopped", "Stopped"


# A place that came so far has tried it; those that look at it or plan it have not.
TRIED = (TakeUpStage.TRYING, TakeUpStage.IN_USE, TakeUpStage.STOPPED)


class StopReason(models.TextChoices):
    PATIENTS = "patients", "It did not work for our patients"
    COST = "cost", "It cost too much"
    STAFF_TIME = "staff_time", "It took too much staff time"
    CHAMPION_LEFT = "champion_left", "The person who drove it left"
    LEADERSHIP = "leadership", "Partners or managers did not back it"
    PERMISSIONS = "permissions", "We did not get the permissions"
    IT_OR_SUPPLIER = "it_or_supplier", "IT or a supplier stood in the way"
    ALREADY_DO = "already_do", "We already do something like it"
    OTHER = "other", "Something else"


def stopped_with_reason(name):
    """A check constraint: whatever has stopped says why, and nothing else does."""
    is_stopped = models.Q(stage=TakeUpStage.STOPPED)
    has_reason = ~models.Q(stop_reason="")
    return models.CheckConstraint(condition=is_stopped & has_reason | ~is_stopped & ~has_reason, name=name)


class NotAffiliated(PermissionDenied):
    """Somebody who does not work at an organisation wants to speak for it."""

    def __init__(self, person, organisation):
        super().__init__(f"{person} does not work at {organisation}.")


class Staged(models.Model):
    """`last_heard_at` is when somebody there last said anything of it."""

    stage = models.CharField(max_length=10, choices=TakeUpStage)
    stop_reason = models.CharField(max_length=15, choices=StopReason, blank=True)
    stop_words = models.TextField(blank=True)
    advice = models.TextField(blank=True)
    last_heard_at = models.DateTimeField(default=timezone.now)
    times_asked = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
        constraints = [
            valid_choice("stage", TakeUpStage),
            valid_choice("stop_reason", StopReason, blank=True),
            stopped_with_reason("%(app_label)s_%(class)s_stopped_with_reason"),
        ]

    @transaction.atomic
    def come_to(self, stage, *, by, at=None):
        """Say that it is at another stage by now, or again. To stop is another verb. The same stage changes nothing.

        `at` (an aware datetime, now unless given) is when.
        """
        if stage == TakeUpStage.STOPPED:
            raise ValueError("stop() asks why.")
        self._change_stage(stage, by=by, at=at)

    @transaction.atomic
    def stop(self, *, by, reason, words="", advice="", at=None):
        """Say that the organisation no longer does this, why, and what they would tell the next. Twice: no change."""
        self._change_stage(TakeUpStage.STOPPED, by=by, at=at, stop_reason=reason, stop_words=words, advice=advice)

    def _change_stage(self, stage, *, by, at=None, stop_reason="", stop_words="", advice=None):
        self.guard(by)
        self._wait()
        if self.stage == stage:
            return
        self.stage, self.stop_reason, self.stop_words = stage, stop_reason, stop_words
        self.advice = self.advice if advice is None else advice
        self.hear(at=at)
        self.save(update_fields=["stage", "stop_reason", "stop_words", "advice"])
        why = {"stop_reason": stop_reason, "stop_words": stop_words}
        self.stage_changes.create(stage=stage, changed_by=by, changed_at=self.last_heard_at, **why)
        if stage == TakeUpStage.STOPPED:
            self.record_event("stopped", by=by, notify=self.innovation.people(), reason=stop_reason)
        else:
            self.record_event("stage_changed", by=by, notify=self.innovation.people(), stage=stage)
        self.innovation.index()

    @transaction.atomic
    def confirm(self, *, by=None):
        """Say that nothing has changed: it is still going. By nobody: whoever had the link in the mail."""
        self.hear()
        self.record_event("confirmed", by=by)

    def hear(self, *, at=None):
        """Somebody there has said something: they need not be asked yet."""
        self.last_heard_at, self.times_asked = at or timezone.now(), 0
        self.save(update_fields=["last_heard_at", "times_asked"])

    def guard(self, by):
        """Raise NotAffiliated unless `by` may speak for the organisation."""
        if not self.can_be_edited_by(by):
            raise NotAffiliated(by, self.organisation)
