"""Credit: a person who helped, what they did, and whether they agreed to be named."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone
from django.utils.text import capfirst

from sharehub.activity.models import RecordsEvents
from sharehub.core.constraints import filled, valid_choice
from sharehub.core.gates import leads_to
from sharehub.core.locking import Versioned

from .innovation import Innovation


class Consent(models.TextChoices):
    ASKED = "asked", "Not answered yet"
    AGREED = "agreed", "Agreed to be named"
    DECLINED = "declined", "Asked not to be named"


class CreditQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Named ones of what they may see, and the ones about themselves."""
        seen = models.Q(leads_to("innovation", Innovation.objects.visible_to(user)), consent=Consent.AGREED)
        return self.filter(seen | models.Q(person=user) if user.is_authenticated else seen)

    def named(self):
        return self.filter(consent=Consent.AGREED)

    def unnamed(self):
        return self.exclude(consent=Consent.AGREED)


class CreditManager(models.Manager.from_queryset(CreditQuerySet)):
    @transaction.atomic
    def give(self, *, did, by, person=None, name="", has_agreed=False):
        """Credit an account (`person`, who is asked, unless it is `by`) or a `name` (who agreed, as `by` says).

        Called as `innovation.credits.give(...)`.
        """
        if not self.instance.can_be_edited_by(by):
            raise PermissionDenied("Only its authors may change it.")
        agreed = person == by if person else has_agreed
        credit = self.create(
            person=person,
            name="" if person else name,
            did=did,
            consent=Consent.AGREED if agreed else Consent.ASKED,
            answered_at=timezone.now() if agreed else None,
            position=self.count() + 1,
        )
        credit.record_event("given", by=by, notify=[person] if person else [])
        return credit


class Credit(RecordsEvents, Versioned):
    innovation = models.ForeignKey(Innovation, models.CASCADE, related_name="credits")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="credits_given"
    )
    name = models.CharField(max_length=100, blank=True)
    did = models.CharField("what they did", max_length=250)
    consent = models.CharField(max_length=10, choices=Consent, default=Consent.ASKED)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    position = models.PositiveIntegerField()

    objects = CreditManager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            valid_choice("consent", Consent),
            filled("did"),
            models.CheckConstraint(
                condition=models.Q(person=None) & ~models.Q(name="") | models.Q(person__isnull=False, name=""),
                name="innovations_credit_person_or_name",
            ),
        ]

    def __str__(self):
        return self.shown_name

    @property
    def shown_name(self):
        """As it stands beside what they did: that of a closed account is not shown."""
        return capfirst(self.person.shown_name) if self.person else self.name

    @transaction.atomic
    def edit(self, *, by, version, did, name="", has_agreed=False):
        """Change what they did and, for somebody without an account, the name. Raises StaleVersion."""
        self._guard(by)
        self.claim_version(version)
        self.did = did
        if not self.person:
            self.name, self.consent = name, Consent.AGREED if has_agreed else Consent.ASKED
            self.answered_at = timezone.now() if has_agreed else None
        # The account's own answer is not the author's to touch, nor to write back as it was read.
        self.save(update_fields=["did"] if self.person else ["did", "name", "consent", "answered_at"])
        self.record_event("edited", by=by)

    @transaction.atomic
    def answer(self, *, by, agrees):
        """The credited person says whether their name may show; they may change their mind at any time."""
        if by != self.person:
            raise PermissionDenied("Only the person named may answer.")
        self.consent = Consent.AGREED if agrees else Consent.DECLINED
        self.answered_at = timezone.now()
        self.save(update_fields=["consent", "answered_at"])
        self.record_event("answered", by=by, notify=self.innovation.people(), agrees=agrees)

    @transaction.atomic
    def remove(self, *, by):
        self._guard(by)
        self.delete()
        self.innovation.record_event("credit_removed", by=by)

    def _guard(self, by):
        if not self.innovation.can_be_edited_by(by):
            raise PermissionDenied("Only its authors may change it.")
