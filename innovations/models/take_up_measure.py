"""TakeUpMeasure: a number before and after at a place that took something up, measured there."""

from django.db import models, transaction

from .measure import Measured
from .staged import NotAffiliated
from .take_up import TakeUp


class TakeUpMeasureManager(models.Manager):
    @transaction.atomic
    def record(self, *, by, **fields):
        """Record a measure at the end; called as `take_up.measures.record(...)`."""
        take_up = self.instance
        if not take_up.can_be_edited_by(by):
            raise NotAffiliated(by, take_up.organisation)
        measure = self.create(position=self.count() + 1, **fields)
        take_up.hear()
        take_up.record_event("measured", by=by, what=measure.what)
        return measure


class TakeUpMeasure(Measured):
    take_up = models.ForeignKey(TakeUp, models.CASCADE, related_name="measures")

    objects = TakeUpMeasureManager()

    class Meta(Measured.Meta):
        abstract = False

    @transaction.atomic
    def edit(self, *, by, version, **changes):
        """Change fields, as opened at `version`. Raises StaleVersion."""
        self._guard(by)
        self.claim_version(version)
        for field, value in changes.items():
            setattr(self, field, value)
        self.save(update_fields=list(changes))
        self.take_up.record_event("told", by=by)

    @transaction.atomic
    def remove(self, *, by):
        self._guard(by)
        self.delete()
        self.take_up.record_event("told", by=by)

    def _guard(self, by):
        if not self.take_up.can_be_edited_by(by):
            raise NotAffiliated(by, self.take_up.organisation)
