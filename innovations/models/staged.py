"""Staged: how far a take-up is, from looking at it to how a place works now, or stopped; the verbs that change it."""

from dateutil.relativedelta import relativedelta
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


UNDER_WAY = [TakeUpStage.TRYING, TakeUpStage.IN_USE]
# After so long without a word from them, those who do it are asked whether they still do: twice, then no more.
HALF_A_YEAR, A_YEAR = relativedelta(months=6), relativedelta(months=12)
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
    """Somebody who does not work at an organisation wants to speak for it, or it has closed."""

    def __init__(self, person, organisation):
        super().__init__(f"{person} does not speak for {organisation}.")


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

    @property
    def is_under_way(self):
        return self.stage in UNDER_WAY

    @property
    def is_silent(self):
        """Whether it is time to ask those who do it if they still do."""
        return self.times_due(timezone.now()) > 0

    @property
    def is_long_silent(self):
        """Whether readers are told that nobody has said anything for a year."""
        return self.times_due(timezone.now()) > 1

    def times_due(self, moment):
        """How often they should have been asked by `moment` whether they still do it: 0, 1 or 2 times."""
        if not self.is_under_way:
            return 0
        return sum(self.last_heard_at <= moment - silence for silence in (HALF_A_YEAR, A_YEAR))

    @transaction.atomic
    def come_to(self, stage, *, by, version=None, at=None):
        """Say that it is at another stage by now, or again. To stop is another verb. The same stage changes nothing.

        `at` (an aware datetime, now unless given) is when. Raises StaleVersion where it is given as opened at `version`
        and a colleague has changed it since.
        """
        if stage == TakeUpStage.STOPPED:
            raise ValueError("stop() asks why.")
        self._change_stage(by=by, version=version, at=at, stage=stage, stop_reason="", stop_words="")

    @transaction.atomic
    def stop(self, *, by, reason, words="", advice="", version=None, at=None):
        """Say that the organisation no longer does this, why, and what they would tell the next.

        Said twice it changes nothing; said again in other words, these stand. Raises StaleVersion as `come_to` does.
        """
        why = {"stop_reason": reason, "stop_words": words, "advice": advice}
        self._change_stage(by=by, version=version, at=at, stage=TakeUpStage.STOPPED, **why)

    def _change_stage(self, *, by, version, at, **changes):
        self.guard(by)
        self._wait()
        was_stopped = self.stage == TakeUpStage.STOPPED
        if all(getattr(self, field) == value for field, value in changes.items()):
            return
        self.claim_version(self.version if version is None else version)
        for field, value in changes.items():
            setattr(self, field, value)
        self.hear(at=at)
        self.save(update_fields=list(changes))
        self.innovation.index()
        change = {name: changes[name] for name in ("stage", "stop_reason", "stop_words")}
        if self.stage == TakeUpStage.STOPPED and was_stopped:
            self.stage_changes.filter(pk=self.stage_changes.filter(stage=self.stage).last().pk).update(**change)
            self.record_event("told", by=by)
            return
        self.stage_changes.create(changed_by=by, changed_at=self.last_heard_at, **change)
        if self.stage == TakeUpStage.STOPPED:
            self.record_event("stopped", by=by, notify=self.innovation.people(), reason=self.stop_reason)
        else:
            self.record_event("stage_changed", by=by, notify=self.innovation.people(), stage=self.stage)

    @transaction.atomic
    def confirm(self, *, by):
        """Say that it is still going. What is not under way is left alone."""
        self.guard(by)
        self._wait()
        if self.is_under_way:
            self.hear()
            self.record_event("confirmed", by=by)

    @transaction.atomic
    def ask(self, *, at):
        """Ask those who do it, at the moment `at`, whether they still do. Returns whether: of two who try, one does.

        Who was forgotten for a year is asked once and not twice. Nobody asks, the site does: the event has no actor.
        """
        due, before = self.times_due(at), self.times_asked
        unheard = type(self)._base_manager.filter(pk=self.pk, stage=self.stage, last_heard_at=self.last_heard_at)
        if due <= before or not unheard.filter(times_asked=before).update(times_asked=due):
            return False
        self.times_asked = due
        self.record_event("asked", by=None, notify=self.people())
        return True

    def hear(self, *, at=None):
        """Somebody there has said something: they need not be asked yet."""
        self.last_heard_at, self.times_asked = at or timezone.now(), 0
        self.save(update_fields=["last_heard_at", "times_asked"])

    def guard(self, by):
        """Raise NotAffiliated unless `by` may speak for the organisation; nobody does for one that has closed.

        None is whoever has the link that was sent to those who work there.
        """
        may = self.organisation.is_open if by is None else self.can_be_edited_by(by)
        if not may:
            raise NotAffiliated(by, self.organisation)
