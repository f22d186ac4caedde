"""Facets: which records have which value of what, as bitmaps in memory, so that counting them takes microseconds.

Each process keeps one FacetIndex and brings it up to date when the Revision of the index has moved on. Counting the
values by SQL took 160 ms for 10,000 matches; this takes one.
"""

from threading import Lock

from django.db import connection
from pyroaring import BitMap

from sharehub.people.distance import miles_from

from .backends import backend_of
from .models import Revision, SearchRecord

# The facets by their column. A yes-or-no facet has the values True and False.
COLUMNS = (
    "kind",
    "is_public",
    "stage",
    "setting",
    "list_size_band",
    "deprivation_band",
    "effort_band",
    "cost_band",
    "has_measures",
    "has_failures",
    "has_words_that_worked",
    "is_open_to_contact",
    "organisation_id",
    "pcn_id",
    "icb_id",
    "next_review_on",
)
NOWHERE = (None, None)


class FacetIndex:
    def __init__(self):
        self.at, self.bitmaps, self.themes, self.places = 0, {column: {} for column in COLUMNS}, {}, {}
        self.phrases = {}  # what the backend remembers of phrases that were looked for
        self.is_read = self.is_settled = False

    @property
    def every(self):
        return self.bitmaps["is_public"].get(True, BitMap()) | self.bitmaps["is_public"].get(False, BitMap())

    def of(self, facet, value):
        """The records (a BitMap of keys, not to be changed) that have `value` of `facet`, a column or "theme"."""
        values = self.themes if facet == "theme" else self.bitmaps[facet]
        return values.get(value, EMPTY)

    def any_of(self, facet, values):
        return BitMap.union(EMPTY, *(self.of(facet, value) for value in values))

    def before(self, facet, day):
        """The records (a BitMap of keys) whose `facet`, a column of dates, lies before `day`."""
        early = (keys for value, keys in self.bitmaps[facet].items() if value is not None and value < day)
        return BitMap.union(EMPTY, *early)

    def by_distance(self, point, among=None):
        """(miles from `point`, keys) of each place there is, the nearest first; what has no place is in none.

        With `among` (a BitMap), only of these keys, and of places that have any: quicker where they are few.
        """
        places = self.places.items()
        if among is None:
            found = {place: keys for place, keys in places if keys and place != NOWHERE}
        else:
            found = {place: keys & among for place, keys in places if not keys.isdisjoint(among) and place != NOWHERE}
        miles = miles_from(point, *map(list, zip(*found, strict=True))) if found else ()
        return [(far, found[place]) for far, place in sorted(zip(miles, found, strict=True))]

    def within(self, point, miles):
        """The records (a BitMap of keys) no farther than `miles` from `point`."""
        return BitMap.union(EMPTY, *(keys for far, keys in self.by_distance(point) if far <= miles))

    def visible_to(self, user, *, kind=None):
        """The gate, as SearchRecord.objects.visible_to: of one kind of thing, or of all."""
        of_kind = self.of("kind", kind) if kind else self.every
        return of_kind if user.is_authenticated else of_kind & self.of("is_public", True)

    def newer(self):
        """This index where nothing changed since it was read, else another: readers of this one go on undisturbed.

        It reads what changed; everything, where records were removed or a transaction was rolled back.
        """
        now = Revision.objects.get_or_none()
        number = now.number if now else 0
        if number == self.at and self.is_read:
            return self
        is_partial = self.is_settled and number > self.at and now.removed_at <= self.at
        fresh, records = FacetIndex(), SearchRecord.objects.all()
        if is_partial:
            records = records.filter(revision__gt=self.at)
            fresh.bitmaps = {column: copied(values) for column, values in self.bitmaps.items()}
            fresh.themes, fresh.places = copied(self.themes), copied(self.places)
        changed = fresh.read(records)
        if is_partial:
            fresh.phrases = backend_of(connection).phrases_after(self.phrases, changed)
        # What was read inside a transaction may yet be rolled back, and a later number would not tell.
        fresh.at, fresh.is_read, fresh.is_settled = number, True, not connection.in_atomic_block
        return fresh

    def read(self, records):
        """Take the values of `records` in, in place of what was known of them. Returns their keys (a BitMap)."""
        rows = list(records.order_by().values_list("pk", "latitude", "longitude", *COLUMNS))
        pks = [row[0] for row in rows]
        changed = BitMap(pks)
        for values in (*self.bitmaps.values(), self.themes, self.places):
            for bitmap in values.values():
                bitmap.difference_update(changed)
        add(self.places, (((latitude, longitude), pk) for pk, latitude, longitude, *_ in rows))
        for column, values in zip(COLUMNS, list(zip(*rows, strict=True))[3:], strict=False):
            add(self.bitmaps[column], zip(values, pks, strict=True))
        links = SearchRecord.themes.through.objects.filter(searchrecord__in=records.order_by().values("pk"))
        add(self.themes, links.values_list("theme__slug", "searchrecord_id"))
        return changed


EMPTY = BitMap()


def copied(bitmaps):
    return {value: bitmap.copy() for value, bitmap in bitmaps.items()}


def add(bitmaps, pairs):
    """Put each (value, key) into the bitmap of its value."""
    keys = {}
    for value, pk in pairs:
        keys.setdefault(value, []).append(pk)
    for value, some in keys.items():
        bitmaps.setdefault(value, BitMap()).update(some)


_index, _lock = FacetIndex(), Lock()


def facets():
    """The FacetIndex of this process, up to date. It never changes once given out."""
    global _index
    with _lock:
        _index = _index.newer()
        return _index
