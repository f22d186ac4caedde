"""A workbook as large as they get, for measuring speed. It stands while it is measured and leaves nothing behind."""

import random
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from innovations.kinds import SHAPES, Kind
from innovations.models import Entry, Innovation, Version

from .scale import sentences

ENTRIES, IN_EDITION, VERSIONS = 300, 200, 100
LONG = 80  # words of each note
ENTRY_KINDS = [Kind.STEP, Kind.WORDS, Kind.WASTED_TIME, Kind.TIPPING_POINT, Kind.FAILURE, Kind.TIP]
# What makes the check for patients look twice, again and again.
HOSTILE = ["Mr A. ", "12/03/1950 ", "NHS no 9434765919 ", "NHS no ", "12/03/1950 ZZ30 1CK ", "07", "jo@example.", "A"]


class Writer:
    """Long texts out of the demonstration's words. The same `seed` writes the same ones."""

    def __init__(self, seed=1):
        self.chance = random.Random(seed)  # noqa: S311 (nothing secret)
        pools = sentences()
        self.words = [word for name in ("problem", "story", "what_happens_now") for text in pools[name]
                      for word in text.split()]  # fmt: skip

    def text(self, count=LONG):
        """`count` words that follow each other somewhere in the demonstration."""
        at = self.chance.randrange(len(self.words) - count)
        return " ".join(self.words[at : at + count])

    def rewritten(self, text):
        """As somebody goes over it: a word in ten another, the beginning gone, an end added; as long as before."""
        words = [self.chance.choice(self.words) if self.chance.random() < 0.1 else word for word in text.split()]
        gone = len(words) // 10
        return " ".join([*words[gone:], *self.text(gone).split()])

    def answers(self, kind):
        shape = SHAPES[kind]
        return {name: self.text() if name == shape.core else self.text(8) for name in shape.required}


@contextmanager
def heavy_workbook(owner):
    """A published Innovation of `owner` with 300 notes, two editions of 200 that differ in each of them, and a first
    note with a history of 100 versions; rolled back afterwards."""
    with transaction.atomic():
        yield made(owner, Writer())
        transaction.set_rollback(True)


def made(owner, writer):
    innovation = Innovation.objects.start(title="As large as they get", by=owner)
    kinds = [ENTRY_KINDS[number % len(ENTRY_KINDS)] for number in range(ENTRIES)]
    entries = Entry.objects.bulk_create(
        Entry(
            innovation=innovation,
            created_by=owner,
            kind=kind,
            verdict="worked" if kind == Kind.WORDS else "",
            answers=writer.answers(kind),
            happened_on=date(2025, 1, 1) + timedelta(days=number),
            position=number,
            is_in_next=number <= IN_EDITION,
        )
        for number, kind in enumerate(kinds, start=1)
    )
    innovation.publish(by=owner)
    for entry in entries:
        entry.answers = {name: writer.rewritten(text) for name, text in entry.answers.items()}
    Entry.objects.bulk_update(entries, ["answers"])
    innovation.editions.publish(by=owner)
    remember(innovation, entries[0], owner, writer)
    return innovation


def remember(innovation, entry, owner, writer):
    """Give `entry` a history, of a version a day."""
    said = {"kind": entry.kind, "verdict": "", "hours": None, "happened_on": entry.happened_on.isoformat()}
    answers, now = entry.answers, timezone.now()
    for number in range(VERSIONS):
        answers = {name: writer.rewritten(text) for name, text in answers.items()}
        Version.objects.create(
            innovation=innovation,
            entry_id=entry.pk,
            said=said | {"answers": answers},
            saved_by=owner,
            saved_at=now - timedelta(days=VERSIONS - number),
        )
