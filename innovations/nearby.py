"""Near: the nearest few who made something, take it up, or work on the same, those of other PCNs first."""

from dataclasses import dataclass

from pyroaring import BitMap

from sharehub.people.distance import box_around, fold_buildings, miles_from
from sharehub.people.models import Organisation
from sharehub.search.facets import facets
from sharehub.search.models import SearchRecord

from .models import Challenge, Innovation, TakeUp, TakeUpStage, UsToo

MADE, TAKES_UP, WORKS_ON = "made", "takes_up", "works_on"
# So many of the nearest places are looked at: some are of one's own PCN, or in one building. So much is said of each.
CANDIDATES, NAMED = 25, 2


@dataclass(frozen=True)
class Doing:
    """One thing that somebody does: `how` is MADE, TAKES_UP or WORKS_ON; `stage` in words, where it is taken up.

    `thing` is an Innovation or a Challenge, or None where it is the very thing that was asked about.
    """

    how: str
    thing: object = None
    stage: str = ""


@dataclass
class Line:
    """The organisations of one building, nearest first, and what they do: the newest, and the `rest` of it."""

    building: object
    doings: list
    rest: list

    @property
    def organisations(self):
        return self.building.organisations

    @property
    def miles(self):
        return self.building.miles


def nearby_on(about, place, user, limit=5):
    """The nearest to `place` who are on the same as `about`: a list of at most `limit` Lines, other PCNs first.

    `about` is an Innovation, a Challenge, or Themes. `place` is a Point or an organisation, itself left out; without a
    position there are none. There is no radius: however far it takes. All of it is what `user` may see, in a fixed
    number of queries.
    """
    point, own = getattr(place, "point", place), getattr(place, "pk", 0)
    if point is None:
        return []
    found = Found(about, user)
    bounds = found.take_from_index(point, own)
    found.take_take_ups(bounds)
    found.take_us_toos(bounds)
    found.doings.pop(own, None)
    return found.lines(point, own_pcn=getattr(place, "pcn", None), limit=limit)


class Found:
    """What is found so far: `doings`, {key of an organisation: [(how, key of the thing or None, stage)]}."""

    def __init__(self, about, user):
        self.about, self.user, self.doings = about, user, {}
        self.innovation = about if isinstance(about, Innovation) else None
        self.challenge = about if isinstance(about, Challenge) else None
        self.themes = list(about.themes.all()) if self.innovation or self.challenge else list(about)
        if self.innovation:
            self.add(about.organisation_id, MADE, None)
        if self.challenge and about.is_open:
            self.add(about.organisation_id, WORKS_ON, None)

    def add(self, organisation, how, key, stage=""):
        doings = self.doings.setdefault(organisation, [])
        if not any(known[:2] == (how, key) for known in doings):
            doings.append((how, key, stage))

    def take_from_index(self, point, own):
        """Who made something, or works on something, of the same themes, at the nearest places in the search index.

        Returns lookups that keep other queries to organisations that may be as near as these; {} where all may be.
        """
        index = facets()
        of_themes = index.any_of("theme", [theme.slug for theme in self.themes])
        wanted = index.visible_to(self.user, kind="challenge") & of_themes & index.of("stage", "")
        if not self.innovation:
            wanted |= index.visible_to(self.user, kind="innovation") & of_themes
        wanted -= index.of("organisation_id", own)
        nearest = [(miles, keys & wanted) for miles, keys in index.by_distance(point) if not keys.isdisjoint(wanted)]
        chosen = BitMap.union(BitMap(), *(keys for _, keys in nearest[:CANDIDATES]))
        records = SearchRecord.objects.visible_to(self.user).filter(pk__in=chosen).newest_first()
        for kind, key, organisation in records.values_list("kind", "object_id", "organisation_id"):
            is_it = self.challenge and kind == "challenge" and key == self.challenge.pk
            if not is_it:
                self.add(organisation, MADE if kind == "innovation" else WORKS_ON, key)
        if len(nearest) < CANDIDATES:
            return {}
        box = box_around(point, nearest[CANDIDATES - 1][0])
        return {
            "organisation__latitude__range": (box.south, box.north),
            "organisation__longitude__range": (box.west, box.east),
        }

    def take_take_ups(self, bounds):
        """Who takes it up, or something of the same themes."""
        take_ups = TakeUp.objects.visible_to(self.user).filter(**bounds).newest_first()
        if self.innovation:
            take_ups = take_ups.filter(innovation=self.innovation)
        else:
            take_ups = take_ups.filter(innovation__in=Innovation.objects.filter(themes__in=self.themes).values("pk"))
        for organisation, key, stage in take_ups.values_list("organisation", "innovation", "stage"):
            self.add(organisation, TAKES_UP, None if self.innovation else key, TakeUpStage(stage).label)

    def take_us_toos(self, bounds):
        """Who said "us too" to it, or to something of the same themes."""
        us_toos = UsToo.objects.visible_to(self.user).filter(challenge__ending="", **bounds)
        if self.challenge:
            us_toos = us_toos.filter(challenge=self.challenge)
        else:
            us_toos = us_toos.filter(challenge__in=Challenge.objects.filter(themes__in=self.themes).values("pk"))
        for organisation, key in us_toos.values_list("organisation", "challenge"):
            self.add(organisation, WORKS_ON, None if self.challenge else key)

    def lines(self, point, *, own_pcn, limit):
        """The nearest of what was found, each building in one Line."""
        places = list(Organisation.objects.with_parents().positioned().filter(pk__in=self.doings))
        miles = miles_from(point, [each.latitude for each in places], [each.longitude for each in places])
        for place, distance in zip(places, miles, strict=True):
            place.miles = distance
        buildings = fold_buildings(sorted(places, key=lambda place: (place.miles, place.pk)))
        own = [each for each in buildings if own_pcn and each.organisations[0].pcn == own_pcn]
        chosen = ([each for each in buildings if each not in own] + own)[:limit]
        doings = [[doing for place in building for doing in self.doings[place.pk]] for building in chosen]
        things = self.things(doing for some in doings for doing in some[:NAMED])
        return [
            Line(
                building, [Doing(how, things.get((how, key)), stage) for how, key, stage in some[:NAMED]], some[NAMED:]
            )
            for building, some in zip(chosen, doings, strict=True)
        ]

    def things(self, doings):
        """What these are about: {(how, key): Innovation or Challenge}."""
        keys = {(how, key) for how, key, _ in doings if key}
        innovations = Innovation.objects.visible_to(self.user).for_lists()
        innovations = innovations.in_bulk([key for how, key in keys if how != WORKS_ON])
        challenges = Challenge.objects.visible_to(self.user).in_bulk([key for how, key in keys if how == WORKS_ON])
        return {(how, key): (challenges if how == WORKS_ON else innovations).get(key) for how, key in keys}
