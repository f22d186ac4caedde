"""The pages of a network as large as they get (sharehub.demo.scale.networks), with the bars they should stay below."""

from django.db.models import Count
from django.test import Client
from django.urls import reverse
from django.utils.functional import cached_property

from communities.models import CalendarFeed, MeetingState, Network, Post
from sharehub.demo.scale.networks import NAME
from sharehub.measuring import client_of

from .bench_spread import Line

LINES = [
    Line("Networks, to anybody", "communities:network_list", reader="anybody"),
    Line("Networks, signed in", "communities:network_list", reader="member"),
    Line("Network of {members:,}, to anybody", "communities:network_detail", "network", 50, reader="anybody"),
    Line("Network of {members:,}, a member", "communities:network_detail", "network", 50, reader="member"),
    Line("Network of {members:,}, its lead", "communities:network_detail", "network", 50, reader="lead"),
    Line("Members of a network", "communities:network_members", "network", reader="lead"),
    Line(
        "Health check, {attendances:,} rows of attendance", "communities:health_detail", "network", 150, reader="member"
    ),
    Line("Worth it?", "communities:network_worth_it", "network", reader="member"),
    Line("Its {meetings} meetings", "communities:meeting_list", "network", reader="member"),
    Line("Meeting that is over", "communities:meeting_detail", "over", reader="member"),
    Line("Meeting to come", "communities:meeting_detail", "next", reader="member"),
    Line("Run page", "communities:meeting_run", "running", reader="lead"),
    Line("Run page, its poll, all of it", "communities:meeting_poll", "running", 10, reader="lead"),
    Line("Its commitments", "communities:commitment_list", "network", reader="member"),
    Line("Its outcomes", "communities:outcome_list", "network", reader="member"),
    Line("My commitments", "communities:my_commitment_list", reader="member"),
    Line("What it talks about, {posts:,} posts", "communities:thread_list", "network", reader="member"),
    Line(
        "What it talks about, searched",
        "communities:thread_list",
        "network",
        query="?q=wednesdays+phones",
        reader="member",
    ),
    Line("A thread of {longest:,} posts", "communities:thread_detail", "thread", reader="member"),
    Line("Month", "communities:calendar", reader="member"),
    Line("Calendar feed of {meetings} meetings", "communities:calendar_feed", "feed", 100, reader="anybody"),
]


class Large:
    """What the lines are about: the network, the last of its members, and its meetings before, now and to come."""

    def __init__(self, network):
        self.network = network
        self.member = network.people().order_by("-pk")[0]
        self.lead = network.leads().order_by("pk")[0]
        self.feed = CalendarFeed.objects.give(user=self.member, network=network)

    @cached_property
    def longest(self):
        """The thread with most posts."""
        return self.network.threads.annotate(number=Count("posts")).order_by("-number", "pk")[0]

    @property
    def arguments(self):
        """What an address is made of, by what it leads to."""
        slug, meetings = self.network.slug, self.network.meetings.order_by("starts_at")
        return {
            "": [],
            "network": [slug],
            "over": [slug, meetings.filter(state=MeetingState.CLOSED).last().pk],
            "running": [slug, meetings.filter(state=MeetingState.RUNNING).last().pk],
            "next": [slug, meetings.filter(state=MeetingState.PLANNED).first().pk],
            "feed": [self.feed.key],
            "thread": [slug, self.longest.pk],
        }

    @property
    def sizes(self):
        meetings = self.network.meetings
        return {
            "members": self.network.people().count(),
            "meetings": meetings.count(),
            "posts": Post.objects.filter(thread__network=self.network).count(),
            "longest": self.longest.number,
            "attendances": meetings.filter(attendances__isnull=False).count(),
        }


def measure_networks(table):
    """Write a line for each page into `table`; none where no such network was made.

    Raises NoReverseMatch, before anything is measured, where a page that is listed does not exist.
    """
    network = Network.objects.filter(name=NAME).first()
    if network is None:
        return
    large = Large(network)
    arguments, sizes = large.arguments, large.sizes
    addresses = [reverse(line.url_name, args=arguments[line.argument]) + line.query for line in LINES]
    clients = {"anybody": Client(), "member": client_of(large.member), "lead": client_of(large.lead)}
    for line, address in zip(LINES, addresses, strict=True):
        table.page(line.title.format(**sizes), clients[line.reader], address, bar=line.bar)
    poll = reverse("communities:meeting_poll", args=arguments["running"])
    version = clients["lead"].get(poll).context_data["version"]
    table.page("Run page, its poll, nothing new", clients["lead"], f"{poll}?version={version}", bar=10)
