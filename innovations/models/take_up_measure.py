"""TakeUpMeasure: a number before and after at a place that took something up, measured there."""

from django.db import models, transaction

from .measure import Measured
from .take_up import TakeUp


class TakeUpMeasureManager(models.Manager):
    @transaction.atomic
    def record(self, *, by, **fields):
        """Record a measure at the end; called as `take_up.measures.record(...)`."""
        take_up = self.instance
        take_up.guard(by)
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
        self.take_up.guard(by)
        self.claim_version(version)
        for field, value in changes.items():
            setattr(self, field, value)
        self.save(update_fields=list(changes))
        self.take_up.hear()
        self.take_up.record_event("told", by=by)

    @transaction.atomic
    def remove(self, *, by):
        self.take_up.guard(by)
        self.delete()
        self.take_up.hear()
        self.take_up.record_event("told", by=by)
