"""Finding: one search or one browse, from what stands in the address to a page of results with counts."""

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.functional import cached_property
from pyroaring import BitMap

from sharehub.people.distance import Point, miles_between
from sharehub.search.facets import facets
from sharehub.search.models import SearchRecord
from sharehub.search.query import Query
from sharehub.search.snippets import best_passage
from sharehub.search.spelling import did_you_mean

from .filters import FindFilter, Tells
from .models import Innovation
from .models.lifecycle import SINKS_AFTER
from .queries import themes_with_counts, tried_by

PER_PAGE = 20
FIRST_LOOK = 200
MOST_CHARACTERS = 200


class Finding:
    """What `user` asked for with `params` (a QueryDict), and what there is.

    `typed` is what they typed, `text` what is looked for: the same, but where a typing mistake made it find nothing.
    """

    def __init__(self, params, user):
        self.params, self.user, self.index, self.found = params, user, facets(), {}
        self.place = getattr(user, "organisation", None)
        self.typed = " ".join(params.get("q", "").split())[:MOST_CHARACTERS]
        self.sort = params.get("sort") if params.get("sort") in self.sorts else next(iter(self.sorts))

    @cached_property
    def mistyped(self):
        """What they probably meant, or None."""
        return did_you_mean(self.typed, self.index.visible_to(self.user)) if self.typed else None

    @cached_property
    def text(self):
        if not self.mistyped or self.params.get("exact") or self.matching(Query.parse(self.typed)):
            return self.typed
        return self.mistyped

    @property
    def offer(self):
        """What to offer as “did you mean”: a typing mistake that was left as it is, because it finds something."""
        return self.mistyped if self.text == self.typed else None

    @cached_property
    def query(self):
        return Query.parse(self.text)

    @cached_property
    def filters(self):
        return FindFilter(self.params, place=self.place, own_point=getattr(self.user, "point", None))

    @property
    def sorts(self):
        best = {"best": "Best match"} if self.typed else {}
        nearest = {"nearest": "Nearest"} if self.filters.point else {}
        return best | {"newest": "Newest"} | nearest | {"tried": "Most tried"}

    @cached_property
    def matched(self):
        """The keys (a BitMap) of all that match the words, of what the user may see: what the filters narrow."""
        return self.matching(self.query)

    def matching(self, query):
        seen = self.index.visible_to(self.user, kind="innovation")
        return seen & self.find(query).any if query.units else seen

    def find(self, query):
        if query not in self.found:
            self.found[query] = SearchRecord.objects.find(query)
        return self.found[query]

    def with_half_its_words(self, among, *, limit):
        """At most `limit` of `among` (a BitMap of keys) with half the words: those with most first, then the newest.

        None, and no more is asked, where none has any of the words.
        """
        if not self.query.units or (found := self.find(self.query)).any.isdisjoint(among):
            return []
        numbers, half = found.units_in(among), len(self.query.units) / 2
        with_half = (key for key in numbers if numbers[key] >= half)
        return sorted(with_half, key=lambda key: (-numbers[key], -key))[:limit]

    @cached_property
    def narrowed(self):
        """The keys of those that pass every filter too."""
        return BitMap.intersection(self.matched, *self.passing.values())

    def narrowed_but(self, name, values=()):
        """The keys of those that would be left with only `values` of the filter `name`, or without it."""
        others = [keys for other, keys in self.passing.items() if other != name]
        own = [self.filters.groups[name].having_some(self.index, values)] if values else []
        return BitMap.intersection(self.matched, *others, *own)

    def narrowed_for(self, query):
        """The keys of those that another Query would find through the same filters."""
        return BitMap.intersection(self.matching(query), *self.passing.values())

    def miles_to_nearest(self, keys):
        """Miles to the nearest of `keys`; None where that cannot be said."""
        if not self.filters.point:
            return None
        return next((miles for miles, there in self.index.by_distance(self.filters.point) if keys & there), None)

    @cached_property
    def passing(self):
        return self.filters.keys_by_group(self.index)

    @cached_property
    def counts(self):
        """How many there are of each value, given the filters of the other groups: {"stage": {"idea": 3}}."""
        counts = {}
        for name, group in self.filters.groups.items():
            # Of yes-or-no values all that are ticked have to hold, so the group narrows itself.
            others = [keys for other, keys in self.passing.items() if other != name or isinstance(group, Tells)]
            left = BitMap.intersection(self.matched, *others)
            counts[name] = {
                value: left.intersection_cardinality(group.having(self.index, value))
                for value, _ in group.field.choices
            }
        return counts

    def ordered(self):
        """Keys in the order asked for, best of all first; more than pass the filters."""
        if self.sort == "nearest" and self.filters.point:
            for _, keys in self.index.by_distance(self.filters.point):
                yield from keys & self.narrowed
            yield from self.narrowed  # and those without a place
        elif self.sort == "best" and self.query.units:
            yield from self.find(self.query).best_first()
        else:
            if self.sort == "tried":
                most = SearchRecord.objects.most_tried_first().values_list("pk", flat=True)
                yield from most[:FIRST_LOOK]
                yield from most[FIRST_LOOK:].iterator()
            # PostgreSQL hands over all rows at once, and mostly the first few are enough.
            newest = SearchRecord.objects.newest_first().values_list("pk", flat=True)
            yield from newest[:FIRST_LOOK]
            yield from newest[FIRST_LOOK:].iterator()

    @cached_property
    def sinking(self):
        """The keys of those that stand below the others: nobody confirmed them for so long after they were due.

        Not where the nearest are asked for: how far away something is does not age.
        """
        if self.sort == "nearest":
            return BitMap()
        return self.narrowed & self.index.before("next_review_on", timezone.localdate() - SINKS_AFTER)

    def first(self, number):
        """The first `number` keys that pass the filters, in order, those that sink after all others."""
        wanted, sinking, keys, sunk = self.narrowed - self.sinking, BitMap(self.sinking), [], []
        for pk in self.ordered():
            if pk in wanted:
                wanted.discard(pk)
                keys.append(pk)
            elif pk in sinking:
                sinking.discard(pk)
                sunk.append(pk)
            if len(keys) == number or (not wanted and (not sinking or len(keys) + len(sunk) >= number)):
                break
        return (keys + sunk)[:number]

    def page(self, number):
        """A page of Results. Raises InvalidPage."""
        page = Paginator(range(len(self.narrowed)), PER_PAGE).page(number)
        keys = self.first(page.end_index())[page.start_index() - 1 :] if self.narrowed else []
        records = SearchRecord.objects.visible_to(self.user).defer("body").in_bulk(keys)
        innovations = (
            Innovation.objects.visible_to(self.user)
            .for_lists()
            .in_bulk([record.object_id for record in records.values()])
        )
        counts = tried_by(innovations, self.user) if innovations else {}
        page.object_list = [
            Result(records[pk], innovations[records[pk].object_id], counts, finding=self)
            for pk in keys
            if pk in records and records[pk].object_id in innovations
        ]
        return page

    @cached_property
    def related_themes(self):
        """Themes to look under where nothing was found: those that share a word with the search, then the largest."""
        words = {word[:5] for word in self.query.words if len(word) > 3}
        themes = list(themes_with_counts(self.user))
        near = [theme for theme in themes if any(word in f"{theme.name} {theme.synonyms}".lower() for word in words)]
        return (near + [theme for theme in themes if theme not in near])[:6]


class Result:
    """One line of the list: a case study, why it matched, how far it is, who tried it (`counts` by its key)."""

    def __init__(self, record, innovation, counts, *, finding):
        self.record, self.innovation = record, innovation
        self.tried = counts[innovation.pk].in_words if innovation.pk in counts else ""
        self.passage = best_passage(record, finding.query)
        self.matched_in = self.passage and f"Matched in {self.passage['label']}"
        self.miles = None
        point = finding.filters.point
        if point and record.latitude is not None:
            self.miles = miles_between(point, Point(record.latitude, record.longitude))
        own, its = finding.place and finding.place.pcn, innovation.organisation and innovation.organisation.pcn
        self.about_place, self.effort = about_place(innovation), effort_in_words(innovation)
        self.network = ("your own PCN" if own == its else "another PCN") if own and its else ""


def about_place(innovation):
    """Where it is and how that place was, as short texts."""
    return [
        *([innovation.organisation.name] if innovation.organisation else []),
        *([innovation.get_setting_display().lower()] if innovation.setting else []),
        *([f"{innovation.list_size:,} patients"] if innovation.list_size else []),
    ]


def effort_in_words(innovation):
    """What it takes, as short texts."""
    hours = innovation.setup_hours
    parts = [
        *([f"About {hours:,} {'hour' if hours == 1 else 'hours'} to set up"] if hours else []),
        *([innovation.get_cost_band_display().lower()] if innovation.cost_band else []),
    ]
    return parts or ["Effort not known yet"]
