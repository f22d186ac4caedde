"""FollowsEdition: which edition of the workbook a take-up goes by; the verb that moves it to the newest."""

from django.db import models, transaction

from ..kinds import Kind
from .edition import Edition
from .staged import TakeUpStage


class FollowsEdition(models.Model):
    edition = models.ForeignKey(Edition, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    def steps_to_tell(self):
        """The steps (EditionEntry) of the edition they used; of the newest, where theirs is gone or was withdrawn."""
        used = self.edition if self.edition and not self.edition.withdrawn_at else self.innovation.current_edition
        return list(used.entries.filter(kind=Kind.STEP).order_by("position", "pk")) if used else []

    @property
    def newer_edition(self):
        """The newest Edition, where they go by an older one; else None. What they stopped stays as it was."""
        if self.edition is None or self.stage == TakeUpStage.STOPPED:
            return None
        newest = self.innovation.current_edition
        return newest if newest and newest.number > self.edition.number else None

    @transaction.atomic
    def move_on(self, *, by):
        """Go by the newest edition from now on. Where that is no newer, or they stopped, nothing changes.

        What they told of a step stays with it, wherever it stands now; what they told of one that went stays too.
        """
        self.guard(by)
        self._wait()
        newest = self.newer_edition
        if newest is None:
            return
        self.claim_version(self.version)
        self.edition = newest
        self.hear()
        self.save(update_fields=["edition"])
        self.steps.carry_over(self.steps_to_tell())
        self.record_event("moved_on", by=by, number=newest.number)
        self.innovation.index()
