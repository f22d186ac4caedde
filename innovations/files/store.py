"""Where files are kept: under random names, in the storage that the settings call "files", under no address."""

from uuid import uuid4

from django.core.files import File
from django.core.files.storage import storages


def keep(file):
    """Keep the bytes of `file`. Returns the random name that they are kept under."""
    file.seek(0)
    return storages["files"].save(uuid4().hex, File(file))


def opened(stored_as):
    return storages["files"].open(stored_as)


def drop(stored_as):
    storages["files"].delete(stored_as)
