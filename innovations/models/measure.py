"""Measure: a number before and after, for patients, staff time, money or safety."""

from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from sharehub.core.constraints import filled, valid_choice
from sharehub.core.locking import Versioned

from .innovation import Innovation


class Benefit(models.TextChoices):
    PATIENTS = "patients", "For patients"
    STAFF_TIME = "staff_time", "For staff"
    MONEY = "money", "For money"
    SAFETY = "safety", "For safety"


class MeasureManager(models.Manager):
    @transaction.atomic
    def record(self, *, by, **fields):
        """Record a measure at the end; called as `innovation.measures.record(...)`."""
        if not self.instance.can_be_edited_by(by):
            raise PermissionDenied("Only its authors may change it.")
        measure = self.create(position=self.count() + 1, **fields)
        self.instance.record_event("measure_added", by=by)
        self.instance.index()
        return measure


class Measured(Versioned):
    """What a measure says, shared by that of a case study and that of a place which took it up."""

    benefit = models.CharField("who or what gains", max_length=10, choices=Benefit)
    what = models.CharField(max_length=120)
    before = models.DecimalField(max_digits=12, decimal_places=2)
    after = models.DecimalField(max_digits=12, decimal_places=2)
    unit = models.CharField(max_length=30, blank=True)
    period = models.CharField(max_length=120, blank=True)
    how_measured = models.CharField(max_length=200, blank=True)
    position = models.PositiveIntegerField()

    class Meta:
        abstract = True
        ordering = ["position", "pk"]
        constraints = [valid_choice("benefit", Benefit), filled("what")]

    def __str__(self):
        return self.what


class Measure(Measured):
    innovation = models.ForeignKey(Innovation, models.CASCADE, related_name="measures")

    objects = MeasureManager()

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
        self.innovation.record_event("measure_edited", by=by)

    @transaction.atomic
    def remove(self, *, by):
        self._guard(by)
        self.delete()
        self.innovation.record_event("measure_removed", by=by, what=self.what)
        self.innovation.index()

    def _guard(self, by):
        if not self.innovation.can_be_edited_by(by):
            raise PermissionDenied("Only its authors may change it.")
