"""Entry: one dated note of one kind in a workbook, private to the team until an edition takes it in."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from sharehub.core.locking import Versioned

from ..kinds import check_answers
from .innovation import Innovation
from .told import Told


class EntryQuerySet(models.QuerySet):
    def of_kind(self, kind):
        return self.filter(kind=kind)


class EntryManager(models.Manager.from_queryset(EntryQuerySet)):
    @transaction.atomic
    def note(self, *, kind, answers, by, verdict="", hours=None, happened_on=None):
        """Add an entry at the end; called as `innovation.entries.note(...)`.

        `answers` maps names to texts as kinds.SHAPES says (raises BadAnswers), `hours` is working time, a Decimal;
        `happened_on` is today unless given.
        """
        _authors_only(self.instance, by)
        check_answers(kind, answers)
        last = self.aggregate(last=models.Max("position"))["last"] or 0
        entry = self.create(
            kind=kind,
            answers=answers,
            verdict=verdict,
            hours=hours,
            happened_on=happened_on or timezone.localdate(),
            position=last + 1,
            created_by=by,
        )
        self.instance.record_event("entry_added", by=by, kind=kind)
        return entry


class Entry(Told, Versioned):
    innovation = models.ForeignKey(Innovation, models.CASCADE, related_name="entries")
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    updated_at = models.DateTimeField(auto_now=True)

    objects = EntryManager()

    class Meta(Told.Meta):
        abstract = False
        verbose_name_plural = "entries"
        indexes = [models.Index(fields=["innovation", "kind", "position"], name="innovations_entry_order")]

    @transaction.atomic
    def edit(self, *, answers, by, version, verdict="", hours=None, happened_on=None):
        """Change what it says, as opened at `version`. Raises StaleVersion, BadAnswers."""
        _authors_only(self.innovation, by)
        check_answers(self.kind, answers)
        self.claim_version(version)
        self.answers, self.verdict, self.hours = answers, verdict, hours
        self.happened_on = happened_on or self.happened_on
        self.save(update_fields=["answers", "verdict", "hours", "happened_on", "updated_at"])
        self.innovation.record_event("entry_edited", by=by, kind=self.kind)

    @transaction.atomic
    def move(self, *, by, up):
        """Change places with the entry of its kind before it (`up`) or after it. At the end nothing changes."""
        _authors_only(self.innovation, by)
        others = self.innovation.entries.select_for_update().of_kind(self.kind)
        if up:
            other = others.filter(position__lt=self.position).order_by("-position").first()
        else:
            other = others.filter(position__gt=self.position).order_by("position").first()
        if other is None:
            return
        self.position, other.position = other.position, self.position
        self.save(update_fields=["position"])
        other.save(update_fields=["position"])
        self.innovation.record_event("entry_moved", by=by, kind=self.kind)

    @transaction.atomic
    def remove(self, *, by):
        """Delete it from the workbook. Editions that took it in keep their copy."""
        _authors_only(self.innovation, by)
        self.attachments.drop_when_gone()
        self.delete()
        self.innovation.record_event("entry_removed", by=by, kind=self.kind, headline=self.headline)

    @property
    def number(self):
        """Its place among the entries of its kind, from 1: step 3."""
        return self.innovation.entries.of_kind(self.kind).filter(position__lte=self.position).count()


def _authors_only(innovation, by):
    if not innovation.can_be_edited_by(by):
        raise PermissionDenied("Only its authors may change the workbook.")
