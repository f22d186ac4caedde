"""Challenge: what an organisation is working on, before there is a solution."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from taggit.managers import TaggableManager

from sharehub.activity.models import RecordsEvents
from sharehub.core.addresses import Slugged
from sharehub.core.constraints import filled, valid_choice
from sharehub.core.locking import Versioned
from sharehub.moderation.models import Hideable, HideableQuerySet
from sharehub.people.models import Organisation, User
from sharehub.search.models import Searchable, ThemedItem

from ..findable import challenge_record_of
from .innovation import Innovation, Visibility
from .lifecycle import WrongState
from .staged import NotAffiliated


class Ending(models.TextChoices):
    SOLVED = "solved", "Solved"
    DROPPED = "dropped", "Dropped"


class ChallengeQuerySet(HideableQuerySet):
    def visible_to(self, user):
        """The gate: what is open to them and not hidden, their own, and everything for moderators."""
        if not user.is_authenticated:
            return self.not_hidden().filter(visibility=Visibility.EVERYONE)
        return self if user.is_moderator else self.filter(models.Q(hidden_at=None) | models.Q(started_by=user))

    def open(self):
        return self.filter(ending="")

    def of(self, user):
        """Those on which a place is where `user` works now: theirs, and those to which it said "us too"."""
        places = user.affiliations.current().order_by().values("organisation")
        here = models.Q(organisation__in=places)
        return self.filter(here | models.Q(us_toos__organisation__in=places)).distinct()

    def newest_first(self):
        return self.order_by("-started_at", "-pk")

    def with_context(self):
        """With where it is, and who started it."""
        return self.select_related("organisation", "started_by")

    def with_place(self):
        """With the organisation, its PCN and its ICB, in the same query."""
        return self.select_related("organisation__parent__parent")

    def solved_by(self, innovation):
        return self.filter(solved_by=innovation)

    def to_index(self):
        """With all that the search index keeps of each, in a fixed number of queries."""
        return self.with_place().prefetch_related("themes")


class ChallengeManager(models.Manager.from_queryset(ChallengeQuerySet)):
    @transaction.atomic
    def start(self, *, title, organisation, by, details="", themes=(), visibility=Visibility.EVERYONE, at=None):
        """Say what `organisation` is working on. Raises NotAffiliated where `by` does not work there.

        Saying the very same again, while it is open, gives the one there is: a double click makes one.
        """
        if not by.works_at(organisation):
            raise NotAffiliated(by, organisation)
        Organisation.objects.select_for_update().get(pk=organisation.pk)  # two clicks wait for each other
        if same := self.open().filter(organisation=organisation, started_by=by, title=title, details=details).first():
            return same
        challenge = self.model(
            title=title,
            details=details,
            organisation=organisation,
            visibility=visibility,
            started_by=by,
            started_at=at or timezone.now(),
        )
        challenge.save_at_free_slug()
        challenge.themes.set(themes)
        challenge.index()
        challenge.record_event("started", by=by)
        return challenge


class Challenge(RecordsEvents, Searchable, Versioned, Hideable, Slugged):
    """It ends as solved, by an innovation (`solved_by`), or dropped; `end_words` say how it went in a word.

    `started_by` and `ended_by` are null once that account is gone: what the practice worked on stays.
    """

    title = models.CharField("we are working on", max_length=120)
    details = models.CharField(max_length=400, blank=True)
    themes = TaggableManager(through=ThemedItem, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="challenges", verbose_name="where")
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.EVERYONE)
    started_at = models.DateTimeField(default=timezone.now, editable=False)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="challenges"
    )
    ending = models.CharField(max_length=10, choices=Ending, blank=True, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    end_words = models.CharField(max_length=400, blank=True, editable=False)
    solved_by = models.ForeignKey(
        Innovation, models.PROTECT, null=True, blank=True, editable=False, related_name="solved_challenges"
    )

    slug_without_title = "challenge"

    objects = ChallengeManager()

    class Meta:
        constraints = [
            *Hideable.Meta.constraints,
            filled("title"),
            valid_choice("visibility", Visibility),
            valid_choice("ending", Ending, blank=True),
            models.CheckConstraint(
                condition=models.Q(ending="", ended_at=None) | ~models.Q(ending="") & models.Q(ended_at__isnull=False),
                name="innovations_challenge_ended_with_time",
            ),
            models.CheckConstraint(
                condition=models.Q(ending=Ending.SOLVED, solved_by__isnull=False)
                | ~models.Q(ending=Ending.SOLVED) & models.Q(solved_by=None),
                name="innovations_challenge_solved_by",
            ),
            models.CheckConstraint(
                condition=~models.Q(ending=Ending.DROPPED, end_words=""), name="innovations_challenge_dropped_with_word"
            ),
        ]
        indexes = [models.Index(fields=["ending", "-started_at"], name="innovations_challenge_newest")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("innovations:challenge_detail", args=[self.slug])

    @property
    def is_open(self):
        return not self.ending

    def can_be_edited_by(self, user):
        """Those who work at the organisation, while it is open."""
        return self.is_open and self.can_be_ended_by(user)

    def can_be_ended_by(self, user):
        return user.is_authenticated and user.works_at(self.organisation)

    def can_be_put_right_by(self, user):
        return self.can_be_ended_by(user)

    def people(self):
        """Those whom news about it concerns: whoever started it, and those who said "us too"."""
        return User.objects.filter(models.Q(challenges=self) | models.Q(us_toos__challenge=self)).distinct()

    def to_search_record(self):
        return None if self.is_hidden else challenge_record_of(self)

    @transaction.atomic
    def edit(self, *, by, version, themes=None, **changes):
        """Change what it says, as opened at `version`. Raises StaleVersion."""
        self._guard(by)
        self.claim_version(version)
        for field, value in changes.items():
            setattr(self, field, value)
        self.save(update_fields=list(changes))
        if themes is not None:
            self.themes.set(themes)
            self.index()
        self.record_event("edited", by=by)

    @transaction.atomic
    def solve(self, *, by, innovation, words=""):
        """Say which innovation solved it: their own (perhaps a draft yet) or another's. Raises WrongState if ended."""
        if not Innovation.objects.visible_to(by).filter(pk=innovation.pk).exists():
            raise PermissionDenied("They may not know of it.")
        self._end(Ending.SOLVED, by=by, words=words, solved_by=innovation)
        self.record_event("solved", by=by, notify=self.people())

    @transaction.atomic
    def drop(self, *, by, words):
        """Say that they no longer work on it, and why, in a word. Raises WrongState once it has ended."""
        self._end(Ending.DROPPED, by=by, words=words)
        self.record_event("dropped", by=by, notify=self.people())

    @transaction.atomic
    def reopen(self, *, by):
        """They are working on it again. Raises WrongState while it is open."""
        if not self.can_be_ended_by(by):
            raise NotAffiliated(by, self.organisation)
        self._wait()
        if self.is_open:
            raise WrongState("It is open.")
        self.ending, self.ended_at, self.ended_by, self.end_words, self.solved_by = "", None, None, "", None
        self.save(update_fields=["ending", "ended_at", "ended_by", "end_words", "solved_by"])
        self.record_event("reopened", by=by, notify=self.people())

    def _end(self, ending, *, by, words, solved_by=None):
        if not self.can_be_ended_by(by):
            raise NotAffiliated(by, self.organisation)
        self._wait()
        if not self.is_open:
            raise WrongState("It has ended already.")
        self.ending, self.ended_at, self.ended_by = ending, timezone.now(), by
        self.end_words, self.solved_by = words, solved_by
        self.save(update_fields=["ending", "ended_at", "ended_by", "end_words", "solved_by"])

    def _guard(self, by):
        if not self.can_be_edited_by(by):
            raise PermissionDenied("Only those who work there change it, while it is open.")
