"""Ask: "tell me more: how did you do that?", about a case study, an entry of it, a take-up or a challenge."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from sharehub.activity.models import RecordsEvents
from sharehub.core.constraints import filled
from sharehub.core.gates import leads_to
from sharehub.moderation.models import Hideable, HideableQuerySet
from sharehub.people.models import User
from sharehub.search.models import Searchable

from ..findable import ask_record_of
from .challenge import Challenge
from .entry import Entry
from .innovation import Innovation
from .take_up import TakeUp


class AskQuerySet(HideableQuerySet):
    def visible_to(self, user):
        """The gate: whoever may read what it is about. What is hidden shows to whoever asked, and to moderators."""
        about = models.Q(leads_to("innovation", Innovation.objects.visible_to(user)), take_up=None)
        about |= leads_to("take_up", TakeUp.objects.visible_to(user))
        about |= leads_to("challenge", Challenge.objects.visible_to(user))
        return self.filter(about).shown_to(user, author="asked_by")

    def about(self, thing, user):
        """Those about an Innovation, with its take-ups, or a Challenge, which `user` may read (gated already)."""
        of_it = self.filter(**{thing._meta.model_name: thing}).shown_to(user, author="asked_by")
        take_ups = TakeUp.objects.not_hidden_from(user)
        return of_it.filter(models.Q(take_up=None) | leads_to("take_up", take_ups))

    def asked_of(self, user):
        """Those of others that `user` may know an answer to: about what they write, work on, or use where they work."""
        places = user.affiliations.current().order_by().values("organisation")
        mine = models.Q(innovation__in=user.authorships.values("innovation"))
        mine |= models.Q(innovation__in=TakeUp.objects.filter(organisation__in=places).values("innovation"))
        mine |= models.Q(challenge__started_by=user) | models.Q(challenge__in=user.us_toos.values("challenge"))
        return self.filter(mine).exclude(asked_by=user)

    def answered(self):
        """Those with an answer that may be read."""
        from .ask_answer import AskAnswer

        return self.filter(models.Exists(AskAnswer.objects.not_hidden().filter(ask=models.OuterRef("pk"))))

    def unanswered(self):
        return self.exclude(pk__in=self.answered().values("pk"))

    def with_answer_count(self):
        """Each with `answer_count`, of the answers that anybody may read who may read the ask."""
        shown = models.Q(answers__hidden_at=None)
        return self.annotate(answer_count=models.Count("answers", filter=shown))

    def newest_first(self):
        return self.order_by("-asked_at", "-pk")

    def to_index(self):
        """With all that the search index keeps of each, in a fixed number of queries."""
        about = [f"{each}__organisation__parent__parent" for each in ("innovation", "challenge")]
        return self.select_related(*about).prefetch_related("answers")

    def with_context(self):
        """With what it is about, and who asked."""
        return self.select_related("asked_by", "innovation", "challenge", "entry", "take_up__organisation")


class AskManager(models.Manager.from_queryset(AskQuerySet)):
    @transaction.atomic
    def ask(self, *, words, by, entry=None, take_up=None):
        """Ask something; called as `innovation.asks.ask(...)` or `challenge.asks.ask(...)`. Returns the Ask.

        `entry` or `take_up`, of that innovation, say what exactly it is about. Tells those who can answer. Twice the
        same is once.
        """
        about = self.instance
        if not type(about).objects.visible_to(by).filter(pk=about.pk).exists() or not by.is_authenticated:
            raise PermissionDenied("They may not know of it.")
        if any(each and each.innovation_id != about.pk for each in (entry, take_up)):
            raise ValueError("It is about something of this innovation.")
        User.objects.select_for_update().get(pk=by.pk)  # the second of a double click waits, and finds the first
        if same := self.filter(words=words, asked_by=by, entry=entry, take_up=take_up).first():
            return same
        ask = self.create(words=words, asked_by=by, entry=entry, take_up=take_up)
        ask.record_event("asked", by=by, notify=ask.who_can_answer())
        return ask


class Ask(RecordsEvents, Searchable, Hideable):
    """`settled_by` is the answer of which whoever asked said that it helped."""

    innovation = models.ForeignKey(Innovation, models.CASCADE, null=True, blank=True, related_name="asks")
    challenge = models.ForeignKey(Challenge, models.CASCADE, null=True, blank=True, related_name="asks")
    entry = models.ForeignKey(Entry, models.SET_NULL, null=True, blank=True, related_name="asks")
    take_up = models.ForeignKey(TakeUp, models.CASCADE, null=True, blank=True, related_name="asks")
    words = models.TextField("your question")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="asks")
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    settled_by = models.ForeignKey(
        "innovations.AskAnswer", models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = AskManager()

    class Meta:
        constraints = [
            *Hideable.Meta.constraints,
            filled("words"),
            models.CheckConstraint(
                condition=models.Q(innovation__isnull=False, challenge=None)
                | models.Q(innovation=None, challenge__isnull=False, entry=None, take_up=None),
                name="innovations_ask_about_one_thing",
            ),
            models.CheckConstraint(
                condition=models.Q(entry=None) | models.Q(take_up=None), name="innovations_ask_entry_or_take_up"
            ),
            models.CheckConstraint(
                condition=models.Q(settled_by=None) | models.Q(settled_at__isnull=False),
                name="innovations_ask_settled_with_time",
            ),
        ]
        indexes = [models.Index(fields=["innovation", "-asked_at"], name="innovations_ask_newest")]

    def __str__(self):
        return self.words

    def get_absolute_url(self):
        return reverse("innovations:ask_detail", args=[self.pk])

    @property
    def about(self):
        """The Innovation or the Challenge that it is about."""
        return self.innovation or self.challenge

    @property
    def is_settled(self):
        return self.settled_by_id is not None

    @property
    def stands_on(self):
        return self.about

    @property
    def in_a_line(self):
        return f"A question about {self.about}"

    def can_be_answered_by(self, user):
        """Anybody who is signed in and may read it: whoever knows."""
        return user.is_authenticated and Ask.objects.visible_to(user).filter(pk=self.pk).exists()

    def people(self):
        """Those whom news about it concerns: whoever asked."""
        return User.objects.filter(pk=self.asked_by_id)

    def who_can_answer(self):
        """The team of the case study and those who told the take-up, or those on the challenge."""
        people = self.about.people()
        return people.union(self.take_up.people()) if self.take_up else people

    def to_search_record(self):
        return ask_record_of(self)

    @transaction.atomic
    def settle(self, *, by, answer):
        """Whoever asked says which AskAnswer helped; None takes that back. Raises ValueError for another's answer."""
        if by != self.asked_by:
            raise PermissionDenied("Only whoever asked says what settled it.")
        if answer and answer.ask_id != self.pk:
            raise ValueError("It answers something else.")
        if answer == self.settled_by:
            return
        self.settled_by, self.settled_at = answer, timezone.now() if answer else None
        self.save(update_fields=["settled_by", "settled_at"])
        if answer:
            self.record_event("settled", by=by, notify=[answer.answered_by])
