"""Reads: how often a case study was opened on one day. Counted without knowing who opened it."""

from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone

from sharehub.core.gates import leads_to

from .innovation import Innovation
from .lifecycle import State


class ReadsQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The gate: the team of the case study, and moderators, as far as they may know of it."""
        if not user.is_authenticated:
            return self.none()
        seen = self.filter(leads_to("innovation", Innovation.objects.visible_to(user)))
        return seen if user.is_moderator else seen.filter(innovation__in=user.authorships.values("innovation"))

    def total(self, *, days=None):
        """How often it was opened, or how often in the last `days`, today included."""
        rows = self.filter(day__gt=timezone.localdate() - timedelta(days=days)) if days else self
        return rows.aggregate(total=models.Sum("number"))["total"] or 0


class ReadsManager(models.Manager.from_queryset(ReadsQuerySet)):
    @transaction.atomic
    def count_one(self, *, by):
        """Count one more today; called as `innovation.reads.count_one(by=...)`. Returns whether it counted.

        Its own team is not counted, nor anybody while it is hidden or not published. Of `by` nothing is kept.
        """
        innovation = self.instance
        is_open = innovation.state == State.PUBLISHED and not innovation.is_hidden
        if not is_open or innovation.is_authored_by(by):
            return False
        one_more, today = {"number": models.F("number") + 1}, timezone.localdate()
        if not self.filter(day=today).update(**one_more):
            # Whoever reads it at this moment too may be the first: both count.
            reads, is_first = self.get_or_create(day=today, defaults={"number": 1})
            if not is_first:
                self.filter(pk=reads.pk).update(**one_more)
        return True


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
