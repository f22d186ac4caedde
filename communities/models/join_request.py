"""JoinRequest: somebody asks to belong to a network, until a lead answers."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from sharehub.activity.models import RecordsEvents
from sharehub.core.constraints import valid_choice


class Answer(models.TextChoices):
    ACCEPTED = "accepted", "Let in"
    DECLINED = "declined", "Declined"


class JoinRequestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Their own, and those to the networks that they lead."""
        if not user.is_authenticated:
            return self.none()
        from .network import Network

        return self.filter(models.Q(user=user) | models.Q(network__in=Network.objects.led_by(user).values("pk")))

    def open(self):
        return self.filter(answered_at=None).order_by("asked_at", "pk")

    def with_context(self):
        return self.select_related("network", "user")


class JoinRequestManager(models.Manager.from_queryset(JoinRequestQuerySet)):
    @transaction.atomic
    def ask(self, *, by, words=""):
        """Ask to belong to it; called as `network.join_requests.ask(...)`. Asking again gives the one that waits."""
        network = self.instance
        network.lock()
        if waiting := self.open().filter(user=by).first():
            return waiting
        if not network.can_be_asked_by(by):
            raise PermissionDenied("Nobody asks to join this, or they belong to it already.")
        join_request = self.create(user=by, words=words)
        join_request.record_event("asked", by=by, notify=network.leads())
        return join_request


class JoinRequest(RecordsEvents, models.Model):
    network = models.ForeignKey("communities.Network", models.CASCADE, related_name="join_requests")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="join_requests")
    words = models.CharField(max_length=400, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(max_length=400, blank=True)

    objects = JoinRequestManager()

    class Meta:
        constraints = [
            valid_choice("answer", Answer, blank=True),
            models.UniqueConstraint(
                fields=["network", "user"],
                condition=models.Q(answered_at=None),
                name="communities_joinrequest_open_once",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_at=None, answer="")
                | (models.Q(answered_at__isnull=False) & ~models.Q(answer="")),
                name="communities_joinrequest_answered_how",
            ),
        ]

    def __str__(self):
        return f"{self.user} asks to join {self.network}"

    @transaction.atomic
    def accept(self, *, by):
        """A lead lets them in. Answering twice changes nothing."""
        if self._answer(Answer.ACCEPTED, by=by):
            self.network.memberships.let_in(user=self.user, by=by)

    @transaction.atomic
    def decline(self, *, by, reason):
        """A lead says no, and why. Answering twice changes nothing."""
        if self._answer(Answer.DECLINED, by=by, reason=reason):
            self.record_event("declined", by=by, notify=[self.user], reason=reason)

    def _answer(self, answer, *, by, reason=""):
        self.network.lock()
        self.network.guard_leads(by)
        self.refresh_from_db(fields=["answer", "answered_at"])
        if self.answered_at:
            return False
        self.answer, self.answered_at, self.answered_by, self.reason = answer, timezone.now(), by, reason
        self.save(update_fields=["answer", "answered_at", "answered_by", "reason"])
        return True
