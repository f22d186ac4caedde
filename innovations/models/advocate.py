"""Advocate: a person who looks for good work in the practices of a PCN or an ICB."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from sharehub.activity.models import RecordsEvents
from sharehub.people.models import Organisation


class AdvocateQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The gate: signed-in colleagues may know who looks after an area."""
        return self if user.is_authenticated else self.none()

    def current(self):
        return self.filter(ended_at=None)

    def for_organisation(self, organisation):
        """Those in whose area `organisation` lies: its own, its PCN's and its ICB's."""
        place = Organisation.objects.filter(pk=organisation.pk)
        above = [place.values("pk"), place.values("parent"), place.values("parent__parent")]
        return self.current().filter(
            Q(organisation__in=above[0]) | Q(organisation__in=above[1]) | Q(organisation__in=above[2])
        )

    def areas(self):
        """The PCNs and ICBs they look after, as a queryset of organisations."""
        return Organisation.objects.filter(pk__in=self.current().values("organisation"))


class AdvocateManager(models.Manager.from_queryset(AdvocateQuerySet)):
    @transaction.atomic
    def appoint(self, *, person, organisation, by):
        """A moderator gives `person` that part for a PCN or an ICB. Twice is once. Raises ValueError for a practice."""
        if not by.is_moderator:
            raise PermissionDenied("Only a moderator may do this.")
        if organisation.kind not in ("pcn", "icb"):
            raise ValueError("An advocate looks after a PCN or an ICB.")
        advocate, is_new = self.get_or_create(
            person=person, organisation=organisation, ended_at=None, defaults={"given_by": by}
        )
        if is_new:
            advocate.record_event("appointed", by=by, notify=[person])
        return advocate


class Advocate(RecordsEvents, models.Model):
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="advocacies")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="advocates")
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = AdvocateManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation"], condition=Q(ended_at=None), name="innovations_advocate_one_current"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=models.F("given_at")),
                name="innovations_advocate_ends_after_start",
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.organisation}"

    @transaction.atomic
    def end(self, *, by):
        """They no longer do this. Twice changes nothing."""
        if not (by.is_moderator or by == self.person):
            raise PermissionDenied("Only a moderator, or they themselves, may do this.")
        if self.ended_at is None:
            self.ended_at = timezone.now()
            self.save(update_fields=["ended_at"])
            self.record_event("ended", by=by, notify=[self.person])


def looks_after(user, organisation):
    """Whether `user` is an advocate for `organisation`, or for the PCN or ICB that it belongs to."""
    return user.is_authenticated and user.advocacies.for_organisation(organisation).exists()


def within_areas_of(user, path):
    """A Q: `path`, which leads to an organisation, lies in an area that `user` looks after."""
    areas = user.advocacies.current().values("organisation")
    return (
        Q(**{f"{path}__in": areas}) | Q(**{f"{path}__parent__in": areas}) | Q(**{f"{path}__parent__parent__in": areas})
    )
