"""Hideable: a thing that goes out of sight at once when a patient may be recognised in it."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from sharehub.people.models import User


def is_shown_to(user, *, author):
    """The condition of HideableQuerySet.shown_to: a Q, empty where all are shown."""
    if not user.is_authenticated:
        return Q(hidden_at=None)
    return Q() if user.is_moderator else Q(hidden_at=None) | Q(**{author: user})


class HideableQuerySet(models.QuerySet):
    def not_hidden(self):
        return self.filter(hidden_at=None)

    def shown_to(self, user, *, author):
        """Those not hidden, and for moderators and for whoever wrote it (the field `author`) the hidden ones too."""
        return self.filter(is_shown_to(user, author=author))


class Hideable(models.Model):
    """Mixed into models that record events and have `people()`: those whom news about it concerns, its authors.

    Their gate, `visible_to`, shows what is hidden to its authors and to moderators only. By nobody (null) it was hidden
    because of a report, and waits for a moderator.
    """

    hidden_at = models.DateTimeField(null=True, blank=True, editable=False)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    hide_reason = models.CharField(max_length=200, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(hidden_at__isnull=False) & ~Q(hide_reason="")
                | Q(hidden_at__isnull=True, hidden_by__isnull=True, hide_reason=""),
                name="%(app_label)s_%(class)s_hidden_with_reason",
            )
        ]

    @property
    def is_hidden(self):
        return self.hidden_at is not None

    # The thing on whose page it stands; None for what has a page of its own and nothing above it.
    stands_on = None

    @property
    def in_a_line(self):
        """What it is called where it is reported, never what it says, if that may be about a patient."""
        return str(self)

    @transaction.atomic
    def hide(self, *, by, reason):
        """Put it out of sight because of `reason`, by a moderator or (None) at once, upon a report.

        What is hidden already only changes when a moderator decides that it stays so.
        """
        if by is not None:
            _moderators_only(by)
        self._wait()
        if self.is_hidden and (by is None or self.hidden_by is not None):
            return
        self.hidden_at, self.hidden_by = self.hidden_at or timezone.now(), by
        self.hide_reason = reason
        self.save(update_fields=["hidden_at", "hidden_by", "hide_reason"])
        self.record_event("hidden", by=by, notify=self.people(), reason=reason)

    @transaction.atomic
    def show_again(self, *, by):
        """A moderator found nothing wrong, or nothing any more. Showing what is not hidden changes nothing."""
        _moderators_only(by)
        self._wait()
        if not self.is_hidden:
            return
        self.hidden_at, self.hidden_by, self.hide_reason = None, None, ""
        self.save(update_fields=["hidden_at", "hidden_by", "hide_reason"])
        self.record_event("shown_again", by=by, notify=self.people())

    def can_be_put_right_by(self, user):
        """Those who wrote it."""
        return self.people().filter(pk=user.pk).exists()

    @transaction.atomic
    def ask_to_show(self, *, by):
        """An author has put right what it was hidden for: the moderators are asked to look again.

        Asking for what is not hidden changes nothing.
        """
        if not self.is_hidden:
            return
        self.record_event("asked_to_show", by=by, notify=User.objects.filter(is_staff=True))

    def hear_of_concern(self, *, reason):
        """Tell its authors that a reader has raised a concern, not who."""
        self.record_event("reported", by=None, notify=self.people(), reason=reason)

    def _wait(self):
        """Wait for whoever changes it, and go on from how it stands then."""
        self.refresh_from_db(from_queryset=type(self)._base_manager.select_for_update())


def _moderators_only(by):
    if not by.is_moderator:
        raise PermissionDenied("Only a moderator may do this.")
