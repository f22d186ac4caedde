"""CalendarFeed: the secret address at which somebody's calendar reads their meetings."""

import secrets

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from sharehub.core.constraints import filled

from .meeting import Meeting
from .membership import Membership
from .network import Network


def new_key():
    return secrets.token_urlsafe(32)


class CalendarFeedQuerySet(models.QuerySet):
    def live(self):
        """Those that lead to something: not revoked, of an account that is open, and of a network they belong to.

        Who left it and came back gets a new address: the old one may have been passed on.
        """
        belongs = Membership.objects.living().filter(
            network=OuterRef("network"), user=OuterRef("user"), joined_at__lte=OuterRef("made_at")
        )
        return self.filter(Q(network=None) | Exists(belongs), revoked_at=None, user__is_active=True)


class CalendarFeedManager(models.Manager.from_queryset(CalendarFeedQuerySet)):
    @transaction.atomic
    def give(self, *, user, network=None):
        """The feed of all meetings of `user`, or of one network of theirs; made where there is none."""
        if network is not None and not network.is_joined_by(user):
            raise PermissionDenied("Only members have a feed of a network.")
        feed, _ = self.get_or_create(user=user, network=network, revoked_at=None)
        return feed if self.live().filter(pk=feed.pk).exists() else feed.renew(by=user)


class CalendarFeed(models.Model):
    """Whoever has the `key` reads it without signing in, as calendars do."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feeds")
    network = models.ForeignKey(Network, models.CASCADE, null=True, blank=True, related_name="calendar_feeds")
    key = models.CharField(max_length=64, unique=True, default=new_key, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = CalendarFeedManager()

    class Meta:
        constraints = [
            filled("key"),
            models.UniqueConstraint(
                fields=["user", "network"], condition=Q(revoked_at=None), name="communities_calendarfeed_one_of_network"
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(revoked_at=None, network=None),
                name="communities_calendarfeed_one_of_all",
            ),
        ]

    def __str__(self):
        return f"Meetings of {self.network or self.user}"

    def get_absolute_url(self):
        return reverse("communities:calendar_feed", args=[self.key])

    def meetings(self):
        """What it tells of: the meetings of the networks that its person belongs to at this moment."""
        meetings = Meeting.objects.visible_to(self.user).of(self.user)
        return meetings if self.network is None else meetings.filter(network=self.network)

    @transaction.atomic
    def revoke(self, *, by):
        """Its address leads nowhere from now on. Revoking twice changes nothing."""
        if by != self.user:
            raise PermissionDenied("Everybody revokes their own.")
        if self.revoked_at is None:
            self.revoked_at = timezone.now()
            self.save(update_fields=["revoked_at"])

    @transaction.atomic
    def renew(self, *, by):
        """Revoke this address and give a new one, which is returned."""
        self.revoke(by=by)
        return CalendarFeed.objects.give(user=self.user, network=self.network)
