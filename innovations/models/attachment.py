"""Attachment: a file on an entry of a workbook, such as the letter, the rota or the photo it is about."""

import hashlib
from functools import partial

from django.apps import apps
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from ..files import Refused, look_at, store
from ..files.formats import PICTURES
from ..files.inspection import size_of
from ..files.names import clean_name
from .entry import Entry
from .innovation import Innovation
from .kept_file import KeptFile
from .version import Version

MOST_FILES = 10
UNDESCRIBED = "Say what the picture shows, for people who cannot see it."


class AttachmentManager(models.Manager):
    def attach(self, *, file, by, description="", check=None):
        """Put `file` (an uploaded one, with a name) on an entry; called as `entry.attachments.attach(...)`.

        Raises Refused, in words for `by`, where we do not take it. `description` is needed for pictures. `check` is
        asked about every text in the file, hidden or not, and answers with a sentence for `by`, or "".
        """
        self._guard(by)
        # Looking at a file and storing it takes seconds, in which nobody else should have to wait for the database.
        looked = look_at(file, name=file.name, check=check)
        if looked.format in PICTURES and not description.strip():
            raise Refused(UNDESCRIBED)
        stored_as = store.keep(looked.file)
        fields = {
            "name": clean_name(file.name),
            "kind": looked.format,
            "description": description.strip(),
            "size": size_of(looked.file),
            "sha256": hashlib.file_digest(looked.file, "sha256").hexdigest(),
            "stored_as": stored_as,
            "told": looked.told,
        }
        try:
            return self._record(by=by, **fields)
        except BaseException:
            store.drop(stored_as)
            raise

    @transaction.atomic
    def _record(self, *, by, **fields):
        lock(self.instance)
        self._guard(by)
        attachment = self.create(uploaded_by=by, **fields)
        self.instance.innovation.record_event("file_added", by=by, name=attachment.name)
        return attachment

    def _guard(self, by):
        _team_only(self.instance, by)
        if self.count() >= MOST_FILES:
            raise Refused(f"There are {MOST_FILES} files here already. Put this one on another entry.")


class Attachment(KeptFile):
    """`told` is what its author should know before anybody else gets it: sentences, each with where.

    Once its entry is deleted it waits, out of everybody's reach, with the version that can bring the entry back.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, null=True, related_name="attachments")
    waits_with = models.ForeignKey(Version, models.CASCADE, null=True, editable=False, related_name="files")
    told = models.JSONField(default=list, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    uploaded_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AttachmentManager()

    class Meta(KeptFile.Meta):
        abstract = False
        constraints = [
            *KeptFile.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(entry=None, waits_with__isnull=False)
                | models.Q(entry__isnull=False, waits_with=None),
                name="innovations_attachment_of_one_thing",
            ),
        ]

    def get_absolute_url(self):
        return reverse("innovations:attachment_detail", args=[self.entry.innovation.slug, self.pk])

    @transaction.atomic
    def remove(self, *, by):
        """Take it off the entry. Its bytes go too, unless an edition has it."""
        lock(self.entry)
        _team_only(self.entry, by)
        self.delete()
        self.entry.innovation.record_event("file_removed", by=by, name=self.name)
        transaction.on_commit(partial(drop_unless_kept, self.stored_as))


def lock(entry):
    """Wait for who publishes it: an edition takes a file in, or the file is gone, never the one without its bytes."""
    Innovation.objects.select_for_update().get(pk=entry.innovation_id)


def drop_unless_kept(stored_as):
    """Drop stored bytes that no entry and no edition refers to."""
    holders = [model for model in apps.get_app_config("innovations").get_models() if issubclass(model, KeptFile)]
    if not any(model.objects.filter(stored_as=stored_as).exists() for model in holders):
        store.drop(stored_as)


def _team_only(entry, by):
    if not entry.innovation.can_be_noted_by(by):
        raise PermissionDenied("Only its team may change the workbook.")
