"""The notes of a meeting: drafted while it is on, open to amendment for some days after its closing, then final."""

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from innovations.models import WrongState
from sharehub.moderation.models import Hideable

from .meeting_state import MeetingState


class MeetingNotes(Hideable):
    """What is hidden of a meeting is its notes, never that it takes place: `visible_to` shows it all the same.

    Hidden, they show to those who ran it and to moderators: all members may have written them, so all are told.
    `notes_final_at` is when they can no longer be amended.
    """

    notes = models.TextField(blank=True, editable=False)
    notes_final_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [*Hideable.Meta.constraints]

    @property
    def stands_on(self):
        return self

    @property
    def in_a_line(self):
        return f"The notes of “{self}”"

    def can_be_put_right_by(self, user):
        return self.can_be_run_by(user)

    def notes_can_be_read_by(self, user):
        """Those who belong to the network, and moderators."""
        if user.is_authenticated and user.is_moderator:
            return True
        return self.can_be_run_by(user) if self.is_hidden else self.can_be_attended_by(user)

    def can_be_noted_by(self, user, now=None):
        """While it is on, and before it is closed: whoever runs it. Then all members, until the notes are final.

        What is hidden whoever ran it may put right at any time.
        """
        if self.state == MeetingState.CLOSED and not self.is_hidden:
            return not self.are_notes_final(now) and self.can_be_attended_by(user)
        return self.can_be_run_by(user)

    def are_notes_final(self, now=None):
        return self.notes_final_at is not None and self.notes_final_at <= (now or timezone.now())

    @transaction.atomic
    def write_notes(self, notes, *, by, version):
        """Write or amend the notes, as opened at `version`. Raises StaleVersion; WrongState once they are final."""
        if self.are_notes_final() and not self.is_hidden:
            raise WrongState("The notes are final.")
        if not self.can_be_noted_by(by):
            raise PermissionDenied("Only those who run it write its notes, and its members once it is closed.")
        self.claim_version(version)
        self.notes = notes
        self.save(update_fields=["notes"])
        if self.state == MeetingState.CLOSED:
            self.record_event("notes_amended", by=by)
        # While it is on they are saved every few seconds: that is no event.
