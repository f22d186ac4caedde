"""Contact: that an advocate asked a practice what they do well, when, and what came of it."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from sharehub.people.models import Organisation

from .advocate import looks_after, within_areas_of


class ContactQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The gate: the advocates of the area, and moderators."""
        if not user.is_authenticated:
            return self.none()
        return self if user.is_moderator else self.filter(within_areas_of(user, "organisation"))

    def latest_first(self):
        return self.order_by("-made_on", "-pk")


class ContactManager(models.Manager.from_queryset(ContactQuerySet)):
    @transaction.atomic
    def note(self, *, by, made_on=None, words=""):
        """Note that `by` talked to a practice; called as `organisation.contacts.note(...)`. Today unless given.

        The same twice, as a double click brings it, is one.
        """
        if not (by.is_moderator or looks_after(by, self.instance)):
            raise PermissionDenied("Only an advocate of the area may do this.")
        Organisation.objects.select_for_update().get(pk=self.instance.pk)
        contact, _ = self.get_or_create(made_by=by, made_on=made_on or timezone.localdate(), words=words)
        return contact


class Contact(models.Model):
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="contacts")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    made_on = models.DateField("when")
    words = models.CharField("what came of it", max_length=200, blank=True)

    objects = ContactManager()

    class Meta:
        indexes = [models.Index(fields=["organisation", "-made_on"], name="innovations_contact_latest")]

    def __str__(self):
        return f"{self.organisation}, {self.made_on}"
