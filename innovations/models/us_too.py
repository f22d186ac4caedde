"""UsToo: that another organisation works on the same challenge."""

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from sharehub.core.gates import leads_to
from sharehub.people.models import Organisation

from .challenge import Challenge
from .lifecycle import WrongState
from .staged import NotAffiliated


class UsTooQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The gate: whoever may read the challenge."""
        return self.filter(leads_to("challenge", Challenge.objects.visible_to(user)))

    def with_places(self):
        return self.select_related("organisation__parent__parent")


class UsTooManager(models.Manager.from_queryset(UsTooQuerySet)):
    @transaction.atomic
    def say(self, *, organisation, by):
        """Say "us too" for `organisation`; called as `challenge.us_toos.say(...)`. Twice is once.

        Raises NotAffiliated, and WrongState for their own challenge or one that has ended.
        """
        challenge = self.instance
        if not by.works_at(organisation):
            raise NotAffiliated(by, organisation)
        if not challenge.is_open or challenge.organisation_id == organisation.pk:
            raise WrongState("It has ended, or is theirs.")
        us_too, is_new = self.get_or_create(organisation=organisation, defaults={"person": by})
        if is_new:
            challenge.record_event("joined", by=by, notify=challenge.people(), place=organisation.name)
        return us_too


class UsToo(models.Model):
    """`person` is null once that account is gone: what the practice said stays."""

    challenge = models.ForeignKey(Challenge, models.CASCADE, related_name="us_toos")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="us_toos")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="us_toos")
    said_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = UsTooManager()

    class Meta:
        verbose_name = "us too"
        verbose_name_plural = "us too"
        ordering = ["said_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["challenge", "organisation"], name="innovations_ustoo_once"),
        ]

    def __str__(self):
        return f"{self.organisation}: us too"

    @transaction.atomic
    def take_back(self, *, by):
        """They no longer work on it. Twice changes nothing."""
        if not by.works_at(self.organisation):
            raise NotAffiliated(by, self.organisation)
        if self.delete()[0]:
            self.challenge.record_event("left", by=by, place=self.organisation.name)
