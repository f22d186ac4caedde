"""NetworkInvitation: to belong to a network, sent to one email address, usable once."""

from django.conf import settings
from django.db import models, transaction

from sharehub.activity.models import RecordsEvents
from sharehub.core.constraints import set_together
from sharehub.people.models import SingleUse, SingleUseManager, SingleUseQuerySet, User, holds_for

from .membership import Role


class NetworkInvitationQuerySet(SingleUseQuerySet):
    def visible_to(self, user):
        """Those sent to them while they hold, and those of the networks that they lead."""
        if not user.is_authenticated:
            return self.none()
        from .network import Network

        return self.filter(holds_for(user) | models.Q(network__in=Network.objects.led_by(user).values("pk")))

    def with_context(self):
        return self.select_related("network", "invited_by", "person")


class NetworkInvitationManager(SingleUseManager.from_queryset(NetworkInvitationQuerySet)):
    @transaction.atomic
    def send(self, *, by, email="", person=None, is_co_lead=False):
        """Invite `email`, or the colleague `person`; called as `network.invitations.send(...)`. With its `token`.

        While a network is scoped all its members invite, later its leads. Whoever has one already is not sent another:
        the one there is comes back, without a token. Somebody with an account is told at once.
        """
        network = self.instance
        network.guard_edits(by)
        network.lock()
        email = (person.email if person else email).strip().lower()
        if waiting := self.open().filter(email=email).first():
            return waiting
        role = Role.CO_LEAD if is_co_lead else Role.MEMBER
        network_invitation = self.write(email=email, by=by, person=person, role=role)
        told = [person] if person else User.objects.filter(email=email)
        network_invitation.record_event("sent", by=by, notify=told)
        return network_invitation

    @transaction.atomic
    def send_to(self, people, *, by):
        """Invite colleagues (users) by their accounts, but for those who have an invitation already."""
        network = self.instance
        network.guard_edits(by)
        network.lock()
        waiting = set(self.open().values_list("email", flat=True))
        for person in people:
            if person.email not in waiting:
                network_invitation = self.write(email=person.email, by=by, person=person)
                network_invitation.record_event("sent", by=by, notify=[person])


class NetworkInvitation(RecordsEvents, SingleUse):
    """`person` is set where a colleague was invited by their account: their email is shown to nobody then."""

    network = models.ForeignKey("communities.Network", models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=10, choices=Role, default=Role.MEMBER)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")

    objects = NetworkInvitationManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=[Role.CO_LEAD, Role.MEMBER]), name="communities_networkinvitation_role"
            ),
            set_together("accepted_at", "accepted_by"),
        ]

    def __str__(self):
        return f"An invitation to {self.network}"

    @property
    def to_whom(self):
        """Whom it was sent to, as those who invite may read it."""
        return self.person.shown_name if self.person else self.email

    @transaction.atomic
    def accept(self, *, by):
        """Make `by` a member. Raises InvitationUnusable; accepting twice changes nothing."""
        self.network.lock()
        if self.use(by=by):
            self.network.memberships.let_in(user=by, by=by, role=self.role)

    @transaction.atomic
    def revoke(self, *, by):
        """Take it back. Doing so twice, or after it was used, changes nothing."""
        self.network.guard_edits(by)
        if self.take_back():
            self.record_event("revoked", by=by)
