"""Rsvp: whether a member comes to a meeting, how, and who waits for a place."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from sharehub.core.constraints import valid_choice
from sharehub.core.gates import leads_to

from .inside import inside
from .meeting import Meeting, MeetingKind
from .meeting_state import MeetingState, Unfit
from .membership import Membership


class Coming(models.TextChoices):
    YES = "yes", "Yes"
    MAYBE = "maybe", "Maybe"
    NO = "no", "No"


class How(models.TextChoices):
    ROOM = "room", "In the room"
    ONLINE = "online", "Online"


class RsvpQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The gate: who comes is known to those who belong."""
        return self.filter(leads_to("meeting", Meeting.objects.filter(inside(user))))

    def standing(self):
        """Those of people who still belong to the network: who left it takes no place."""
        living = Membership.objects.living().filter(network=OuterRef("meeting__network"), user=OuterRef("user"))
        return self.filter(Exists(living), user__is_active=True)

    def yes(self):
        return self.filter(answer=Coming.YES)

    def in_queue(self):
        """Those who want a place, in the order in which they said so."""
        return self.standing().filter(queued_at__isnull=False).order_by("queued_at", "pk")

    def with_people(self):
        return self.select_related("user").order_by("queued_at", "pk")


class RsvpManager(models.Manager.from_queryset(RsvpQuerySet)):
    @transaction.atomic
    def answer(self, answer, *, by, user=None, how="", note="", at=None):
        """Say whether `user` (`by`, unless a lead answers for somebody) comes; called as `meeting.rsvps.answer(...)`.

        Returns the Rsvp; `meeting.rsvps.waiting()` tells whether they wait for a place. Who changes how they come, or
        comes after all, queues anew. Raises Unfit once the meeting is over or cancelled.
        """
        meeting, user = self.instance, user or by
        meeting.lock()
        at = at or timezone.now()  # once it is their turn: whoever was told of a place keeps it
        self._guard(by, user, at)
        waiting = self.waiting()
        rsvp = self.filter(user=user).first() or self.model(meeting=meeting, user=user)
        had_place = rsvp.queued_at
        rsvp.answer, rsvp.how, rsvp.note = answer, self._how(answer, how), note
        rsvp.queued_at = (had_place or at) if self._takes_place(rsvp) else None
        rsvp.answered_at, rsvp.answered_by = at, by
        rsvp.save()
        self.tell_moved_up(waiting)
        if by == user:
            meeting.record_event("answered", by=by)
        else:
            meeting.record_event("answered_for", by=by, notify=[user], answer=rsvp.get_answer_display())
        return rsvp

    def waiting(self):
        """The people who wait for a place, in their order: derived, so that it moves up by itself."""
        if self.instance.places is None:
            return []
        return [rsvp.user for rsvp in self.in_queue().select_related("user")[self.instance.places :]]

    def tell_moved_up(self, waiting):
        """Tell those of `waiting` (people, as they stood before) who have a place by now."""
        if not waiting:
            return
        now = set(self.waiting())
        up = [
            rsvp.user
            for rsvp in self.in_queue().filter(user__in=waiting).select_related("user")
            if rsvp.user not in now
        ]
        if up:
            self.instance.record_event("place_freed", by=None, notify=up)

    def places_left(self):
        """How many places are free; None where as many find room as come."""
        return self.instance.places and max(self.instance.places - self.in_queue().count(), 0)

    def _how(self, answer, how):
        kind = self.instance.kind
        if answer == Coming.NO:
            return ""
        if kind == MeetingKind.BOTH:
            if answer == Coming.YES and how not in How.values:
                raise Unfit("how", "Say whether you come to the room or join online.")
            return how
        return How.ONLINE if kind == MeetingKind.ONLINE else How.ROOM

    def _takes_place(self, rsvp):
        # Where people may do either, the places are those in the room.
        return rsvp.answer == Coming.YES and (self.instance.kind != MeetingKind.BOTH or rsvp.how == How.ROOM)

    def _guard(self, by, user, now):
        meeting = self.instance
        if not meeting.can_be_attended_by(user):
            raise PermissionDenied("Only members of the network answer.")
        if by != user and not meeting.network.can_be_run_by(by):
            raise PermissionDenied("Only its leads answer for somebody.")
        if meeting.state == MeetingState.CANCELLED:
            raise Unfit("answer", "This meeting was cancelled, so there is nothing to answer.")
        if meeting.state == MeetingState.CLOSED or meeting.ends_at <= now:
            raise Unfit("answer", "This meeting is over, so there is nothing to answer.")


class Rsvp(models.Model):
    """`queued_at` is since when they want a place (only a yes does). `answered_by` is a lead where somebody phoned."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="rsvps")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="rsvps")
    answer = models.CharField(max_length=10, choices=Coming)
    how = models.CharField(max_length=10, choices=How, blank=True)
    note = models.CharField(max_length=200, blank=True)
    queued_at = models.DateTimeField(null=True, blank=True, editable=False)
    answered_at = models.DateTimeField(default=timezone.now, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = RsvpManager()

    class Meta:
        constraints = [
            valid_choice("answer", Coming),
            valid_choice("how", How, blank=True),
            models.UniqueConstraint(fields=["meeting", "user"], name="communities_rsvp_once"),
            models.CheckConstraint(
                condition=Q(queued_at=None) | Q(answer=Coming.YES), name="communities_rsvp_queued_for_yes"
            ),
            models.CheckConstraint(
                condition=~Q(answer=Coming.YES, how="") & ~(Q(answer=Coming.NO) & ~Q(how="")),
                name="communities_rsvp_yes_says_how",
            ),
        ]
        indexes = [models.Index(fields=["meeting", "queued_at"], name="communities_rsvp_queue")]

    def __str__(self):
        return f"{self.user}: {self.get_answer_display()}"
