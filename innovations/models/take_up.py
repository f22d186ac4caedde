"""Take-up: one organisation's use of an innovation, told by the people who took it up."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from sharehub.activity.models import RecordsEvents
from sharehub.core.constraints import not_negative, set_together, valid_choice
from sharehub.core.gates import leads_to
from sharehub.core.locking import Versioned
from sharehub.moderation.models import Hideable, HideableQuerySet
from sharehub.people.models import Organisation, User

from .follows_edition import FollowsEdition
from .innovation import Innovation
from .lifecycle import State
from .staged import A_YEAR, HALF_A_YEAR, TRIED, UNDER_WAY, NotAffiliated, Staged

MOST_QUOTED = 30


class Source(models.TextChoices):
    ORIGIN = "origin", "From those who wrote the case study"
    TAKE_UP = "take_up", "From another place that took it up"
    ELSEWHERE = "elsewhere", "From somewhere else"


class WouldDoAgain(models.TextChoices):
    YES = "yes", "Yes"
    WITH_CHANGES = "with_changes", "Yes, but differently"
    NO = "no", "No"


class OwnWork(Exception):
    """The organisation where something was made does not take it up: it is theirs already."""


class GoesInCircles(Exception):
    """A place cannot have got something from another that, step by step, got it from here."""


class TakeUpQuerySet(HideableQuerySet):
    def visible_to(self, user):
        """The gate: whoever may read the case study. What is hidden shows to those who work there and to moderators."""
        return self.filter(leads_to("innovation", Innovation.objects.visible_to(user))).not_hidden_from(user)

    def not_hidden_from(self, user):
        """The second half of the gate, for what is of case studies that `user` may read: a gate has said so already."""
        if not user.is_authenticated:
            return self.not_hidden()
        if user.is_moderator:
            return self
        theirs = models.Q(organisation__in=user.affiliations.current().order_by().values("organisation"))
        return self.filter(models.Q(hidden_at=None) | theirs)

    def at(self, *stages):
        return self.filter(stage__in=stages)

    def tried(self):
        """Those that came as far as trying it: stopped ones too, not those that look at it or plan it."""
        return self.at(*TRIED)

    def under_way(self):
        """Those that are tried, or how a place works now."""
        return self.at(*UNDER_WAY)

    def silent_since(self, moment):
        """Those nobody has confirmed or changed since `moment` (an aware datetime)."""
        return self.filter(last_heard_at__lt=moment)

    def kept_by(self, user):
        """Those of the places where they work, which they tell."""
        theirs = user.affiliations.current().order_by().values("organisation")
        return self.visible_to(user).filter(organisation__in=theirs).select_related("innovation", "organisation")

    def silent_first(self):
        """Those that are due to be asked whether they go on, then the others as they were last heard of."""
        is_silent = models.Q(stage__in=UNDER_WAY, last_heard_at__lte=timezone.now() - HALF_A_YEAR)
        silence = models.Case(models.When(is_silent, then=0), default=1)
        return self.order_by(silence, "-last_heard_at", "-pk")

    def to_ask(self, moment):
        """Those to ask at `moment` whether they still do it: silent for half a year, and again for a whole one.

        Not what is hidden or off the site, and not where the place has closed.
        """
        is_due = models.Q(times_asked=0, last_heard_at__lte=moment - HALF_A_YEAR)
        is_due |= models.Q(times_asked=1, last_heard_at__lte=moment - A_YEAR)
        return (
            self.under_way()
            .not_hidden()
            .filter(is_due, organisation__closed_on=None, innovation__state=State.PUBLISHED, innovation__hidden_at=None)
            .select_related("innovation", "organisation")
            .order_by("pk")
        )

    def with_places(self):
        """With the organisation, its PCN and its ICB, in the same query."""
        return self.select_related("organisation__parent__parent")

    def to_quote(self):
        """The latest that everybody may know of, with what is said of them: the search index keeps these."""
        return self.not_hidden().select_related("organisation").prefetch_related("steps").newest_first()[:MOST_QUOTED]

    def count_tried(self, innovation):
        """An expression: how many, of what everybody may know of, tried `innovation`; null for none."""
        tried = self.tried().not_hidden().filter(innovation=innovation).order_by().values("innovation")
        return models.Subquery(tried.annotate(number=models.Count("pk")).values("number"))

    def newest_first(self):
        return self.order_by("-recorded_at", "-pk")


class TakeUpManager(models.Manager.from_queryset(TakeUpQuerySet)):
    @transaction.atomic
    def record(self, *, organisation, stage, by, source=Source.ORIGIN, came_from=None, source_words="", at=None):
        """Say that `organisation` takes this innovation up; called as `innovation.take_ups.record(...)`.

        One for each organisation: said again, it comes to `stage` (any but stopped) and is otherwise left alone, so a
        double click makes one. `came_from` is the TakeUp they got it from, where `source` says so; `at` (now unless
        given) is when. Raises NotAffiliated, OwnWork, and ValueError for one that came from another innovation.
        """
        if not (organisation.is_open and by.works_at(organisation)):
            raise NotAffiliated(by, organisation)
        innovation = lock(self.instance)
        if not Innovation.objects.visible_to(by).published().filter(pk=innovation.pk).exists():
            raise PermissionDenied("It is not published, so nobody takes it up.")
        if innovation.organisation_id == organisation.pk:
            raise OwnWork(organisation)
        if existing := self.filter(organisation=organisation).first():
            existing.come_to(stage, by=by)
            return existing
        at = at or timezone.now()
        take_up = self.model(
            innovation=self.instance,
            organisation=organisation,
            edition=self.instance.current_edition,
            stage=stage,
            recorded_by=by,
            recorded_at=at,
            last_heard_at=at,
        )
        take_up.set_source(source, came_from, source_words)
        take_up.save(force_insert=True)
        take_up.stage_changes.create(stage=stage, changed_by=by, changed_at=at)
        take_up.record_event("recorded", by=by, notify=innovation.people(), stage=stage)
        innovation.index()
        return take_up


class TakeUp(RecordsEvents, Versioned, Hideable, Staged, FollowsEdition):
    """`recorded_by` is null once that account is gone; `thanked_at` is when an author thanked them."""

    innovation = models.ForeignKey(Innovation, models.CASCADE, related_name="take_ups")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="take_ups")
    source = models.CharField("where you got it from", max_length=10, choices=Source, default=Source.ORIGIN)
    # RESTRICT and not PROTECT: the whole tree goes when its innovation does.
    came_from = models.ForeignKey("self", models.RESTRICT, null=True, blank=True, related_name="passed_on")
    source_words = models.CharField(max_length=200, blank=True)

    result = models.TextField(blank=True)
    hours_saved_a_week = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    would_do_again = models.CharField(max_length=15, choices=WouldDoAgain, blank=True)
    is_open_to_talk = models.BooleanField(null=True, blank=True)
    contact_note = models.CharField(max_length=200, blank=True)

    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="take_ups")
    thanked_at = models.DateTimeField(null=True, blank=True, editable=False)
    thanked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects = TakeUpManager()

    class Meta:
        constraints = [
            *Hideable.Meta.constraints,
            *Staged.Meta.constraints,
            models.UniqueConstraint(fields=["innovation", "organisation"], name="innovations_takeup_once"),
            valid_choice("source", Source),
            valid_choice("would_do_again", WouldDoAgain, blank=True),
            not_negative("hours_saved_a_week"),
            set_together("thanked_at", "thanked_by"),
            models.CheckConstraint(
                condition=models.Q(source=Source.TAKE_UP, came_from__isnull=False)
                | ~models.Q(source=Source.TAKE_UP) & models.Q(came_from=None),
                name="innovations_takeup_came_from",
            ),
            models.CheckConstraint(
                condition=~models.Q(came_from=models.F("id")), name="innovations_takeup_not_from_itself"
            ),
        ]
        indexes = [
            models.Index(fields=["innovation", "stage"], name="innovations_takeup_stage"),
            models.Index(fields=["organisation", "-recorded_at"], name="innovations_takeup_newest"),
            # All that counting those of many places reads.
            models.Index(
                fields=["organisation", "innovation", "hidden_at", "stage"], name="innovations_takeup_counted"
            ),
        ]

    def __str__(self):
        return f"{self.organisation}: {self.innovation}"

    def get_absolute_url(self):
        return reverse("innovations:take_up_detail", args=[self.innovation.slug, self.pk])

    @property
    def stands_on(self):
        return self.innovation

    def can_be_edited_by(self, user):
        """Those who work at the organisation, while it is open: nobody else, authors and moderators included."""
        return user.is_authenticated and self.organisation.is_open and user.works_at(self.organisation)

    def can_be_thanked_by(self, user):
        """The team of the case study thanks whoever took it up."""
        return self.innovation.has_role(user, "owner", "editor", "scribe")

    def can_be_put_right_by(self, user):
        return self.can_be_edited_by(user)

    def people(self):
        """Those whom news about it concerns: whoever told any of it and works there still."""
        told = models.Q(take_ups=self) | models.Q(stage_changes__take_up=self)
        here = self.organisation.affiliations.current().order_by().values("person")
        return User.objects.filter(told, pk__in=here, is_active=True).distinct()

    @transaction.atomic
    def tell(self, *, by, version, **changes):
        """Say how it goes, as opened at `version`: result, hours saved a week (a Decimal), would do it again, talk.

        Raises StaleVersion where a colleague saved in between.
        """
        self.guard(by)
        self.claim_version(version)
        for field, value in changes.items():
            setattr(self, field, value)
        self.hear()
        self.save(update_fields=list(changes))
        self.record_event("told", by=by)
        self.innovation.index()

    @transaction.atomic
    def hide(self, *, by, reason):
        super().hide(by=by, reason=reason)
        self.innovation.index()

    @transaction.atomic
    def show_again(self, *, by):
        super().show_again(by=by)
        self.innovation.index()

    @transaction.atomic
    def say_where_from(self, *, by, version, source, came_from=None, source_words=""):
        """Say where they got it. Raises GoesInCircles, StaleVersion, and ValueError for another innovation's."""
        self.guard(by)
        lock(self.innovation)
        self.claim_version(version)
        self.set_source(source, came_from, source_words)
        self.hear()
        self.save(update_fields=["source", "came_from", "source_words"])
        self.record_event("traced", by=by, notify=came_from.people() if came_from else ())

    @transaction.atomic
    def thank(self, *, by):
        """An author says thank you for taking it up and telling. Twice changes nothing."""
        if not self.can_be_thanked_by(by):
            raise PermissionDenied("Only its authors thank for this.")
        if self.thanked_at:
            return
        self.thanked_at, self.thanked_by = timezone.now(), by
        self.save(update_fields=["thanked_at", "thanked_by"])
        self.record_event("thanked", by=by, notify=self.people())

    def set_source(self, source, came_from, words):
        """Set where it came from, with the innovation locked, so that two who point at each other do not both."""
        if came_from and came_from.innovation_id != self.innovation_id:
            raise ValueError("It came from a take-up of the same innovation.")
        if came_from and self.pk:
            above = dict(TakeUp.objects.filter(innovation=self.innovation_id).values_list("pk", "came_from"))
            step = came_from.pk
            while step:
                if step == self.pk:
                    raise GoesInCircles(self)
                step = above.get(step)
        self.source, self.came_from, self.source_words = source, came_from, words


def lock(innovation):
    """Wait for whoever changes the tree of its take-ups; returns it as it stands then."""
    return Innovation.objects.select_for_update().get(pk=innovation.pk)
