"""Reads that cross models."""

from typing import NamedTuple

from django.db.models import Count, Prefetch, Q
from pyroaring import BitMap

from sharehub.people.distance import miles_between
from sharehub.people.models import Kind
from sharehub.search.facets import facets
from sharehub.search.models import SearchRecord, Theme

from .files.formats import PICTURES
from .models import Attachment, Entry, Innovation, TakeUp, TakeUpStage


class Counts(NamedTuple):
    """How many places tried something, those that stopped included, how many stopped, and how many are practices."""

    tried: int
    stopped: int
    practices: int

    @property
    def places(self):
        """ "9 practices", or "9 places" where a PCN or an ICB is among them."""
        noun = "practice" if self.practices == self.tried else "place"
        return f"{self.tried:,} {noun}{'' if self.tried == 1 else 's'}"

    @property
    def in_words(self):
        """ "Tried by 9 practices, 2 stopped"; "" for none."""
        if not self.tried:
            return ""
        if self.stopped and self.stopped == self.tried:
            stopped = {1: ", which stopped", 2: ", which both stopped"}.get(self.tried, ", which all stopped")
        else:
            stopped = f", {self.stopped:,} stopped" if self.stopped else ""
        return f"Tried by {self.places}{stopped}"


def have_tried(number):
    """ "9 have tried it", for a line that has no room; "" for 0 or None."""
    return f"{number:,} {'has' if number == 1 else 'have'} tried it" if number else ""


def tried_by(innovation_ids, user):
    """{key of the innovation: Counts} of those that some place tried, as far as `user` may know.

    A gate has said already that they may read those of `innovation_ids`.
    """
    tried = TakeUp.objects.not_hidden_from(user).tried().filter(innovation__in=innovation_ids).order_by()
    counted = tried.values("innovation").annotate(
        tried=Count("pk"),
        stopped=Count("pk", filter=Q(stage=TakeUpStage.STOPPED)),
        practices=Count("pk", filter=Q(organisation__kind=Kind.PRACTICE)),
    )
    return {row.pop("innovation"): Counts(**row) for row in counted}


def add_tried(innovations, user):
    """Give each of a list of `innovations` its `have_tried`: "9 have tried it", or "". One query for all of them."""
    counts = tried_by([innovation.pk for innovation in innovations], user) if innovations else {}
    for innovation in innovations:
        innovation.have_tried = have_tried(counts[innovation.pk].tried) if innovation.pk in counts else ""


def themes_with_counts(user):
    """The themes of what `user` may find, largest first, each with its `number` of case studies."""
    index = facets()
    seen = index.visible_to(user, kind="innovation")
    themes = list(Theme.objects.order_by("name"))
    for theme in themes:
        theme.number = seen.intersection_cardinality(index.of("theme", theme.slug))
    return sorted((theme for theme in themes if theme.number), key=lambda theme: -theme.number)


def with_files(entries):
    """Entries of a workbook or of an edition, each with the list `files`, in one more query."""
    of_an_entry = "attachments" if entries.model is Entry else "kept_files"
    return entries.prefetch_related(Prefetch(of_an_entry, to_attr="files"))


def files_with_something_to_tell(innovation):
    """The files of the workbook in which we found something that readers get too, with their entries.

    Not pictures: what we found in those was taken out.
    """
    files = Attachment.objects.filter(entry__innovation=innovation).exclude(kind__in=PICTURES).exclude(told=[])
    return files.select_related("entry").order_by("entry__position", "pk")


def newest(user, *, limit):
    """The newest case studies that `user` may find, newest first, with their places."""
    return first_of(SearchRecord.objects.newest_first(), user, limit)


def most_tried(user, *, limit):
    """Those that most places tried, of what `user` may find, with their places; none that nobody tried."""
    return first_of(SearchRecord.objects.most_tried_first(), user, limit)


def first_of(records, user, limit):
    # By the index of the search records: the gate of case studies, who wrote them included, has to read them all.
    records = records.visible_to(user).filter(kind="innovation")
    pks = list(records.values_list("object_id", flat=True)[:limit])
    innovations = Innovation.objects.visible_to(user).with_place().in_bulk(pks)
    return [innovations[pk] for pk in pks if pk in innovations]


def near(user, *, limit=3):
    """What `user` may see at the places nearest to them, other PCNs than theirs first: nobody meets those.

    One case study for each building, its newest; each with `miles`. Widens until there are `limit`, as far as it takes.
    Nothing where it is not known where they are.
    """
    if user.point is None:
        return []
    index, organisation = facets(), user.organisation
    seen = index.visible_to(user, kind="innovation")
    if organisation:
        seen = seen - index.of("organisation_id", organisation.pk)
    nearest = buildings_by_distance(index, seen, user)
    found = newest_of_each(nearest[:limit])
    innovations = Innovation.objects.visible_to(user).with_place().in_bulk(found)
    placed = {pk for pk, innovation in innovations.items() if innovation.organisation and innovation.organisation.point}
    shown = [innovations[pk] for pk in found if pk in placed]
    for innovation in shown:
        innovation.miles = miles_between(user.point, innovation.organisation.point)
    return shown


def buildings_by_distance(index, seen, user):
    """Those of `seen` (a BitMap of search records) by building, as BitMaps: the nearest to `user` first.

    All in other PCNs than theirs come before those in their own. What has no position is left out; `user.point` is
    known.
    """
    pcn = user.organisation and user.organisation.pcn
    own = index.of("pcn_id", pcn.pk) if pcn else BitMap()
    buildings = [keys for _, keys in index.by_distance(user.point)]
    return [keys & group for group in (seen - own, seen & own) for keys in buildings if not keys.isdisjoint(group)]


def newest_of_each(groups):
    """The key of the newest case study in each of `groups` (BitMaps of search records), in their order."""
    records = SearchRecord.objects.filter(pk__in=BitMap.union(BitMap(), *groups)).order_by("published_at", "pk")
    newest = {}
    for pk, object_id in records.values_list("pk", "object_id"):
        newest |= {number: object_id for number, keys in enumerate(groups) if pk in keys}
    return [newest[number] for number in range(len(groups)) if number in newest]
