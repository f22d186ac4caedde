"""QuickUpdate: three lines that a member writes before a meeting, read in it and kept."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from innovations.models import WrongState
from sharehub.activity.models import RecordsEvents
from sharehub.core.constraints import filled
from sharehub.core.gates import leads_to
from sharehub.moderation.models import Hideable, HideableQuerySet
from sharehub.people.models import User

from .inside import inside
from .meeting import Meeting
from .meeting_state import MeetingState

LONGEST_LINE = 300
FIRST_FEW = 3


class QuickUpdateQuerySet(HideableQuerySet):
    def visible_to(self, user):
        """The gate: those who belong to the network. What is hidden shows to whoever wrote it, and to moderators."""
        return self.filter(leads_to("meeting", Meeting.objects.filter(inside(user)))).shown_to(user, author="user")

    def in_order(self):
        """As they were written, with whose they are and how many asked for more (`asks`)."""
        return self.select_related("user").annotate(asks=models.Count("tell_me_mores")).order_by("written_at", "pk")

    def first_few(self, user):
        """The first few in that order, for members: each knows how many there are (`of_all`) and if `user` asked."""
        asked = models.Count("tell_me_mores", filter=models.Q(tell_me_mores__asked_by=user))
        counted = (
            self.shown_to(user, author="user")
            .in_order()
            .annotate(is_asked_by_me=asked, of_all=models.Window(models.Count("pk")))
        )
        return counted[:FIRST_FEW]

    def with_context(self):
        return self.select_related("meeting__network", "user")


class QuickUpdateManager(models.Manager.from_queryset(QuickUpdateQuerySet)):
    @transaction.atomic
    def write(self, *, by, doing, going="", need=""):
        """Write, or write anew, one's own three lines; called as `meeting.quick_updates.write(...)`.

        Raises WrongState once the meeting is closed or cancelled.
        """
        meeting = self.instance
        if not meeting.can_be_attended_by(by):
            raise PermissionDenied("Only members of the network write.")
        if meeting.state not in (MeetingState.PLANNED, MeetingState.RUNNING):
            raise WrongState(f"It is {meeting.get_state_display().lower()}.")
        quick_update, is_new = self.update_or_create(user=by, defaults={"doing": doing, "going": going, "need": need})
        if is_new:
            quick_update.record_event("written", by=by)
        return quick_update


class QuickUpdate(RecordsEvents, Hideable):
    """With it goes out of sight what was asked about it and told: who is concerned about that reports the update."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="quick_updates")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="quick_updates")
    doing = models.CharField("what we are doing", max_length=LONGEST_LINE)
    going = models.CharField("how it is going", max_length=LONGEST_LINE, blank=True)
    need = models.CharField("what we need", max_length=LONGEST_LINE, blank=True)
    written_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = QuickUpdateManager()

    class Meta:
        constraints = [
            *Hideable.Meta.constraints,
            filled("doing"),
            models.UniqueConstraint(fields=["meeting", "user"], name="communities_quickupdate_once"),
        ]

    def __str__(self):
        return self.doing

    def get_absolute_url(self):
        meeting = self.meeting
        return f"{reverse('communities:meeting_detail', args=[meeting.network.slug, meeting.pk])}#update-{self.pk}"

    @property
    def stands_on(self):
        return self.meeting

    @property
    def in_a_line(self):
        return f"A quick update before “{self.meeting}”"

    def people(self):
        """Those whom news about it concerns: whoever wrote it."""
        return User.objects.filter(pk=self.user_id)
