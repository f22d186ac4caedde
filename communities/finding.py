"""Finding networks: the list that somebody asked for, beside case studies, and before a new one is begun."""

from math import inf

from django.db.models import OuterRef, Q, Subquery

from sharehub.search.models import SearchRecord, Theme
from sharehub.search.query import Query
from sharehub.search.snippets import best_passage

from .models import Network, State
from .nearness import nearness_of

KIND = "network"
MOST_CHARACTERS = 200
ALIKE = BESIDE = 3
SORTS = {"newest": "Newest first", "nearest": "Nearest to you first"}
SHOWN = {"": "Open and resting", "closed": "Closed", "all": "All"}


def matching(words, networks, user):
    """Those of `networks` that `words` find: by the search where anybody may know of them, else by their name."""
    records = SearchRecord.objects.visible_to(user).filter(kind=KIND).matching(words)
    theirs = Q(pk__in=Network.objects.joined_by(user).values("pk")) & Q(name__icontains=words)
    return networks.filter(Q(pk__in=list(records.values_list("object_id", flat=True))) | theirs)


class Finding:
    """The list of networks of what stands in the address (`params`, a QueryDict), as `user` may see it."""

    def __init__(self, params, user):
        self.user = user
        self.words = " ".join(params.get("q", "").split())[:MOST_CHARACTERS]
        self.state = params.get("state") if params.get("state") in SHOWN else ""
        self.visible = Network.objects.visible_to(user).exclude(state=State.SCOPING)
        self.themes = list(Theme.objects.filter(pk__in=self.visible.values("themes")).order_by("name", "pk"))
        self.theme = next((each for each in self.themes if each.slug == params.get("theme")), None)
        self.sorts = SORTS if getattr(user, "point", None) else {}
        self.sort = params.get("sort") if params.get("sort") in self.sorts else "newest"
        self.is_narrowed = bool(self.words or self.state or params.get("theme") or self.sort != "newest")

    @property
    def networks(self):
        """What there is, the newest first; closed ones only where they are asked for."""
        found = self.visible.with_members()
        if self.state == "closed":
            found = found.filter(state=State.CLOSED)
        elif not self.state:
            found = found.exclude(state=State.CLOSED)
        if self.theme:
            found = found.filter(themes=self.theme)
        if self.words:
            found = matching(self.words, found, self.user)
        return found.newest_first()

    @property
    def ordered(self):
        """All of it in the order asked for, to be handed to `told` a page at a time."""
        if self.sort != "nearest":
            return self.networks
        keys = list(self.networks.values_list("pk", flat=True))
        near = nearness_of(keys, self.user)
        return sorted(keys, key=lambda pk: near[pk].miles if pk in near else inf)

    def told(self, ordered):
        """A list of networks from some of `ordered`, each told why it is found (`reasons`, texts): where, how near."""
        networks = list(ordered)
        if self.sort == "nearest":
            found = self.networks.order_by().in_bulk(networks)
            networks = [found[pk] for pk in networks if pk in found]
        matched = self._matched_in(networks)
        near = nearness_of([network.pk for network in networks], self.user)
        for network in networks:
            is_near = near[network.pk].reasons if network.pk in near else []
            about = [f"About {self.theme}"] if self.theme else []
            network.reasons = [*matched.get(network.pk, []), *about, *is_near]
        return networks

    def _matched_in(self, networks):
        """Where the words stand, by network: ["Matched in what we work on"]. One query, none without words."""
        if not self.words:
            return {}
        query = Query.parse(self.words)
        keys = [network.pk for network in networks]
        records = SearchRecord.objects.visible_to(self.user).filter(kind=KIND, object_id__in=keys)
        passages = {record.object_id: best_passage(record, query) for record in records.defer("body")}
        return {pk: [f"Matched in “{passage['label']}”"] for pk, passage in passages.items() if passage}


def beside(finding):
    """At most three networks with half the words of the search page's Finding, those with most first.

    Two queries, and none where no network has any of the words.
    """
    seen = finding.index.visible_to(finding.user, kind=KIND) - finding.index.of("stage", State.CLOSED)
    keys = finding.with_half_its_words(seen, limit=BESIDE)
    if not keys:
        return []
    records = SearchRecord.objects.filter(kind=KIND, pk__in=keys)
    networks = Network.objects.visible_to(finding.user).filter(pk__in=records.values("object_id"))
    key = Subquery(records.filter(object_id=OuterRef("pk")).values("pk"))
    networks = networks.with_number_of_members().annotate(search_key=key)
    return sorted(networks, key=lambda network: keys.index(network.search_key))


def alike(name, themes, user):
    """At most three networks that exist on `name` or `themes` already, those that match best first."""
    seen = Network.objects.visible_to(user).exclude(state__in=[State.SCOPING, State.CLOSED]).with_members()
    records = SearchRecord.objects.visible_to(user).filter(kind=KIND)
    ids = list(records.matching(name).values_list("object_id", flat=True)[:ALIKE])
    found = seen.in_bulk(ids)
    best = [found[pk] for pk in ids if pk in found]
    more = seen.filter(themes__in=themes).exclude(pk__in=ids).distinct().newest_first()[: ALIKE - len(best)]
    return best + list(more) if themes else best


def mine(user):
    """The networks that `user` belongs to, with their part in each: those under way first."""
    memberships = user.memberships.living().select_related("network").order_by("network__name", "pk")
    return sorted(memberships, key=lambda each: each.network.is_over)
