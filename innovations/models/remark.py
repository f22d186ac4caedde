"""Remark: a line in the short talk between the team and whoever offered something."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from sharehub.core.constraints import filled

from .suggestion import Suggestion


class RemarkManager(models.Manager):
    @transaction.atomic
    def make(self, *, by, words):
        """Say something about a suggestion; called as `suggestion.remarks.make(...)`."""
        suggestion = self.instance
        if not (suggestion.can_be_answered_by(by) or by == suggestion.offered_by):
            raise PermissionDenied("Only the team and whoever offered it talk about it.")
        remark = self.create(words=words, made_by=by)
        suggestion.record_event("remarked_on", by=by, notify=suggestion.people())
        return remark


class Remark(models.Model):
    suggestion = models.ForeignKey(Suggestion, models.CASCADE, related_name="remarks")
    words = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = RemarkManager()

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [filled("words")]

    def __str__(self):
        return f"{self.made_by} on {self.suggestion}"
