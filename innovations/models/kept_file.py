"""A kept file: what an entry's file and its frozen copy in an edition have in common."""

from django.db import models

from sharehub.core.constraints import filled, valid_choice

from ..files import Format, store
from ..files.formats import CONTENT_TYPES, PICTURES


class KeptFile(models.Model):
    """The bytes lie in the storage "files" as `stored_as`; several rows may refer to the same."""

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=5, choices=Format)
    description = models.CharField("what it shows", max_length=250, blank=True)
    size = models.PositiveIntegerField(help_text="In bytes.")
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=100, db_index=True)

    class Meta:
        abstract = True
        ordering = ["pk"]
        constraints = [
            valid_choice("kind", Format),
            filled("name"),
            filled("stored_as"),
            models.CheckConstraint(
                condition=~models.Q(kind__in=PICTURES) | ~models.Q(description=""),
                name="%(app_label)s_%(class)s_pictures_described",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_picture(self):
        return self.kind in PICTURES

    @property
    def content_type(self):
        return CONTENT_TYPES[self.kind]

    def open(self):
        """The stored bytes, open for reading."""
        return store.opened(self.stored_as)
