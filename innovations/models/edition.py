"""Edition: what a workbook said when it was published; numbered, and never changed afterwards."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from sharehub.core.constraints import set_together

from .edition_file import freeze_files
from .innovation import Innovation
from .lifecycle import State, WrongState
from .told import Placed


class EditionQuerySet(models.QuerySet):
    def standing(self):
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at=None)


class EditionManager(models.Manager.from_queryset(EditionQuerySet)):
    @transaction.atomic
    def publish(self, *, by, whats_new="", at=None, after=None):
        """Freeze what is chosen of the workbook into the next edition; called as `innovation.editions.publish(...)`.

        `after` is the number of the edition that the person saw as the newest: where somebody has published another
        since (or the button was pressed twice), raises WrongState. Raises NotReady where a step, a failure or wasted
        time, or words are missing, and WrongState unless it is published: `innovation.publish()` makes the first.
        Returns the Edition.
        """
        innovation = Innovation.objects.select_for_update().get(pk=self.instance.pk)
        if not innovation.can_be_published_by(by):
            raise PermissionDenied("Only its owner and editors may publish an edition.")
        if innovation.state != State.PUBLISHED:
            raise WrongState(f"It is {innovation.get_state_display().lower()}.")
        innovation.require_ready()
        last = self.aggregate(last=models.Max("number"))["last"] or 0
        if after is not None and after != last:
            raise WrongState(f"Edition {last} is out already.")
        edition = self.create(number=last + 1, whats_new=whats_new, published_by=by, published_at=at or timezone.now())
        edition.entries.bulk_create(
            EditionEntry(
                edition=edition,
                source_id=entry.pk,
                kind=entry.kind,
                verdict=entry.verdict,
                hours=entry.hours,
                happened_on=entry.happened_on,
                answers=entry.answers,
                position=position,
                given_by_id=entry.given_by_id,
            )
            for position, entry in enumerate(innovation.entries.in_next().in_order(), start=1)
        )
        freeze_files(edition)
        self.instance.__dict__.pop("current_edition", None)
        self.instance.index()
        if edition.number > 1:
            innovation.record_event("edition_published", by=by, notify=innovation.people(), number=edition.number)
        return edition


class Edition(models.Model):
    """Triggers in the database refuse any change of a published edition and its entries (migration 0002)."""

    innovation = models.ForeignKey(Innovation, models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    whats_new = models.TextField(blank=True)
    published_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    withdrawal_reason = models.TextField(blank=True, editable=False)

    objects = EditionManager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["innovation", "number"], name="innovations_edition_number"),
            set_together("withdrawn_at", "withdrawn_by"),
        ]

    def __str__(self):
        return f"Edition {self.number} of {self.innovation}"

    @transaction.atomic
    def withdraw(self, *, by, reason):
        """Take its text off the site, and leave a notice with the reason. What it said is kept; twice changes nothing.

        A mistake in a newer edition is corrected by the next; this is for what nobody should follow. Raises WrongState
        for the newest: readers would be left without one.
        """
        if not (self.innovation.is_owned_by(by) or by.is_moderator):
            raise PermissionDenied("Only its owner may withdraw an edition.")
        if self.withdrawn_at:
            return
        if not self.innovation.editions.filter(number__gt=self.number).exists():
            raise WrongState("Publish a corrected edition first, or take the case study off the site.")
        self.withdrawn_at, self.withdrawn_by, self.withdrawal_reason = timezone.now(), by, reason
        self.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawal_reason"])
        self.innovation.record_event(
            "edition_withdrawn", by=by, notify=self.innovation.people(), number=self.number, reason=reason
        )


class EditionEntry(Placed):
    """A frozen copy of an Entry. `source_id` is the entry's key at the time: it may be gone since."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="entries")
    source_id = models.PositiveBigIntegerField()

    class Meta(Placed.Meta):
        abstract = False
        verbose_name_plural = "edition entries"
