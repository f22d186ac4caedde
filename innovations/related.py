"""Which other case studies a reader may want next: what is most like this one, and the nearest of that."""

from dataclasses import dataclass
from itertools import islice

from pyroaring import BitMap

from sharehub.people.distance import miles_between, miles_from
from sharehub.search.facets import facets
from sharehub.search.models import SearchRecord

from .models import Innovation, Stage

# So many of the most alike are looked at; the nearest are chosen among these.
CANDIDATES = 50
COLUMNS = ["pk", "slug", "title", "stage", "published_at", "organisation_id"]
PLACE_COLUMNS = ["organisation__name", "organisation__latitude", "organisation__longitude"]


@dataclass(frozen=True)
class Related:
    """A line about another case study. `place` is a name; `miles` are from the reader's place. Both may be None."""

    slug: str
    title: str
    stage: Stage
    place: str | None
    miles: float | None


def related_to(innovation, *, themes, user, place=None, limit=3):
    """Two lists of Related without anything twice: the nearest to `place`, and more like `innovation`.

    Published case studies that share the most of `themes`, the newest first; of these the nearest that `place` (an
    organisation or None) did not make itself. At most `limit` in each.
    """
    shared = _how_many_shared(innovation, themes, user) if themes else {}
    if not shared:
        return [], []
    found = Innovation.objects.visible_to(user).published().filter(pk__in=shared)
    rows = list(found.values_list(*COLUMNS, *PLACE_COLUMNS))
    rows.sort(key=lambda row: (shared[row[0]], row[4]), reverse=True)
    miles = _miles_from(place, rows)
    lines = [
        Related(slug, title, Stage(stage), name, miles.get(pk)) for pk, slug, title, stage, _, _, name, _, _ in rows
    ]
    elsewhere = [line for line, row in zip(lines, rows, strict=True) if line.miles is not None and row[5] != place.pk]
    near = sorted(elsewhere, key=lambda line: line.miles)[:limit]
    return near, [line for line in lines if line not in near][:limit]


def miles_to(innovation, place):
    """Miles from `place` (an organisation or None) to where `innovation` is; None where that cannot be said."""
    there = innovation.organisation
    if not (place and place.point and there and there.point) or there == place:
        return None
    return miles_between(place.point, there.point)


def _how_many_shared(innovation, themes, user):
    """The others with any of `themes`: {pk: how many}, those with most, and the newest of these."""
    index, chosen = facets(), {}
    seen = index.visible_to(user, kind="innovation")
    for number, keys in reversed(list(enumerate(_by_how_many([index.of("theme", each.slug) for each in themes]), 1))):
        # One more than needed, because it finds itself.
        newest = islice(reversed(keys & seen - BitMap(chosen)), CANDIDATES + 1 - len(chosen))
        chosen |= dict.fromkeys(newest, number)
    found = SearchRecord.objects.filter(pk__in=chosen).values_list("pk", "object_id")
    return {object_id: chosen[pk] for pk, object_id in found if object_id != innovation.pk}


def _by_how_many(groups):
    """BitMaps of what is in at least one of `groups` (BitMaps), in at least two, and so on."""
    levels = [BitMap() for _ in groups]
    for keys in groups:
        for number in reversed(range(len(levels))):
            levels[number] |= keys & levels[number - 1] if number else keys
    return levels


def _miles_from(place, rows):
    """{pk: miles from `place`} of those rows whose position is known."""
    placed = [(row[0], row[7], row[8]) for row in rows if row[7] is not None]
    if not (place and place.point and placed):
        return {}
    pks, norths, easts = zip(*placed, strict=True)
    return dict(zip(pks, miles_from(place.point, norths, easts), strict=True))
