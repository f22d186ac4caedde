"""HealthFinding: what one round of the health check found in one area, frozen with its reasons in words."""

from django.db import models
from django.db.models import F, Q

from sharehub.core.constraints import valid_choice, within

from ..health.answers import FEWEST, Answers
from ..health.areas import BY_CODE
from ..health.levels import Area, Level
from .health_round import HealthRound

SAID = ("yes", "partly", "no")


class HealthFindingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The gate: those who may see the round."""
        return self.filter(health_round__in=HealthRound.objects.visible_to(user))

    def in_order(self):
        """As the areas stand on the sheet."""
        place = models.Case(*(models.When(area=area, then=number) for number, area in enumerate(BY_CODE)))
        return self.order_by(place, "pk")


class HealthFindingManager(models.Manager.from_queryset(HealthFindingQuerySet)):
    def freeze(self, reading, *, answers):
        """Keep a Reading and the Answers (None for too few); called as `health_round.findings.freeze(...)`."""
        reading = reading.beside(answers)
        said = {name: getattr(answers, name) for name in SAID} if answers else {}
        return self.create(
            area=reading.described.code,
            facts=[{"words": fact.words, "level": fact.level} for fact in reading.facts],
            facts_level=reading.facts_level,
            answers_level=reading.answers_level,
            level=reading.level,
            is_split=reading.is_split,
            step=reading.step,
            **said,
        )


class HealthFinding(models.Model):
    """`level` is the lower of that of the facts and that of the answers; null where nothing could be said.

    `facts` are dicts of `words` and their `level`. `yes`, `partly` and `no` are null for fewer than four answers.
    """

    health_round = models.ForeignKey(HealthRound, models.CASCADE, related_name="findings")
    area = models.CharField(max_length=10, choices=Area)
    facts = models.JSONField(default=list)
    facts_level = models.PositiveSmallIntegerField(choices=Level, null=True)
    answers_level = models.PositiveSmallIntegerField(choices=Level, null=True)
    level = models.PositiveSmallIntegerField(choices=Level, null=True)
    yes = models.PositiveIntegerField(null=True)
    partly = models.PositiveIntegerField(null=True)
    no = models.PositiveIntegerField(null=True)
    is_split = models.BooleanField(default=False)
    step = models.CharField(max_length=300)

    objects = HealthFindingManager()

    class Meta:
        constraints = [
            valid_choice("area", Area),
            *(within(name, min(Level), max(Level)) for name in ("facts_level", "answers_level", "level")),
            models.UniqueConstraint(fields=["health_round", "area"], name="communities_healthfinding_once"),
            models.CheckConstraint(
                condition=Q(level=None, facts_level=None, answers_level=None)
                | Q(level__isnull=False)
                & (
                    Q(facts_level__isnull=False, answers_level=None, level=F("facts_level"))
                    | Q(facts_level=None, answers_level__isnull=False, level=F("answers_level"))
                    | Q(facts_level__isnull=False, answers_level__isnull=False)
                    & (
                        Q(facts_level__lte=F("answers_level"), level=F("facts_level"))
                        | Q(answers_level__lt=F("facts_level"), level=F("answers_level"))
                    )
                ),
                name="communities_healthfinding_the_lower_counts",
            ),
            models.CheckConstraint(
                condition=Q(answers_level=None, yes=None, partly=None, no=None, is_split=False)
                | Q(answers_level__isnull=False, yes__isnull=False, partly__isnull=False, no__isnull=False)
                & Q(yes__gte=FEWEST - F("partly") - F("no")),
                name="communities_healthfinding_enough_answers",
            ),
        ]

    def __str__(self):
        return self.get_area_display()

    @property
    def described(self):
        return BY_CODE[self.area]

    @property
    def answers(self):
        return None if self.answers_level is None else Answers(self.yes, self.partly, self.no)

    @property
    def is_differing(self):
        return None not in (self.facts_level, self.answers_level) and self.facts_level != self.answers_level
