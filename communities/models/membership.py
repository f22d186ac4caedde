"""Membership: a person in a network, in a part, from when until when."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from sharehub.core.constraints import valid_choice


class Role(models.TextChoices):
    LEAD = "lead", "Lead"
    CO_LEAD = "co_lead", "Co-lead"
    MEMBER = "member", "Member"


LEADING = (Role.LEAD, Role.CO_LEAD)


class Ending(models.TextChoices):
    LEFT = "left", "Left"
    REMOVED = "removed", "Taken off"


class LastLead(Exception):
    """The last one who leads cannot leave before handing over to somebody."""


class NotOpenToJoin(PermissionDenied):
    """Nobody joins this network by themselves, or not this person: ask, or wait to be invited."""


class MembershipQuerySet(models.QuerySet):
    def living(self):
        """Those that last."""
        return self.filter(left_at=None)

    def leading(self):
        return self.living().filter(role__in=LEADING)

    def pairing(self):
        """Those who wish to meet somebody new each month, without closed accounts."""
        return self.living().filter(user__is_active=True).exclude(pairs_since=None)

    def in_order(self):
        """By their part, the lead first, then who came first; with the person of each."""
        part = models.Case(*(models.When(role=role, then=number) for number, role in enumerate(Role)))
        return self.select_related("user").order_by(part, "joined_at", "pk")


class MembershipManager(models.Manager.from_queryset(MembershipQuerySet)):
    @transaction.atomic
    def join(self, *, user, at=None):
        """Become a member of an open network; called as `network.memberships.join(...)`. Twice changes nothing.

        Raises NotOpenToJoin: for the others ask or be invited; whom a lead took off comes back by invitation.
        """
        network = self.instance
        network.lock()
        if network.is_joined_by(user):
            return self.living().get(user=user)
        if not network.can_be_joined_by(user):
            raise NotOpenToJoin("Nobody joins this by themselves.")
        return self.let_in(user=user, by=user, at=at)

    @transaction.atomic
    def let_in(self, *, user, by, role=Role.MEMBER, at=None):
        """Make `user` a member, by whatever door: the guard stands at the door. Twice changes nothing."""
        network = self.instance
        network.guard_not_over()
        membership, is_new = self.get_or_create(
            user=user, left_at=None, defaults={"role": role, "joined_at": at or timezone.now()}
        )
        if is_new:
            network.record_event("joined", by=by, notify=[*network.leads(), user], person=user)
        return membership

    def removed(self, user):
        """Whether a lead took them off the last time that they were a member."""
        last = self.filter(user=user).exclude(left_at=None).order_by("-left_at", "-pk").first()
        return last is not None and last.ending == Ending.REMOVED


class Membership(models.Model):
    """`pairs_since` is since when they wish to meet another member each month; null for those who do not."""

    network = models.ForeignKey("communities.Network", models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role, default=Role.MEMBER)
    joined_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=10, choices=Ending, blank=True)
    why_ended = models.CharField(max_length=400, blank=True)
    pairs_since = models.DateTimeField(null=True, blank=True, editable=False)

    objects = MembershipManager()

    class Meta:
        constraints = [
            valid_choice("role", Role),
            valid_choice("ending", Ending, blank=True),
            models.UniqueConstraint(
                fields=["network", "user"],
                condition=models.Q(left_at=None),
                name="communities_membership_living_once",
            ),
            models.UniqueConstraint(
                fields=["network"],
                condition=models.Q(left_at=None, role=Role.LEAD),
                name="communities_membership_one_lead",
            ),
            models.CheckConstraint(
                condition=models.Q(left_at=None, ending="") | models.Q(left_at__isnull=False) & ~models.Q(ending=""),
                name="communities_membership_ended_how",
            ),
            models.CheckConstraint(
                condition=models.Q(left_at=None) | models.Q(left_at__gte=models.F("joined_at")),
                name="communities_membership_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(pairs_since=None) | models.Q(left_at=None),
                name="communities_membership_living_pairs",
            ),
        ]
        indexes = [models.Index(fields=["user", "left_at"], name="communities_membership_of")]

    def __str__(self):
        return f"{self.user}, {self.get_role_display().lower()} of {self.network}"

    @property
    def is_leading(self):
        return self.left_at is None and self.role in LEADING

    @transaction.atomic
    def leave(self, *, by, why=""):
        """Leave it, for oneself only. Raises LastLead; leaving twice changes nothing."""
        if by != self.user:
            raise PermissionDenied("Everybody leaves for themselves.")
        if self._end(Ending.LEFT, why=why):
            self.network.record_event("left", by=by, notify=self.network.leads(), person=self.user)

    @transaction.atomic
    def remove(self, *, by, why=""):
        """A lead takes a member off. Raises LastLead; doing it twice changes nothing."""
        self.network.guard_leads(by)
        if by == self.user:
            raise PermissionDenied("To go oneself is to leave.")
        if self._end(Ending.REMOVED, why=why):
            self.network.record_event("removed", by=by, notify=[self.user], person=self.user)

    @transaction.atomic
    def take_part_as(self, role, *, by):
        """A lead makes this member a co-lead, or a member again. Raises LastLead. The lead hands over instead."""
        self.network.guard_leads(by)
        self._wait()
        if role == Role.LEAD or self.role == Role.LEAD or self.left_at:
            raise PermissionDenied("The lead hands over.")
        if role == Role.CO_LEAD and not self.user.is_active:
            raise PermissionDenied("They no longer use ShareHub.")
        if role == self.role:
            return
        self.role = role
        self.save(update_fields=["role"])
        self.network.record_event("part_changed", by=by, notify=[self.user], person=self.user, role=role)

    @transaction.atomic
    def hand_over(self, *, by):
        """Make this member the lead; who was the lead becomes a co-lead. Doing it twice changes nothing."""
        self.network.guard_leads(by)
        self._wait()
        if self.left_at or not self.user.is_active:
            raise PermissionDenied("They are no member any more.")
        if self.role == Role.LEAD:
            return
        self.network.memberships.living().filter(role=Role.LEAD).update(role=Role.CO_LEAD)
        self.role = Role.LEAD
        self.save(update_fields=["role"])
        self.network.record_event("handed_over", by=by, notify=self.network.people(), person=self.user)

    @transaction.atomic
    def begin_pairing(self, *, by, at=None):
        """Wish to meet another member each month, for oneself only. Twice changes nothing."""
        self._guard_own(by)
        if self.pairs_since is None:
            self.pairs_since = at or timezone.now()
            self.save(update_fields=["pairs_since"])
            self.network.record_event("pairing_begun", by=by)

    @transaction.atomic
    def stop_pairing(self, *, by):
        """Wish for it no longer. Who is paired this month stays so. Twice changes nothing."""
        self._guard_own(by)
        if self.pairs_since is not None:
            self.pairs_since = None
            self.save(update_fields=["pairs_since"])
            self.network.record_event("pairing_stopped", by=by)

    def _guard_own(self, by):
        self._wait()
        if by != self.user or self.left_at:
            raise PermissionDenied("Members say it for themselves.")
        self.network.guard_not_over()

    def _end(self, ending, *, why):
        self._wait()
        if self.left_at:
            return False
        if self.is_leading:
            self._leave_the_lead()
        self.left_at, self.ending, self.why_ended, self.pairs_since = timezone.now(), ending, why, None
        self.save(update_fields=["left_at", "ending", "why_ended", "pairs_since"])
        self.network.focuses.filter(leader=self.user).update(leader=None)
        return True

    def _leave_the_lead(self):
        """See that somebody leads on: where the lead goes, the co-lead who came first becomes the lead."""
        others = self.network.memberships.leading().filter(user__is_active=True).exclude(pk=self.pk)
        heir = others.order_by("joined_at", "pk").first()
        if heir is None:
            raise LastLead(self)
        if self.role == Role.LEAD:
            self.role = Role.CO_LEAD
            self.save(update_fields=["role"])
            heir.role = Role.LEAD
            heir.save(update_fields=["role"])

    def _wait(self):
        """Lock the network, so that two leads who leave at once do not both get through."""
        self.network.lock()
        self.refresh_from_db(fields=["role", "left_at", "ending", "pairs_since"])
