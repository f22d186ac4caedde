"""HealthRound: a network looks at how it is doing: its members answer, until a lead closes the round."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from innovations.models import WrongState
from sharehub.activity.models import RecordsEvents
from sharehub.core.gates import leads_to

from ..health.answers import FEWEST, together
from .network import Network
from .network_state import RUNNING


class HealthRoundQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The gate: members only, no moderators: it is their own talk about themselves."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(leads_to("network", Network.objects.visible_to(user).joined_by(user)))

    def open(self):
        return self.filter(closed_at=None)

    def newest_first(self):
        """The open one, then the latest that closed."""
        return self.order_by(models.F("closed_at").desc(nulls_first=True), "-pk")

    def closed(self):
        """The latest first."""
        return self.exclude(closed_at=None).order_by("-closed_at", "-pk")


class HealthRoundManager(models.Manager.from_queryset(HealthRoundQuerySet)):
    @transaction.atomic
    def begin(self, *, by, at=None):
        """A lead asks the members how they are doing; called as `network.health_rounds.begin(...)`.

        Returns the round; while one is open, that one. Raises WrongState before the network is opened.
        """
        network = self.instance
        network.lock()
        network.guard_leads(by)
        if network.state not in RUNNING:
            raise WrongState(f"It is {network.get_state_display().lower()}.")
        if health_round := self.open().first():
            return health_round
        health_round = self.create(begun_by=by, begun_at=at or timezone.now())
        health_round.record_event("begun", by=by, notify=network.people())
        return health_round


class HealthRound(RecordsEvents, models.Model):
    """What was found is frozen when it closes (`findings`), with how many `members` there were and `answered`.

    The answers themselves go then: only what all said together stays. While it is open nobody sees even that, for two
    looks, before and after somebody answers, would tell what they said.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="health_rounds")
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    members = models.PositiveIntegerField(null=True, blank=True, editable=False)
    answered = models.PositiveIntegerField(null=True, blank=True, editable=False)

    objects = HealthRoundManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["network"], condition=models.Q(closed_at=None), name="communities_healthround_one_open"
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None, members=None, answered=None)
                | models.Q(
                    closed_at__isnull=False,
                    closed_at__gte=models.F("begun_at"),
                    members__isnull=False,
                    answered__isnull=False,
                ),
                name="communities_healthround_closed_with_numbers",
            ),
        ]
        indexes = [models.Index(fields=["network", "-closed_at"], name="communities_healthround_newest")]

    def __str__(self):
        return f"Health check of {timezone.localtime(self.closed_at or self.begun_at):%d.%m.%Y}"

    def get_absolute_url(self):
        return reverse("communities:health_detail", args=[self.network.slug])

    @property
    def is_open(self):
        return self.closed_at is None

    @property
    def has_enough(self):
        """Whether so many answered that what they said together may be shown."""
        return (self.answered or 0) >= FEWEST

    def number_answered(self):
        """How many members answered so far."""
        return self.answers.standing().values("user").distinct().count()

    @transaction.atomic
    def close(self, *, by, readings, at=None):
        """Freeze what was found: `readings` of the facts, one an area, beside what the members answered.

        Called by health.actions.close_round, which reads them. Closing twice changes nothing.
        """
        network = self.network
        self.lock()
        if not self.is_open:
            return
        network.guard_leads(by)
        said = self.answers.standing().by_area()
        for reading in readings:
            self.findings.freeze(reading, answers=together(said.get(reading.described.code, [])))
        self.members, self.answered = network.people().count(), self.number_answered()
        self.closed_at, self.closed_by = at or timezone.now(), by
        self.save(update_fields=["members", "answered", "closed_at", "closed_by"])
        self.answers.all().delete()
        self.record_event("closed", by=by, notify=network.people())

    def guard_open_to(self, user):
        """Wait for whoever closes it, and raise unless `user`, a member, may answer still."""
        self.lock()
        if not self.network.is_joined_by(user):
            raise PermissionDenied("Only members of the network answer.")
        if not self.is_open or self.network.is_over:
            raise WrongState("It is closed.")

    def lock(self):
        network = self.network
        self.refresh_from_db(from_queryset=HealthRound.objects.select_for_update())
        self.network = network
