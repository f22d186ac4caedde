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
    """How far it is. That it was published is told by its case study, not kept here."""

    SPOTTED = "spotted", "Spotted"
    TALKED_TO = "talked_to", "Talked to"
    WRITING = "writing", "Being written"
    LEFT = "left", "Left"


class SpottedWorkQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The gate: whoever spotted it, the advocates of the area, who writes it up, and moderators."""
        if not user.is_authenticated:
            return self.none()
        if user.is_moderator:
            return self
        own = models.Q(spotted_by=user) | models.Q(innovation__in=user.authorships.values("innovation"))
        return self.filter(own | within_areas_of(user, "organisation"))

    def published(self):
        return self.filter(innovation__state=State.PUBLISHED)

    def newest_first(self):
        return self.order_by("-spotted_at", "-pk")

    def with_context(self):
        """With where it was, who follows it up, and the case study it became."""
        return self.select_related("organisation", "spotted_by", "followed_up_by", "innovation")


class SpottedWorkManager(models.Manager.from_queryset(SpottedWorkQuerySet)):
    @transaction.atomic
    def spot(self, *, organisation, what, who_to_talk_to, by, at=None):
        """Say "I noticed something good" at `organisation`. Tells the advocates of its area, or the moderators."""
        spotted_work = self.create(
            organisation=organisation,
            what=what,
            who_to_talk_to=who_to_talk_to,
            spotted_by=by,
            spotted_at=at or timezone.now(),
        )
        advocates = User.objects.filter(advocacies__in=Advocate.objects.for_organisation(organisation)).distinct()
        spotted_work.record_event("spotted", by=by, notify=advocates or User.objects.filter(is_staff=True))
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
    def is_published(self):
        return self.innovation is not None and self.innovation.state == State.PUBLISHED

    def can_be_followed_up_by(self, user):
        """The advocates of the area, and moderators."""
        return user.is_authenticated and (user.is_moderator or looks_after(user, self.organisation))

    def people(self):
        """Those whom news about it concerns: whoever spotted it and whoever follows it up."""
        return User.objects.filter(pk__in=[self.spotted_by_id, self.followed_up_by_id])

    @transaction.atomic
    def talk(self, *, by, words=""):
        """An advocate has talked to those who did it. Raises WrongState once it is being written."""
        self._take(by, Step.SPOTTED, Step.TALKED_TO, Step.LEFT)
        self.step, self.followed_up_by, self.words = Step.TALKED_TO, by, words
        self.save(update_fields=["step", "followed_up_by", "words"])
        self.record_event("talked_to", by=by, notify=self.people())

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
        self.record_event("left", by=by, notify=self.people())

    def _take(self, by, *steps):
        """Wait for whoever changes it, and go on from how it stands then, if it is at one of `steps`."""
        if not self.can_be_followed_up_by(by):
            raise PermissionDenied("Only an advocate of the area may do this.")
        self.refresh_from_db(from_queryset=SpottedWork.objects.select_for_update())
        if self.step not in steps:
            raise WrongState(f"It is {self.get_step_display().lower()}.")
