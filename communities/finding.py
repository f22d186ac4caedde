"""Finding networks: the list that somebody asked for, and those that exist before a new one is begun."""

from django.db.models import Q

from sharehub.search.models import SearchRecord, Theme

from .models import Network, State

MOST_CHARACTERS = 200
ALIKE = 3
SHOWN = {"": "Open and resting", "closed": "Closed", "all": "All"}


def matching(words, networks, user):
    """Those of `networks` that `words` find: by the search where anybody may know of them, else by their name."""
    records = SearchRecord.objects.visible_to(user).filter(kind="network").matching(words)
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
        self.is_narrowed = bool(self.words or self.state or params.get("theme"))

    @property
    def networks(self):
        """What there is, the newest first."""
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


def alike(name, themes, user):
    """At most three networks that exist on `name` or `themes` already, those that match best first."""
    seen = Network.objects.visible_to(user).exclude(state__in=[State.SCOPING, State.CLOSED]).with_members()
    records = SearchRecord.objects.visible_to(user).filter(kind="network")
    ids = list(records.matching(name).values_list("object_id", flat=True)[:ALIKE])
    found = seen.in_bulk(ids)
    best = [found[pk] for pk in ids if pk in found]
    more = seen.filter(themes__in=themes).exclude(pk__in=ids).distinct().newest_first()[: ALIKE - len(best)]
    return best + list(more) if themes else best


def mine(user):
    """The networks that `user` belongs to, with their part in each: those under way first."""
    memberships = user.memberships.living().select_related("network").order_by("network__name", "pk")
    return sorted(memberships, key=lambda each: each.network.is_over)
