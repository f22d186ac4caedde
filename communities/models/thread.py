"""Thread: something that a member asks or tells the others, and what they say to it."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from sharehub.core.constraints import filled
from sharehub.moderation.models import HideableQuerySet, Spoken

from .inside import inside
from .network import Network

TAKEN_AWAY = "Taken away"


class ThreadQuerySet(HideableQuerySet):
    def visible_to(self, user):
        """The gate: those who belong to the network. What is hidden shows to whoever began it, and to moderators."""
        return self.filter(inside(user)).shown_to(user, author="made_by")

    def unanswered(self):
        """Questions of which nobody has said yet what answered them."""
        return self.filter(is_question=True, settled_by=None, deleted_at=None)

    def with_words(self, words):
        """Those with each of the words in the title, in what it begins with, or in a reply that anybody there reads."""
        from .post import Post

        found = self
        for word in words.split():
            replies = Post.objects.not_hidden().filter(thread=models.OuterRef("pk"), words__icontains=word)
            said = models.Q(title__icontains=word) | models.Q(words__icontains=word) | models.Exists(replies)
            found = found.filter(said)
        return found

    def latest_first(self):
        """With who began each, and how many `replies` there are to it."""
        from .post import Post

        of_it = Post.objects.standing().filter(thread=models.OuterRef("pk")).order_by().values("thread")
        counted = models.Subquery(of_it.values(number=models.Count("pk")))
        replies = models.functions.Coalesce(counted, 0)
        return self.select_related("made_by").annotate(replies=replies).order_by("-last_post_at", "-pk")

    def with_context(self):
        return self.select_related("network", "made_by")


class ThreadManager(models.Manager.from_queryset(ThreadQuerySet)):
    @transaction.atomic
    def begin(self, *, title, words, by, is_question=False, at=None):
        """Begin a thread, which one follows from then on; called as `network.threads.begin(...)`. Tells the leads.

        The same again is the one there is: the second of a double click.
        """
        network, at = self.instance, at or timezone.now()
        network.lock()
        if not network.can_be_talked_in_by(by):
            raise PermissionDenied("Its members talk here, until it is closed.")
        if same := self.filter(title=title, words=words, made_by=by, deleted_at=None).first():
            return same
        said = {"title": title, "words": words, "is_question": is_question}
        thread = self.create(made_by=by, made_at=at, last_post_at=at, **said)
        thread.followers.create(user=by)
        thread.record_event("begun", by=by, notify=network.leads())
        return thread


class Thread(Spoken):
    """`words` are what it begins with. `settled_by` is the Post of which the asker or a lead say that it answers it."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="threads")
    title = models.CharField(max_length=120)
    is_question = models.BooleanField(default=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="threads")
    last_post_at = models.DateTimeField(default=timezone.now, editable=False)
    settled_by = models.ForeignKey(
        "communities.Post", models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ThreadManager()

    class Meta:
        constraints = [
            *Spoken.Meta.constraints,
            filled("title"),
            models.CheckConstraint(
                condition=models.Q(settled_by=None) | models.Q(settled_at__isnull=False, is_question=True),
                name="communities_thread_question_settled_with_time",
            ),
        ]
        indexes = [models.Index(fields=["network", "-last_post_at"], name="communities_thread_latest")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("communities:thread_detail", args=[self.network.slug, self.pk])

    @property
    def stands_on(self):
        return self.network

    @property
    def in_a_line(self):
        return f"A thread in {self.network}"

    @property
    def is_answered(self):
        return self.settled_by_id is not None

    def can_be_settled_by(self, user):
        """Whoever asked, and the leads, say what answered it."""
        if not self.is_question or self.deleted_at or self.network.is_over:
            return False
        return (user == self.made_by and self.network.is_joined_by(user)) or self.network.is_led_by(user)

    def who_listens(self):
        """Those who follow it and still belong."""
        return self.network.people().filter(threads_followed__thread=self, threads_followed__is_muted=False)

    @transaction.atomic
    def edit(self, *, by, words, title, is_question):
        """Put it better, within half an hour. One that is answered stays a question."""
        self._wait()
        if not self.can_be_edited_by(by):
            raise PermissionDenied("Only whoever began it changes it, for half an hour.")
        self.title, self.is_question = title, is_question or self.is_answered
        self.save(update_fields=["title", "is_question"])
        super().edit(by=by, words=words)

    @transaction.atomic
    def erase(self, *, by):
        """Take away what it begins with, title and all; what others said remains. Twice changes nothing."""
        self._wait()
        is_new = self.deleted_at is None
        super().erase(by=by)
        if is_new:
            self.title = TAKEN_AWAY
            self.save(update_fields=["title"])

    @transaction.atomic
    def settle(self, post, *, by):
        """Say which Post of it answers the question; whoever said that is told. Another one may be named later."""
        self._wait()
        if not self.can_be_settled_by(by):
            raise PermissionDenied("Whoever asked, and the leads, say what answered it.")
        if post.thread_id != self.pk or post.deleted_at or post.is_hidden:
            raise ValueError("What answers it was said in it.")
        if self.settled_by_id == post.pk:
            return
        self.settled_by, self.settled_at = post, timezone.now()
        self.save(update_fields=["settled_by", "settled_at"])
        self.record_event("settled", by=by, notify=[post.made_by, self.made_by])

    @transaction.atomic
    def unsettle(self, *, by):
        """It is not answered after all. Twice changes nothing."""
        self._wait()
        if not self.can_be_settled_by(by):
            raise PermissionDenied("Whoever asked, and the leads, say what answered it.")
        if self.settled_by_id is None:
            return
        self.settled_by = self.settled_at = None
        self.save(update_fields=["settled_by", "settled_at"])
        self.record_event("unsettled", by=by)
