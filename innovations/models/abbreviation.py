"""Abbreviation: short for something in primary care, and whether everybody there knows what."""

from django.db import models
from django.db.models.functions import Lower

from sharehub.core.constraints import filled


class Abbreviation(models.Model):
    """Kept by the moderators. Writers are asked to spell it out once, unless it `is_known_to_all`."""

    short = models.CharField("the abbreviation", max_length=20, help_text="As people write it: PCN.")
    long = models.CharField(
        "what it is short for", max_length=120, help_text="In small letters, as it would stand in a sentence."
    )
    is_known_to_all = models.BooleanField(
        "everybody in general practice knows it", default=False, help_text="Then nobody is asked to spell it out."
    )

    class Meta:
        ordering = ["short", "pk"]
        constraints = [
            filled("short"),
            filled("long"),
            models.UniqueConstraint(
                Lower("short"),
                name="innovations_abbreviation_once",
                violation_error_message="This abbreviation is on the list already.",
            ),
        ]

    def __str__(self):
        return f"{self.short}: {self.long}"
