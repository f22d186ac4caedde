"""Event: that somebody did something, once and for all. The feed, the audit trail and the source of notifications."""

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone

from sharehub.core.gates import leads_to


class EventQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What happened to things that they may see: each model's own gate decides."""
        seen = models.Q(pk=None)
        for model in RecordsEvents.models():
            subjects = model.objects.visible_to(user) if hasattr(model.objects, "visible_to") else model.objects.all()
            kind = ContentType.objects.get_for_model(model)
            seen |= models.Q(leads_to("subject_id", subjects), subject_type=kind)
        return self.filter(seen)

    def of(self, subject):
        """What happened to one thing."""
        return self.filter(subject_type=ContentType.objects.get_for_model(subject), subject_id=subject.pk)


class EventManager(models.Manager.from_queryset(EventQuerySet)):
    @transaction.atomic
    def record(self, *, verb, actor, subject, person=None, notify=(), details=None):
        """Record that `actor` did `verb` to `subject`, and tell each of `notify` (users) but the actor, once."""
        event = self.create(verb=verb, actor=actor, subject=subject, person=person, details=details or {})
        recipients = {user.pk: user for user in notify if user.is_active and user != actor}
        event.notifications.bulk_create(
            event.notifications.model(event=event, recipient=user) for user in recipients.values()
        )
        return event


class Event(models.Model):
    """`person` is whom it happened to, where that is not its actor: their name is never kept in `details`, so that it
    goes from everywhere once their account is closed.
    """

    verb = models.CharField(max_length=60, help_text="Noun and past tense: innovation_published.")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="events")
    subject_type = models.ForeignKey(ContentType, models.CASCADE)
    subject_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    details = models.JSONField(default=dict)
    happened_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = EventManager()

    class Meta:
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="activity_event_subject")]

    def __str__(self):
        return f"{self.actor} {self.verb} {self.subject_id}"

    @property
    def wording(self):
        """The templates of which the first there is says it in one line, of this noun or of any.

        With `event`, `actor`, `person`, `subject` and `details`.
        """
        _, _, past = self.verb.partition("_")
        return [f"activity/events/{name}.html" for name in (self.verb, past)]


class RecordsEvents:
    """Mixed into models whose verbs record what they did."""

    @staticmethod
    def models():
        """Every model that something can happen to."""
        return [model for model in apps.get_models() if issubclass(model, RecordsEvents)]

    @staticmethod
    def in_context():
        """A queryset of every such model, for prefetching whatever something happened to, in one query for each."""
        # select_related() alone follows what a subject must have; `with_context` what it is about, of several things.
        return [
            model.objects.with_context() if hasattr(model.objects, "with_context") else model.objects.select_related()
            for model in RecordsEvents.models()
        ]

    def record_event(self, verb, *, by, person=None, notify=(), **details):
        """Record `verb` (a past tense: "published") on this thing, done by `by`, to `person` if any; tell `notify`."""
        verb = f"{self._meta.model_name}_{verb}"
        return Event.objects.record(verb=verb, actor=by, subject=self, person=person, notify=notify, details=details)
