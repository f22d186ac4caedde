"""The pages about how things spread, with the bars they should stay below for 100,000 case studies."""

from dataclasses import dataclass

from django.db.models import Count
from django.test import Client
from django.urls import reverse

from innovations.models import Challenge, Innovation
from sharehub.measuring import client_of
from sharehub.people.models import Organisation, User

MANY = 200  # take-ups that a page should bear without getting slow


@dataclass(frozen=True)
class Line:
    """`argument` says what the page is about (one of Spread.arguments); `bar` is in milliseconds."""

    title: str
    url_name: str
    argument: str = ""
    bar: int | None = None
    query: str = ""
    reader: str = "reader"


LINES = [
    Line("Case study with {many} take-ups, to anybody", "innovations:innovation_detail", "many", 40, reader="anybody"),
    Line("Case study with {many} take-ups, signed in", "innovations:innovation_detail", "many", 40),
    Line("Who tried it, {many} take-ups", "innovations:take_up_list", "many", 40),
    Line("Case study with a spread tree of {tree}", "innovations:innovation_detail", "tree", 100),
    Line("Who tried it, a spread tree of {tree}", "innovations:take_up_list", "tree", 100),
    Line("Coverage of an ICB with {practices} practices", "innovations:coverage_detail", "icb", 80, reader="moderator"),
    Line("Numbers of {tree} take-ups", "innovations:innovation_numbers", "tree", 100, reader="author"),
    Line("Notifications, of {tree} take-ups", "activity:notification_list", reader="author"),
    Line("Home of an author with {tree} take-ups", "home", reader="author"),
    Line("Challenges", "innovations:challenge_list"),
    Line("Challenge", "innovations:challenge_detail", "challenge"),
    Line("Search, with who tried it", "search", bar=40, query="?q=free+up+GP+time"),
    Line("Practice", "organisation_detail", "practice"),
    Line("PCN", "organisation_detail", "pcn"),
    Line("ICB", "organisation_detail", "icb"),
    Line("Person who took things up", "person_detail", "adopter"),
]


class Spread:
    """What the lines are about: the largest of each kind that the database holds."""

    def __init__(self):
        counted = Innovation.objects.published().filter(visibility="everyone").annotate(number=Count("take_ups"))
        largest = counted.order_by("-number", "pk")
        icbs = Organisation.objects.filter(kind="icb").annotate(number=Count("members__members"))
        self.tree, self.many = largest[0], largest.filter(number__lte=MANY)[0]
        self.icb = icbs.order_by("-number", "pk")[0]
        self.adopter = User.objects.annotate(number=Count("take_ups")).order_by("-number", "pk")[0]
        self.challenge = Challenge.objects.newest_first()[0]

    @property
    def arguments(self):
        """What an address is made of, by what it leads to."""
        return {
            "": [],
            "tree": [self.tree.slug],
            "many": [self.many.slug],
            "icb": [self.icb.ods_code],
            "pcn": [self.icb.members.order_by("pk")[0].ods_code],
            "practice": [self.adopter.organisation.ods_code],
            "challenge": [self.challenge.slug],
            "adopter": [self.adopter.pk],
        }

    @property
    def sizes(self):
        return {"tree": self.tree.number, "many": self.many.number, "practices": self.icb.number}


def measure_spread(table, reader):
    """Write a line for each page into `table`, most of them as `reader` (a User) gets it.

    Raises NoReverseMatch, before anything is measured, where a page that is listed does not exist.
    """
    spread = Spread()
    arguments, sizes = spread.arguments, spread.sizes
    addresses = [reverse(line.url_name, args=arguments[line.argument]) + line.query for line in LINES]
    moderator = User.objects.filter(is_staff=True, is_active=True).order_by("pk")[0]
    clients = {
        "anybody": Client(),
        "reader": client_of(reader),
        "author": client_of(spread.tree.created_by),
        "moderator": client_of(moderator),
    }
    for line, address in zip(LINES, addresses, strict=True):
        table.page(line.title.format(**sizes), clients[line.reader], address, bar=line.bar)
