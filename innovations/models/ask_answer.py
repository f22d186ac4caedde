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
        return self.filter(leads_to("ask", Ask.objects.visible_to(user))).shown_to(user, author="answered_by")

    def in_order(self):
        return self.select_related("answered_by", "entry").order_by("answered_at", "pk")

    def settling_first(self, ask):
        """The answer that settled it, then the others in their order."""
        settling = models.Case(models.When(pk=ask.settled_by_id, then=0), default=1)
        return self.select_related("answered_by", "entry").order_by(settling, "answered_at", "pk")

    def with_context(self):
        """With the ask, what that is about, and who answered."""
        return self.select_related("answered_by", "ask__innovation", "ask__challenge")


class AskAnswerManager(models.Manager.from_queryset(AskAnswerQuerySet)):
    @transaction.atomic
    def give(self, *, words, by):
        """Answer an ask; called as `ask.answers.give(...)`. Anybody who knows may. Returns the AskAnswer.

        Twice the same is once.
        """
        ask = self.instance
        if not ask.can_be_answered_by(by):
            raise PermissionDenied("Only colleagues who may read it answer.")
        User.objects.select_for_update().get(pk=by.pk)  # the second of a double click waits, and finds the first
        if same := self.filter(words=words, answered_by=by).first():
            return same
        ask_answer = self.create(words=words, answered_by=by)
        ask_answer.record_event("given", by=by, notify=ask.people().union(ask.about.people()))
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

    def save(self, *args, **kwargs):
        """An ask is found once it has an answer that shows: the one piece of work that hides in `save()`."""
        super().save(*args, **kwargs)
        self.ask.index()

    @property
    def stands_on(self):
        return self.ask

    @property
    def in_a_line(self):
        return f"An answer about {self.ask.about}"

    def get_absolute_url(self):
        return f"{self.ask.get_absolute_url()}#answer-{self.pk}"

    def people(self):
        """Those whom news about it concerns: whoever answered."""
        return User.objects.filter(pk=self.answered_by_id)

    def can_become_entry_by(self, user):
        """The team of the case study takes it into the journal, once, while it shows."""
        innovation = self.ask.innovation
        is_free = innovation is not None and self.entry_id is None and not self.is_hidden
        return is_free and innovation.can_be_edited_by(user)

    @transaction.atomic
    def become(self, entry, *, by):
        """Say that it became `entry` of the workbook (actions.keep_answer makes that), and tell who gave it."""
        if not self.can_become_entry_by(by):
            raise PermissionDenied("Only the team takes it into the journal, once.")
        self.entry = entry
        self.save(update_fields=["entry"])
        self.record_event("kept", by=by, notify=[self.answered_by])
