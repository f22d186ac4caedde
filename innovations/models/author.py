"""Author: a person of the team behind a case study, with the part they have in it."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from sharehub.core.constraints import valid_choice

from ..weekly import EVERY, QUIET, question_after
from .entry import Entry
from .innovation import Innovation
from .lifecycle import State


class Role(models.TextChoices):
    OWNER = "owner", "Owner"
    EDITOR = "editor", "Editor"
    SCRIBE = "scribe", "Writes it up"
    CIRCLE = "circle", "Keeps the journal too"
    READER = "reader", "Reads along"


class LastOwner(Exception):
    """The last owner cannot leave before handing over to somebody."""


class AuthorQuerySet(models.QuerySet):
    def owners(self):
        return self.filter(role=Role.OWNER)

    def in_order(self):
        """By their part, the owner first, with the person of each."""
        part = models.Case(*(models.When(role=role, then=number) for number, role in enumerate(Role)))
        return self.select_related("person").order_by(part, "joined_at", "pk")

    def not_asked_since(self, day):
        """Those who want the weekly question and got none after `day`. Looks at their own row alone, to claim it."""
        return self.exclude(asked_weekly_since=None).filter(Q(last_asked_on=None) | Q(last_asked_on__lte=day))

    def to_ask(self, moment):
        """Those to put the weekly question to at `moment`: a week after the last, where they can and did not write.

        Not where the case study is archived or hidden, and not while they note things without being asked.
        """
        noted = Entry.objects.filter(innovation=OuterRef("innovation"), created_by=OuterRef("person"))
        return (
            self.not_asked_since(timezone.localdate(moment) - EVERY)
            .filter(person__is_active=True, innovation__hidden_at=None)
            .exclude(role=Role.READER)
            .exclude(innovation__state=State.ARCHIVED)
            .exclude(Exists(noted.filter(created_at__gt=moment - QUIET)))
            .select_related("person", "innovation")
            .order_by("pk")
        )


class AuthorManager(models.Manager.from_queryset(AuthorQuerySet)):
    @transaction.atomic
    def let_in(self, *, person, by):
        """The owner lets `person` keep the journal with the team; called as `innovation.authors.let_in(...)`.

        Whoever is on the team already stays as they are.
        """
        if not self.instance.can_be_owned_by(by):
            raise PermissionDenied("Only the owner lets somebody in.")
        author, is_new = self.get_or_create(person=person, defaults={"role": Role.CIRCLE})
        if is_new:
            self.instance.record_event("author_joined", by=by, notify=[person], person=person)
        return author


class Author(models.Model):
    innovation = models.ForeignKey(Innovation, models.CASCADE, related_name="authors")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="authorships")
    role = models.CharField(max_length=10, choices=Role, default=Role.EDITOR)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    asked_weekly_since = models.DateTimeField(null=True, blank=True, editable=False)
    last_asked_on = models.DateField(null=True, blank=True, editable=False)
    questions_asked = models.PositiveIntegerField(default=0, editable=False)

    objects = AuthorManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["innovation", "person"], name="innovations_author_once"),
            valid_choice("role", Role),
            models.CheckConstraint(
                condition=Q(last_asked_on=None, questions_asked=0)
                | Q(last_asked_on__isnull=False, questions_asked__gt=0),
                name="innovations_author_asked_on_a_day",
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.get_role_display().lower()} of {self.innovation}"

    def can_be_removed_by(self, user):
        """Everybody may leave; the owner may ask an editor to."""
        return user == self.person or self.innovation.can_be_owned_by(user)

    @transaction.atomic
    def remove(self, *, by):
        """Take the person off. Raises LastOwner where nobody would own it then."""
        if not self.can_be_removed_by(by):
            raise PermissionDenied("Only the owner may take an author off.")
        self.lock()
        # Nor does whoever writes it up for somebody leave before that person owns it.
        if self.role in (Role.OWNER, Role.SCRIBE) and not self.innovation.authors.owners().exclude(pk=self.pk).exists():
            raise LastOwner(self)
        self.delete()
        self.innovation.record_event("author_left", by=by, notify=[self.person], person=self.person)

    @transaction.atomic
    def hand_over(self, *, by):
        """Make this author the owner; an owner who does so becomes an editor. Doing it twice changes nothing.

        Not to a closed account, which nobody could hand on.
        """
        if not self.innovation.can_be_owned_by(by):
            raise PermissionDenied("Only the owner may hand over.")
        if not self.person.is_active:
            raise PermissionDenied("They no longer use ShareHub.")
        self.lock()
        if self.role == Role.OWNER:
            return
        self.innovation.authors.filter(person=by, role=Role.OWNER).update(role=Role.EDITOR)
        self.role = Role.OWNER
        self.save(update_fields=["role"])
        self.innovation.record_event("handed_over", by=by, notify=self.innovation.people(), person=self.person)

    @transaction.atomic
    def ask_weekly(self, *, by):
        """Ask to be asked one question a week; for oneself only. Asking twice changes nothing."""
        self._oneself_only(by)
        if not self.innovation.can_be_noted_by(by):
            raise PermissionDenied("Only those who keep the journal are asked.")
        if self.asked_weekly_since:
            return
        self.asked_weekly_since = timezone.now()
        self.save(update_fields=["asked_weekly_since"])
        self.innovation.record_event("asking_started", by=by)

    @transaction.atomic
    def stop_asking(self, *, by):
        """Be asked no more. When the last question came is kept, so that starting again brings no second in a week."""
        self._oneself_only(by)
        if not self.asked_weekly_since:
            return
        self.asked_weekly_since = None
        self.save(update_fields=["asked_weekly_since"])
        self.innovation.record_event("asking_stopped", by=by)

    @transaction.atomic
    def ask(self, *, at):
        """Put the next question to them, at the moment `at`. Returns whether: of two who try at once, one does.

        Nobody asks, the site does, so the event has no actor.
        """
        day, before = timezone.localdate(at), self.questions_asked
        claimed = Author.objects.not_asked_since(day - EVERY).filter(pk=self.pk, questions_asked=before)
        if not claimed.update(last_asked_on=day, questions_asked=before + 1):
            return False
        self.last_asked_on, self.questions_asked = day, before + 1
        self.innovation.record_event("asked", by=None, notify=[self.person], question=question_after(before))
        return True

    def _oneself_only(self, by):
        if by != self.person:
            raise PermissionDenied("Everybody says for themselves whether they want to be asked.")

    def lock(self):
        """Lock the innovation, so that two owners who leave or hand over at once do not both get through."""
        Innovation.objects.select_for_update().get(pk=self.innovation_id)
        self.refresh_from_db(fields=["role"])
