"""Notification: that one person is to know of one event."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db import models
from django.utils import timezone

from sharehub.core.gates import leads_to

from .event import Event, RecordsEvents


class NotificationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Their own, about things that they may still see: each model's own gate decides."""
        if not user.is_authenticated:
            return self.none()
        seen = models.Q(pk=None)
        for model in RecordsEvents.models():
            subjects = model.objects.visible_to(user) if hasattr(model.objects, "visible_to") else model.objects.all()
            kind = ContentType.objects.get_for_model(model)
            seen |= models.Q(leads_to("event__subject_id", subjects), event__subject_type=kind)
        return self.filter(seen, recipient=user)

    def unread(self):
        return self.filter(read_at=None)

    def unread_first(self):
        """What was not read yet, then the rest, both newest first."""
        is_read = models.Case(models.When(read_at=None, then=0), default=1)
        return self.order_by(is_read, "-event__happened_at", "-pk")

    def with_events(self):
        """With all that their wording needs: who, what, and whatever the subject cannot be without."""
        subjects = GenericPrefetch("event__subject", RecordsEvents.in_context())
        return self.select_related("event__actor", "event__person").prefetch_related(subjects)

    def mark_all_read(self):
        """Say that all of them were read. Returns how many were not."""
        return self.unread().update(read_at=timezone.now())


class Notification(models.Model):
    event = models.ForeignKey(Event, models.CASCADE, related_name="notifications")
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    read_at = models.DateTimeField(null=True, blank=True)

    objects = models.Manager.from_queryset(NotificationQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "recipient"], name="activity_notification_once")]
        indexes = [models.Index(fields=["recipient", "read_at"], name="activity_notification_unread")]

    def __str__(self):
        return f"{self.recipient}: {self.event}"

    def mark_read(self):
        """Say that it was read. Reading twice changes nothing."""
        if self.read_at is None:
            self.read_at = timezone.now()
            self.save(update_fields=["read_at"])
