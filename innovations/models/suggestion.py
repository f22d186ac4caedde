"""Suggestion: an entry, or a change to one, that a colleague offers to the team of a workbook, with why."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from sharehub.activity.models import RecordsEvents
from sharehub.core.constraints import filled, set_together, valid_choice
from sharehub.core.gates import leads_to
from sharehub.people.models import User

from ..kinds import check_answers
from .entry import Entry
from .innovation import Innovation
from .lifecycle import WrongState
from .told import Told


class Answer(models.TextChoices):
    OPEN = "open", "Waiting for an answer"
    ACCEPTED = "accepted", "Taken up"
    DECLINED = "declined", "Not this time"
    WITHDRAWN = "withdrawn", "Taken back"


class SuggestionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The gate: those who write the workbook, and who offered it while they can see the case study."""
        if not user.is_authenticated:
            return self.none()
        theirs = models.Q(innovation__in=user.authorships.values("innovation"))
        own = models.Q(leads_to("innovation", Innovation.objects.visible_to(user)), offered_by=user)
        return self.all() if user.is_moderator else self.filter(theirs | own)

    def open(self):
        return self.filter(answer=Answer.OPEN)

    def in_order(self):
        return self.select_related("offered_by", "entry", "innovation").order_by("offered_at", "pk")


class SuggestionManager(models.Manager.from_queryset(SuggestionQuerySet)):
    @transaction.atomic
    def offer(self, *, by, kind, answers, why, verdict="", hours=None, happened_on=None, entry=None):
        """Offer a note, or what `entry` should say instead; called as `innovation.suggestions.offer(...)`.

        `answers` as for `entries.note`. Raises BadAnswers, and PermissionDenied for those who may write it themselves.
        """
        innovation = self.instance
        if not innovation.can_be_suggested_to_by(by):
            raise PermissionDenied("Only colleagues who do not write it themselves offer something.")
        check_answers(kind, answers)
        suggestion = self.create(
            kind=kind,
            answers=answers,
            verdict=verdict,
            hours=hours,
            happened_on=happened_on or timezone.localdate(),
            why=why,
            entry=entry,
            offered_by=by,
        )
        suggestion.record_event("offered", by=by, notify=innovation.people())
        return suggestion


class Suggestion(RecordsEvents, Told):
    innovation = models.ForeignKey(Innovation, models.CASCADE, related_name="suggestions")
    # The entry that it would change, and in the end the entry that it became.
    entry = models.ForeignKey(Entry, models.SET_NULL, null=True, blank=True, related_name="suggestions")
    why = models.TextField()
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="suggestions")
    offered_at = models.DateTimeField(default=timezone.now, editable=False)
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.OPEN)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answer_words = models.TextField(blank=True)

    objects = SuggestionManager()

    class Meta(Told.Meta):
        abstract = False
        constraints = [
            *Told.Meta.constraints,
            valid_choice("answer", Answer),
            filled("why"),
            set_together("answered_at", "answered_by"),
            models.CheckConstraint(
                condition=models.Q(answer=Answer.OPEN, answered_at=None)
                | ~models.Q(answer=Answer.OPEN) & models.Q(answered_at__isnull=False),
                name="innovations_suggestion_answered",
            ),
        ]
        indexes = [models.Index(fields=["innovation", "answer"], name="innovations_suggestion_open")]

    def get_absolute_url(self):
        return reverse("innovations:suggestion_detail", args=[self.pk])

    def can_be_answered_by(self, user):
        """The team takes it up or declines it."""
        return self.innovation.can_be_edited_by(user)

    @transaction.atomic
    def accept(self, *, by):
        """Put it into the journal with the name of who gave it; returns the Entry. Raises WrongState once answered."""
        self._answer(Answer.ACCEPTED, by=by)
        told = {name: getattr(self, name) for name in ("answers", "verdict", "hours", "happened_on", "kind")}
        if self.entry is None:
            self.entry = self.innovation.entries.note(**told, by=by, given_by=self.offered_by)
        else:
            self.entry.edit(**told, by=by, version=self.entry.version, given_by=self.offered_by)
        self.save(update_fields=["entry"])
        self.record_event("accepted", by=by, notify=[self.offered_by])
        return self.entry

    @transaction.atomic
    def decline(self, *, by, words):
        """Say why not, kindly. Raises WrongState once it is answered."""
        self._answer(Answer.DECLINED, by=by, words=words)
        self.record_event("declined", by=by, notify=[self.offered_by])

    @transaction.atomic
    def withdraw(self, *, by):
        """Whoever offered it takes it back. Raises WrongState once it is answered."""
        if by != self.offered_by:
            raise PermissionDenied("Only whoever offered it takes it back.")
        self._answer(Answer.WITHDRAWN, by=by, is_team=False)
        self.record_event("withdrawn", by=by)

    def _answer(self, answer, *, by, words="", is_team=True):
        if is_team and not self.can_be_answered_by(by):
            raise PermissionDenied("Only the team answers it.")
        # One conditional UPDATE, so that of two who answer at once exactly one gets through.
        now = timezone.now()
        open_one = Suggestion.objects.filter(pk=self.pk, answer=Answer.OPEN)
        if not open_one.update(answer=answer, answered_at=now, answered_by=by, answer_words=words):
            raise WrongState("It is answered already.")
        self.answer, self.answered_at, self.answered_by, self.answer_words = answer, now, by, words

    def people(self):
        """Those who talk about it: the team and whoever offered it."""
        return User.objects.filter(pk__in=[*self.innovation.people().values_list("pk", flat=True), self.offered_by_id])
