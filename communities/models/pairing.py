"""Pairing: two members of a network who are to meet for half an hour, when, and whether they did."""

from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from innovations.models import WrongState
from sharehub.activity.models import RecordsEvents
from sharehub.core.constraints import set_together, valid_choice
from sharehub.core.gates import leads_to

from .membership import Membership
from .network import Network

HALF_AN_HOUR = timedelta(minutes=30)


class PairingOutcome(models.TextChoices):
    MET = "met", "You met"
    MISSED = "missed", "You did not manage to meet"


class PairingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The gate: the two themselves, as long as they belong to the network. Nobody else, moderators neither."""
        if not user.is_authenticated:
            return self.none()
        theirs = Network.objects.visible_to(user).joined_by(user)
        return self.filter(Q(first=user.pk) | Q(second=user.pk), leads_to("round__network", theirs))

    def with_context(self):
        """With the two, the network, and whether both belong to it still with an open account (`is_standing`)."""
        living = Membership.objects.living().filter(network=OuterRef("round__network"), user__is_active=True)
        first, second = Exists(living.filter(user=OuterRef("first"))), Exists(living.filter(user=OuterRef("second")))
        related = self.select_related("first", "second", "round__network")
        return related.annotate(is_standing=Q(first) & Q(second))

    def newest_first(self):
        return self.order_by("-round__month", "-pk")

    def met(self):
        return self.filter(outcome=PairingOutcome.MET)


class PairingManager(models.Manager.from_queryset(PairingQuerySet)):
    @transaction.atomic
    def make(self, one, other, *, starts_at):
        """Pair two people and tell both; called as `pairing_round.pairings.make(...)`. The time is a proposal."""
        first, second = sorted([one, other], key=lambda person: person.pk)
        pairing = self.create(first=first, second=second, starts_at=starts_at)
        pairing.record_event("made", by=None, notify=[first, second])
        return pairing


class Pairing(RecordsEvents, models.Model):
    """`words` says how to reach each other, from whoever proposed the time; `said_by` is who said how it went."""

    round = models.ForeignKey("communities.PairingRound", models.CASCADE, related_name="pairings")
    first = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    second = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    starts_at = models.DateTimeField()
    words = models.CharField(max_length=300, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, editable=False, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    outcome = models.CharField(max_length=10, choices=PairingOutcome, blank=True)
    said_at = models.DateTimeField(null=True, blank=True, editable=False)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, editable=False, related_name="+")

    objects = PairingManager()

    class Meta:
        constraints = [
            valid_choice("outcome", PairingOutcome, blank=True),
            set_together("said_at", "said_by"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="communities_pairing_two_in_order"),
            models.UniqueConstraint(fields=["round", "first"], name="communities_pairing_first_once"),
            models.UniqueConstraint(fields=["round", "second"], name="communities_pairing_second_once"),
            models.CheckConstraint(
                condition=Q(outcome="", said_at=None) | ~Q(outcome="") & Q(said_at__isnull=False),
                name="communities_pairing_outcome_with_time",
            ),
        ]
        indexes = [models.Index(fields=["second"], name="communities_pairing_of_second")]

    def __str__(self):
        return f"{self.first} and {self.second}"

    def get_absolute_url(self):
        return reverse("communities:pairing_list", args=[self.round.network.slug])

    @property
    def ends_at(self):
        return self.starts_at + HALF_AN_HOUR

    def partner_of(self, user):
        return self.second if user.pk == self.first_id else self.first

    @transaction.atomic
    def move(self, *, by, starts_at, words=""):
        """Propose another time to the other. Raises WrongState once they said how it went, or one of them has gone."""
        self._guard(by)
        if self.outcome:
            raise WrongState("You have said how it went already.")
        self.starts_at, self.words, self.proposed_by, self.changed_at = starts_at, words, by, timezone.now()
        self.sequence += 1
        self.save(update_fields=["starts_at", "words", "proposed_by", "changed_at", "sequence"])
        self.record_event("moved", by=by, notify=[self.partner_of(by)])

    @transaction.atomic
    def say_met(self, *, by):
        """They met. Either says so; twice changes nothing, and it takes back that they did not."""
        if self._say(PairingOutcome.MET, by=by):
            self.record_event("met", by=by)

    @transaction.atomic
    def say_missed(self, *, by):
        """They did not manage: then they count as not having met."""
        if self._say(PairingOutcome.MISSED, by=by):
            self.record_event("missed", by=by)

    def _say(self, outcome, *, by):
        self._guard(by)
        if self.outcome == outcome:
            return False
        self.outcome, self.said_at, self.said_by = outcome, timezone.now(), by
        self.save(update_fields=["outcome", "said_at", "said_by"])
        return True

    def _guard(self, by):
        """Wait for the other of the two, and go on from how it stands then."""
        self.refresh_from_db(from_queryset=Pairing._base_manager.select_for_update())
        if by.pk not in (self.first_id, self.second_id):
            raise PermissionDenied("It is between the two of them.")
        living = self.round.network.memberships.living()
        if living.filter(user__in=[self.first_id, self.second_id], user__is_active=True).count() < 2:
            raise WrongState("One of you does not belong to the network any more.")
