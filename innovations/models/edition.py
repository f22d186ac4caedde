"""Edition: what a workbook said when it was published; numbered, and never changed afterwards."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from .edition_file import freeze_files
from .innovation import Innovation
from .lifecycle import State, WrongState
from .told import Told


class EditionManager(models.Manager):
    @transaction.atomic
    def publish(self, *, by, whats_new="", at=None):
        """Freeze the workbook as it stands into the next edition; called as `innovation.editions.publish(...)`.

        Raises NotReady where a step, a failure or wasted time, or words are missing, and WrongState unless it is
        published: `innovation.publish()` makes the first. Returns the Edition.
        """
        innovation = Innovation.objects.select_for_update().get(pk=self.instance.pk)
        if not (innovation.is_authored_by(by) or by.is_moderator):
            raise PermissionDenied("Only its authors may publish an edition.")
        if innovation.state != State.PUBLISHED:
            raise WrongState(f"It is {innovation.get_state_display().lower()}.")
        innovation.require_ready()
        last = self.aggregate(last=models.Max("number"))["last"] or 0
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
            )
            for position, entry in enumerate(innovation.entries.order_by("position", "pk"), start=1)
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

    objects = EditionManager()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["innovation", "number"], name="innovations_edition_number")]

    def __str__(self):
        return f"Edition {self.number} of {self.innovation}"


class EditionEntry(Told):
    """A frozen copy of an Entry. `source_id` is the entry's key at the time: it may be gone since."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="entries")
    source_id = models.PositiveBigIntegerField()

    class Meta(Told.Meta):
        abstract = False
        verbose_name_plural = "edition entries"
