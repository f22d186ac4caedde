"""The life of a case study: draft → (in review, if the site asks) → published → archived, each with who and when."""

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from sharehub.core.constraints import set_together, valid_choice
from sharehub.core.missing import Missing
from sharehub.people.models import User

from ..kinds import Kind

REVIEW_EVERY = relativedelta(years=1)
ASK_BEFORE = relativedelta(days=30)
# Overdue for longer than this, it stands below the others in lists.
SINKS_AFTER = relativedelta(days=90)


class State(models.TextChoices):
    DRAFT = "draft", "Draft"
    IN_REVIEW = "in_review", "Being checked"
    PUBLISHED = "published", "Published"
    ARCHIVED = "archived", "Archived"


class WrongState(Exception):
    """The step is not possible from the state it is in, say publishing what is archived."""


class NotReady(Exception):
    """It cannot be published yet. `missing` is a list of Missing."""

    def __init__(self, missing):
        super().__init__(", ".join(each.label for each in missing))
        self.missing = missing


def who(related_name):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name=related_name
    )


class Lifecycle(models.Model):
    """The state of an innovation and the verbs that change it."""

    state = models.CharField(max_length=10, choices=State, default=State.DRAFT, editable=False, db_index=True)
    submitted_at = models.DateTimeField(null=True, blank=True, editable=False)
    submitted_by = who("+")
    published_at = models.DateTimeField(null=True, blank=True, editable=False, db_index=True)
    published_by = who("+")
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)
    archived_by = who("+")
    archive_reason = models.TextField(blank=True, editable=False)
    last_reviewed_on = models.DateField(null=True, blank=True)
    next_review_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            valid_choice("state", State),
            set_together("submitted_at", "submitted_by"),
            set_together("published_at", "published_by"),
            set_together("archived_at", "archived_by"),
            models.CheckConstraint(
                condition=~models.Q(state=State.PUBLISHED) | models.Q(published_at__isnull=False),
                name="%(app_label)s_%(class)s_published_has_time",
            ),
            models.CheckConstraint(
                condition=models.Q(state=State.ARCHIVED, archived_at__isnull=False)
                | (~models.Q(state=State.ARCHIVED) & models.Q(archived_at__isnull=True)),
                name="%(app_label)s_%(class)s_archived_has_time",
            ),
        ]

    def missing_to_publish(self):
        """What the next edition still needs: a step, a failure or wasted time, and words. All else is optional."""
        kinds = set(self.entries.in_next().values_list("kind", flat=True))
        needed = [
            Missing("step", "At least one step", Kind.STEP),
            Missing("skip", "A failure or wasted time", Kind.FAILURE),
            Missing("words", "The words you used", Kind.WORDS),
        ]
        given = {"step": Kind.STEP in kinds, "words": Kind.WORDS in kinds}
        given["skip"] = bool(kinds & {Kind.FAILURE, Kind.WASTED_TIME})
        return [each for each in needed if not given[each.code]]

    def needs_review(self, by):
        """Whether publishing by `by` takes a moderator's look first, as the site's settings say."""
        return settings.REVIEW_BEFORE_PUBLISHING and not by.is_moderator

    @transaction.atomic
    def submit(self, *, by):
        """Ask the moderators to look at a draft. Raises NotReady, WrongState; submitting twice changes nothing."""
        self.lock()
        self._publishers_only(by)
        if self.state == State.IN_REVIEW:
            return
        self._require(State.DRAFT)
        self.require_ready()
        self.state, self.submitted_at, self.submitted_by = State.IN_REVIEW, timezone.now(), by
        self.save(update_fields=["state", "submitted_at", "submitted_by"])
        self.record_event("submitted", by=by, notify=User.objects.filter(is_staff=True))

    @transaction.atomic
    def ask_owner(self, *, by):
        """Whoever writes it up says so: the owner reads it and publishes. Raises NotReady, WrongState."""
        if not self.can_be_edited_by(by):
            raise PermissionDenied("Only whoever writes it says so.")
        self.require_ready()
        owners = User.objects.filter(authorships__in=self.authors.owners())
        if not owners:
            raise WrongState("Whoever you invited to own it has not said yes.")
        self.record_event("written_up", by=by, notify=owners)

    @transaction.atomic
    def send_back(self, *, by, reason):
        """A moderator returns it to its authors with a reason. Raises WrongState unless it is in review."""
        self.lock()
        self._moderators_only(by)
        self._require(State.IN_REVIEW)
        self.state, self.submitted_at, self.submitted_by = State.DRAFT, None, None
        self.save(update_fields=["state", "submitted_at", "submitted_by"])
        self.record_event("sent_back", by=by, notify=self.people(), reason=reason)

    @transaction.atomic
    def publish(self, *, by, at=None):
        """Publish with the first edition of its workbook. Raises NotReady, WrongState; doing it twice changes nothing.

        Where the site asks for review, only a moderator publishes; an author submits. `at` (an aware datetime, now
        unless given) is for what came out elsewhere before.
        """
        self.lock()
        self._publishers_only(by)
        if self.state == State.PUBLISHED:
            return
        self._require(State.DRAFT, State.IN_REVIEW)
        if self.needs_review(by):
            raise PermissionDenied("A moderator looks at it first.")
        self.require_ready()
        at = at or timezone.now()
        self.state, self.published_at, self.published_by = State.PUBLISHED, at, by
        self.last_reviewed_on = timezone.localdate(at)
        self.next_review_on = self.last_reviewed_on + REVIEW_EVERY
        self.take_title_as_address()
        self.save(update_fields=["state", "published_at", "published_by", "last_reviewed_on", "next_review_on"])
        self.editions.publish(by=by, at=at)
        self.record_event("published", by=by, notify=self.people())
        if spotted_work := getattr(self, "spotted_work", None):
            spotted_work.tell_published(by=by)

    @transaction.atomic
    def archive(self, *, by, reason):
        """Take it off the site with a reason. Its authors can still read and restore it. Twice changes nothing."""
        self.lock()
        self._owners_only(by)
        if self.state == State.ARCHIVED:
            return
        self.state, self.archived_at, self.archived_by = State.ARCHIVED, timezone.now(), by
        self.archive_reason = reason
        self.save(update_fields=["state", "archived_at", "archived_by", "archive_reason"])
        self.record_event("archived", by=by, notify=self.people(), reason=reason)

    @transaction.atomic
    def restore(self, *, by):
        """Bring it back to where it was: published if it had been, else a draft. Raises WrongState unless archived."""
        self.lock()
        self._owners_only(by)
        self._require(State.ARCHIVED)
        self.state = State.PUBLISHED if self.published_at else State.DRAFT
        self.archived_at, self.archived_by, self.archive_reason = None, None, ""
        self.submitted_at, self.submitted_by = None, None
        self.save(
            update_fields=["state", "archived_at", "archived_by", "archive_reason", "submitted_at", "submitted_by"]
        )
        self.record_event("restored", by=by, notify=self.people())

    @property
    def is_review_due(self):
        """Whether its authors are asked if it still holds: from a month before the day on which readers expect that."""
        due = self.next_review_on
        return due is None or due <= timezone.localdate() + ASK_BEFORE

    @property
    def is_overdue(self):
        """Whether it is published and that day has passed, so that readers are told."""
        due = self.next_review_on
        return self.state == State.PUBLISHED and due is not None and due < timezone.localdate()

    @transaction.atomic
    def confirm_review(self, *, by):
        """An author says that it still holds: reviewed today, next in a year. Raises WrongState unless published."""
        self.lock()
        self._publishers_only(by)
        self._require(State.PUBLISHED)
        self.last_reviewed_on = timezone.localdate()
        self.next_review_on = self.last_reviewed_on + REVIEW_EVERY
        self.save(update_fields=["last_reviewed_on", "next_review_on"])
        self.record_event("reviewed", by=by)

    def lock(self):
        """Wait for whoever changes it, and go on from how it stands then: two who publish at once publish once."""
        self.refresh_from_db(from_queryset=type(self)._base_manager.select_for_update())

    def _require(self, *states):
        if self.state not in states:
            raise WrongState(f"It is {self.get_state_display().lower()}.")

    def require_ready(self):
        """Raise NotReady while something that publishing needs is missing."""
        if missing := self.missing_to_publish():
            raise NotReady(missing)

    def _publishers_only(self, by):
        if not self.can_be_published_by(by):
            raise PermissionDenied("Only its owner and editors may do this.")

    def _owners_only(self, by):
        if not (by.is_moderator or self.is_owned_by(by)):
            raise PermissionDenied("Only its owner may do this.")

    def _moderators_only(self, by):
        if not by.is_moderator:
            raise PermissionDenied("Only a moderator may do this.")
