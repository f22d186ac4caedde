"""One network as large as they get, with all that it did in years of meetings, for measuring speed."""

from datetime import timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from communities.health.actions import close_round
from communities.health.levels import Area
from communities.models import (
    AgendaItem,
    Attendance,
    Commitment,
    CommitmentState,
    HealthAnswer,
    Meeting,
    MeetingState,
    Membership,
    Network,
    Outcome,
    Pulse,
    QuickUpdate,
    Rsvp,
    TellMeMore,
)
from communities.models.attendance import Absence
from sharehub.people.models import User

from .network_talk import make_talk
from .places import FIRST_NAMES, LAST_NAMES

NAME = "Scale network"
MEETINGS = 200
MINUTES = 90
INVITED = 27  # in 100 of the members
EMAIL = "scale-member-{}@demo.example"
FOCUSES = ["The phones at eight", "Letters that need no GP", "Keeping reception staff"]
ITEMS = [("Welcome", "welcome", 5), ("Quick updates", "quick_updates", 30), ("Deep dive", "deep_dive", 45),
         ("Who does what by when", "decision", 10)]  # fmt: skip
DOING = ["Teaching a second person to sort letters.", "A call-back list from eight.", "Recalls by month of birth.",
         "Counting what people ring for.", "One list for both care homes."]  # fmt: skip
GOING = ["Slower than the first time.", "Longest wait from 41 minutes to 16.", "Nobody has complained.", ""]
NEEDS = ["What to say to people who refuse.", "A sheet that somebody else has used.", "Nothing today.", ""]
PROMISES = ["Brings the numbers of three weeks", "Sends round the sheet", "Rings the hospital’s secretary"]
OUTCOMES = ["Two people on the phones at eight, not three at nine", "We count the longest wait instead of calls",
            "Whoever begins counts first", "One page is read, thirty are not"]  # fmt: skip
NOTES = "We went round, then took one thing for longer. Some of it was new to most of us, and we wrote that down. " * 8


@transaction.atomic
def make_network(members=1000, seed=1):
    """The network, made where there is none: 200 meetings, the last but ten of them on now, ten still to come.

    A quarter of the `members` have to do with a meeting, and of those two fifths write three lines and come: with a
    thousand there are 50,000 rows of attendance and 20,000 quick updates, and 20,000 posts. Returns the Network.
    """
    if network := Network.objects.filter(name=NAME).first():
        return network
    chance, now = Random(seed), timezone.now()  # noqa: S311 (nothing secret)
    people = make_members(members, chance)
    network = begin(people, now)
    meetings = make_meetings(network, people, now)
    make_agendas(meetings, people, network)
    for meeting in meetings:
        make_what_was_said(meeting, chance.sample(people, members * INVITED // 100), chance)
    make_what_came_of_it(network, meetings, people, chance, now)
    network.open(by=people[0], at=meetings[0].called_at)
    make_talk(network, people, chance, now)
    check_health(network, people, chance)
    return network


def make_members(count, chance):
    """Colleagues who cannot sign in; the first of them leads."""
    return User.objects.bulk_create(
        User(
            email=EMAIL.format(number),
            password="!",  # noqa: S106 (as set_unusable_password, without a random number for each)
            name=f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}",
        )
        for number in range(count)
    )


def begin(people, now):
    """The network with its worksheet filled and everybody in it, ready to open."""
    lead, *others = people
    begun_at = now - timedelta(weeks=MEETINGS)
    network = Network.objects.scope(
        by=lead,
        name=NAME,
        at=begun_at,
        who_we_are="A thousand of us.",
        what_different="Nobody waits on the phone for longer than five minutes.",
        for_whom="Whoever rings at eight.",
        by_when=(now + timedelta(days=200)).date(),
        will_not_do="Compare practices in public.",
        method="quick_updates",
        every_weeks=1,
        hours_budget=60,
        worth_it="The longest wait falls.",
        joining="open",
    )
    Membership.objects.bulk_create(
        Membership(network=network, user=each, role="member" if number else "co_lead", joined_at=begun_at)
        for number, each in enumerate(others)
    )
    for name in FOCUSES:
        network.focuses.choose(name=name, by=lead)
    return network


def make_meetings(network, people, now):
    """One a week; the parts in turn."""
    first = now - timedelta(weeks=MEETINGS - 11, minutes=20)
    return Meeting.objects.bulk_create(
        meeting_at(first + timedelta(weeks=number), number, network, people, now) for number in range(MEETINGS)
    )


def meeting_at(starts_at, number, network, people, now):
    ends_at = starts_at + timedelta(minutes=MINUTES)
    meeting = Meeting(
        network=network, title=f"Meeting {number + 1}", starts_at=starts_at, ends_at=ends_at, kind="online"
    )
    meeting.link, meeting.called_by = "https://meet.example.org/scale", people[0]
    meeting.called_at = meeting.changed_at = network.begun_at + timedelta(days=1)
    meeting.chair, meeting.recorder, meeting.timekeeper = (people[(number + part) % len(people)] for part in range(3))
    if starts_at < now:
        meeting.state, meeting.started_at, meeting.notes = MeetingState.RUNNING, starts_at, NOTES
    if ends_at < now:
        meeting.state, meeting.finished_at, meeting.closed_at = MeetingState.CLOSED, ends_at, ends_at
        meeting.closed_by, meeting.notes_final_at = meeting.chair, ends_at + timedelta(days=7)
    return meeting


def make_agendas(meetings, people, network):
    focuses = list(network.focuses.all())
    AgendaItem.objects.bulk_create(
        item
        for number, meeting in enumerate(meetings)
        for item in agenda_of(meeting, people[number % len(people)], focuses[number % len(focuses)])
    )


def agenda_of(meeting, leader, focus):
    """As long as the meeting; of the one that is on, its first item."""
    at = meeting.starts_at
    for place, (title, kind, minutes) in enumerate(ITEMS, start=1):
        item = AgendaItem(meeting=meeting, place=place, title=title, kind=kind, minutes=minutes, leader=leader)
        item.focus = focus if kind == "deep_dive" else None
        if meeting.state == MeetingState.CLOSED or (meeting.state == MeetingState.RUNNING and place == 1):
            item.started_at = at
        at += timedelta(minutes=minutes)
        if meeting.state == MeetingState.CLOSED:
            item.finished_at = at
        yield item


def make_what_was_said(meeting, people, chance):
    """Who of `people` answered and came, and what they wrote before and said after."""
    before = meeting.starts_at - timedelta(days=1)
    is_closed = meeting.state == MeetingState.CLOSED
    there = people[: len(people) * 2 // 5]
    Rsvp.objects.bulk_create(
        Rsvp(meeting=meeting, user=each, answer="yes", how="online", queued_at=before, answered_at=before)
        for each in there
    )
    updates = QuickUpdate.objects.bulk_create(
        QuickUpdate(
            meeting=meeting,
            user=each,
            doing=chance.choice(DOING),
            going=chance.choice(GOING),
            need=chance.choice(NEEDS),
            written_at=before,
        )
        for each in there
    )
    TellMeMore.objects.bulk_create(
        TellMeMore(quick_update=update, asked_by=people[-1], asked_at=before) for update in updates[:3]
    )
    if is_closed:
        present = set(there)
        Attendance.objects.bulk_create(
            Attendance(
                meeting=meeting,
                user=each,
                is_present=each in present,
                reason="" if each in present else chance.choice(Absence.values),
            )
            for each in people
        )
        Pulse.objects.bulk_create(
            Pulse(
                meeting=meeting,
                user=each,
                repaid=chance.choice([2, 3, 4, 4, 5]),
                will_use=chance.choice([2, 3, 4, 5]),
                answered_at=meeting.closed_at,
            )
            for each in there[::2]
        )


def make_what_came_of_it(network, meetings, people, chance, now):
    closed = [meeting for meeting in meetings if meeting.state == MeetingState.CLOSED]
    Outcome.objects.bulk_create(
        Outcome(
            network=network,
            meeting=meeting,
            kind=chance.choice(["decision", "lesson"]),
            words=chance.choice(OUTCOMES),
            recorded_by=meeting.chair,
            recorded_at=meeting.closed_at,
        )
        for meeting in closed
    )
    Commitment.objects.bulk_create(
        commitment_of(chance.choice(people), meeting, chance, now) for meeting in closed for _ in range(5)
    )


def commitment_of(person, meeting, chance, now):
    """Kept by the day that it was due, or open: of those that are due nine in ten are kept."""
    due_on = (meeting.starts_at + timedelta(days=14)).date()
    commitment = Commitment(
        network_id=meeting.network_id, meeting=meeting, person=person, what=chance.choice(PROMISES), due_on=due_on
    )
    commitment.made_at, commitment.made_by = meeting.closed_at, meeting.chair
    if due_on < now.date() and chance.random() < 0.9:
        commitment.state, commitment.ended_at = CommitmentState.KEPT, meeting.closed_at + timedelta(days=7)
    return commitment


def check_health(network, people, chance):
    """Two rounds that are closed."""
    for _ in range(2):
        health_round = network.health_rounds.begin(by=people[0])
        HealthAnswer.objects.bulk_create(
            HealthAnswer(health_round=health_round, user=each, area=area, value=chance.choice([2, 3, 4, 4, 5]))
            for each in people
            for area in Area
        )
        close_round(health_round, by=people[0])
