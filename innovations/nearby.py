"""Near: the nearest few who made something, take it up, or work on the same, those of other PCNs first."""

from dataclasses import dataclass

from pyroaring import BitMap

from sharehub.core.gates import leads_to
from sharehub.people.distance import box_around, fold_buildings, miles_from
from sharehub.people.models import Organisation
from sharehub.search.facets import facets
from sharehub.search.models import SearchRecord

from .models import Challenge, Innovation, TakeUp, TakeUpStage, UsToo

MADE, TAKES_UP, WORKS_ON = "made", "takes_up", "works_on"
# So many of the nearest places are looked at: some are of one's own PCN, or in one building. So much is said of each.
CANDIDATES, NAMED = 25, 2
# What a line says of a place, and what folds it into a building.
OF_A_PLACE = ["ods_code", "name", "postcode", "latitude", "longitude", "parent"]
# So many are shown beside other things.
NEAR_YOU = 3


@dataclass(frozen=True)
class Doing:
    """One thing that somebody does: `how` is MADE, TAKES_UP or WORKS_ON; `stage` in words, where it is taken up.

    `thing` is an Innovation or a Challenge, or None where it is the very case study that was asked about.
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


def nearby_on(themes, place, user, *, limit=5, but=()):
    """The nearest to `place` who made, take up or work on something of `themes`: at most `limit` Lines.

    Those of other PCNs come first. `place` is a Point or an organisation, itself left out; without a position there are
    none. Left out too are the organisations with the keys `but`. There is no radius: however far it takes. All of it is
    what `user` may see, in a fixed number of queries.
    """
    point = getattr(place, "point", place)
    if point is None or not themes:
        return []
    found = Found(user, point, but={*but, getattr(place, "pk", 0)})
    bounds = found.take_from_index(themes, ["innovation", "challenge"], facets())
    on_themes = Innovation.objects.visible_to(user).filter(themes__in=themes)
    found.take_take_ups(leads_to("innovation", on_themes), **bounds)
    found.take_us_toos(themes, bounds)
    return found.lines(own_pcn=getattr(place, "pcn", None), limit=limit)


def nearby_beginning(innovation, spread, themes, user, *, index=None, limit=NEAR_YOU):
    """The nearest to `user` who have not tried `innovation`: who look at it, plan it, or work on something of `themes`.

    Its page says already who tried it (`spread`, a Spread). Lines, as nearby_on. `index` is the FacetIndex, where it is
    at hand.
    """
    point, own = getattr(user, "point", None), getattr(user, "organisation", None)
    if point is None:
        return []
    known = {adopter.organisation_id for adopter in spread.tried}
    found = Found(user, point, but={*known, innovation.organisation_id, own and own.pk})
    beginners = [each for each in spread.adopters if each.miles is not None and each.organisation_id not in found.but]
    for adopter in sorted(beginners, key=lambda adopter: adopter.miles)[:CANDIDATES]:
        found.add(adopter.organisation_id, adopter.miles, TAKES_UP, None, adopter.stage_label)
    if themes:
        found.take_us_toos(themes, found.take_from_index(themes, ["challenge"], index or facets()))
    return found.lines(own_pcn=own and own.pcn, limit=limit)


def nearby_adopters(innovations, point, user, *, limit=NEAR_YOU):
    """The nearest to `point` (or None) who took any of `innovations` up, but for the place of `user`: Lines.

    A gate has said already that they may read the innovations.
    """
    if point is None or not innovations:
        return []
    own = getattr(user, "organisation", None)
    found = Found(user, point, but={own and own.pk}, innovations={each.pk: each for each in innovations})
    found.take_take_ups(innovation__in=list(found.innovations))
    return found.lines(own_pcn=own and own.pcn, limit=limit)


class Found:
    """What is found so far: `doings`, {key of an organisation: [(how, key of the thing or None, stage)]}.

    `miles` are those to each of them. `but` are the keys of organisations to leave out, `innovations` those that are
    loaded already, by their keys.
    """

    def __init__(self, user, point, *, but, innovations=None):
        self.user, self.point, self.but, self.innovations = user, point, but, innovations
        self.doings, self.miles = {}, {}

    def add(self, organisation, miles, how, key, stage=""):
        if organisation is None or organisation in self.but:
            return
        self.miles[organisation] = miles
        doings = self.doings.setdefault(organisation, [])
        if not any(known[:2] == (how, key) for known in doings):
            doings.append((how, key, stage))

    def take_from_index(self, themes, kinds, index):
        """Who made something, or works on something, of `themes`, at the nearest places in the search index.

        Returns lookups that keep other queries to organisations that may be as near as these; {} where all may be.
        """
        wanted = BitMap.union(*(index.visible_to(self.user, kind=kind) for kind in kinds))
        wanted &= index.any_of("theme", [theme.slug for theme in themes])
        # Of challenges, those that are open.
        wanted -= index.of("kind", "challenge") - index.of("stage", "")
        wanted -= BitMap.union(BitMap(), *(index.of("organisation_id", key) for key in self.but if key))
        nearest = index.by_distance(self.point, wanted)[:CANDIDATES]
        miles = {key: far for far, keys in nearest for key in keys}
        records = SearchRecord.objects.visible_to(self.user).filter(pk__in=miles).newest_first()
        for pk, kind, key, organisation in records.values_list("pk", "kind", "object_id", "organisation_id"):
            self.add(organisation, miles[pk], MADE if kind == "innovation" else WORKS_ON, key)
        if len(self.miles) < CANDIDATES:
            return {}
        box = box_around(self.point, sorted(self.miles.values())[CANDIDATES - 1])
        return {
            "organisation__latitude__range": (box.south, box.north),
            "organisation__longitude__range": (box.west, box.east),
        }

    def take_take_ups(self, *conditions, **which):
        """Those that `conditions` and lookups name, of case studies that `user` may read: a gate said so already."""
        take_ups = TakeUp.objects.not_hidden_from(self.user).filter(*conditions, **which).newest_first()
        for organisation, miles, key, stage in self.with_miles(take_ups, "innovation", "stage"):
            self.add(organisation, miles, TAKES_UP, key, TakeUpStage(stage).label)

    def take_us_toos(self, themes, bounds):
        """Who said "us too" to something of `themes`."""
        challenges = Challenge.objects.visible_to(self.user).open().filter(themes__in=themes)
        # Not leads_to: these are few, and each has few.
        us_toos = UsToo.objects.filter(challenge__in=challenges, **bounds).order_by("pk")
        for organisation, miles, key in self.with_miles(us_toos, "challenge"):
            self.add(organisation, miles, WORKS_ON, key)

    def with_miles(self, things, *columns):
        """(key of its organisation, miles to it, *columns) of each of `things` whose organisation has a position."""
        placed = things.filter(organisation__latitude__isnull=False)
        rows = list(placed.values_list("organisation", "organisation__latitude", "organisation__longitude", *columns))
        miles = miles_from(self.point, [row[1] for row in rows], [row[2] for row in rows])
        return [(row[0], far, *row[3:]) for row, far in zip(rows, miles, strict=True)]

    def lines(self, *, own_pcn, limit):
        """The nearest of what was found, each building in one Line."""
        if not self.doings:
            return []
        nearest = sorted(self.miles, key=lambda pk: (self.miles[pk], pk))[:CANDIDATES]
        places = Organisation.objects.only(*OF_A_PLACE).in_bulk(nearest)
        for pk, place in places.items():
            place.miles = self.miles[pk]
        buildings = fold_buildings([places[pk] for pk in nearest])
        firsts = [(each, each.organisations[0]) for each in buildings]
        own = [each for each, first in firsts if own_pcn and own_pcn.pk in (first.pk, first.parent_id)]
        chosen = ([each for each in buildings if each not in own] + own)[:limit]
        doings = [self.doings_in(building) for building in chosen]
        things = self.things(doing for some in doings for doing in some[:NAMED])
        return [
            Line(
                building, [Doing(how, things.get((how, key)), stage) for how, key, stage in some[:NAMED]], some[NAMED:]
            )
            for building, some in zip(chosen, doings, strict=True)
        ]

    def doings_in(self, building):
        """What is done there, nothing twice: where two do the same, as the first does it."""
        found = {}
        for place in building:
            for doing in self.doings[place.pk]:
                found.setdefault(doing[:2], doing)
        return list(found.values())

    def things(self, doings):
        """What these are about: {(how, key): Innovation or Challenge}."""
        keys = {(how, key) for how, key, _ in doings if key}
        innovations = self.innovations
        if innovations is None:
            wanted = [key for how, key in keys if how != WORKS_ON]
            innovations = Innovation.objects.visible_to(self.user).for_lists().in_bulk(wanted) if wanted else {}
        wanted = [key for how, key in keys if how == WORKS_ON]
        challenges = Challenge.objects.visible_to(self.user).in_bulk(wanted) if wanted else {}
        return {(how, key): (challenges if how == WORKS_ON else innovations).get(key) for how, key in keys}
