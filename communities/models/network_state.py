"""The life of a network: scoping → active → resting → closed, each with who, when and why."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from innovations.models import NotReady, WrongState
from sharehub.core.constraints import valid_choice
from sharehub.core.missing import Missing

from ..methods import Method

LEADS_NEEDED = 2


class State(models.TextChoices):
    SCOPING = "scoping", "Being scoped"
    ACTIVE = "active", "Active"
    RESTING = "resting", "Resting"
    CLOSED = "closed", "Closed"


RUNNING = (State.ACTIVE, State.RESTING)
OVER = (State.CLOSED,)


class NetworkState(models.Model):
    """The state of a network and the verbs that change it. `state_why` says why it rests or has closed."""

    state = models.CharField(max_length=10, choices=State, default=State.SCOPING, editable=False)
    state_since = models.DateTimeField(default=timezone.now, editable=False)
    state_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    state_why = models.CharField(max_length=400, blank=True, editable=False)
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            valid_choice("state", State),
            models.CheckConstraint(
                condition=models.Q(state=State.SCOPING, opened_at__isnull=True)
                | models.Q(state__in=RUNNING, opened_at__isnull=False)
                | models.Q(state=State.CLOSED),
                name="%(app_label)s_%(class)s_opened_with_time",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[State.SCOPING, State.ACTIVE]) | ~models.Q(state_why=""),
                name="%(app_label)s_%(class)s_ends_with_reason",
            ),
        ]

    def missing_to_open(self, at=None):
        """What it still needs, a list of Missing: a purpose, a focus, a method, two who lead, a first meeting."""
        missing = [Missing(f"purpose_{name}", label) for name, label in PURPOSE_NEEDS if not getattr(self, name)]
        if not self.focuses.exists():
            missing.append(Missing("focus", "One to three areas of focus"))
        if not self.method or (self.method == Method.OWN and not self.own_method):
            missing.append(Missing("method", "How you will work: the method"))
        if (wanting := LEADS_NEEDED - self.leads().count()) > 0:
            label = "A second person who leads with you" if wanting == 1 else "Two people who lead it"
            missing.append(Missing("leads", label))
        if not self.has_first_meeting(at):
            missing.append(Missing("meeting", "A first meeting with a date"))
        return missing

    def has_first_meeting(self, at=None):
        """Whether a meeting is set that is still to come, now or `at` another time."""
        return self.meetings.upcoming(at).exists()

    @transaction.atomic
    def open(self, *, by, at=None):
        """Begin for good. Raises NotReady (with `missing`), WrongState; opening twice changes nothing."""
        self.lock()
        self._leads_only(by)
        if self.state == State.ACTIVE:
            return
        self._require(State.SCOPING)
        if missing := self.missing_to_open(at):
            raise NotReady(missing)
        self.opened_at = at or timezone.now()
        self._come_to(State.ACTIVE, by=by, at=self.opened_at)
        self.purposes.state(by=by, at=self.opened_at)
        self.take_title_as_address()
        self.record_event("opened", by=by, notify=self.people())

    @transaction.atomic
    def rest(self, *, by, why, at=None):
        """Pause it, and say why. Raises WrongState unless it is active; resting twice changes nothing."""
        self.lock()
        self._leads_only(by)
        if self.state == State.RESTING:
            return
        self._require(State.ACTIVE)
        self._come_to(State.RESTING, by=by, why=why, at=at)
        self.record_event("rested", by=by, notify=self.people(), why=why)

    @transaction.atomic
    def resume(self, *, by, at=None):
        """Go on after a rest. Raises WrongState unless it rests; while it is active, changes nothing."""
        self.lock()
        self._leads_only(by)
        if self.state == State.ACTIVE:
            return
        self._require(State.RESTING)
        self._come_to(State.ACTIVE, by=by, at=at)
        self.record_event("resumed", by=by, notify=self.people())

    @transaction.atomic
    def close(self, *, by, why, at=None):
        """End it, and say why. What it achieved stays readable. Closing twice changes nothing."""
        self.lock()
        self._leads_only(by)
        if self.state == State.CLOSED:
            return
        self._come_to(State.CLOSED, by=by, why=why, at=at)
        self.record_event("closed", by=by, notify=self.people(), why=why)

    def lock(self):
        """Wait for whoever changes it, and go on from how it stands then."""
        self.refresh_from_db(from_queryset=type(self)._base_manager.select_for_update())

    def _come_to(self, state, *, by, why="", at=None):
        self.state, self.state_by, self.state_why, self.state_since = state, by, why, at or timezone.now()
        self.save(update_fields=["state", "state_by", "state_why", "state_since", "opened_at"])
        self.state_changes.create(state=state, changed_by=by, changed_at=self.state_since, why=why)

    def _require(self, *states):
        if self.state not in states:
            raise WrongState(f"It is {self.get_state_display().lower()}.")

    def _leads_only(self, by):
        if not self.is_led_by(by):
            raise PermissionDenied("Only its leads may do this.")


PURPOSE_NEEDS = [
    ("who_we_are", "Purpose: who you are"),
    ("what_different", "Purpose: what will be different"),
    ("for_whom", "Purpose: for whom"),
    ("by_when", "Purpose: by when"),
]
