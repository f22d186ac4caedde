"""WorksheetComment: what somebody who helps to scope a network says of a question of its worksheet, or of the whole."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from sharehub.core.constraints import set_together, valid_choice
from sharehub.core.gates import leads_to
from sharehub.moderation.models import HideableQuerySet, Spoken

from .network import Network


class WorksheetPart(models.TextChoices):
    """The questions of the worksheet, in their order. A comment on the whole is about none of them."""

    PURPOSE = "purpose", "What are you for?"
    LIMITS = "limits", "What will you not do?"
    FOCUS = "focus", "What will you work on?"
    METHOD = "method", "How will you work?"
    WORTH = "worth", "Will it be worth it?"
    DOORS = "doors", "Who may come in?"


class WorksheetCommentQuerySet(HideableQuerySet):
    def visible_to(self, user):
        """The gate: those who read the worksheet. What is hidden shows to whoever said it, and to moderators."""
        if not user.is_authenticated:
            return self.none()
        networks = Network.objects.visible_to(user)
        networks = networks if user.is_moderator else networks.with_worksheet_for(user)
        return self.filter(leads_to("network", networks)).shown_to(user, author="made_by")

    def standing(self):
        """Those that nobody took away."""
        return self.filter(deleted_at=None)

    def open(self):
        """Those that nobody has settled yet, either."""
        return self.standing().filter(resolved_at=None)

    def in_order(self):
        """What waits before what is settled."""
        return self.select_related("made_by", "resolved_by").order_by(
            models.F("resolved_at").asc(nulls_first=True), "made_at", "pk"
        )

    def with_context(self):
        return self.select_related("network", "made_by")


class WorksheetCommentManager(models.Manager.from_queryset(WorksheetCommentQuerySet)):
    @transaction.atomic
    def make(self, *, words, by, part=""):
        """Say something of a `part` of it, or ("") of the whole; called as `network.worksheet_comments.make(...)`.

        For those who belong to the network and those invited, while it is scoped. The same words again are the same.
        """
        network = self.instance
        network.lock()
        if not network.can_be_commented_by(by):
            raise PermissionDenied("Those who scope it together say something of it.")
        if same := self.open().filter(words=words, made_by=by, part=part).first():
            return same
        worksheet_comment = self.create(words=words, made_by=by, part=part)
        worksheet_comment.record_event("made", by=by, notify=network.people())
        return worksheet_comment


class WorksheetComment(Spoken):
    """`resolved_at`: what it asked for is done, or was talked over."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="worksheet_comments")
    part = models.CharField(max_length=10, choices=WorksheetPart, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="worksheet_comments")
    resolved_at = models.DateTimeField(null=True, blank=True, editable=False)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects = WorksheetCommentManager()

    class Meta:
        constraints = [
            *Spoken.Meta.constraints,
            valid_choice("part", WorksheetPart, blank=True),
            set_together("resolved_at", "resolved_by"),
        ]
        indexes = [models.Index(fields=["network", "part"], name="communities_worksheet_talk")]

    def get_absolute_url(self):
        """Where it stands, or stood."""
        return f"{self.url_of_part}#comment-{self.pk}"

    @property
    def url_of_part(self):
        slug = self.network.slug
        if not self.part or self.network.opened_at:  # then the questions are for its leads only
            return reverse("communities:network_scope", args=[slug])
        if self.part == WorksheetPart.FOCUS:
            return reverse("communities:focus_list", args=[slug])
        return reverse("communities:part_edit", args=[slug, self.part])

    @property
    def about(self):
        """In words."""
        return f"“{self.get_part_display()}”" if self.part else "the worksheet"

    @property
    def stands_on(self):
        return self.network

    @property
    def in_a_line(self):
        return f"A comment on the worksheet of {self.network}"

    def can_be_resolved_by(self, user):
        """Those who fill the worksheet, and whoever said it."""
        is_theirs = user == self.made_by and self.network.can_be_commented_by(user)
        return not self.deleted_at and (is_theirs or self.network.can_be_edited_by(user))

    @transaction.atomic
    def resolve(self, *, by):
        """Say that it is settled; whoever said it is told. Twice changes nothing."""
        self._wait()
        if not self.can_be_resolved_by(by):
            raise PermissionDenied("Those who fill the worksheet settle what was said of it.")
        if self.resolved_at:
            return
        self.resolved_at, self.resolved_by = timezone.now(), by
        self.save(update_fields=["resolved_at", "resolved_by"])
        self.record_event("resolved", by=by, notify=self.people())
