"""Commitment: who does what by when; kept, carried over, or let go."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from innovations.models import Challenge, Innovation, TakeUp, WrongState
from sharehub.activity.models import RecordsEvents
from sharehub.core.constraints import filled, valid_choice

from .inside import inside
from .meeting import Meeting
from .meeting_state import Unfit
from .network import Network
from .outcome import guard_recorder


class CommitmentState(models.TextChoices):
    OPEN = "open", "Open"
    KEPT = "kept", "Kept"
    CARRIED = "carried", "Carried over"
    LET_GO = "let_go", "Let go"


class CommitmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The gate: promises are among those who belong."""
        return self.filter(inside(user))

    def open(self):
        return self.filter(state=CommitmentState.OPEN)

    def overdue(self):
        return self.open().filter(due_on__lt=timezone.localdate())

    def of(self, user):
        return self.filter(person=user)

    def by_due_date(self):
        return self.order_by("due_on", "pk")

    def open_first(self):
        """The open ones by their day, then what has ended, the latest first."""
        is_over = models.Case(models.When(state=CommitmentState.OPEN, then=0), default=1)
        return self.order_by(is_over, "-ended_at", "due_on", "pk")

    def ended(self):
        """Kept, carried over or let go, the latest first."""
        return self.exclude(state=CommitmentState.OPEN).order_by("-ended_at", "-pk")

    def with_context(self):
        """With the network, who promised it, and the one that it was carried over from."""
        return self.select_related("network", "person", "meeting", "carried_from")


class CommitmentManager(models.Manager.from_queryset(CommitmentQuerySet)):
    @transaction.atomic
    def make(self, *, by, person, what, due_on, meeting=None, at=None, **links):
        """Note who does what by when; called as `network.commitments.make(...)`.

        A member for themselves, a lead or whoever runs the `meeting` for any member. `links` are a challenge, an
        innovation or a take_up. Raises Unfit for a day that has passed.
        """
        network, at = self.instance, at or timezone.now()
        if not network.is_joined_by(person):
            raise Unfit("person", "Choose somebody who belongs to the network.")
        if by != person:
            guard_recorder(network, meeting, by)
        if due_on < timezone.localdate(at):
            raise Unfit("due_on", "That day has passed. Choose one to come.")
        commitment = self.create(
            person=person, what=what, due_on=due_on, meeting=meeting, made_by=by, made_at=at, **links
        )
        commitment.record_event("made", by=by, notify=[person])
        return commitment


class Commitment(RecordsEvents, models.Model):
    """Carried over, a new one with a later date takes its place (`carried_to`). `reason` says why it was let go.

    `ended_at` is when it stopped being open.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="commitments")
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="commitments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="commitments")
    what = models.CharField("will do what", max_length=200)
    due_on = models.DateField("by when")
    state = models.CharField(max_length=10, choices=CommitmentState, default=CommitmentState.OPEN, editable=False)
    reason = models.CharField(max_length=400, blank=True, editable=False)
    carried_to = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="carried_from"
    )
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    challenge = models.ForeignKey(Challenge, models.SET_NULL, null=True, blank=True, related_name="commitments")
    innovation = models.ForeignKey(Innovation, models.SET_NULL, null=True, blank=True, related_name="commitments")
    take_up = models.ForeignKey(TakeUp, models.SET_NULL, null=True, blank=True, related_name="commitments")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")

    objects = CommitmentManager()

    class Meta:
        constraints = [
            filled("what"),
            valid_choice("state", CommitmentState),
            models.CheckConstraint(
                condition=models.Q(state=CommitmentState.OPEN, ended_at=None)
                | ~models.Q(state=CommitmentState.OPEN) & models.Q(ended_at__isnull=False),
                name="communities_commitment_ended_with_time",
            ),
            models.CheckConstraint(
                condition=models.Q(state=CommitmentState.CARRIED, carried_to__isnull=False)
                | ~models.Q(state=CommitmentState.CARRIED) & models.Q(carried_to=None),
                name="communities_commitment_carried_to",
            ),
            models.CheckConstraint(
                condition=models.Q(state=CommitmentState.LET_GO) & ~models.Q(reason="")
                | ~models.Q(state=CommitmentState.LET_GO) & models.Q(reason=""),
                name="communities_commitment_let_go_why",
            ),
        ]
        indexes = [
            models.Index(fields=["network", "state", "due_on"], name="communities_commitment_due"),
            models.Index(fields=["person", "state", "due_on"], name="communities_commitment_mine"),
        ]

    def __str__(self):
        return self.what

    def get_absolute_url(self):
        return f"{reverse('communities:commitment_list', args=[self.network.slug])}#commitment-{self.pk}"

    @property
    def is_open(self):
        return self.state == CommitmentState.OPEN

    @property
    def is_overdue(self):
        return self.is_open and self.due_on < timezone.localdate()

    def can_be_settled_by(self, user):
        """Whoever promised it, and the leads, as long as they belong."""
        is_theirs = user == self.person and self.network.is_joined_by(user)
        return is_theirs or self.network.can_be_run_by(user)

    @transaction.atomic
    def keep(self, *, by, at=None):
        """It is done. Keeping it twice changes nothing; raises WrongState where it has ended otherwise."""
        if self._is_already(CommitmentState.KEPT, by):
            return
        self._end(CommitmentState.KEPT, at=at)
        self.record_event("kept", by=by, notify=self._others())

    @transaction.atomic
    def carry_over(self, *, by, due_on, meeting=None, at=None):
        """It takes longer: a new one with a later date takes its place, and is returned. Raises Unfit, WrongState."""
        at = at or timezone.now()
        if self._is_already(CommitmentState.CARRIED, by):
            return self.carried_to
        if due_on <= max(self.due_on, timezone.localdate(at)):
            raise Unfit("due_on", "Choose a later day than it was due, and one to come.")
        same = ("network", "person", "what", "challenge", "innovation", "take_up")
        commitment = Commitment.objects.create(
            meeting=meeting or self.meeting,
            due_on=due_on,
            made_by=by,
            made_at=at,
            **{name: getattr(self, name) for name in same},
        )
        self._end(CommitmentState.CARRIED, carried_to=commitment, at=at)
        commitment.record_event("carried_over", by=by, notify=[self.person])
        return commitment

    @transaction.atomic
    def let_go(self, *, by, reason, at=None):
        """It will not be done, and why. Letting it go twice changes nothing; raises WrongState as above."""
        if self._is_already(CommitmentState.LET_GO, by):
            return
        self._end(CommitmentState.LET_GO, reason=reason, at=at)
        self.record_event("let_go", by=by, notify=self._others(), reason=reason)

    @transaction.atomic
    def link(self, *, by, **links):
        """Say which `challenge`, `innovation` or `take_up` it is about, or led to."""
        if not self.can_be_settled_by(by):
            raise PermissionDenied("Whoever promised it, and the leads, do this.")
        for name, thing in links.items():
            setattr(self, name, thing)
        self.save(update_fields=list(links))
        self.record_event("linked", by=by)

    def _is_already(self, state, by):
        """Wait for whoever changes it, and guard: only what is open ends."""
        self.refresh_from_db(fields=["state", "carried_to"], from_queryset=Commitment.objects.select_for_update())
        if not self.can_be_settled_by(by):
            raise PermissionDenied("Whoever promised it, and the leads, do this.")
        if not self.is_open and self.state != state:
            raise WrongState(f"It is {self.get_state_display().lower()}.")
        return self.state == state

    def _end(self, state, *, reason="", carried_to=None, at=None):
        self.state, self.reason, self.carried_to, self.ended_at = state, reason, carried_to, at or timezone.now()
        self.save(update_fields=["state", "reason", "carried_to", "ended_at"])

    def _others(self):
        """Who is told: whoever promised it, and the leads."""
        return [self.person, *self.network.leads()]
