"""EditionFile: a file as an edition took it in; like the edition, never changed afterwards."""

from django.db import models
from django.urls import reverse

from .attachment import Attachment
from .kept_file import KeptFile

COPIED = ["name", "kind", "description", "size", "sha256", "stored_as"]


class EditionFile(KeptFile):
    """A trigger in the database refuses to change one. Its bytes stay when the workbook drops the file."""

    edition_entry = models.ForeignKey("innovations.EditionEntry", models.CASCADE, related_name="kept_files")

    class Meta(KeptFile.Meta):
        abstract = False

    def get_absolute_url(self):
        edition = self.edition_entry.edition
        return reverse("innovations:edition_file_detail", args=[edition.innovation.slug, edition.number, self.pk])


def freeze_files(edition):
    """Take the files of the workbook's entries into `edition`, beside the frozen copies of these entries."""
    files = list(Attachment.objects.filter(entry__innovation_id=edition.innovation_id).order_by("pk"))
    if not files:
        return
    entries = dict(edition.entries.values_list("source_id", "pk"))
    EditionFile.objects.bulk_create(
        EditionFile(edition_entry_id=entries[file.entry_id], **{name: getattr(file, name) for name in COPIED})
        for file in files
        if file.entry_id in entries
    )
