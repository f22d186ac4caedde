"""User: a person with an account, who signs in by email."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property

from sharehub.core.constraints import valid_choice

from ..postcodes import UnknownPostcode
from .postcode import Postcode

# Stands for the name of whoever closed their account.
SOMEBODY_GONE = "somebody who has left ShareHub"


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        """Make an account for `email` (kept in lower case). Without a password it cannot sign in by password."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email=email.lower())


class Contactable(models.TextChoices):
    """Whether colleagues may get in touch about what a person wrote."""

    HERE_ONLY = "here_only", "Questions here only"
    HAPPY_TO_TALK = "happy_to_talk", "Happy to talk"
    NOT_NOW = "not_now", "Not now"


class User(AbstractBaseUser, PermissionsMixin):
    """A colleague in primary care. Their email is never shown to anybody else."""

    email = models.EmailField("email address", max_length=254, unique=True)
    name = models.CharField("your name", max_length=100, help_text="As colleagues know you.")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField("moderator", default=False, help_text="May work in the moderators' pages.")
    joined_at = models.DateTimeField(default=timezone.now, editable=False)
    contactable = models.CharField("getting in touch", max_length=15, choices=Contactable, blank=True)
    not_before = models.DateField("not until", null=True, blank=True)
    postcode = models.CharField("your postcode", max_length=8, blank=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="people_user_email_unique"),
            valid_choice("contactable", Contactable, blank=True),
            models.CheckConstraint(
                condition=models.Q(not_before=None) | models.Q(contactable=Contactable.NOT_NOW),
                name="people_user_not_before_when_not_now",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Their page, for signed-in colleagues."""
        return reverse("person_detail", args=[self.pk])

    def get_full_name(self):
        return self.name

    @property
    def shown_name(self):
        """How others read of them beside what they said or did: not by name once their account is closed."""
        return self.name if self.is_active else SOMEBODY_GONE

    @property
    def is_moderator(self):
        return self.is_active and self.is_staff

    @cached_property
    def organisations(self):
        """Where they work now, as a list, in the order in which they joined."""
        current = self.affiliations.current().select_related("organisation__parent__parent")
        return [affiliation.organisation for affiliation in current]

    @property
    def organisation(self):
        """The organisation they work at now (the first they joined of several), or None."""
        return self.organisations[0] if self.organisations else None

    @cached_property
    def point(self):
        """Where distances start from (a Point): the place they work at, else the postcode they gave; or None."""
        if self.organisation and self.organisation.point:
            return self.organisation.point
        try:
            return Postcode.objects.point_for(self.postcode) if self.postcode else None
        except UnknownPostcode:
            return None

    def works_at(self, organisation):
        return self.affiliations.current().filter(organisation=organisation).exists()

    @property
    def is_not_now(self):
        """Whether they asked not to be rung now. Once the day has passed it counts as not said."""
        is_over = self.not_before is not None and self.not_before <= timezone.localdate()
        return self.contactable == Contactable.NOT_NOW and not is_over

    @property
    def may_be_contacted(self):
        """Whether colleagues may get in touch outside this site: unless they said otherwise."""
        return self.contactable != Contactable.HERE_ONLY and not self.is_not_now

    @property
    def contact_words(self):
        """What they said about getting in touch, as colleagues read it; "" where they said nothing."""
        if self.is_not_now:
            until = f"Not before {date_format(self.not_before, 'j F Y')}" if self.not_before else "Not now"
            return f"{until}; ask here meanwhile"
        return {Contactable.HERE_ONLY: "Prefers questions here", Contactable.HAPPY_TO_TALK: "Happy to talk"}.get(
            self.contactable, ""
        )

    def say_contactable(self, contactable, not_before=None):
        """Say whether colleagues may get in touch (a Contactable, or ""); `not_before` is a date, only for not now."""
        self.contactable = contactable
        self.not_before = not_before if contactable == Contactable.NOT_NOW else None
        self.save(update_fields=["contactable", "not_before"])

    def say_postcode(self, postcode):
        """Measure distances from `postcode`, a full one or a district, where they name no place; "" for none."""
        self.postcode = postcode
        self.save(update_fields=["postcode"])

    def rename(self, name):
        """Be called `name` from now on, everywhere: what they wrote carries it too."""
        self.name = name
        self.save(update_fields=["name"])
