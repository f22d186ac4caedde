"""Meeting: a network comes together, once or as one of a series; online, in person, or both."""

import uuid
from datetime import UTC

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from innovations.models import WrongState
from sharehub.activity.models import RecordsEvents
from sharehub.core.constraints import filled, valid_choice, within
from sharehub.core.gates import leads_to
from sharehub.core.locking import Versioned
from sharehub.people.models import User

from .meeting_closing import MeetingClosing
from .meeting_roles import MeetingRoles
from .meeting_running import MeetingRunning
from .meeting_state import MeetingState, Unfit
from .network import Network
from .network_state import State

MOST_PLACES = 1000


class MeetingKind(models.TextChoices):
    ONLINE = "online", "Online"
    IN_PERSON = "in_person", "In person"
    BOTH = "both", "In the room or online"


def in_utc(fields):
    """`fields` with the times in UTC: times of one zone Python compares by their clocks, also when these go back."""
    times = {name: fields[name].astimezone(UTC) for name in ("starts_at", "ends_at") if name in fields}
    return fields | times


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The gate: whoever may know of the network. What is for members only the page leaves out for others."""
        return self.filter(leads_to("network", Network.objects.visible_to(user)))

    def of(self, user):
        """Those of the networks that `user` belongs to now."""
        return self.filter(network__in=Network.objects.joined_by(user).values("pk"))

    def not_cancelled(self):
        return self.exclude(state=MeetingState.CANCELLED)

    def upcoming(self, now=None):
        """Those to come and those that are on, the next first."""
        open_states = [MeetingState.PLANNED, MeetingState.RUNNING]
        return self.filter(state__in=open_states, ends_at__gt=now or timezone.now()).order_by("starts_at", "pk")

    def past(self):
        """Those that took place, the latest first."""
        is_over = models.Q(ends_at__lte=timezone.now()) | models.Q(state=MeetingState.CLOSED)
        return self.not_cancelled().filter(is_over).order_by("-starts_at", "-pk")

    def following(self, meeting):
        """Those of the same series from `meeting` on that are still to come and stand, in their order."""
        later = self.filter(series=meeting.series_id, number__gte=meeting.number, state=MeetingState.PLANNED)
        return later.filter(starts_at__gt=timezone.now()).order_by("number")

    def to_close(self, *, before):
        """Those that were over `before` (an aware datetime) and that nobody has closed or was reminded to."""
        open_states = [MeetingState.PLANNED, MeetingState.RUNNING]
        return self.filter(state__in=open_states, ends_at__lt=before, reminded_at=None).order_by("ends_at", "pk")

    def with_context(self):
        """With the network, and those who have a part in it."""
        return self.select_related("network", "chair", "recorder", "timekeeper")


class MeetingManager(models.Manager.from_queryset(MeetingQuerySet)):
    @transaction.atomic
    def call(self, *, by, at=None, **fields):
        """Set a single meeting; called as `network.meetings.call(title=…, starts_at=…, ends_at=…)`.

        Raises Unfit in words for `by`, and WrongState while the network rests.
        """
        meeting = self.place(by=by, at=at, **fields)
        meeting.record_event("called", by=by, notify=meeting.people())
        return meeting

    def place(self, *, by, at=None, **fields):
        """Make the row of a meeting that is called, alone or within a series, and say nothing of it yet."""
        network, at = self.instance, at or timezone.now()
        network.guard_leads(by)
        if network.state not in (State.SCOPING, State.ACTIVE):
            raise WrongState("It rests: resume it first.")
        meeting = self.model(network=network, called_by=by, called_at=at, changed_at=at, **in_utc(fields))
        meeting.guard_details(at)
        meeting.save()
        return meeting


class Meeting(RecordsEvents, Versioned, MeetingRoles, MeetingRunning, MeetingClosing):
    """`places` is how many find room (null: as many as come). `uid` and `sequence` are what calendars know it by.

    `number` is its place in its series: what a move of "all that follow" goes by. `question` is the lead's own, asked
    after it with the pulse.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="meetings")
    series = models.ForeignKey(
        "communities.MeetingSeries", models.PROTECT, null=True, blank=True, editable=False, related_name="meetings"
    )
    number = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    title = models.CharField("what it is called", max_length=120)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    kind = models.CharField(max_length=10, choices=MeetingKind, default=MeetingKind.ONLINE)
    link = models.URLField("link to join", max_length=500, blank=True)
    place = models.CharField("where", max_length=200, blank=True)
    places = models.PositiveSmallIntegerField("how many find room", null=True, blank=True)
    question = models.CharField("your own question afterwards", max_length=200, blank=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    called_at = models.DateTimeField(default=timezone.now, editable=False)
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    cancel_reason = models.CharField(max_length=400, blank=True, editable=False)

    objects = MeetingManager()

    class Meta:
        constraints = [
            *MeetingRunning.Meta.constraints,
            *MeetingClosing.Meta.constraints,
            filled("title"),
            valid_choice("kind", MeetingKind),
            within("places", 1, MOST_PLACES),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="communities_meeting_ends_after_start"
            ),
            models.CheckConstraint(
                condition=models.Q(link="") | models.Q(link__startswith="https://"),
                name="communities_meeting_link_https",
            ),
            models.CheckConstraint(
                condition=models.Q(series=None, number=None) | models.Q(series__isnull=False, number__isnull=False),
                name="communities_meeting_number_in_series",
            ),
            models.UniqueConstraint(fields=["series", "number"], name="communities_meeting_number_once"),
            models.CheckConstraint(
                condition=models.Q(state=MeetingState.CANCELLED, cancelled_at__isnull=False)
                & ~models.Q(cancel_reason="")
                | ~models.Q(state=MeetingState.CANCELLED) & models.Q(cancelled_at=None, cancel_reason=""),
                name="communities_meeting_cancelled_why",
            ),
        ]
        indexes = [
            models.Index(fields=["network", "starts_at"], name="communities_meeting_of"),
            models.Index(fields=["state", "ends_at"], name="communities_meeting_to_come"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("communities:meeting_detail", args=[self.network.slug, self.pk])

    # Who may do what

    def people(self):
        """Those whom news about it concerns: the members of the network."""
        return self.network.people()

    def can_be_attended_by(self, user):
        """Members: they answer, and see the link, who comes, what was written before and the notes."""
        return self.network.is_joined_by(user)

    def can_be_changed_by(self, user):
        """The leads, until it is on."""
        return self.state == MeetingState.PLANNED and self.network.can_be_run_by(user)

    def can_be_run_by(self, user):
        """The leads, and whoever takes the chair, the notes or the time, as long as they belong to the network."""
        if self.state == MeetingState.CANCELLED or not user.is_authenticated:
            return False
        has_part = user.pk in (self.chair_id, self.recorder_id, self.timekeeper_id)
        return self.network.is_led_by(user) or (has_part and self.network.is_joined_by(user))

    # Where it stands

    @property
    def is_cancelled(self):
        return self.state == MeetingState.CANCELLED

    @property
    def is_online(self):
        return self.kind != MeetingKind.IN_PERSON

    @property
    def is_in_person(self):
        return self.kind != MeetingKind.ONLINE

    @property
    def minutes(self):
        """How long it is to last."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    def guard_details(self, now):
        """Raise Unfit where what is said of it cannot be, in words for whoever said it. It is set for after `now`."""
        wrong = []
        if self.ends_at <= self.starts_at:
            wrong.append(("ends_at", "It ends before it starts. Check the two times."))
        if now and self.starts_at <= now:
            wrong.append(("starts_at", "That is in the past. Choose a day and time to come."))
        if self.link and not self.is_online:
            wrong.append(("link", "Take out the link, or say that people may join online too."))
        elif self.link and not self.link.startswith("https://"):
            wrong.append(("link", "Start the link with https://, so that nobody can listen in."))
        Unfit.refuse(wrong)

    @transaction.atomic
    def edit(self, *, by, version, **changes):
        """Change its details or its times, as opened at `version`. Raises StaleVersion, Unfit, TooLong."""
        self.guard_change(by)
        self.claim_version(version)
        self.change(**changes)
        self._tell_change(by, moved=bool({"starts_at", "ends_at"} & set(changes)))

    @transaction.atomic
    def move(self, *, by, starts_at, ends_at):
        """Set it at another time; everybody is told. Raises Unfit, TooLong; to where it is, changes nothing."""
        self.guard_change(by)
        if self.change(starts_at=starts_at, ends_at=ends_at):
            self._tell_change(by, moved=True)

    @transaction.atomic
    def cancel(self, *, by, reason):
        """Call it off and say why. Cancelling twice changes nothing. Raises WrongState once it is on."""
        self.lock()
        if self.is_cancelled:
            return
        self.guard_change(by)
        self.call_off(by=by, reason=reason)
        self.record_event("cancelled", by=by, notify=self.people(), reason=reason)

    def change(self, **changes):
        """Save what differs, within a verb: one step further in calendars. Returns the names of what differs."""
        changes = in_utc(changes)
        changed = [name for name, value in changes.items() if getattr(self, name) != value]
        if not changed:
            return []
        waiting = self.rsvps.waiting()
        for name in changed:
            setattr(self, name, changes[name])
        self.guard_details(timezone.now() if "starts_at" in changed else None)
        self.agenda.guard_fits(field="ends_at")
        self.sequence, self.changed_at = self.sequence + 1, timezone.now()
        self.save(update_fields=[*changed, "sequence", "changed_at"])
        self.rsvps.tell_moved_up(waiting)
        return changed

    def call_off(self, *, by, reason):
        """Mark it as cancelled, within a verb."""
        self.state, self.cancel_reason, self.cancelled_by = MeetingState.CANCELLED, reason, by
        self.cancelled_at = self.changed_at = timezone.now()
        self.sequence += 1
        self.save(update_fields=["state", "cancel_reason", "cancelled_by", "cancelled_at", "changed_at", "sequence"])

    def lock(self):
        """Wait for whoever changes it, and go on from how it stands then."""
        network = self.network
        self.refresh_from_db(from_queryset=type(self)._base_manager.select_for_update())
        self.network = network

    def guard_change(self, by):
        self.lock()
        if not self.network.can_be_run_by(by):
            raise PermissionDenied("Only the leads of the network do this.")
        if self.state != MeetingState.PLANNED:
            raise WrongState(f"It is {self.get_state_display().lower()}.")

    def _tell_change(self, by, *, moved):
        if moved:
            self.record_event("moved", by=by, notify=self.people())
        else:
            self.record_event("edited", by=by, notify=self.coming())

    def coming(self):
        """Those who said that they come, or may."""
        return User.objects.filter(is_active=True, rsvps__in=self.rsvps.standing().exclude(answer="no"))
