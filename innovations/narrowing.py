"""Narrowing: the filters of a Finding as a page shows them, and the ways out of an empty list."""

from sharehub.people.bands import DeprivationBand, ListSizeBand
from sharehub.search.query import Query

from .filters import WHERE

MOST_WORDS = 5


class Narrowing:
    """What is ticked, how many each value would leave, and the addresses that take a filter off again."""

    def __init__(self, finding):
        self.finding, self.filters, self.params = finding, finding.filters, finding.params

    def url_with(self, **changes):
        """The address of this list with parameters changed; None leaves one out. Always back to page one."""
        params = self.params.copy()
        for name, value in {"page": None, **changes}.items():
            params.pop(name, None)
            if isinstance(value, list):
                params.setlist(name, value)
            elif value is not None:
                params[name] = value
        return f"?{params.urlencode()}"

    @property
    def groups(self):
        """Each group with its values: [{"name", "legend", "options": [{"value", "label", "count", "is_ticked"}]}]."""
        for name, group in self.filters.groups.items():
            ticked, counts = self.filters.cleaned.get(name, []), self.finding.counts[name]
            options = [
                {"value": value, "label": label, "count": counts.get(value, 0), "is_ticked": value in ticked}
                for value, label in group.field.choices
            ]
            if name == "theme":
                options.sort(key=lambda option: (-option["count"], option["label"]))
            options = [option for option in options if option["count"] or option["is_ticked"]]
            if options:
                yield {"name": name, "legend": group.label, "options": options, "is_long": len(options) > 8}

    @property
    def chips(self):
        """What is on, each with the address that takes it off and the keys that would then be left."""
        for name, group in self.filters.groups.items():
            labels, values = dict(group.field.choices), self.filters.cleaned.get(name, [])
            for value in values:
                rest = [other for other in values if other != value]
                left = self.finding.narrowed_but(name, rest)
                yield {"label": labels[value], "url": self.url_with(**{name: rest}), "left": left}
        for name, off in (("where", {}), ("pcn", {}), ("miles", {"near": None})):
            if name in self.filters.cleaned:
                url, left = self.url_with(**{name: None}, **off), self.finding.narrowed_but(name)
                yield {"label": self.label_of(name), "url": url, "left": left}

    def label_of(self, name):
        value = self.filters.cleaned[name]
        if name == "miles":
            return (
                f"Within {value} miles of {self.filters.cleaned.get('near') or self.finding.place or 'your postcode'}"
            )
        return str(self.filters.pcn) if name == "pcn" else dict(WHERE)[value]

    @property
    def clear_url(self):
        kept = {name: self.params[name] for name in ("q", "sort", "exact") if name in self.params}
        names = [name for name in self.params if name not in kept]
        return self.url_with(**dict.fromkeys(names))

    @property
    def like_mine_url(self):
        """The list narrowed to places of the reader's kind; None without a place, or where it is narrowed so."""
        place = self.finding.place
        like = place and {
            "setting": place.setting,
            "size": ListSizeBand.of(place.list_size),
            "deprivation": DeprivationBand.of(place.deprivation_decile),
        }
        wanted = {name: value for name, value in like.items() if value} if like else {}
        if all(self.filters.cleaned.get(name) == [value] for name, value in wanted.items()):
            return None
        return self.url_with(**{name: [value] for name, value in wanted.items()})

    @property
    def sorts(self):
        for name, label in self.finding.sorts.items():
            yield {"label": label, "url": self.url_with(sort=name), "is_current": name == self.finding.sort}

    @property
    def wider(self):
        """For an empty list: what taking off one filter, all of them or some words would find."""
        finding, chips = self.finding, list(self.chips)
        ways = [(f"Take off “{chip['label']}”", chip["url"], chip["left"]) for chip in chips]
        if len(chips) > 1:
            ways.append(("Take off all filters", self.clear_url, finding.matched))
        words = finding.query.words
        for word in words[:MOST_WORDS] if len(words) > 1 else ():
            url = self.url_with(q=word, exact=None)
            ways.append((f"Search for just “{word}”", url, finding.narrowed_for(Query.parse(word))))
        for label, url, left in ways:
            if left:
                yield {"label": label, "url": url, "number": len(left), "miles": finding.miles_to_nearest(left)}

    @property
    def everything(self):
        return len(self.finding.index.visible_to(self.finding.user, kind="innovation"))
