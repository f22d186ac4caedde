"""The journal: all notes of one workbook by day, the last first, with what there is of each kind."""

from functools import cached_property
from itertools import groupby

from django.core.paginator import Paginator
from django.db.models import Count, Min

from .kinds import SHAPES, Kind, Verdict
from .questions import BY_KEY

PER_PAGE = 50


class Journal:
    """`shown` is the code of a tile (notes.py), the value of a kind, or "" for all; junk counts as all."""

    def __init__(self, innovation, *, shown=""):
        self.innovation = innovation
        by_kind = innovation.entries.order_by().values("kind", "verdict")
        self.counts = list(by_kind.annotate(number=Count("pk"), first=Min("happened_on")).order_by("kind"))
        self.shown = shown if shown in {code for code, *_ in self.kinds} else ""

    @cached_property
    def kinds(self):
        """(code, css, label, number) of each kind of note there is, in the order of the questions."""
        found = {(each["kind"], each["verdict"]): each["number"] for each in self.counts}
        order = list(BY_KEY)
        kinds = sorted(found, key=lambda pair: (order.index(pair[0]), pair[1]))
        return [(verdict or kind, *_called(kind, verdict), found[kind, verdict]) for kind, verdict in kinds]

    @cached_property
    def number(self):
        return sum(each["number"] for each in self.counts)

    @cached_property
    def entries(self):
        entries = self.innovation.entries.latest_first().select_related("created_by", "given_by")
        entries = entries.prefetch_related("attachments")
        if not self.shown:
            return entries
        is_kind = self.shown in Kind.values
        return entries.filter(kind=self.shown) if is_kind else entries.filter(verdict=self.shown)

    @cached_property
    def first_day(self):
        return min((each["first"] for each in self.counts), default=None)

    @cached_property
    def turns(self):
        """The tipping points in the order in which they happened."""
        return list(self.innovation.entries.of_kind(Kind.TIPPING_POINT).order_by("happened_on", "pk"))

    def page(self, number):
        """A page whose `months` are pairs of a first day and the `days` in it, each a pair of a day and its notes."""
        page = Paginator(self.entries, PER_PAGE).get_page(number)
        for entry in page.object_list:
            entry.innovation = self.innovation
        page.months = [
            (month, [(day, list(notes)) for day, notes in groupby(entries, key=lambda entry: entry.happened_on)])
            for month, entries in groupby(page.object_list, key=lambda entry: entry.happened_on.replace(day=1))
        ]
        return page


def _called(kind, verdict):
    """The css name and label of a kind of note."""
    return (verdict, Verdict(verdict).label) if verdict else (SHAPES[Kind(kind)].css, Kind(kind).label)
