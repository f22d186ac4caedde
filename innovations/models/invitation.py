"""Invitation: to write a case study together, sent to one email address, usable once."""

import hashlib
import secrets

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from sharehub.activity.models import RecordsEvents
from sharehub.core.constraints import set_together, valid_choice
from sharehub.people.models import User

from .author import Author, Role
from .innovation import Innovation

VALID_FOR = relativedelta(weeks=2)


class InvitationUnusable(Exception):
    """It was used, taken back or has run out, or is meant for another address. The message says which."""


def digest(token):
    return hashlib.sha256(token.encode()).hexdigest()


class InvitationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those sent to them while they hold, and those of what they write."""
        if not user.is_authenticated:
            return self.none()
        usable = models.Q(accepted_by=user) | models.Q(accepted_by=None, expires_at__gt=timezone.now())
        theirs = models.Q(email=user.email, revoked_at=None) & usable
        return self.filter(theirs | models.Q(innovation__in=user.authorships.values("innovation")))

    def sent_to(self, user):
        return self.filter(email=user.email)

    def open(self):
        return self.filter(accepted_at=None, revoked_at=None, expires_at__gt=timezone.now()).order_by(
            "expires_at", "pk"
        )


class InvitationManager(models.Manager.from_queryset(InvitationQuerySet)):
    @transaction.atomic
    def send(self, *, email, by, role=Role.EDITOR):
        """Invite `email`; called as `innovation.invitations.send(...)`. Returns the invitation.

        Its `token` is known only now: the database keeps a digest. Somebody with an account is told at once. While
        nobody owns it, whoever writes it up may invite its owner, one at a time, and nobody else.
        """
        may_invite = self.instance.can_be_given_to_an_owner_by if role == Role.OWNER else self.instance.can_be_owned_by
        if not may_invite(by):
            raise PermissionDenied("Only the owner may invite.")
        email, token = email.strip().lower(), secrets.token_urlsafe(24)
        if role == Role.OWNER and email == by.email:
            raise PermissionDenied("Nobody makes themselves the owner.")
        if role == Role.OWNER:
            for former in self.open().filter(role=Role.OWNER):
                former.revoke(by=by)
        invitation = self.create(
            email=email, role=role, token_digest=digest(token), invited_by=by, expires_at=timezone.now() + VALID_FOR
        )
        invitation.token = token
        invitation.record_event("sent", by=by, notify=User.objects.filter(email=email))
        return invitation

    def with_token(self, token):
        """The invitation of that token; raises DoesNotExist."""
        return self.select_related("innovation", "invited_by").get(token_digest=digest(token))


class Invitation(RecordsEvents, models.Model):
    innovation = models.ForeignKey(Innovation, models.CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=10, choices=Role, default=Role.EDITOR)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    invited_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationManager()

    class Meta:
        constraints = [valid_choice("role", Role), set_together("accepted_at", "accepted_by")]

    def __str__(self):
        return f"An invitation to {self.innovation}"

    def check_usable_by(self, person):
        """Raise InvitationUnusable unless `person` may accept it now."""
        if self.revoked_at:
            raise InvitationUnusable("This invitation was taken back. Ask whoever sent it for a new one.")
        if self.accepted_at:
            raise InvitationUnusable("This invitation was used already.")
        if self.expires_at <= timezone.now():
            raise InvitationUnusable("This invitation has run out. Ask whoever sent it for a new one.")
        if person.email != self.email:
            raise InvitationUnusable("This invitation was sent to another email address. Sign in with that one.")

    @transaction.atomic
    def accept(self, *, by):
        """Make `by` an author. Raises InvitationUnusable; accepting twice changes nothing."""
        current = Invitation.objects.select_for_update().get(pk=self.pk)
        if current.accepted_by_id == by.pk:
            return  # a double click
        current.check_usable_by(by)
        self.accepted_at, self.accepted_by = timezone.now(), by
        self.save(update_fields=["accepted_at", "accepted_by"])
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
        if self.revoked_at is None and self.accepted_at is None:
            self.revoked_at = timezone.now()
            self.save(update_fields=["revoked_at"])
            self.record_event("revoked", by=by)
