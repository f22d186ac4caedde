"""Author: a person of the team behind a case study, with the part they have in it."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from sharehub.core.constraints import valid_choice

from .innovation import Innovation


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


class Author(models.Model):
    innovation = models.ForeignKey(Innovation, models.CASCADE, related_name="authors")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="authorships")
    role = models.CharField(max_length=10, choices=Role, default=Role.EDITOR)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = models.Manager.from_queryset(AuthorQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["innovation", "person"], name="innovations_author_once"),
            valid_choice("role", Role),
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
        if self.role == Role.OWNER and self.innovation.authors.owners().count() == 1:
            raise LastOwner(self)
        self.delete()
        self.innovation.record_event("author_left", by=by, notify=[self.person], name=self.person.name)

    @transaction.atomic
    def hand_over(self, *, by):
        """Make this author the owner; an owner who does so becomes an editor. Doing it twice changes nothing."""
        if not self.innovation.can_be_owned_by(by):
            raise PermissionDenied("Only the owner may hand over.")
        self.lock()
        if self.role == Role.OWNER:
            return
        self.innovation.authors.filter(person=by, role=Role.OWNER).update(role=Role.EDITOR)
        self.role = Role.OWNER
        self.save(update_fields=["role"])
        self.innovation.record_event("handed_over", by=by, notify=self.innovation.people(), name=self.person.name)

    def lock(self):
        """Lock the innovation, so that two owners who leave or hand over at once do not both get through."""
        Innovation.objects.select_for_update().get(pk=self.innovation_id)
        self.refresh_from_db(fields=["role"])
