"""Attendance: who was at a meeting, for how long, and why somebody was not."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q

from sharehub.core.constraints import not_negative, valid_choice
from sharehub.core.gates import leads_to

from .inside import inside
from .meeting import Meeting


class Absence(models.TextChoices):
    """Why somebody was not there."""

    SHORT_STAFFED = "short_staffed", "Short of staff"
    CLASH = "clash", "Something else at that time"
    LEAVE = "leave", "On leave or unwell"
    NOT_FOR_ME = "not_for_me", "Not about what matters to us"
    TECHNICAL = "technical", "Could not get in"
    NOT_SAID = "not_said", "Not said"


SAID = ("guest_from", "is_present", "reason", "minutes")


class AttendanceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The gate: those who belong."""
        return self.filter(leads_to("meeting", Meeting.objects.filter(inside(user))))

    def present(self):
        return self.filter(is_present=True)

    def in_order(self):
        """Members by their names, then guests."""
        return self.select_related("user").order_by("guest", "user__name", "pk")


class AttendanceManager(models.Manager.from_queryset(AttendanceQuerySet)):
    @transaction.atomic
    def note(self, rows, *, by, at=None):
        """Note who was there, in place of what was noted of them; called as `meeting.attendances.note(...)`.

        `rows` are dicts: `user` (or `guest`, a name, and `guest_from`), `is_present`, `reason` (an Absence, where not)
        and perhaps `minutes` (where not the whole meeting). Three queries, however many. Returns how many differ.
        """
        meeting = self.instance
        meeting.lock()
        if not meeting.can_be_run_by(by) or meeting.are_notes_final(at):
            raise PermissionDenied("Those who run it note who was there, until the notes are final.")
        known = {(each.user_id, each.guest): each for each in self.all()}
        differing = {}
        for row in rows:
            user, guest = row.get("user"), row.get("guest", "")
            key = (user and user.pk, guest)
            each = known.setdefault(key, self.model(meeting=meeting, user=user, guest=guest))
            if each.takes(row) or each.pk is None:
                differing[key] = each
        new = [each for each in differing.values() if each.pk is None]
        self.bulk_update([each for each in differing.values() if each.pk], SAID)
        self.bulk_create(new)
        return len(differing)

    def note_instead(self, rows, *, by):
        """Note them as `note` does, and take out the guests that `rows` leaves out. Returns how many rows differ."""
        guests = [row["guest"] for row in rows if row.get("guest")]
        gone, _ = self.filter(user=None).exclude(guest__in=guests).delete()
        return gone + self.note(rows, by=by)


class Attendance(models.Model):
    """Of a member, or of a `guest` without an account. `minutes` is null for the whole meeting."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="attendances"
    )
    guest = models.CharField(max_length=120, blank=True)
    guest_from = models.CharField(max_length=120, blank=True)
    is_present = models.BooleanField()
    reason = models.CharField(max_length=15, choices=Absence, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = AttendanceManager()

    class Meta:
        verbose_name_plural = "attendance"
        constraints = [
            valid_choice("reason", Absence, blank=True),
            not_negative("minutes"),
            models.CheckConstraint(
                condition=Q(user=None) & ~Q(guest="") | Q(user__isnull=False, guest="", guest_from=""),
                name="communities_attendance_member_or_guest",
            ),
            models.CheckConstraint(
                condition=Q(is_present=True, reason="") | Q(is_present=False, minutes=None) & ~Q(reason=""),
                name="communities_attendance_absent_why",
            ),
            models.UniqueConstraint(
                fields=["meeting", "user"], condition=Q(user__isnull=False), name="communities_attendance_member_once"
            ),
            models.UniqueConstraint(
                fields=["meeting", "guest"], condition=Q(user=None), name="communities_attendance_guest_once"
            ),
        ]
        indexes = [models.Index(fields=["user", "is_present"], name="communities_attendance_of")]

    def __str__(self):
        return f"{self.user or self.guest}: {'there' if self.is_present else self.get_reason_display()}"

    def takes(self, row):
        """Say of them what `row` says, unsaved. Returns whether anything differs."""
        before = [getattr(self, name) for name in SAID]
        self.guest_from = row.get("guest_from", "")
        self.is_present = row["is_present"]
        self.reason = "" if self.is_present else row.get("reason") or Absence.NOT_SAID
        self.minutes = row.get("minutes") if self.is_present else None
        return before != [getattr(self, name) for name in SAID]
