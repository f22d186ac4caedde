"""Innovation: one case study, of something that a place in primary care does differently."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from taggit.managers import TaggableManager

from sharehub.activity.models import RecordsEvents
from sharehub.core.constraints import filled, not_negative, valid_choice, within
from sharehub.core.locking import Versioned
from sharehub.moderation.models import Hideable, HideableQuerySet
from sharehub.people.models import Organisation, Setting, User
from sharehub.search.models import Searchable, ThemedItem

from ..findable import search_record_of
from .address import Addressed, AddressedQuerySet
from .lifecycle import SINKS_AFTER, Lifecycle, State


class Stage(models.TextChoices):
    IDEA = "idea", "Idea"
    TRYING = "trying", "Trying it"
    IN_USE = "in_use", "How we work now"
    STOPPED = "stopped", "Stopped"


class CostBand(models.TextChoices):
    NO_COST = "no_cost", "No cost"
    UNDER_1000 = "under_1000", "Under £1,000"
    UNDER_5000 = "under_5000", "£1,000 to £5,000"
    UNDER_20000 = "under_20000", "£5,000 to £20,000"
    OVER_20000 = "over_20000", "Over £20,000"


class EffortBand(models.TextChoices):
    """How long it takes to set up, in working time of everybody together."""

    UNDER_A_DAY = "under_a_day", "Under a day to set up"
    UNDER_A_WEEK = "under_a_week", "Under a week to set up"
    UNDER_A_MONTH = "under_a_month", "Under a month to set up"
    OVER_A_MONTH = "over_a_month", "Over a month to set up"

    @classmethod
    def of(cls, hours):
        """The band of a number of hours (8 make a day, 40 a week, 160 a month), or "" for None."""
        if hours is None:
            return ""
        limits = {cls.UNDER_A_DAY: 8, cls.UNDER_A_WEEK: 40, cls.UNDER_A_MONTH: 160}
        return next((band for band, limit in limits.items() if hours <= limit), cls.OVER_A_MONTH)


class Visibility(models.TextChoices):
    EVERYONE = "everyone", "Everyone"
    SIGNED_IN = "signed_in", "Signed-in colleagues only"


LONG_TEXTS = [
    "problem",
    "what_happens_now",
    "story",
    "roles_needed",
    "permissions_needed",
    "it_needed",
    "funded_by",
    "kept_going_by",
    "archive_reason",
    "organisation__address",
]


class InnovationQuerySet(HideableQuerySet, AddressedQuerySet):
    def visible_to(self, user):
        """The gate. What is published and open to them; what they write; to moderators, all that was ever handed in.

        What is hidden shows to those who write it and to moderators only.
        """
        seen = models.Q(state=State.PUBLISHED, hidden_at=None)
        if not user.is_authenticated:
            return self.filter(seen, visibility=Visibility.EVERYONE)
        if user.is_moderator:
            seen = ~models.Q(state=State.DRAFT)
        return self.filter(seen | models.Q(pk__in=user.authorships.values("innovation")))

    def published(self):
        return self.filter(state=State.PUBLISHED)

    def authored_by(self, user):
        return self.filter(authors__person=user)

    def newest_first(self):
        return self.order_by(models.F("published_at").desc(nulls_last=True), "-pk")

    def fresh_first(self):
        """The newest first, but below the others what nobody has confirmed for long."""
        is_stale = models.Q(next_review_on__lt=timezone.localdate() - SINKS_AFTER)
        sunk = models.Case(models.When(is_stale, then=1), default=0)
        return self.order_by(sunk, models.F("published_at").desc(nulls_last=True), "-pk")

    def to_index(self):
        """With all that the search index keeps of each, in a fixed number of queries."""
        take_ups = self.model.take_ups.rel.related_model.objects
        editions = self.model.editions.rel.related_model.objects
        told = models.Prefetch("take_ups", take_ups.to_quote(), to_attr="quoted")
        newest = models.Prefetch("editions", editions.order_by("-number")[:1], to_attr="newest_editions")
        counted = self.annotate(tried=take_ups.count_tried(models.OuterRef("pk")))
        return counted.with_place().prefetch_related("themes", "measures", newest, "newest_editions__entries", told)

    def for_lists(self):
        """With place, without the long texts, which only its own page shows."""
        return self.with_place().defer(*LONG_TEXTS)

    def with_place(self):
        """With the organisation, its PCN and its ICB, in the same query."""
        return self.select_related("organisation__parent__parent")


class InnovationManager(models.Manager.from_queryset(InnovationQuerySet)):
    @transaction.atomic
    def start(self, *, title, by, themes=(), role="owner", place=None, **fields):
        """Start a draft called `title` at `place`, or where `by` works, who owns it unless `role` says otherwise."""
        innovation = self.model(title=title, created_by=by, **fields)
        place = place or by.organisation
        if innovation.organisation is None and place:
            innovation.take_place(place)
        innovation.save_at_free_slug()
        innovation.themes.set(themes)
        innovation.authors.create(person=by, role=role)
        innovation.record_event("started", by=by)
        return innovation


class Innovation(RecordsEvents, Searchable, Versioned, Hideable, Lifecycle, Addressed):
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=250, blank=True)
    problem = models.TextField(blank=True)
    what_happens_now = models.TextField(blank=True)
    story = models.TextField(blank=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.TRYING)
    themes = TaggableManager(through=ThemedItem, blank=True)

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="innovations", verbose_name="where"
    )
    started_on = models.DateField("when it started", null=True, blank=True)
    setting = models.CharField("setting at the time", max_length=10, choices=Setting, blank=True)
    list_size = models.PositiveIntegerField("patients at the time", null=True, blank=True)
    deprivation_decile = models.PositiveSmallIntegerField("deprivation at the time", null=True, blank=True)

    setup_hours = models.PositiveIntegerField(null=True, blank=True)
    weeks_to_benefit = models.PositiveIntegerField(null=True, blank=True)
    running_hours_a_week = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    cost_band = models.CharField(max_length=15, choices=CostBand, blank=True)
    roles_needed = models.TextField(blank=True)
    permissions_needed = models.TextField(blank=True)
    it_needed = models.TextField("IT needed", blank=True)
    funded_by = models.TextField(blank=True)
    kept_going_by = models.TextField(blank=True)

    is_open_to_contact = models.BooleanField(null=True, blank=True)
    contact_note = models.CharField(max_length=200, blank=True)
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.EVERYONE)

    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, editable=False, related_name="started_innovations"
    )
    updated_at = models.DateTimeField(auto_now=True)

    objects = InnovationManager()

    class Meta:
        constraints = [
            *Lifecycle.Meta.constraints,
            *Addressed.Meta.constraints,
            *Hideable.Meta.constraints,
            filled("title"),
            valid_choice("stage", Stage),
            valid_choice("setting", Setting, blank=True),
            valid_choice("cost_band", CostBand, blank=True),
            valid_choice("visibility", Visibility),
            within("deprivation_decile", 1, 10),
            not_negative("setup_hours"),
            not_negative("weeks_to_benefit"),
            not_negative("running_hours_a_week"),
        ]
        indexes = [
            models.Index(fields=["state", "visibility", "-published_at"], name="innovations_newest"),
            # All that the gate asks, without the long texts beside it.
            models.Index(fields=["id", "state", "hidden_at", "visibility"], name="innovations_gate"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("innovations:innovation_detail", args=[self.slug])

    # Who may do what

    def is_authored_by(self, user):
        """Whether they are on the team, in whatever part: it reads the journal and the draft."""
        return user.is_authenticated and self.authors.filter(person=user).exists()

    def has_role(self, user, *roles):
        """Whether they have one of these parts in the team (values of Role)."""
        return user.is_authenticated and self.authors.filter(person=user, role__in=roles).exists()

    def is_owned_by(self, user):
        return user.is_authenticated and self.authors.owners().filter(person=user).exists()

    def can_be_edited_by(self, user):
        """Its owner, its editors and whoever writes it up may, until it is archived."""
        return self.state != State.ARCHIVED and self.has_role(user, "owner", "editor", "scribe")

    def can_be_noted_by(self, user):
        """Into its journal write all who may edit it, and the circle of colleagues whom the owner let in."""
        return self.state != State.ARCHIVED and self.has_role(user, "owner", "editor", "scribe", "circle")

    def can_be_published_by(self, user):
        """Its owner, its editors and the moderators. Whoever writes it up for somebody asks the owner.

        So does a moderator who writes it up, until the owner has handed it in for the moderators to look at.
        """
        if self.has_role(user, "owner", "editor"):
            return True
        if not (user.is_authenticated and user.is_moderator):
            return False
        return self.submitted_at is not None or not self.has_role(user, "scribe")

    def can_be_owned_by(self, user):
        """Its owner and the moderators may archive it, restore it and settle who else writes it."""
        return self.is_owned_by(user) or (user.is_authenticated and user.is_moderator)

    def can_be_given_to_an_owner_by(self, user):
        """Whoever writes it up for somebody finds its owner, while nobody owns it; else as `can_be_owned_by`."""
        waits = self.has_role(user, "scribe") and not self.authors.owners().exists()
        return waits or self.can_be_owned_by(user)

    def can_be_suggested_to_by(self, user):
        """Any colleague who may read it, and does not write it, may offer the team a note."""
        return user.is_authenticated and self.state == State.PUBLISHED and not self.can_be_noted_by(user)

    def people(self):
        """Those whom news about it concerns: its authors."""
        return User.objects.filter(authorships__innovation=self)

    # What it says

    @cached_property
    def current_edition(self):
        """The newest Edition of its workbook, or None before the first."""
        return next(iter(self.editions.all()), None)

    @property
    def effort_band(self):
        return EffortBand.of(self.setup_hours)

    def said(self, names):
        """{name: value} of those fields, as their history keeps it: an organisation by its key."""
        return {name: getattr(self, self._meta.get_field(name).attname) for name in names}

    def to_search_record(self):
        return search_record_of(self) if self.state == State.PUBLISHED and not self.is_hidden else None

    # Changing it

    @transaction.atomic
    def edit(self, *, by, version, themes=None, **changes):
        """Change fields, as opened at `version`. Raises StaleVersion where somebody saved in between.

        Choosing another organisation takes its setting, list size and deprivation, unless they are given too.
        """
        if not self.can_be_edited_by(by):
            raise PermissionDenied("Only its authors may change it.")
        self.claim_version(version)
        # Somebody may have published it since it was loaded: what is saved, and found, is as it stands now.
        self.refresh_from_db(fields=["state", "published_at"])
        changed = {"updated_at", *changes}
        before = self.said(changes)
        place = changes.get("organisation")
        if place and place != self.organisation:
            self.take_place(place)
            changed |= {"setting", "list_size", "deprivation_decile"}
        for field, value in changes.items():
            setattr(self, field, value)
        self.save(update_fields=changed)
        if changes and before != self.said(changes):
            self.versions.keep(fields=self.said(changes), before=before, by=by)
        if themes is not None:
            self.themes.set(themes)
            self.index()
        self.record_event("edited", by=by, fields=sorted(changes))

    def take_place(self, organisation):
        """Say where it happens, with how that place is now: readers judge by the place at the time."""
        self.organisation, self.setting = organisation, organisation.setting
        self.list_size, self.deprivation_decile = organisation.list_size, organisation.deprivation_decile
