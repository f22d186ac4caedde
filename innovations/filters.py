"""What a list of case studies can be narrowed by. Each group of filters allows any of its ticked values."""

from django import forms
from django.db.models import Q
from django_filters import CharFilter, ChoiceFilter, FilterSet, MultipleChoiceFilter
from pyroaring import BitMap

from sharehub.people.bands import DeprivationBand, ListSizeBand
from sharehub.people.geography import UnknownPostcode, point_for_postcode
from sharehub.people.models import Organisation, Setting
from sharehub.search.models import SearchRecord, Theme

from .models import CostBand, EffortBand, Stage

TELLS = [
    ("has_failures", "What failed, or wasted time"),
    ("has_words_that_worked", "Words that worked"),
    ("has_measures", "Numbers before and after"),
    ("is_open_to_contact", "Somebody to talk to"),
]
WHERE = [("other_pcn", "In another PCN"), ("our_icb", "In our ICB")]
PLACES = ("where", "pcn", "miles")
MILES = [("5", "5 miles"), ("10", "10 miles"), ("25", "25 miles"), ("50", "50 miles")]


class TickBoxes(MultipleChoiceFilter):
    """A group of filters of which any may be ticked; `facet` names what holds the values in the FacetIndex."""

    def __init__(self, legend, *, facet, choices, **kwargs):
        super().__init__(label=legend, choices=choices, widget=forms.CheckboxSelectMultiple, **kwargs)
        self.facet = facet

    def having(self, index, value):
        """The keys (a BitMap) of the records with one value."""
        return index.of(self.facet, value)

    def having_some(self, index, values):
        """The keys of the records that the group lets through when `values` are ticked."""
        return index.any_of(self.facet, values)


class Tells(TickBoxes):
    """Yes-or-no facets: each ticked one has to hold."""

    def having(self, index, value):
        return index.of(value, True)

    def having_some(self, index, values):
        return BitMap.intersection(*(self.having(index, value) for value in values))


class Boards(TickBoxes):
    """ICBs by their ODS code, while the index knows them by their key."""

    keys = {}

    def offer(self, boards):
        """Offer these ICBs, a list of Organisations."""
        self.keys = {board.ods_code: board.pk for board in boards}
        self.extra["choices"] = [(board.ods_code, board.name) for board in boards]

    def having(self, index, value):
        return index.of(self.facet, self.keys[value])

    def having_some(self, index, values):
        return index.any_of(self.facet, [self.keys[value] for value in values])


def places(data):
    """All ICBs and what `data` asks for by ODS code, by name, in one query: {ODS code: Organisation}."""
    asked = {data.get(name, "").strip().upper() for name in ("near", "pcn")}
    found = Organisation.objects.filter(Q(kind="icb") | Q(ods_code__in=asked)).order_by("name", "pk")
    return {each.ods_code: each for each in found}


def theme_choices():
    return list(Theme.objects.order_by("name").values_list("slug", "name"))


class FindFilter(FilterSet):
    """Narrows SearchRecords by what stands in the address. A value that it does not know is left out, and said."""

    stage = TickBoxes("How far along", facet="stage", choices=Stage.choices)
    setting = TickBoxes("Kind of place", facet="setting", choices=Setting.choices)
    size = TickBoxes("Patients", facet="list_size_band", choices=ListSizeBand.choices)
    deprivation = TickBoxes("Deprivation", facet="deprivation_band", choices=DeprivationBand.choices)
    effort = TickBoxes("Time to set up", facet="effort_band", choices=EffortBand.choices)
    cost = TickBoxes("Cost", facet="cost_band", choices=CostBand.choices)
    has = Tells("Tells me about", facet="has", choices=TELLS)
    theme = TickBoxes("Themes", facet="theme", choices=())
    where = ChoiceFilter(
        label="Where",
        choices=WHERE,
        widget=forms.RadioSelect,
        empty_label="Anywhere",
    )
    icb = Boards("Integrated care board", facet="icb_id", choices=())
    pcn = CharFilter(label="PCN", max_length=12)
    miles = ChoiceFilter(label="No farther than", choices=MILES, empty_label="Any distance")
    near = CharFilter(label="From this postcode or ODS code", max_length=12)

    class Meta:
        model = SearchRecord
        fields = []

    def __init__(self, data, *, place, own_point=None):
        """`place` is the organisation of the person who looks, and `own_point` where they are; both may be None."""
        super().__init__(data, queryset=SearchRecord.objects.none())
        self.places = places(data)
        self.filters["icb"].offer([each for each in self.places.values() if each.kind == "icb"])
        self.filters["theme"].extra["choices"] = theme_choices()  # asked for once, not with each look at them
        self.place, self.own_point = place, own_point
        self.form.is_valid()
        self.cleaned = {name: value for name, value in self.form.cleaned_data.items() if value}
        self.problems = [self.problem_with(name) for name in self.form.errors]
        self.cleaned |= {name: known for name in self.form.errors if (known := self.known_values(name))}
        self.point = self.find_point()
        self.pcn = self.find_pcn()
        self.leave_out_what_needs_a_place()

    def problem_with(self, name):
        label = self.form.fields[name].label or name
        return f"We did not understand what was chosen under “{label}”, so we left it out."

    def known_values(self, name):
        """What was chosen of the values that a group of tick boxes has; the others are left out."""
        asked = set(self.form.data.getlist(name)) if name in self.groups else ()
        return [value for value, _ in self.form.fields[name].choices if value in asked] if asked else []

    def find_point(self):
        """Where distances are measured from: the place asked for, else where the person is, else None."""
        asked = self.cleaned.get("near", "").strip()
        if not asked:
            return self.own_point
        known = self.places.get(asked.upper())
        if known and known.latitude is not None:
            return known.point
        try:
            return point_for_postcode(asked)
        except UnknownPostcode:
            self.problems.append(f"We do not know the postcode or ODS code “{asked}”. Check it, or leave it empty.")
            return None

    def find_pcn(self):
        """The PCN that was asked for by its ODS code, or None."""
        asked = self.cleaned.get("pcn")
        pcn = self.places.get(asked.upper()) if asked else None
        if pcn and pcn.kind == "pcn":
            return pcn
        if asked:
            self.problems.append(f"We do not know a PCN “{self.cleaned.pop('pcn')}”, so we left it out.")
        return None

    def leave_out_what_needs_a_place(self):
        """Distances need to be from somewhere, and “our ICB” somebody who works in one. Say so where they are not."""
        if "miles" in self.cleaned and not self.point:
            miles = self.cleaned.pop("miles")
            if "near" not in self.cleaned:
                self.problems.append(f"To look within {miles} miles we need a postcode to start from.")
        if "where" in self.cleaned and not self.own(self.cleaned["where"]):
            self.cleaned.pop("where")
            self.problems.append("We do not know the PCN or ICB that you work in, so we look everywhere.")

    def own(self, where):
        """The reader's own PCN or ICB, whichever `where` is about, or None."""
        return self.place and (self.place.pcn if where == "other_pcn" else self.place.icb)

    @property
    def miles_choices(self):
        return MILES

    @property
    def where_choices(self):
        return [("", "Anywhere"), *(each for each in WHERE if self.own(each[0]))]

    @property
    def groups(self):
        """The groups of tick boxes, by name."""
        return {name: each for name, each in self.filters.items() if isinstance(each, TickBoxes)}

    def keys_by_group(self, index):
        """What each filter that is on lets through: {"stage": BitMap}."""
        groups = {
            name: group.having_some(index, self.cleaned[name])
            for name, group in self.groups.items()
            if name in self.cleaned
        }
        return groups | {name: self.keys_of_place(index, name) for name in PLACES if name in self.cleaned}

    def keys_of_place(self, index, name):
        if name == "miles":
            return index.within(self.point, int(self.cleaned["miles"]))
        if name == "pcn":
            return index.of("pcn_id", self.pcn.pk)
        where = self.cleaned["where"]
        own = self.own(where).pk
        return index.every - index.of("pcn_id", own) if where == "other_pcn" else index.of("icb_id", own)
