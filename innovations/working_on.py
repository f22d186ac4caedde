"""What people are working on: challenges with who else is on them, and the list that somebody asked for."""

from django.http import QueryDict
from django.utils.functional import cached_property
from pyroaring import BitMap

from sharehub.people.distance import miles_from
from sharehub.people.queries import own_places
from sharehub.search.facets import facets
from sharehub.search.models import SearchRecord, Theme
from sharehub.search.query import Query

from .models import Challenge, UsToo
from .queries import buildings_by_distance
from .related import miles_to

STATES = {"open": "Not solved yet", "solved": "Solved", "all": "All"}
MOST_CHARACTERS = 200
KIND = "challenge"


def with_others(challenges, user):
    """The same list of challenges, each told who else is on it and how far that is from where `user` is.

    `miles` are to where it was started, `miles_to_anybody` to the nearest place that is on it, or None. `too` is how
    many places say "us too" and `too_words` that in words. `is_theirs` and `is_joined`: `user` works where it was
    started, or where they said "us too"; `can_be_joined`: the button may be offered. Two queries at the most.
    """
    own = own_places(user)
    said = places_that_say_so(challenges, user)
    for challenge in challenges:
        others = said.get(challenge.pk, [])
        challenge.too, challenge.too_words = len(others), in_words(others)
        challenge.miles = miles_to(challenge, user)
        challenge.miles_to_anybody = nearest([challenge.miles, *miles_to_each(others, user)])
        challenge.is_theirs = challenge.organisation_id in own
        challenge.is_joined = any(row["organisation"] in own for row in others)
        is_new_to_them = not (challenge.is_theirs or challenge.is_joined)
        challenge.can_be_joined = user.is_authenticated and challenge.is_open and is_new_to_them
    return challenges


def places_that_say_so(challenges, user):
    """{challenge's key: rows (dicts) of the places that say "us too"}."""
    said = {}
    found = UsToo.objects.visible_to(user).filter(challenge__in=challenges)
    columns = ["challenge", "organisation", "organisation__kind", "organisation__latitude", "organisation__longitude"]
    for row in found.order_by("pk").values(*columns):
        said.setdefault(row["challenge"], []).append(row)
    return said


def in_words(places):
    """How many there are: "3 practices say “us too”"; "" for none."""
    if not places:
        return ""
    noun = "practice" if all(row["organisation__kind"] == "practice" for row in places) else "place"
    return f"1 {noun} says “us too”" if len(places) == 1 else f"{len(places)} {noun}s say “us too”"


def miles_to_each(places, user):
    """Miles from where `user` is to those of `places` whose position is known, their own left out."""
    point, own = getattr(user, "point", None), getattr(user, "organisation", None)
    if point is None:
        return []
    placed = [
        (row["organisation__latitude"], row["organisation__longitude"])
        for row in places
        if row["organisation__latitude"] is not None and row["organisation"] != (own and own.pk)
    ]
    return miles_from(point, *zip(*placed, strict=True)) if placed else []


def nearest(miles):
    return min((each for each in miles if each is not None), default=None)


class WorkingOn:
    """The list of challenges of what stands in the address (`params`, a QueryDict), as `user` may see it.

    With words, the best match comes first; else the nearest to where they are, other PCNs before their own, with what
    is in one building together; else the newest.
    """

    def __init__(self, params, user, *, without_own=False):
        self.user, self.without_own = user, without_own
        self.place, self.point = getattr(user, "organisation", None), getattr(user, "point", None)
        self.words = " ".join(params.get("q", "").split())[:MOST_CHARACTERS]
        self.query = Query.parse(self.words)
        self.state = params.get("state") if params.get("state") in STATES else "open"
        self.asked_theme = params.get("theme", "")

    @cached_property
    def index(self):
        return facets()

    @cached_property
    def seen(self):
        """The keys (a BitMap) of all that they may find, whatever else is asked for."""
        return self.index.visible_to(self.user, kind=KIND)

    @cached_property
    def themes(self):
        """The themes that there are challenges on, by name."""
        themes = Theme.objects.order_by("name", "pk")
        return [each for each in themes if not self.seen.isdisjoint(self.index.of("theme", each.slug))]

    @cached_property
    def theme(self):
        """The Theme that was asked for, or None."""
        return next((each for each in self.themes if each.slug == self.asked_theme), None)

    @property
    def is_narrowed(self):
        return bool(self.words or self.asked_theme or self.state != "open")

    @cached_property
    def keys(self):
        keys = BitMap(self.seen)
        if self.state != "all":
            keys &= self.index.of("stage", "" if self.state == "open" else self.state)
        if self.asked_theme and self.theme:
            keys &= self.index.of("theme", self.theme.slug)
        if self.query.units:
            keys &= self.found.any
        if self.without_own and self.place:
            keys -= self.index.of("organisation_id", self.place.pk)
        return keys

    @cached_property
    def found(self):
        return SearchRecord.objects.find(self.query)

    @cached_property
    def buildings(self):
        """What there is, in order: a list of BitMaps, each what is in one building, or one challenge alone."""
        if not self.keys:
            return []
        if self.query.units:
            return [BitMap([key]) for key in dict.fromkeys(self.found.best_first()) if key in self.keys]
        near = buildings_by_distance(self.index, self.keys, self.user) if self.point else []
        return near + [BitMap([key]) for key in self.newest(self.keys - BitMap.union(BitMap(), *near))]

    def newest(self, keys):
        if not keys:
            return []
        records = SearchRecord.objects.filter(kind=KIND).newest_first().values_list("pk", flat=True)
        return [key for key in records if key in keys]

    def load(self, buildings):
        """Challenges with_others, for each of `buildings` a list, the newest first."""
        records = SearchRecord.objects.filter(pk__in=BitMap.union(BitMap(), *buildings)).newest_first()
        pks = dict(records.values_list("pk", "object_id"))
        challenges = Challenge.objects.visible_to(self.user).with_place().in_bulk(pks.values())
        with_others(list(challenges.values()), self.user)
        loaded = [
            [challenges[pk] for key, pk in pks.items() if key in building and pk in challenges]
            for building in buildings
        ]
        return [building for building in loaded if building]


def nearest_open(user, *, limit):
    """At most `limit` open challenges of others with_others: the nearest to `user`, one a building, else the newest."""
    working = WorkingOn(QueryDict(), user, without_own=True)
    return [building[0] for building in working.load(working.buildings[:limit])]


def open_for(finding, *, limit=3):
    """At most `limit` open challenges with half the words of a Finding: those with most first, the newest of these."""
    is_open = finding.index.visible_to(finding.user, kind=KIND) & finding.index.of("stage", "")
    best = finding.with_half_its_words(is_open, limit=limit)
    if not best:
        return []
    working = WorkingOn(QueryDict(), finding.user)
    return [building[0] for building in working.load([BitMap([key]) for key in best])]
