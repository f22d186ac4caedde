"""Comment: what somebody says under a case study, a challenge or a take-up, or in reply to another comment."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from sharehub.core.gates import leads_to
from sharehub.moderation.models import HideableQuerySet, Spoken
from sharehub.moderation.models.hideable import is_shown_to
from sharehub.moderation.models.spoken import DOUBLE_CLICK
from sharehub.people.models import User

from .challenge import Challenge
from .innovation import Innovation
from .take_up import TakeUp

FIELD_OF = {"innovation": "innovation", "challenge": "challenge", "takeup": "take_up"}


class CommentQuerySet(HideableQuerySet):
    def visible_to(self, user):
        """The gate: whoever may read what it is about. What is hidden shows to whoever said it, and to moderators."""
        about = leads_to("innovation", Innovation.objects.visible_to(user))
        about |= leads_to("challenge", Challenge.objects.visible_to(user))
        about |= leads_to("take_up", TakeUp.objects.visible_to(user))
        return self.filter(about).shown_to(user, author="made_by")

    def about(self, thing):
        """Those under an Innovation, a Challenge or a TakeUp."""
        return self.filter(**{FIELD_OF[thing._meta.model_name]: thing})

    def threads(self, user):
        """Those that began a thread `user` may read; what is hidden stays as a trace where others replied to it."""
        began, is_shown = self.filter(reply_to=None).in_order(), is_shown_to(user, author="made_by")
        replies = Comment.objects.filter(is_shown, reply_to=models.OuterRef("pk"))
        return began.filter(is_shown | models.Exists(replies)) if is_shown else began

    def in_order(self):
        return self.select_related("made_by").order_by("made_at", "pk")

    def with_context(self):
        """With what it stands under, and who said it."""
        about = ["innovation", "challenge", "take_up__innovation", "take_up__organisation"]
        return self.select_related("made_by", *about)


class CommentManager(models.Manager.from_queryset(CommentQuerySet)):
    @transaction.atomic
    def make(self, *, words, by, reply_to=None, is_offer=False):
        """Say something; called as `innovation.comments.make(...)`, or of a challenge or a take-up.

        `reply_to` is a comment on the same thing: a reply to a reply joins its thread. `is_offer` says, on a challenge,
        that they can help. Tells those it concerns and those in the thread. Returns the Comment.
        """
        about = self.instance
        if not by.is_authenticated or not type(about).objects.visible_to(by).filter(pk=about.pk).exists():
            raise PermissionDenied("They may not know of it.")
        if reply_to and reply_to.about != about:
            raise ValueError("A reply stands under the same thing.")
        thread = reply_to and reply_to.thread
        User.objects.select_for_update().get(pk=by.pk)  # the second of a double click waits, and finds the first
        just_now = self.filter(made_at__gte=timezone.now() - DOUBLE_CLICK)
        if same := just_now.filter(words=words, made_by=by, reply_to=thread).first():
            return same
        comment = self.create(words=words, made_by=by, is_offer=is_offer, reply_to=thread)
        comment.record_event("made", by=by, notify=comment.who_listens())
        return comment


class Comment(Spoken):
    """Of what was taken away a trace remains, so that the replies make sense."""

    innovation = models.ForeignKey(Innovation, models.CASCADE, null=True, blank=True, related_name="comments")
    challenge = models.ForeignKey(Challenge, models.CASCADE, null=True, blank=True, related_name="comments")
    take_up = models.ForeignKey(TakeUp, models.CASCADE, null=True, blank=True, related_name="comments")
    reply_to = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="replies")
    is_offer = models.BooleanField(default=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="comments")

    objects = CommentManager()

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            *Spoken.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(innovation__isnull=False, challenge=None, take_up=None)
                | models.Q(innovation=None, challenge__isnull=False, take_up=None)
                | models.Q(innovation=None, challenge=None, take_up__isnull=False),
                name="innovations_comment_about_one_thing",
            ),
            models.CheckConstraint(
                condition=models.Q(is_offer=False) | models.Q(challenge__isnull=False),
                name="innovations_comment_offer_on_challenge",
            ),
        ]

    def get_absolute_url(self):
        """Leads to where it stands in the discussion, which may have several pages."""
        return reverse("innovations:comment_detail", args=[self.pk])

    @property
    def about(self):
        """The Innovation, Challenge or TakeUp under which it stands."""
        return self.innovation or self.challenge or self.take_up

    @property
    def stands_on(self):
        return self.about

    @property
    def in_a_line(self):
        return f"A comment about {self.about}"

    @property
    def thread(self):
        """The comment that began the thread: replies are one level deep."""
        return self.reply_to or self

    def who_listens(self):
        """Those whom its subject concerns, and whoever spoke in its thread."""
        spoke = User.objects.filter(models.Q(comments=self.thread) | models.Q(comments__reply_to=self.thread))
        return self.about.people().union(spoke)
