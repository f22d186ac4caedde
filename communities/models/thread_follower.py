"""ThreadFollower: a member who wants to hear of what is said in a thread, or to hear no more of it."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from .thread import Thread


class ThreadFollowerManager(models.Manager):
    @transaction.atomic
    def follow(self, *, by):
        """Hear of what is said in it; called as `thread.followers.follow(...)`. Twice is once."""
        return self._set(by, is_muted=False)

    @transaction.atomic
    def mute(self, *, by):
        """Hear no more of it, whatever one says in it oneself."""
        return self._set(by, is_muted=True)

    def _set(self, user, *, is_muted):
        # What somebody wants to hear of is their own affair: no event tells of it.
        if not self.instance.network.is_joined_by(user):
            raise PermissionDenied("Members follow what is said.")
        return self.update_or_create(user=user, defaults={"is_muted": is_muted})[0]


class ThreadFollower(models.Model):
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="followers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="threads_followed")
    is_muted = models.BooleanField(default=False)

    objects = ThreadFollowerManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thread", "user"], name="communities_threadfollower_once")]

    def __str__(self):
        return f"{self.user}: {self.thread}"
