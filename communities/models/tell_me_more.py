"""TellMeMore: that a member would like to hear more of a quick update: an ask to whoever wrote it."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from sharehub.core.gates import leads_to

from .quick_update import QuickUpdate


class TellMeMoreQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The gate: whoever may read the update."""
        return self.filter(leads_to("quick_update", QuickUpdate.objects.visible_to(user)))


class TellMeMoreManager(models.Manager.from_queryset(TellMeMoreQuerySet)):
    @transaction.atomic
    def ask(self, *, by, words=""):
        """Ask for more, perhaps in words; called as `quick_update.tell_me_mores.ask(...)`. Twice is once."""
        quick_update = self.instance
        if by == quick_update.user or not quick_update.meeting.can_be_attended_by(by):
            raise PermissionDenied("Other members of the network ask.")
        tell_me_more, is_new = self.get_or_create(asked_by=by, defaults={"words": words})
        if is_new:
            quick_update.record_event("more_asked", by=by, notify=[quick_update.user], words=words)
        return tell_me_more


class TellMeMore(models.Model):
    quick_update = models.ForeignKey(QuickUpdate, models.CASCADE, related_name="tell_me_mores")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tell_me_mores")
    words = models.CharField(max_length=300, blank=True)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = TellMeMoreManager()

    class Meta:
        verbose_name_plural = "tell me more"
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["quick_update", "asked_by"], name="communities_tellmemore_once"),
            models.CheckConstraint(
                condition=models.Q(answer="", answered_at=None)
                | ~models.Q(answer="") & models.Q(answered_at__isnull=False),
                name="communities_tellmemore_answered_with_time",
            ),
        ]

    def __str__(self):
        return self.words or f"Tell me more: {self.quick_update}"

    @transaction.atomic
    def tell(self, answer, *, by):
        """Whoever wrote the update tells more. Telling it anew replaces it."""
        if by != self.quick_update.user:
            raise PermissionDenied("Whoever wrote it tells more.")
        self.answer, self.answered_at = answer, timezone.now()
        self.save(update_fields=["answer", "answered_at"])
        self.quick_update.record_event("more_told", by=by, notify=[self.asked_by])
