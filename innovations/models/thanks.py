"""Thanks: one sentence from one person to those behind a case study."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from sharehub.activity.models import RecordsEvents
from sharehub.core.constraints import filled
from sharehub.core.gates import leads_to
from sharehub.people.models import Organisation, User

from .credit import Consent
from .innovation import Innovation
from .lifecycle import State


class ThanksQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The gate: thanks may be read by whoever may read what they are for."""
        return self.filter(leads_to("innovation", Innovation.objects.visible_to(user)))

    def to(self, person):
        """For what `person` wrote, and for what they are named in with their consent."""
        named = person.credits_given.named().values("innovation")
        wrote = person.authorships.values("innovation")
        return self.filter(models.Q(innovation__in=wrote) | models.Q(innovation__in=named))

    def newest_first(self):
        return self.order_by("-given_at", "-pk")

    def with_people(self):
        """With who said it and where they work, in the same query."""
        return self.select_related("person", "organisation")


class ThanksManager(models.Manager.from_queryset(ThanksQuerySet)):
    def can_be_given_by(self, user):
        """Any signed-in colleague who can read it once it is published, but nobody thanks themselves."""
        if self.instance.state != State.PUBLISHED or not user.is_authenticated or not user.is_active:
            return False
        seen = Innovation.objects.visible_to(user).filter(pk=self.instance.pk)
        return seen.exclude(pk__in=user.authorships.values("innovation")).exists()

    @transaction.atomic
    def give(self, *, by, words):
        """Say thanks, or say it anew: once a person. Called as `innovation.thanks.give(...)`. Returns the Thanks.

        Tells the authors and those named with their consent; who only finds better words does not tell them again.
        """
        if not self.can_be_given_by(by):
            raise PermissionDenied("Only a colleague who can read it may say thanks, and nobody to themselves.")
        said = {"words": words, "organisation": by.organisation, "given_at": timezone.now()}
        thanks, is_new = self.get_or_create(person=by, defaults=said)
        if is_new:
            thanks.record_event("given", by=by, notify=thanks.people(), words=words)
        else:
            thanks.change(by=by, words=words)
        return thanks


class Thanks(RecordsEvents, models.Model):
    """`organisation` is where the person worked when they said it."""

    innovation = models.ForeignKey(Innovation, models.CASCADE, related_name="thanks")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="thanks_given")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    words = models.CharField(max_length=200)
    given_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ThanksManager()

    class Meta:
        verbose_name_plural = "thanks"
        constraints = [
            models.UniqueConstraint(fields=["innovation", "person"], name="innovations_thanks_once"),
            filled("words"),
        ]
        indexes = [models.Index(fields=["innovation", "-given_at"], name="innovations_thanks_newest")]

    def __str__(self):
        return f"{self.person}: {self.words}"

    def people(self):
        """Whom it is for, where they have an account: the authors, and those who agreed to be named."""
        wrote = models.Q(authorships__innovation=self.innovation_id)
        named = models.Q(credits_given__innovation=self.innovation_id, credits_given__consent=Consent.AGREED)
        return User.objects.filter(wrote | named).distinct()

    def can_be_taken_back_by(self, user):
        """Whoever said it may, and a moderator."""
        return user == self.person or (user.is_authenticated and user.is_moderator)

    @transaction.atomic
    def change(self, *, by, words):
        """Find better words. Saying the same again changes nothing."""
        if by != self.person:
            raise PermissionDenied("Only whoever said it may say it differently.")
        if words == self.words:
            return
        self.words = words
        self.save(update_fields=["words"])
        self.record_event("changed", by=by)

    @transaction.atomic
    def take_back(self, *, by):
        """Unsay it. Where a moderator does so, the person is told."""
        if not self.can_be_taken_back_by(by):
            raise PermissionDenied("Only whoever said it may take it back.")
        self.delete()
        self.innovation.record_event("thanks_taken_back", by=by, notify=[self.person], person=self.person)
