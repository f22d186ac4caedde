"""Affiliation: a person at an organisation, in a job role, now or in the past."""

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from sharehub.core.constraints import filled

from .organisation import Organisation


class AffiliationQuerySet(models.QuerySet):
    def current(self):
        return self.filter(ended_at=None).order_by("started_at", "pk")

    def past(self):
        return self.exclude(ended_at=None).order_by("-ended_at", "pk")


class AffiliationManager(models.Manager.from_queryset(AffiliationQuerySet)):
    @transaction.atomic
    def join(self, *, organisation, job_role, person=None):
        """Say that `person` works at `organisation` as `job_role`; called as `user.affiliations.join(...)`.

        Joining twice keeps one affiliation and takes the newer role.
        """
        person = person or self.instance
        affiliation, _ = self.update_or_create(
            person=person, organisation=organisation, ended_at=None, defaults={"job_role": job_role}
        )
        return affiliation


class Affiliation(models.Model):
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="affiliations")
    job_role = models.CharField("your role there", max_length=100)
    started_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = AffiliationManager()

    class Meta:
        constraints = [
            filled("job_role"),
            models.CheckConstraint(
                condition=models.Q(ended_at=None) | models.Q(ended_at__gte=models.F("started_at")),
                name="people_affiliation_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["person", "organisation"],
                condition=models.Q(ended_at=None),
                name="people_affiliation_one_current",
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.job_role}, {self.organisation}"

    def end(self):
        """Say that the person no longer works there. Ending twice changes nothing."""
        if self.ended_at is None:
            self.ended_at = timezone.now()
            self.save(update_fields=["ended_at"])
