"""TakeUpStep: what one organisation did with one step of the workbook, or a step of their own that they added."""

from django.db import models, transaction

from sharehub.core.constraints import filled, valid_choice
from sharehub.core.text import shorten

from .take_up import TakeUp


class Did(models.TextChoices):
    KEPT = "kept", "We kept it"
    CHANGED = "changed", "We changed it"
    DROPPED = "dropped", "We left it out"
    ADDED = "added", "We added this"


class TakeUpStepManager(models.Manager):
    @transaction.atomic
    def tell(self, steps, *, by, version):
        """Say anew what was done with all steps; called as `take_up.steps.tell(...)`.

        `steps` is a list of dicts with did, title, to_what, why, and source_id: the key of the workbook's entry, None
        for what was added. Raises StaleVersion where a colleague saved in between.
        """
        take_up = self.instance
        self.all().delete()
        self.bulk_create(TakeUpStep(take_up=take_up, position=at, **step) for at, step in enumerate(steps, start=1))
        # Last, so that it is found by what it says now. Where they may not, or a colleague was first, all is undone.
        take_up.tell(by=by, version=version)

    def carry_over(self, entries):
        """Name and order what was told as the steps `entries` of another edition; called by `take_up.move_on`.

        What is none of these comes after them, as it was.
        """
        at = {entry.source_id: number for number, entry in enumerate(entries)}
        told = sorted(self.all(), key=lambda step: (at.get(step.source_id, len(at)), step.position))
        for position, step in enumerate(told, start=1):
            step.position = position
            if step.source_id in at:
                step.title = shorten(entries[at[step.source_id]].headline, 200)
        self.bulk_update(told, ["position", "title"])


class TakeUpStep(models.Model):
    """`source_id` is the key of the step's Entry, as its editions know it; `title` what the step was called then."""

    take_up = models.ForeignKey(TakeUp, models.CASCADE, related_name="steps")
    source_id = models.PositiveBigIntegerField(null=True, blank=True)
    title = models.CharField(max_length=200)
    did = models.CharField(max_length=10, choices=Did)
    to_what = models.TextField(blank=True)
    why = models.TextField(blank=True)
    position = models.PositiveIntegerField()

    objects = TakeUpStepManager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            filled("title"),
            valid_choice("did", Did),
            models.UniqueConstraint(fields=["take_up", "source_id"], name="innovations_takeupstep_once"),
            models.CheckConstraint(
                condition=models.Q(did=Did.ADDED, source_id=None)
                | ~models.Q(did=Did.ADDED) & models.Q(source_id__isnull=False),
                name="innovations_takeupstep_added_or_of_a_step",
            ),
            models.CheckConstraint(
                condition=~models.Q(did=Did.CHANGED, to_what=""), name="innovations_takeupstep_changed_to_what"
            ),
        ]

    def __str__(self):
        return f"{self.get_did_display()}: {self.title}"
