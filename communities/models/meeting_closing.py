"""A meeting that is over: closed with what really was, and put right until its notes are final."""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from innovations.models import WrongState
from sharehub.people.models import User

from .meeting_notes import MeetingNotes
from .meeting_state import MeetingState, Unfit

AMENDED_FOR = timedelta(days=7)
REMINDED_AFTER = timedelta(days=2)


class MeetingClosing(MeetingNotes):
    """`reminded_at`: somebody was asked to close it."""

    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            *MeetingNotes.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(
                    state=MeetingState.CLOSED,
                    closed_at__isnull=False,
                    finished_at__isnull=False,
                    notes_final_at__isnull=False,
                )
                | ~models.Q(state=MeetingState.CLOSED) & models.Q(closed_at=None, notes_final_at=None),
                name="%(app_label)s_%(class)s_closed_with_time",
            ),
        ]

    @transaction.atomic
    def close(self, *, by, started_at, finished_at, attendance=(), at=None):
        """Close it with its actual times and who was there (`attendance`: dicts, as `attendances.note` takes them).

        Everybody gets the notes, those who were there the pulse. Raises Unfit, WrongState before it began; closing
        twice changes nothing.
        """
        at = at or timezone.now()
        self.lock()
        self.guard_running(by)
        if self.state == MeetingState.CLOSED:
            return
        if self.state == MeetingState.PLANNED and self.starts_at > at:
            raise WrongState("It has not begun.")
        if finished_at <= started_at:
            raise Unfit("finished_at", "It ended before it started. Check the two times.")
        if finished_at > at:
            raise Unfit("finished_at", "That is still to come. When did it end?")
        self._finish_item(finished_at)
        self.state, self.started_at, self.finished_at = MeetingState.CLOSED, started_at, finished_at
        self.closed_at, self.closed_by, self.notes_final_at = at, by, at + AMENDED_FOR
        self.save(update_fields=["state", "started_at", "finished_at", "closed_at", "closed_by", "notes_final_at"])
        self.attendances.note(attendance, by=by, at=at)
        self.record_event("closed", by=by, notify=self.people())
        self.record_event("pulse_asked", by=by, notify=self.those_there())

    def attendance_can_be_put_right_by(self, user, now=None):
        """Whoever ran it, from its closing until the notes are final."""
        return self.state == MeetingState.CLOSED and not self.are_notes_final(now) and self.can_be_run_by(user)

    @transaction.atomic
    def put_attendance_right(self, attendance, *, by, version):
        """Say who was there after all (`attendance` as for `close`), as opened at `version`; the same changes nothing.

        Who turns out to have been there is asked for the pulse. What somebody else answered stays counted: to take it
        out would tell what they said. Raises StaleVersion, and WrongState before it is closed and once it is final.
        """
        self.lock()
        self.guard_running(by)
        if self.state != MeetingState.CLOSED:
            raise WrongState("It is not closed yet.")
        if self.are_notes_final():
            raise WrongState("The notes are final, and with them who was there.")
        self.claim_version(version)
        known = list(self.those_there().values_list("pk", flat=True))
        if not self.attendances.note_instead(attendance, by=by):
            return
        self.record_event("attendance_put_right", by=by)
        newly = self.those_there().exclude(pk__in=known).exclude(pulses__meeting=self)
        self.record_event("pulse_asked", by=by, notify=newly)

    def those_there(self):
        """The people who were there, as far as they have accounts."""
        return User.objects.filter(is_active=True, attendances__in=self.attendances.present())

    def _finish_item(self, at):
        for item in self.agenda.filter(started_at__isnull=False, finished_at=None):
            item.finished_at = max(at, item.started_at)
            item.save(update_fields=["finished_at"])

    @transaction.atomic
    def remind_to_close(self, *, at=None):
        """Ask those who ran it to close it, once."""
        self.lock()
        if self.reminded_at or self.state in (MeetingState.CLOSED, MeetingState.CANCELLED):
            return
        self.reminded_at = at or timezone.now()
        self.save(update_fields=["reminded_at"])
        parts = [each for each in (self.chair, self.recorder) if each and self.network.is_joined_by(each)]
        self.record_event("closing_reminded", by=None, notify=[*self.network.leads(), *parts])
