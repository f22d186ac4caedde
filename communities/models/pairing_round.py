"""PairingRound: the month in which those members who wished for it were matched to meet somebody new."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from sharehub.people.models import Affiliation, Kind, User

from ..matching import Peer, match
from .network import Network
from .network_state import State
from .pairing import Pairing, PairingOutcome

WEDNESDAY, HALF_PAST_TWELVE = 2, time(12, 30)
AT_LEAST = timedelta(days=7)


class PairingRoundManager(models.Manager):
    @transaction.atomic
    def hold(self, *, at=None):
        """Match all who wish for it, for the month of `at`, and tell them; called as `network.pairing_rounds.hold()`.

        Returns the PairingRound; None where that month has one, the network is not active or fewer than two wish for
        it. Twice, also at once, is once.
        """
        network, at = self.instance, at or timezone.now()
        network.lock()
        month = timezone.localdate(at).replace(day=1)
        wishing = list(network.memberships.pairing().order_by("user").values_list("user", flat=True))
        if network.state != State.ACTIVE or len(wishing) < 2 or self.filter(month=month).exists():
            return None
        earlier = list(Pairing.objects.filter(round__network=network).select_related("round"))
        pairs, waits = match(peers_of(wishing, earlier), met_in(earlier))
        people = User.objects.in_bulk(wishing)
        held = self.create(month=month, waits=waits and people[waits.pk], held_at=at)
        for one, other in pairs:
            held.pairings.make(people[one.pk], people[other.pk], starts_at=half_an_hour_after(at))
        if waits:
            network.record_event("pairing_waited", by=None, notify=[held.waits], month=f"{month:%B}")
        return held

    def waited_last(self, user):
        """Whether `user` was left over in the latest round of the network."""
        latest = self.order_by("-month", "-pk").values_list("waits", flat=True).first()
        return latest is not None and latest == user.pk


class PairingRound(models.Model):
    """`month` is its first day; `waits` is who was left over, and comes before others the next time."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="pairing_rounds")
    month = models.DateField()
    held_at = models.DateTimeField(default=timezone.now, editable=False)
    waits = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")

    objects = PairingRoundManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "month"], name="communities_pairinground_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="communities_pairinground_whole_month"),
        ]

    def __str__(self):
        return f"{self.network}, {self.month:%B %Y}"


def number_of(month):
    return month.year * 12 + month.month


def met_in(pairings):
    """{two keys (a frozenset): the month in which they last met, counted}; not where they said that they did not."""
    met = {}
    for pairing in pairings:
        if pairing.outcome != PairingOutcome.MISSED:
            both = frozenset((pairing.first_id, pairing.second_id))
            met[both] = max(met.get(both, 0), number_of(pairing.round.month))
    return met


def peers_of(people, pairings):
    """Peers from the keys of people, with where they work now. One query."""
    places, pcns = {pk: set() for pk in people}, {pk: set() for pk in people}
    columns = ["person", "organisation", "organisation__kind", "organisation__parent", "organisation__parent__kind"]
    rows = Affiliation.objects.current().filter(person__in=people).values_list(*columns)
    for person, place, kind, parent, kind_of_parent in rows:
        places[person].add(place)
        pcns[person] |= {place} if kind == Kind.PCN else {parent} if kind_of_parent == Kind.PCN else set()
    months = {pk: [] for pk in people}
    for pairing in pairings:
        for pk in (pairing.first_id, pairing.second_id):
            months.get(pk, []).append(number_of(pairing.round.month))
    return [
        Peer(pk, frozenset(places[pk]), frozenset(pcns[pk]), max(months[pk], default=0), len(months[pk]))
        for pk in people
    ]


def half_an_hour_after(moment):
    """The Wednesday at 12:30, by London's clocks, that is a week or more away."""
    day = timezone.localdate(moment) + AT_LEAST
    day += timedelta(days=(WEDNESDAY - day.weekday()) % 7)
    return datetime.combine(day, HALF_PAST_TWELVE, tzinfo=ZoneInfo("Europe/London"))
