"""Spoken: words that somebody said under a thing, which they may put better for a while, and take away."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from sharehub.activity.models import RecordsEvents
from sharehub.people.models import User

from .hideable import Hideable

EDIT_FOR = timedelta(minutes=30)
DOUBLE_CLICK = timedelta(minutes=1)  # the same words from the same person within it are said once


class Spoken(RecordsEvents, Hideable):
    """Subclasses say who (`made_by`). `deleted_at`: they took it away; that something stood there may remain."""

    words = models.TextField("what you want to say", blank=True)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    edited_at = models.DateTimeField(null=True, blank=True, editable=False)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            *Hideable.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(deleted_at__isnull=True) & ~models.Q(words="")
                | models.Q(deleted_at__isnull=False, words=""),
                name="%(app_label)s_%(class)s_says_or_deleted",
            ),
        ]

    def __str__(self):
        return self.words

    def can_be_edited_by(self, user):
        """Whoever said it, for half an hour; what is hidden, until it is put right."""
        if user != self.made_by or self.deleted_at:
            return False
        return self.is_hidden or timezone.now() < self.made_at + EDIT_FOR

    def can_be_deleted_by(self, user):
        return user == self.made_by and not self.deleted_at

    def people(self):
        """Those whom news about it concerns: whoever said it."""
        return User.objects.filter(pk=self.made_by_id)

    @transaction.atomic
    def edit(self, *, by, words):
        """Say it better, within half an hour."""
        if not self.can_be_edited_by(by):
            raise PermissionDenied("Only whoever said it changes it, for half an hour.")
        self.words, self.edited_at = words, timezone.now()
        self.save(update_fields=["words", "edited_at"])
        self.record_event("edited", by=by)

    @transaction.atomic
    def erase(self, *, by):
        """Take its words away; that there was a comment remains. Twice changes nothing."""
        if self.deleted_at:
            return
        if not self.can_be_deleted_by(by):
            raise PermissionDenied("Only whoever said it takes it away.")
        self.words, self.deleted_at = "", timezone.now()
        self.save(update_fields=["words", "deleted_at"])
        self.record_event("erased", by=by)
