"""Outcome: what came of a network's work: a decision, or a lesson; perhaps with what followed from it."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from innovations.models import Innovation, TakeUp
from sharehub.activity.models import RecordsEvents
from sharehub.core.constraints import filled, valid_choice
from sharehub.core.gates import leads_to
from sharehub.moderation.models import Hideable, HideableQuerySet

from .meeting import Meeting
from .network import Network


class OutcomeKind(models.TextChoices):
    DECISION = "decision", "Decision"
    LESSON = "lesson", "Lesson"


class OutcomeQuerySet(HideableQuerySet):
    def visible_to(self, user):
        """The gate: whoever may know of the network. What came of it is what it is known by.

        What is hidden shows to the leads, who put it right, and to moderators.
        """
        seen = self.filter(leads_to("network", Network.objects.visible_to(user)))
        if not user.is_authenticated:
            return seen.not_hidden()
        theirs = models.Q(leads_to("network", Network.objects.led_by(user)))
        return seen if user.is_moderator else seen.filter(models.Q(hidden_at=None) | theirs)

    def with_context(self):
        return self.select_related("network", "meeting")

    def newest_first(self):
        return self.select_related("meeting", "innovation", "take_up__organisation").order_by("-recorded_at", "-pk")


class OutcomeManager(models.Manager.from_queryset(OutcomeQuerySet)):
    @transaction.atomic
    def record(self, *, by, kind, words, meeting=None, at=None, **fields):
        """Record an outcome; called as `network.outcomes.record(...)`, by a lead or whoever runs the `meeting`.

        `details` say more, `innovation` or `take_up` is what it led to.
        """
        network = self.instance
        guard_recorder(network, meeting, by)
        outcome = self.create(
            kind=kind, words=words, meeting=meeting, recorded_by=by, recorded_at=at or timezone.now(), **fields
        )
        network.record_event("outcome_recorded", by=by, kind=outcome.get_kind_display(), words=words)
        return outcome


def guard_recorder(network, meeting, by):
    """Raise PermissionDenied unless `by` leads the network or runs its `meeting` (perhaps None)."""
    if meeting and meeting.network_id != network.pk:
        raise ValueError("It is a meeting of another network.")
    if not (network.can_be_run_by(by) or (meeting and meeting.can_be_run_by(by))):
        raise PermissionDenied("The leads, and those who run the meeting, record what came of it.")


class Outcome(RecordsEvents, Hideable):
    """`words` is the line that it is known by.

    Anybody who may know of the network reads it, so that it can be hidden by itself. What people promise (Commitment)
    only its members read, in a line: whoever is concerned about one tells a lead, who lets it go.
    """

    network = models.ForeignKey(Network, models.CASCADE, related_name="outcomes")
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, blank=True, related_name="outcomes")
    kind = models.CharField(max_length=10, choices=OutcomeKind)
    words = models.CharField("in a line", max_length=200)
    details = models.TextField(blank=True)
    innovation = models.ForeignKey(Innovation, models.SET_NULL, null=True, blank=True, related_name="outcomes")
    take_up = models.ForeignKey(TakeUp, models.SET_NULL, null=True, blank=True, related_name="outcomes")
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = OutcomeManager()

    class Meta:
        constraints = [*Hideable.Meta.constraints, filled("words"), valid_choice("kind", OutcomeKind)]
        indexes = [models.Index(fields=["network", "-recorded_at"], name="communities_outcome_newest")]

    def __str__(self):
        return self.words

    def get_absolute_url(self):
        return f"{reverse('communities:outcome_list', args=[self.network.slug])}#outcome-{self.pk}"

    @property
    def stands_on(self):
        return self.network

    @property
    def in_a_line(self):
        return f"A {self.get_kind_display().lower()} of {self.network}"

    def people(self):
        """Those whom news about it concerns: the leads of the network."""
        return self.network.leads()

    def can_be_edited_by(self, user):
        """The leads, and those who run the meeting it came of."""
        return self.network.can_be_run_by(user) or (self.meeting is not None and self.meeting.can_be_run_by(user))

    @transaction.atomic
    def edit(self, *, by, **changes):
        """Say it better, or what it led to."""
        guard_recorder(self.network, self.meeting, by)
        for name, value in changes.items():
            setattr(self, name, value)
        self.save(update_fields=list(changes))
        self.network.record_event("outcome_edited", by=by, words=self.words)
