"""HealthAnswer: what one member says to one statement of a health check. Nobody else ever sees it."""

from collections import defaultdict

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef

from sharehub.core.constraints import valid_choice, within

from ..health.answers import HIGHEST, LOWEST
from ..health.levels import Area
from .health_round import HealthRound
from .membership import Membership


class HealthAnswerQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The gate: each their own. What all said is told only together, once the round is closed."""
        return self.filter(user=user.pk)

    def standing(self):
        """Those of people who still belong to the network."""
        living = Membership.objects.living().filter(network=OuterRef("health_round__network"), user=OuterRef("user"))
        return self.filter(Exists(living), user__is_active=True)

    def by_area(self):
        """The values by their area, in no order that tells whose they are."""
        values = defaultdict(list)
        for area, value in self.order_by("area", "value").values_list("area", "value"):
            values[area].append(value)
        return values


class HealthAnswerManager(models.Manager.from_queryset(HealthAnswerQuerySet)):
    @transaction.atomic
    def give(self, said, *, by):
        """Answer: `said` has a value from 1 to 5 for each area; called as `health_round.answers.give(...)`.

        Said again, it replaces what was said. Raises WrongState once the round is closed.
        """
        health_round = self.instance
        health_round.guard_open_to(by)
        is_new = not self.filter(user=by).exists()
        for area, value in said.items():
            self.update_or_create(user=by, area=area, defaults={"value": value})
        if is_new:
            health_round.record_event("answered", by=by)


class HealthAnswer(models.Model):
    """`value` runs from 1, not at all, to 5, very much. Its row goes when the round closes."""

    health_round = models.ForeignKey(HealthRound, models.CASCADE, related_name="answers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="health_answers")
    area = models.CharField(max_length=10, choices=Area)
    value = models.PositiveSmallIntegerField()

    objects = HealthAnswerManager()

    class Meta:
        constraints = [
            valid_choice("area", Area),
            within("value", LOWEST, HIGHEST),
            models.UniqueConstraint(fields=["health_round", "user", "area"], name="communities_healthanswer_once"),
        ]

    def __str__(self):
        return self.get_area_display()
