"""Invitation: to write a case study together, sent to one email address, usable once."""

from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from sharehub.activity.models import RecordsEvents
from sharehub.core.constraints import set_together, valid_choice
from sharehub.people.models import SingleUse, SingleUseManager, SingleUseQuerySet, User, holds_for

from .author import Author, Role
from .innovation import Innovation


class InvitationQuerySet(SingleUseQuerySet):
    def visible_to(self, user):
        """Those sent to them while they hold, and those of what they write."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(holds_for(user) | models.Q(innovation__in=user.authorships.values("innovation")))

    def with_context(self):
        return self.select_related("innovation", "invited_by")


class InvitationManager(SingleUseManager.from_queryset(InvitationQuerySet)):
    @transaction.atomic
    def send(self, *, email, by, role=Role.EDITOR):
        """Invite `email`; called as `innovation.invitations.send(...)`. Returns the invitation, with its `token`.

        Somebody with an account is told at once. While nobody owns it, whoever writes it up may invite its owner, one
        at a time, and nobody else.
        """
        may_invite = self.instance.can_be_given_to_an_owner_by if role == Role.OWNER else self.instance.can_be_owned_by
        if not may_invite(by):
            raise PermissionDenied("Only the owner may invite.")
        if role == Role.OWNER and email.strip().lower() == by.email:
            raise PermissionDenied("Nobody makes themselves the owner.")
        if role == Role.OWNER:
            for former in self.open().filter(role=Role.OWNER):
                former.revoke(by=by)
        invitation = self.write(email=email, by=by, role=role)
        invitation.record_event("sent", by=by, notify=User.objects.filter(email=invitation.email))
        return invitation


class Invitation(RecordsEvents, SingleUse):
    innovation = models.ForeignKey(Innovation, models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=10, choices=Role, default=Role.EDITOR)

    objects = InvitationManager()

    class Meta:
        constraints = [valid_choice("role", Role), set_together("accepted_at", "accepted_by")]

    def __str__(self):
        return f"An invitation to {self.innovation}"

    @transaction.atomic
    def accept(self, *, by):
        """Make `by` an author. Raises InvitationUnusable; accepting twice changes nothing."""
        if not self.use(by=by):
            return
        author, _ = Author.objects.get_or_create(innovation=self.innovation, person=by, defaults={"role": self.role})
        if self.role == Role.OWNER and author.role != Role.OWNER:
            author.role = Role.OWNER
            author.save(update_fields=["role"])
        self.record_event("accepted", by=by, notify=self.innovation.people())

    @transaction.atomic
    def revoke(self, *, by):
        """Take it back. Doing so twice, or after it was used, changes nothing."""
        innovation = self.innovation
        may_revoke = innovation.can_be_given_to_an_owner_by if self.role == Role.OWNER else innovation.can_be_owned_by
        if not may_revoke(by):
            raise PermissionDenied("Only the owner may take an invitation back.")
        if self.take_back():
            self.record_event("revoked", by=by)
