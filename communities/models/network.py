"""Network: a peer network or community of practice, from its scoping to its end."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from taggit.managers import TaggableManager

from innovations.models import Innovation, NotReady
from innovations.models.address import Addressed, AddressedQuerySet
from sharehub.activity.models import RecordsEvents
from sharehub.core.constraints import filled, valid_choice, within
from sharehub.core.locking import Versioned
from sharehub.moderation.models import Hideable, HideableQuerySet
from sharehub.people.models import User
from sharehub.search.models import Searchable, ThemedItem

from ..findable import network_record_of
from ..methods import Method
from .membership import LEADING, Membership, Role
from .network_invitation import NetworkInvitation
from .network_state import OVER, RUNNING, NetworkState, State
from .purpose import PURPOSE


class Visibility(models.TextChoices):
    EVERYONE = "everyone", "Everyone"
    MEMBERS = "members", "Its members only"


class Joining(models.TextChoices):
    OPEN = "open", "Any colleague may join"
    REQUEST = "request", "Colleagues ask, and a lead says yes"
    INVITATION = "invitation", "By invitation only"


class NetworkQuerySet(HideableQuerySet, AddressedQuerySet):
    def visible_to(self, user):
        """The gate: what is open to everyone once it was opened, what they belong or are invited to; all to moderators.

        Nobody else knows even the name of one that is seen by its members only, or that is still being scoped.
        """
        seen = models.Q(visibility=Visibility.EVERYONE, opened_at__isnull=False, hidden_at=None)
        if not user.is_authenticated:
            return self.filter(seen)
        theirs = models.Q(pk__in=_networks_of(user)) | models.Q(pk__in=_networks_inviting(user))
        return self if user.is_moderator else self.filter(seen | theirs)

    def joined_by(self, user):
        """Those of which they are a member now."""
        return self.filter(pk__in=_networks_of(user))

    def with_worksheet_for(self, user):
        """Those whose worksheet they read: what they belong to, and what they are invited to while it is scoped."""
        invites = models.Q(pk__in=_networks_inviting(user), state=State.SCOPING)
        return self.filter(models.Q(pk__in=_networks_of(user)) | invites)

    def led_by(self, user):
        return self.filter(pk__in=_networks_of(user, role__in=LEADING))

    def active(self):
        return self.filter(state=State.ACTIVE)

    def by_name(self):
        return self.order_by("name", "pk")

    def newest_first(self):
        return self.order_by(models.F("opened_at").desc(nulls_first=True), "-pk")

    def with_number_of_members(self):
        """With `number_of_members`: how many belong to each, without closed accounts."""
        living = models.Q(memberships__left_at=None, memberships__user__is_active=True)
        return self.annotate(number_of_members=models.Count("memberships", filter=living, distinct=True))

    def with_members(self):
        """With how many belong to each, and its focuses."""
        return self.with_number_of_members().prefetch_related("focuses")

    def to_index(self):
        """With all that the search index keeps of each, in a fixed number of queries."""
        return self.prefetch_related("themes", "focuses")


def _networks_of(user, **conditions):
    living = Membership.objects.living().filter(user=user.pk, **conditions)
    return living.order_by().values("network")


def _networks_inviting(user):
    return NetworkInvitation.objects.open().sent_to(user).order_by().values("network")


class NetworkManager(models.Manager.from_queryset(NetworkQuerySet)):
    @transaction.atomic
    def scope(self, *, by, name, themes=(), at=None, **fields):
        """Begin to scope a network called `name`, led by `by`. It opens later, once it has its purpose."""
        at = at or timezone.now()
        network = self.model(name=name, begun_by=by, begun_at=at, state_by=by, state_since=at, **fields)
        network.save_at_free_slug()
        network.themes.set(themes)
        network.memberships.create(user=by, role=Role.LEAD, joined_at=at)
        network.state_changes.create(state=State.SCOPING, changed_by=by, changed_at=at)
        network.record_event("begun", by=by)
        return network


class Network(RecordsEvents, Searchable, Versioned, Hideable, NetworkState, Addressed):
    """`by_when` is the day by which what is different will be; `every_weeks` is its rhythm; `hours_budget` is hours a
    year that one member gives. `innovation` is the case study that it grew around, if any.
    """

    name = models.CharField(max_length=120)
    who_we_are = models.TextField(blank=True)
    what_different = models.TextField("what will be different", blank=True)
    for_whom = models.TextField(blank=True)
    by_when = models.DateField(null=True, blank=True)
    will_not_do = models.TextField("what we will not do", blank=True)
    method = models.CharField(max_length=20, choices=Method, blank=True)
    own_method = models.TextField("our own way of working", blank=True)
    every_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    worth_it = models.TextField("how we will know that it is worth it", blank=True)
    hours_budget = models.PositiveSmallIntegerField("hours a year", null=True, blank=True)
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.EVERYONE)
    joining = models.CharField(max_length=10, choices=Joining, default=Joining.REQUEST)
    themes = TaggableManager(through=ThemedItem, blank=True)
    innovation = models.ForeignKey(
        Innovation, models.SET_NULL, null=True, blank=True, editable=False, related_name="networks"
    )
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+")

    slug_without_title = "network"
    reserved_slugs = frozenset(
        {"new", "calendar", "methods", "mine", "look-first", "commitments", "invitations", "people"}
    )

    objects = NetworkManager()

    class Meta:
        constraints = [
            *NetworkState.Meta.constraints,
            *Addressed.Meta.constraints,
            *Hideable.Meta.constraints,
            filled("name"),
            valid_choice("method", Method, blank=True),
            valid_choice("visibility", Visibility),
            valid_choice("joining", Joining),
            within("every_weeks", 1, 26),
            within("hours_budget", 1, 500),
        ]
        indexes = [models.Index(fields=["visibility", "-opened_at"], name="communities_network_newest")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("communities:network_detail", args=[self.slug])

    @property
    def worksheet_url(self):
        return reverse("communities:network_scope", args=[self.slug])

    @property
    def title(self):
        """What its address and the search call it."""
        return self.name

    # Who belongs to it, and who may do what

    def membership_of(self, user):
        """Their living Membership, or None."""
        membership = user.is_authenticated and self.memberships.living().filter(user=user).first()
        return membership or None

    def is_led_by(self, user):
        """Whether they are its lead or a co-lead now."""
        return user.is_authenticated and self.memberships.leading().filter(user=user).exists()

    def is_joined_by(self, user):
        """Whether they are a member now, in whatever part."""
        return user.is_authenticated and self.memberships.living().filter(user=user).exists()

    def people(self):
        """Those whom news about it concerns: its members, without closed accounts."""
        return User.objects.filter(is_active=True, pk__in=self.memberships.living().values("user"))

    def leads(self):
        """The lead and the co-leads, without closed accounts."""
        return User.objects.filter(is_active=True, pk__in=self.memberships.leading().values("user"))

    def can_be_edited_by(self, user):
        """While it is scoped all its members fill its worksheet; later its leads, until it is closed."""
        if self.state == State.SCOPING:
            return self.is_joined_by(user)
        return self.can_be_run_by(user)

    def can_be_commented_by(self, user):
        """While it is scoped those who fill its worksheet, and those invited, say something of it."""
        if self.state != State.SCOPING or not user.is_authenticated:
            return False
        return self.is_joined_by(user) or self.invitations.open().sent_to(user).exists()

    def worksheet_can_be_read_by(self, user):
        return self.is_joined_by(user) or self.can_be_commented_by(user)

    def can_be_run_by(self, user):
        """Its lead and co-leads settle who belongs, what it works on and when it meets, until it is closed."""
        return self.state != State.CLOSED and self.is_led_by(user)

    def can_be_joined_by(self, user):
        """Any colleague joins an open one by themselves, but for whom a lead took off."""
        is_open = self.joining == Joining.OPEN and self.state in RUNNING and self.visibility == Visibility.EVERYONE
        return user.is_authenticated and is_open and not self.memberships.removed(user)

    def can_be_asked_by(self, user):
        """Whoever may know of it asks to join where that is how it is done, or where a lead once took them off."""
        asks = self.joining == Joining.REQUEST or (self.joining == Joining.OPEN and self.memberships.removed(user))
        if not (user.is_authenticated and asks and self.state in RUNNING) or self.is_joined_by(user):
            return False
        return Network.objects.visible_to(user).filter(pk=self.pk).exists()

    def can_be_put_right_by(self, user):
        return self.is_led_by(user)

    # Where it stands

    @property
    def is_over(self):
        return self.state in OVER

    @property
    def current_purpose(self):
        """The PurposeStatement that holds, or None before it opened."""
        return self.purposes.first()

    @property
    def is_public(self):
        """Whether anybody may know of it."""
        return self.visibility == Visibility.EVERYONE and self.opened_at is not None

    def free_slug(self):
        """Its name as an address where anybody may know of it; until then one that gives no name away."""
        return super().free_slug() if self.is_public else get_random_string(12, "abcdefghijkmnpqrstuvwxyz")

    def to_search_record(self):
        return network_record_of(self) if self.is_public and not self.is_hidden else None

    @transaction.atomic
    def edit(self, *, by, version, themes=None, **changes):
        """Change what its worksheet says, as opened at `version`. Raises StaleVersion."""
        self.guard_edits(by)
        self.claim_version(version)
        before = [getattr(self, name) for name in PURPOSE]
        for field, value in changes.items():
            setattr(self, field, value)
        self.save(update_fields=list(changes))
        if self.opened_at and before != [getattr(self, name) for name in PURPOSE]:
            self._guard_purpose()
            self.purposes.state(by=by)
            self.record_event("purpose_changed", by=by, notify=self.people())
        if themes is not None:
            self.themes.set(themes)
            self.index()
        self.record_event("edited", by=by, fields=sorted(changes))

    def guard_edits(self, by):
        """Raise PermissionDenied unless `by` may change what its worksheet says."""
        if not self.can_be_edited_by(by):
            raise PermissionDenied("Only its members while it is scoped, and its leads, change it.")

    def guard_leads(self, by):
        """Raise PermissionDenied unless `by` leads it and it is not closed."""
        if not self.can_be_run_by(by):
            raise PermissionDenied("Only its leads may do this, and not once it is closed.")

    def _guard_purpose(self):
        if missing := [each for each in self.missing_to_open() if each.code.startswith("purpose_")]:
            raise NotReady(missing)

    def guard_not_over(self):
        if self.is_over:
            raise PermissionDenied("It is closed.")
