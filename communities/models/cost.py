"""Cost: money that a network spent: a room, a speaker, cover for somebody's time."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from sharehub.core.constraints import filled
from sharehub.core.gates import leads_to

from .network import Network


class CostQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The gate: members only."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(leads_to("network", Network.objects.visible_to(user).joined_by(user)))

    def newest_first(self):
        return self.order_by("-spent_on", "-pk")

    def total(self):
        return self.aggregate(total=models.Sum("pounds", default=0))["total"]


class CostManager(models.Manager.from_queryset(CostQuerySet)):
    @transaction.atomic
    def note(self, *, by, what, pounds, spent_on):
        """A lead notes what was spent, in pounds; called as `network.costs.note(...)`."""
        network = self.instance
        network.guard_leads(by)
        cost = self.create(what=what, pounds=pounds, spent_on=spent_on, noted_by=by)
        network.record_event("cost_noted", by=by, what=what)
        return cost


class Cost(models.Model):
    network = models.ForeignKey(Network, models.CASCADE, related_name="costs")
    what = models.CharField("for what", max_length=120)
    pounds = models.DecimalField(max_digits=8, decimal_places=2)
    spent_on = models.DateField("when")
    noted_at = models.DateTimeField(default=timezone.now, editable=False)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")

    objects = CostManager()

    class Meta:
        constraints = [
            filled("what"),
            models.CheckConstraint(condition=Q(pounds__gt=0), name="communities_cost_some_money"),
        ]
        indexes = [models.Index(fields=["network", "-spent_on"], name="communities_cost_newest")]

    def __str__(self):
        return self.what

    @transaction.atomic
    def remove(self, *, by):
        """A lead takes out what was noted by mistake. Twice changes nothing."""
        if not self.network.can_be_run_by(by):
            raise PermissionDenied("Only its leads do this.")
        if Cost.objects.filter(pk=self.pk).delete()[0]:
            self.network.record_event("cost_removed", by=by, what=self.what)
