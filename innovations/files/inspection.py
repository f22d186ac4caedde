"""Looking at a file that somebody wants to add: is it what its name says, does it do harm, what hides in it."""

from contextlib import contextmanager
from dataclasses import dataclass, field

import filetype
from django.conf import settings

from .formats import (
    BROKEN,
    EMPTY,
    ENDINGS,
    IN_WORDS,
    INSTEAD,
    LOCKED,
    MACROS,
    PICTURES,
    PLAIN,
    TAKEN,
    Format,
    Refused,
)  # fmt: skip
from .names import ending_of
from .office import OLD_OFFICE, ZIP, reader_of
from .package import Package
from .pdf import Pdf
from .pictures import Picture
from .plain import Table, Text, decoded

MACROS_BY_NAME = ("docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "potm", "ppsm", "ppam")
HEAD = 4096


@dataclass
class Looked:
    """What was found: its format, the `file` to keep (pictures are written anew) and what its author is told."""

    format: Format
    file: object
    told: list = field(default_factory=list)


def look_at(file, *, name, check=None):
    """Look at `file` (binary, seekable) that calls itself `name`. Returns Looked, raises Refused with what to do.

    `check`, a function, is asked about every text in it and returns a sentence, or "" where there is nothing to say;
    each is told with where it was found.
    """
    size = size_of(file)
    if not size:
        raise Refused(EMPTY)
    if size > settings.LARGEST_FILE_MB * 1_000_000:
        raise Refused(f"It is larger than {settings.LARGEST_FILE_MB} MB. Make it smaller, or split it.")
    with refusing_what_is_broken():
        format_ = format_by(file, name)
        reading = reading_of(file, format_)
    for where, text in texts_in(reading):
        if check and (finding := check(text)):
            reading.tell(f"{where[0].upper()}{where[1:]}: {finding}")
    with refusing_what_is_broken():
        return Looked(format_, reading.cleaned(), reading.told)


def texts_of(file):
    """Yield (where, text) of everything that `file` says: hidden sheets, notes, properties and pictures' data too."""
    with refusing_what_is_broken():
        format_ = format_of(file)
        if format_ is None:
            decoded(file.read())
            format_ = Format.TXT
        reading = reading_of(file, format_)
    yield from texts_in(reading)


def texts_in(reading):
    with refusing_what_is_broken():
        yield from reading.texts()


@contextmanager
def refusing_what_is_broken():
    """Damaged and hostile bytes make parsers fail in every way there is: all of them mean the same to a person."""
    try:
        yield
    except Refused:
        raise
    except Exception as error:
        raise Refused(BROKEN) from error


def size_of(file):
    size = file.seek(0, 2)
    file.seek(0)
    return size


def format_by(file, name):
    """The format that both the name and the bytes say. Raises Refused where they do not, or it is none of ours."""
    ending = ending_of(name)
    claimed, found = ENDINGS.get(ending), format_of(file)
    if ending in MACROS_BY_NAME:
        raise Refused(MACROS)
    if claimed is None:
        raise Refused(f"We cannot take files of this kind. {INSTEAD.get(ending) or f'We take {TAKEN}.'}")
    if found is None:
        guess = filetype.guess(head_of(file))
        if guess and guess.extension in INSTEAD:
            raise Refused(f"We cannot take files of this kind. {INSTEAD[guess.extension]}")
        if claimed not in PLAIN:
            raise Refused(f"Its name ends in .{ending}, but it is not {IN_WORDS[claimed]}. {BROKEN}")
        return claimed
    if found != claimed:
        raise Refused(f"Its name ends in .{ending}, but it is {IN_WORDS[found]}. Give it its right ending, .{found}.")
    return found


def format_of(file):
    """The format of the bytes, or None where it is text, or nothing that we know."""
    head = head_of(file)
    if head.startswith(OLD_OFFICE):
        raise Refused(locked_or_old(file))
    if head.startswith(ZIP):
        return Package(file).format
    guess = filetype.guess(head)
    return {"application/pdf": Format.PDF, "image/png": Format.PNG, "image/jpeg": Format.JPG}.get(guess and guess.mime)


def locked_or_old(file):
    """Office puts a document with a password into the container that old documents used."""
    file.seek(0)
    is_locked = "EncryptedPackage".encode("utf-16-le") in file.read()
    file.seek(0)
    return LOCKED if is_locked else f"It is in the format of an old version of Office. {INSTEAD['old']}"


def head_of(file):
    file.seek(0)
    head = file.read(HEAD)
    file.seek(0)
    return head


def reading_of(file, format_):
    if format_ in PICTURES:
        return Picture(file)
    readers = {Format.PDF: Pdf, Format.TXT: Text, Format.CSV: Table}
    return (readers.get(format_) or reader_of(format_))(file)
