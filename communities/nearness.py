"""How near networks are to somebody: the places of their members, measured from their own."""

from dataclasses import dataclass

from sharehub.people.distance import miles_from
from sharehub.people.models import Kind

from .models import Membership

NEAR = 5  # miles


@dataclass(frozen=True)
class Nearness:
    """`miles` is how far the nearest place of another is, `places` and `members` are those within five miles.

    `is_own`: a colleague at the same place belongs to it, which is as near as it gets.
    """

    miles: float
    places: int = 0
    members: int = 0
    is_own: bool = False
    noun: str = "practice"

    @property
    def reasons(self):
        """Why it is near, as short texts."""
        own = ["A colleague at your own place is in it"] if self.is_own else []
        if self.members:
            members = "1 member" if self.members == 1 else f"{self.members} members"
            return [*own, f"{members} at {number_of(self.places, self.noun)} within {NEAR} miles of you"]
        return own or [f"The nearest member is {self.miles:,.0f} miles from you"]


def number_of(places, noun):
    return f"1 {noun}" if places == 1 else f"{places} {noun}s"


def nearness_of(networks, user):
    """{network's key: Nearness} of those of `networks`, keys of what `user` may see, that have a member with a place.

    One query; nothing where it is not known where they are. They themselves do not count.
    """
    point = getattr(user, "point", None)
    if point is None or not networks:
        return {}
    placed = {"user__affiliations__ended_at": None, "user__affiliations__organisation__latitude__isnull": False}
    members = Membership.objects.living().filter(network__in=networks, user__is_active=True, **placed)
    place = "user__affiliations__organisation"
    columns = ["network", "user", place, f"{place}__kind", f"{place}__latitude", f"{place}__longitude"]
    rows = list(members.exclude(user=user).order_by().values_list(*columns))
    if not rows:
        return {}
    miles = miles_from(point, [row[4] for row in rows], [row[5] for row in rows])
    found = {}
    for row, far in zip(rows, miles, strict=True):
        found.setdefault(row[0], []).append((far, *row[1:4]))
    own = user.organisation.pk if user.organisation else None
    return {network: _nearness(members, own) for network, members in found.items()}


def _nearness(members, own):
    """`members` are (miles, person, place, kind of place)."""
    others = [member for member in members if member[2] != own]
    near = [member for member in others if member[0] <= NEAR]
    is_own = len(others) < len(members)
    return Nearness(
        miles=0 if is_own else min(far for far, *_ in others),
        places=len({place for _, _, place, _ in near}),
        members=len({person for _, person, _, _ in near}),
        is_own=is_own,
        noun="practice" if all(kind == Kind.PRACTICE for *_, kind in near) else "place",
    )
