"""People doing something similar: colleagues elsewhere who work on the same, each with the reasons in words.

Whatever is a reason went through its gate: nothing that `user` may not see leads to anybody.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from heapq import nlargest

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Prefetch, Q

from innovations.models import Author, Challenge, Credit, Innovation, TakeUp, UsToo
from innovations.models.challenge import Ending
from sharehub.people.distance import miles_from
from sharehub.people.models import Affiliation, User
from sharehub.people.queries import own_places
from sharehub.search.models import ThemedItem

from .models import Membership, State

SAME_CHALLENGE, YOUR_WORK, SAME_TAKE_UP, SAME_NETWORK, SAME_THEME = 6, 5, 4, 3, 1
MOST_THEMES = 3  # that count, and are told
LOOKED_AT = 400  # of those with the most in common
SHOWN = 3  # reasons of each


@dataclass
class Mine:
    """What `user` and the places where they work are on: titles by key; `themes` are names by key."""

    challenges: dict = field(default_factory=dict)
    taken_up: dict = field(default_factory=dict)
    made: dict = field(default_factory=dict)
    networks: dict = field(default_factory=dict)
    themes: dict = field(default_factory=dict)


@dataclass
class Similar:
    """A colleague: where they work now, how far that is (None: not known), and why they are here."""

    person: User
    places: list
    reasons: list
    points: int
    miles: float | None = None
    is_own_pcn: bool = False

    @property
    def first(self):
        return self.reasons[:SHOWN]

    @property
    def more(self):
        return len(self.reasons) - SHOWN if len(self.reasons) > SHOWN else 0


def similar_to(user, *, with_themes=True):
    """Those who have most in common with `user`: a list of Similar, where equal of another PCN first, then the nearest.

    Without whoever works at the same place, and without closed accounts. A fixed number of queries; without themes
    four fewer.
    """
    mine = mine_of(user, with_themes=with_themes)
    found = Reasons()
    working_on_the_same(mine, user, found)
    taking_up_the_same(mine, user, found)
    in_the_same_network(mine, user, found)
    if mine.themes:
        on_the_same_themes(mine, user, found)
    return found.people(user, mine.themes)


def mine_of(user, *, with_themes):
    challenges = Challenge.objects.visible_to(user).not_hidden().exclude(ending=Ending.DROPPED)
    take_ups = TakeUp.objects.kept_by(user).not_hidden()
    made = Innovation.objects.visible_to(user).published().not_hidden().authored_by(user)
    networks = user.memberships.living().exclude(network__state=State.CLOSED)
    mine = Mine(
        challenges=dict(challenges.of(user).order_by().values_list("pk", "title")),
        taken_up=dict(take_ups.order_by().values_list("innovation", "innovation__title")),
        made=dict(made.order_by().values_list("pk", "title")),
        networks=dict(networks.order_by().values_list("network", "network__name")),
    )
    if with_themes:
        mine.themes = themes_of(mine)
    return mine


def themes_of(mine):
    kinds = ContentType.objects.get_for_models(Challenge, Innovation)
    about = Q(content_type=kinds[Challenge], object_id__in=mine.challenges)
    about |= Q(content_type=kinds[Innovation], object_id__in=[*mine.taken_up, *mine.made])
    return dict(ThemedItem.objects.filter(about).order_by().values_list("tag", "tag__name").distinct())


def working_on_the_same(mine, user, found):
    if not mine.challenges:
        return
    started = Challenge.objects.filter(pk__in=mine.challenges).values_list("started_by", "pk")
    said = UsToo.objects.visible_to(user).filter(challenge__in=mine.challenges).values_list("person", "challenge")
    for person, pk in (*started, *said.order_by("pk")):
        found.add(person, SAME_CHALLENGE, f"Works on “{mine.challenges[pk]}” too")


def taking_up_the_same(mine, user, found):
    theirs = TakeUp.objects.visible_to(user).not_hidden().filter(innovation__in=[*mine.made, *mine.taken_up])
    for person, pk in theirs.order_by("pk").values_list("recorded_by", "innovation"):
        if pk in mine.made:
            found.add(person, YOUR_WORK, f"Took up what you made: “{mine.made[pk]}”")
        else:
            found.add(person, SAME_TAKE_UP, f"Took up “{mine.taken_up[pk]}” too")
    makers = named_authors(user).filter(innovation__in=mine.taken_up)
    for person, pk in makers.order_by("pk").values_list("person", "innovation"):
        found.add(person, YOUR_WORK, f"Made “{mine.taken_up[pk]}”, which you took up")


def named_authors(user):
    """Who wrote what is published and `user` may read, without those who have not agreed to be named for it."""
    silent = Credit.objects.unnamed().filter(innovation=OuterRef("innovation"), person=OuterRef("person"))
    seen = Innovation.objects.visible_to(user).published().not_hidden()
    return Author.objects.filter(~Exists(silent), innovation__in=seen).exclude(role="reader")


def in_the_same_network(mine, user, found):
    members = Membership.objects.living().filter(network__in=mine.networks).order_by("pk")
    for person, pk in members.values_list("user", "network"):
        found.add(person, SAME_NETWORK, f"In “{mine.networks[pk]}” with you")


def on_the_same_themes(mine, user, found):
    innovations = Innovation.objects.visible_to(user).published().not_hidden()
    take_ups = TakeUp.objects.not_hidden().filter(innovation__in=innovations)
    for things, person, theme in (
        (Challenge.objects.visible_to(user).not_hidden().open(), "started_by", "themes"),
        (named_authors(user), "person", "innovation__themes"),
        (take_ups, "recorded_by", "innovation__themes"),
    ):
        rows = things.filter(**{f"{theme}__in": list(mine.themes)}).order_by()
        for who, pk in rows.values_list(person, theme).distinct():
            found.add_theme(who, pk)


class Reasons:
    """What leads to whom, gathered by the keys of people."""

    def __init__(self):
        self.points, self.words, self.themes = Counter(), defaultdict(dict), defaultdict(set)

    def add(self, person, points, words):
        if person and words not in self.words[person]:
            self.words[person][words] = points
            self.points[person] += points

    def add_theme(self, person, theme):
        if person and theme not in self.themes[person]:
            self.themes[person].add(theme)
            self.points[person] += SAME_THEME if len(self.themes[person]) <= MOST_THEMES else 0

    def people(self, user, themes):
        self.points.pop(user.pk, None)
        best = nlargest(LOOKED_AT, self.points, key=lambda pk: (self.points[pk], -pk))
        places = Prefetch(
            "affiliations",
            Affiliation.objects.current().select_related("organisation__parent__parent"),
            to_attr="current",
        )
        people = User.objects.filter(pk__in=best, is_active=True).prefetch_related(places)
        own = own_places(user)
        pcn = user.organisation and user.organisation.pcn
        found = [
            Similar(person, person.current, self.in_words(person.pk, themes), self.points[person.pk])
            for person in people
            if not own & {each.organisation_id for each in person.current}
        ]
        for each in found:
            each.is_own_pcn = bool(pcn) and any(there.organisation.pcn == pcn for there in each.places)
        add_miles(found, user)
        return sorted(
            found,
            key=lambda each: (
                -each.points, each.is_own_pcn, each.miles is None, each.miles or 0, each.person.pk,
            ),
        )  # fmt: skip

    def in_words(self, person, themes):
        """The weightiest first, the themes in one at the end."""
        words = sorted(self.words[person], key=lambda each: -self.words[person][each])
        names = sorted(themes[pk] for pk in self.themes[person])[:MOST_THEMES]
        if not names:
            return words
        listed = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
        return [*words, f"Works on {listed} too"]


def add_miles(found, user):
    """How far the nearest place of each is from where `user` is."""
    placed = [(each, there.organisation.point) for each in found for there in each.places if there.organisation.point]
    if user.point is None or not placed:
        return
    miles = miles_from(user.point, [point.latitude for _, point in placed], [point.longitude for _, point in placed])
    for (each, _), far in zip(placed, miles, strict=True):
        each.miles = far if each.miles is None else min(each.miles, far)
