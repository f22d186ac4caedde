"""SpottedWork: good work that somebody else noticed; an advocate follows it up until it is a draft, or not."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from sharehub.activity.models import RecordsEvents
from sharehub.core.constraints import filled, valid_choice
from sharehub.people.models import Organisation, User

from .advocate import Advocate, looks_after, within_areas_of
from .innovation import Innovation
from .lifecycle import State, WrongState


class Step(models.TextChoices):
    SPOTTED = "spotted", "Spotted"
    TALKED_TO = "talked_to", "Talked to"
    WRITING = "writing", "Being written"
    LEFT = "left", "Left"


# What readers are told: that it was published, or taken off the site, is known by its case study and not kept here.
PUBLISHED = "published"
STANDINGS = {
    Step.SPOTTED: "Spotted",
    Step.TALKED_TO: "Talked to",
    Step.WRITING: "Being written",
    PUBLISHED: "Published",
    Step.LEFT: "Left",
}


class SpottedWorkQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The gate: whoever spotted it, the advocates of the area, who writes it up, and moderators."""
        if not user.is_authenticated:
            return self.none()
        if user.is_moderator:
            return self
        own = models.Q(spotted_by=user) | models.Q(innovation__in=user.authorships.values("innovation"))
        return self.filter(own | within_areas_of(user, "organisation"))

    def standing(self, *standings):
        """Those that stand at one of `standings`."""
        of_case_study = models.Case(
            models.When(innovation__state=State.PUBLISHED, innovation__hidden_at=None, then=models.Value("published")),
            models.When(innovation__state=State.ARCHIVED, then=models.Value("left")),
            default=models.F("step"),
        )
        return self.alias(its_standing=of_case_study).filter(its_standing__in=standings)

    def newest_first(self):
        return self.order_by("-spotted_at", "-pk")

    def with_context(self):
        """With where it was, who follows it up, and the case study it became."""
        return self.select_related("organisation", "spotted_by", "followed_up_by", "innovation")


class SpottedWorkManager(models.Manager.from_queryset(SpottedWorkQuerySet)):
    @transaction.atomic
    def spot(self, *, organisation, what, who_to_talk_to, by, at=None):
        """Say "I noticed something good" at `organisation`. Tells the advocates of its area, or the moderators.

        The same words of the same person twice, as a double click brings them, are one.
        """
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        spotted_work, is_new = self.get_or_create(
            organisation=organisation,
            what=what,
            spotted_by=by,
            defaults={"who_to_talk_to": who_to_talk_to, "spotted_at": at or timezone.now()},
        )
        if is_new:
            spotted_work.record_event("spotted", by=by, notify=spotted_work.followers())
        return spotted_work


class SpottedWork(RecordsEvents, models.Model):
    """`who_to_talk_to` names a colleague, so only those behind its gate read it."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="spotted_works", verbose_name="where")
    what = models.TextField("what you noticed")
    who_to_talk_to = models.CharField(max_length=150, blank=True)
    spotted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="spotted_works")
    spotted_at = models.DateTimeField(default=timezone.now, editable=False)
    step = models.CharField(max_length=10, choices=Step, default=Step.SPOTTED, editable=False)
    followed_up_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    words = models.TextField("how it went", blank=True, editable=False)
    innovation = models.OneToOneField(
        Innovation, models.PROTECT, null=True, blank=True, editable=False, related_name="spotted_work"
    )

    objects = SpottedWorkManager()

    class Meta:
        verbose_name_plural = "spotted work"
        constraints = [
            filled("what"),
            valid_choice("step", Step),
            models.CheckConstraint(
                condition=models.Q(step=Step.WRITING, innovation__isnull=False)
                | ~models.Q(step=Step.WRITING) & models.Q(innovation=None),
                name="innovations_spottedwork_writing_a_draft",
            ),
            models.CheckConstraint(
                condition=~models.Q(step=Step.LEFT, words=""), name="innovations_spottedwork_left_with_reason"
            ),
            models.CheckConstraint(
                condition=models.Q(step=Step.SPOTTED, followed_up_by=None)
                | ~models.Q(step=Step.SPOTTED) & models.Q(followed_up_by__isnull=False),
                name="innovations_spottedwork_followed_up",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "-spotted_at"], name="innovations_spotted_newest")]

    def __str__(self):
        return self.what

    def get_absolute_url(self):
        return reverse("innovations:spotted_work_detail", args=[self.pk])

    @property
    def stands_at(self):
        """One of STANDINGS, as the queryset's `standing` reckons it."""
        if self.innovation and self.innovation.state == State.PUBLISHED and not self.innovation.is_hidden:
            return PUBLISHED
        return Step.LEFT if self.innovation and self.innovation.state == State.ARCHIVED else self.step

    @property
    def stands_at_in_words(self):
        return STANDINGS[self.stands_at]

    def can_be_followed_up_by(self, user):
        """The advocates of the area, and moderators."""
        return user.is_authenticated and (user.is_moderator or looks_after(user, self.organisation))

    def followers(self):
        """Those who look into it: the advocates of the area, or the moderators where there are none."""
        advocates = User.objects.filter(
            advocacies__in=Advocate.objects.for_organisation(self.organisation), is_active=True
        )
        return advocates.distinct().order_by("name", "pk") or User.objects.filter(is_staff=True)

    def people(self):
        """Those whom news about it concerns: whoever spotted it and whoever follows it up."""
        return User.objects.filter(pk__in=[self.spotted_by_id, self.followed_up_by_id])

    @transaction.atomic
    def talk(self, *, by, words=""):
        """An advocate has talked to those who did it. Raises WrongState once it is being written."""
        self._take(by, Step.SPOTTED, Step.TALKED_TO, Step.LEFT)
        self.step, self.followed_up_by, self.words = Step.TALKED_TO, by, words
        self.save(update_fields=["step", "followed_up_by", "words"])
        self.record_event("talked_to", by=by, notify=self.people(), words=words)

    @transaction.atomic
    def write_as(self, innovation, *, by):
        """Say that it is being written as `innovation`, a draft (actions.write_up_spotted makes that)."""
        self._take(by, Step.SPOTTED, Step.TALKED_TO)
        self.step, self.followed_up_by, self.innovation = Step.WRITING, by, innovation
        self.save(update_fields=["step", "followed_up_by", "innovation"])
        self.record_event("written", by=by, notify=self.people())

    @transaction.atomic
    def leave(self, *, by, words):
        """Nothing comes of it, and why. Raises WrongState once it is being written."""
        self._take(by, Step.SPOTTED, Step.TALKED_TO)
        self.step, self.followed_up_by, self.words = Step.LEFT, by, words
        self.save(update_fields=["step", "followed_up_by", "words"])
        self.record_event("left", by=by, notify=self.people(), words=words)

    def tell_published(self, *, by):
        """Its case study is published: whoever spotted it hears what came of it."""
        self.record_event("published", by=by, notify=[self.spotted_by])

    def _take(self, by, *steps):
        """Wait for whoever changes it, and go on from how it stands then, if it is at one of `steps`."""
        if not self.can_be_followed_up_by(by):
            raise PermissionDenied("Only an advocate of the area may do this.")
        self.refresh_from_db(from_queryset=SpottedWork.objects.select_for_update())
        if self.step not in steps:
            raise WrongState(f"It is {self.get_step_display().lower()}.")
