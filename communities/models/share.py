"""Share: a case study, a challenge or a question that a member brings to a network, with one line why."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from innovations.models import Ask, Challenge, Innovation
from sharehub.activity.models import RecordsEvents
from sharehub.core.constraints import filled, set_together
from sharehub.core.gates import leads_to
from sharehub.moderation.models import Hideable, HideableQuerySet
from sharehub.people.models import User

from .inside import inside
from .network import Network

LONGEST_WHY = 200
# What may be brought, by the field that leads to it, and what a page calls it.
KINDS = {"innovation": (Innovation, "Case study"), "challenge": (Challenge, "Challenge"), "ask": (Ask, "Question")}


class BroughtAlready(Exception):
    """Somebody has brought it to this network already: `share` is what there is."""

    def __init__(self, share):
        super().__init__(str(share))
        self.share = share


class ShareQuerySet(HideableQuerySet):
    def visible_to(self, user):
        """The gate: those who belong to the network and may know of the thing; what is hidden, who brought it."""
        seen = models.Q()
        for field, (model, _) in KINDS.items():
            seen |= leads_to(field, model.objects.visible_to(user))
        return self.filter(inside(user)).filter(seen).shown_to(user, author="shared_by")

    def standing(self):
        """Those that nobody took back."""
        return self.filter(taken_back_at=None)

    def newest_first(self):
        return self.order_by("-shared_at", "-pk")

    def with_context(self):
        """With what each is about, and who brought it."""
        return self.select_related("network", "shared_by", *KINDS)


class ShareManager(models.Manager.from_queryset(ShareQuerySet)):
    @transaction.atomic
    def bring(self, thing, *, why, by, at=None):
        """Bring an Innovation, a Challenge or an Ask; called as `network.shares.bring(...)`. Raises BroughtAlready.

        A draft, which only its authors read, is not brought. Tells those whom news about the thing concerns, where they
        belong to the network too.
        """
        network, field = self.instance, thing._meta.model_name
        network.lock()
        seen = type(thing).objects.visible_to(by)
        seen = seen.published() if isinstance(thing, Innovation) else seen
        if not network.can_be_talked_in_by(by) or not seen.filter(pk=thing.pk).exists():
            raise PermissionDenied("Its members bring what they may read, until it is closed.")
        if there_is := self.standing().filter(**{field: thing}).first():
            raise BroughtAlready(there_is)
        share = self.create(why=why, shared_by=by, shared_at=at or timezone.now(), **{field: thing})
        of_it = thing.people().order_by().values("pk")
        share.record_event("brought", by=by, notify=network.people().filter(pk__in=of_it))
        return share


class Share(RecordsEvents, Hideable):
    network = models.ForeignKey(Network, models.CASCADE, related_name="shares")
    innovation = models.ForeignKey(Innovation, models.CASCADE, null=True, blank=True, related_name="shares")
    challenge = models.ForeignKey(Challenge, models.CASCADE, null=True, blank=True, related_name="shares")
    ask = models.ForeignKey(Ask, models.CASCADE, null=True, blank=True, related_name="shares")
    why = models.CharField("why, in a line", max_length=LONGEST_WHY)
    shared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="shares")
    shared_at = models.DateTimeField(default=timezone.now, editable=False)
    taken_back_at = models.DateTimeField(null=True, blank=True, editable=False)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects = ShareManager()

    class Meta:
        constraints = [
            *Hideable.Meta.constraints,
            filled("why"),
            set_together("taken_back_at", "taken_back_by"),
            models.CheckConstraint(
                condition=models.Q(innovation__isnull=False, challenge=None, ask=None)
                | models.Q(innovation=None, challenge__isnull=False, ask=None)
                | models.Q(innovation=None, challenge=None, ask__isnull=False),
                name="communities_share_of_one_thing",
            ),
            *(
                models.UniqueConstraint(
                    fields=["network", field],
                    condition=models.Q(taken_back_at=None),
                    name=f"communities_share_{field}_once",
                )
                for field in KINDS
            ),
        ]
        indexes = [models.Index(fields=["network", "-shared_at"], name="communities_share_newest")]

    def __str__(self):
        return str(self.thing)

    def get_absolute_url(self):
        return f"{reverse('communities:share_list', args=[self.network.slug])}#share-{self.pk}"

    @property
    def thing(self):
        """The Innovation, Challenge or Ask."""
        return self.innovation or self.challenge or self.ask

    @property
    def kind(self):
        """What a page calls it."""
        return next(word for field, (_, word) in KINDS.items() if getattr(self, f"{field}_id"))

    @property
    def stands_on(self):
        return self.network

    @property
    def in_a_line(self):
        return f"Why something was brought to {self.network}"

    def people(self):
        """Those whom news about it concerns: who brought it."""
        return User.objects.filter(pk=self.shared_by_id)

    def can_be_taken_back_by(self, user):
        return self.can_be_taken_back_as(self.network.membership_of(user))

    def can_be_taken_back_as(self, membership):
        """Whoever brought it, as long as they belong, and the leads; `membership` may be None."""
        if self.taken_back_at or membership is None:
            return False
        return membership.is_leading or membership.user_id == self.shared_by_id

    @transaction.atomic
    def take_back(self, *, by):
        """It is not brought after all. Twice changes nothing."""
        self._wait()
        if self.taken_back_at:
            return
        if not self.can_be_taken_back_by(by):
            raise PermissionDenied("Whoever brought it, and the leads, take it back.")
        self.taken_back_at, self.taken_back_by = timezone.now(), by
        self.save(update_fields=["taken_back_at", "taken_back_by"])
        self.record_event("taken_back", by=by, notify=[self.shared_by])
