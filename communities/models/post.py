"""Post: what somebody says in a thread."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from sharehub.core.gates import leads_to
from sharehub.moderation.models import HideableQuerySet, Spoken
from sharehub.moderation.models.spoken import DOUBLE_CLICK

from .thread import Thread


class PostQuerySet(HideableQuerySet):
    def visible_to(self, user):
        """The gate: whoever reads the thread. What is hidden shows to whoever said it, and to moderators."""
        return self.filter(leads_to("thread", Thread.objects.visible_to(user))).shown_to(user, author="made_by")

    def standing(self):
        """Those that anybody there may read."""
        return self.not_hidden().filter(deleted_at=None)

    def in_order(self):
        return self.select_related("made_by").order_by("made_at", "pk")

    def with_context(self):
        return self.select_related("thread__network", "made_by")


class PostManager(models.Manager.from_queryset(PostQuerySet)):
    @transaction.atomic
    def say(self, *, words, by, at=None):
        """Say something; called as `thread.posts.say(...)`. Tells those who follow, and one follows it from then on.

        Who muted it stays so. The same words again are the same: the second of a double click.
        """
        thread, at = self.instance, at or timezone.now()
        thread.network.lock()
        if not thread.network.can_be_talked_in_by(by):
            raise PermissionDenied("Its members talk here, until it is closed.")
        if same := self.filter(words=words, made_by=by, made_at__gte=at - DOUBLE_CLICK).first():
            return same
        post = self.create(words=words, made_by=by, made_at=at)
        thread.last_post_at = max(at, thread.last_post_at)
        thread.save(update_fields=["last_post_at"])
        thread.followers.get_or_create(user=by)
        post.record_event("made", by=by, notify=thread.who_listens())
        return post


class Post(Spoken):
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="posts")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="posts")

    objects = PostManager()

    class Meta:
        constraints = [*Spoken.Meta.constraints]
        indexes = [models.Index(fields=["thread", "made_at"], name="communities_post_in_order")]

    def get_absolute_url(self):
        """Leads to where it stands in its thread, which may have several pages."""
        return reverse("communities:post_detail", args=[self.thread.network.slug, self.pk])

    @property
    def stands_on(self):
        return self.thread

    @property
    def in_a_line(self):
        return f"Something said in a thread of {self.thread.network}"
