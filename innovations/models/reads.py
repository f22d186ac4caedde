"""Reads: how often a case study was opened on one day. Counted without knowing who opened it."""

from django.db import models, transaction
from django.utils import timezone

from .innovation import Innovation


class ReadsQuerySet(models.QuerySet):
    def since(self, day):
        return self.filter(day__gte=day)

    def total(self):
        return self.aggregate(total=models.Sum("number"))["total"] or 0


class ReadsManager(models.Manager.from_queryset(ReadsQuerySet)):
    @transaction.atomic
    def count_one(self):
        """Count one more today; called as `innovation.reads.count_one()`."""
        reads, is_new = self.get_or_create(day=timezone.localdate(), defaults={"number": 1})
        if not is_new:
            self.filter(pk=reads.pk).update(number=models.F("number") + 1)


class Reads(models.Model):
    innovation = models.ForeignKey(Innovation, models.CASCADE, related_name="reads")
    day = models.DateField()
    number = models.PositiveIntegerField()

    objects = ReadsManager()

    class Meta:
        verbose_name_plural = "reads"
        constraints = [models.UniqueConstraint(fields=["innovation", "day"], name="innovations_reads_once_a_day")]

    def __str__(self):
        return f"{self.number} on {self.day}"
