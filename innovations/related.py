"""Which other case studies a reader may want next: what is most like this one, and the nearest of that."""

from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from pyroaring import BitMap

from sharehub.people.distance import miles_between, miles_from
from sharehub.search.facets import facets
from sharehub.search.models import SearchRecord

from .models import Innovation, Stage
from .queries import have_tried

# So many of the most alike are looked at; the nearest are chosen among these.
CANDIDATES = 50
COLUMNS = ["pk", "slug", "title", "stage", "published_at", "organisation_id"]
PLACE_COLUMNS = ["organisation__name", "organisation__latitude", "organisation__longitude"]


@dataclass(frozen=True)
class Related:
    """A line about another case study. `place` is a name; `miles` are from the reader's place. Both may be None.

    `tried` says how many tried it, of what everybody may know of, or "".
    """

    slug: str
    title: str
    stage: Stage
    place: str | None
    miles: float | None
    tried: str


def related_to(innovation, *, themes, user, index=None, limit=3):
    """Two lists of Related without anything twice: the nearest to `user`, and more like `innovation`.

    Published case studies that share the most of `themes`, the newest first; of these the nearest that their
    own place did not make. At most `limit` in each. `index` is the FacetIndex, where it is at hand.
    """
    found = _with_shared(innovation, themes, user, index or facets()) if themes else {}
    if not found:
        return [], []
    others = Innovation.objects.visible_to(user).published().filter(pk__in=found)
    rows = list(others.values_list(*COLUMNS, *PLACE_COLUMNS))
    rows.sort(key=lambda row: (found[row[0]].shared, row[4]), reverse=True)
    place, point = getattr(user, "organisation", None), getattr(user, "point", None)
    miles = _miles_from(point, rows)
    lines = [
        Related(slug, title, Stage(stage), name, miles.get(pk), have_tried(found[pk].tried))
        for pk, slug, title, stage, _, _, name, _, _ in rows
    ]
    elsewhere = [
        line for line, row in zip(lines, rows, strict=True) if line.miles is not None and row[5] != (place and place.pk)
    ]
    near = sorted(elsewhere, key=lambda line: line.miles)[:limit]
    alike = [line for line in lines if line not in near][:limit]
    return near, alike


def miles_to(thing, user):
    """Miles from where `user` is to where `thing` is, which has an `organisation`; None where that cannot be said.

    None too where it is their own place.
    """
    if getattr(user, "organisation", None) == thing.organisation:
        return None
    return miles_from_point(getattr(user, "point", None), thing)


def miles_from_point(point, thing):
    """Miles from `point` (or None) to where `thing` is; None where that cannot be said."""
    there = thing.organisation
    return miles_between(point, there.point) if point and there and there.point else None


class _Found(NamedTuple):
    """How many themes something shares, and how many tried it."""

    shared: int
    tried: int | None


def _with_shared(innovation, themes, user, index):
    """The others with any of `themes`: {pk: _Found}, those with most, and the newest of these."""
    chosen = {}
    seen = index.visible_to(user, kind="innovation")
    for number, keys in reversed(list(enumerate(_by_how_many([index.of("theme", each.slug) for each in themes]), 1))):
        # One more than needed, because it finds itself.
        newest = islice(reversed(keys & seen - BitMap(chosen)), CANDIDATES + 1 - len(chosen))
        chosen |= dict.fromkeys(newest, number)
    records = SearchRecord.objects.filter(pk__in=chosen).values_list("pk", "object_id", "tried")
    return {object_id: _Found(chosen[pk], tried) for pk, object_id, tried in records if object_id != innovation.pk}


def _by_how_many(groups):
    """BitMaps of what is in at least one of `groups` (BitMaps), in at least two, and so on."""
    levels = [BitMap() for _ in groups]
    for keys in groups:
        for number in reversed(range(len(levels))):
            levels[number] |= keys & levels[number - 1] if number else keys
    return levels


def _miles_from(point, rows):
    """{pk: miles from `point`} of those rows whose position is known."""
    placed = [(row[0], row[7], row[8]) for row in rows if row[7] is not None]
    if not (point and placed):
        return {}
    pks, norths, easts = zip(*placed, strict=True)
    return dict(zip(pks, miles_from(point, norths, easts), strict=True))
