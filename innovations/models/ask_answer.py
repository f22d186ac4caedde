"""AskAnswer: what somebody who knows answers to an ask."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from sharehub.activity.models import RecordsEvents
from sharehub.core.constraints import filled
from sharehub.core.gates import leads_to
from sharehub.moderation.models import Hideable, HideableQuerySet
from sharehub.people.models import User

from .ask import Ask
from .entry import Entry


class AskAnswerQuerySet(HideableQuerySet):
    def visible_to(self, user):
        """The gate: whoever may read the ask. What is hidden shows to whoever answered, and to moderators."""
        seen = self.filter(leads_to("ask", Ask.objects.visible_to(user)))
        if not user.is_authenticated:
            return seen.not_hidden()
        return seen if user.is_moderator else seen.filter(models.Q(hidden_at=None) | models.Q(answered_by=user))

    def in_order(self):
        return self.select_related("answered_by", "entry").order_by("answered_at", "pk")

    def with_context(self):
        """With the ask, what that is about, and who answered."""
        return self.select_related("answered_by", "ask__innovation", "ask__challenge")


class AskAnswerManager(models.Manager.from_queryset(AskAnswerQuerySet)):
    @transaction.atomic
    def give(self, *, words, by):
        """Answer an ask; called as `ask.answers.give(...)`. Anybody who knows may. Returns the AskAnswer."""
        ask = self.instance
        if not ask.can_be_answered_by(by):
            raise PermissionDenied("Only colleagues who may read it answer.")
        ask_answer = self.create(words=words, answered_by=by)
        ask_answer.record_event("given", by=by, notify=ask.people().union(ask.about.people()))
        ask.index()
        return ask_answer


class AskAnswer(RecordsEvents, Hideable):
    """`entry` is the note in the journal that it became, if the team took it up."""

    ask = models.ForeignKey(Ask, models.CASCADE, related_name="answers")
    words = models.TextField("your answer")
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="answers")
    answered_at = models.DateTimeField(default=timezone.now, editable=False)
    entry = models.ForeignKey(
        Entry, models.SET_NULL, null=True, blank=True, editable=False, related_name="came_from_answers"
    )

    objects = AskAnswerManager()

    class Meta:
        ordering = ["answered_at", "pk"]
        constraints = [*Hideable.Meta.constraints, filled("words")]

    def __str__(self):
        return self.words

    def get_absolute_url(self):
        return f"{self.ask.get_absolute_url()}#answer-{self.pk}"

    def people(self):
        """Those whom news about it concerns: whoever answered."""
        return User.objects.filter(pk=self.answered_by_id)

    def can_become_entry_by(self, user):
        """The team of the case study takes it into the journal, once."""
        innovation = self.ask.innovation
        return innovation is not None and self.entry_id is None and innovation.can_be_noted_by(user)

    @transaction.atomic
    def become(self, entry, *, by):
        """Say that it became `entry` of the workbook (actions.keep_answer makes that), and tell who gave it."""
        if not self.can_become_entry_by(by):
            raise PermissionDenied("Only the team takes it into the journal, once.")
        self.entry = entry
        self.save(update_fields=["entry"])
        self.record_event("kept", by=by, notify=[self.answered_by])
