"""Optimistic locking: two people who edit the same thing never overwrite each other."""

from django.db import models


class StaleVersion(Exception):
    """Somebody else saved in between. `current` is the thing as it stands now."""

    def __init__(self, current):
        super().__init__(f"{current!r} is at version {current.version} by now")
        self.current = current


class Versioned(models.Model):
    """A thing whose edit forms carry the version they were opened at."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def claim_version(self, version):
        """Move from `version` to the next inside the current transaction; raises StaleVersion if it is no longer that.

        One conditional UPDATE, so that of two people who save at once exactly one gets through.
        """
        claimed = type(self)._base_manager.filter(pk=self.pk, version=version)
        if not claimed.update(version=models.F("version") + 1):
            raise StaleVersion(type(self)._base_manager.get(pk=self.pk))
        self.version = version + 1
