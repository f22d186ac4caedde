"""SingleUse: an invitation sent to one email address, usable once and for two weeks, by a link that is known once."""

import hashlib
import secrets

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.db import models
from django.utils import timezone

VALID_FOR = relativedelta(weeks=2)


class InvitationUnusable(Exception):
    """It was used, taken back or has run out, or is meant for another address. The message says which."""


def digest(token):
    return hashlib.sha256(token.encode()).hexdigest()


def holds_for(user):
    """A condition: it was sent to `user` and still holds, or they accepted it."""
    usable = models.Q(accepted_by=user) | models.Q(accepted_by=None, expires_at__gt=timezone.now())
    return models.Q(usable, email=user.email, revoked_at=None)


class SingleUseQuerySet(models.QuerySet):
    def sent_to(self, user):
        return self.filter(email=user.email)

    def open(self):
        return self.filter(accepted_at=None, revoked_at=None, expires_at__gt=timezone.now()).order_by(
            "expires_at", "pk"
        )


class SingleUseManager(models.Manager.from_queryset(SingleUseQuerySet)):
    def write(self, *, email, by, **fields):
        """Create one for `email`. Its `token` is known only now: the database keeps a digest."""
        token = secrets.token_urlsafe(24)
        expires_at = timezone.now() + VALID_FOR
        invitation = self.create(
            email=email.strip().lower(), token_digest=digest(token), invited_by=by, expires_at=expires_at, **fields
        )
        invitation.token = token
        return invitation

    def with_token(self, token):
        """The invitation of that token, with what it leads to (`with_context`); raises DoesNotExist."""
        return self.with_context().get(token_digest=digest(token))


class SingleUse(models.Model):
    email = models.EmailField()
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    invited_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

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

    def use(self, *, by):
        """Mark it as used, in the transaction. Returns whether it was not yet. Raises InvitationUnusable."""
        current = type(self)._base_manager.select_for_update().get(pk=self.pk)
        if current.accepted_by_id == by.pk:
            return False  # a double click
        current.check_usable_by(by)
        self.accepted_at, self.accepted_by = timezone.now(), by
        self.save(update_fields=["accepted_at", "accepted_by"])
        return True

    def take_back(self):
        """Mark it as taken back. Returns whether it was open."""
        if self.revoked_at or self.accepted_at:
            return False
        self.revoked_at = timezone.now()
        self.save(update_fields=["revoked_at"])
        return True
