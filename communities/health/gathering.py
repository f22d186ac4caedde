"""Gathering what a network did: always the same number of queries, however much it did."""

from collections import Counter

from dateutil.relativedelta import relativedelta
from django.db.models import Count, Exists, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from innovations.models import Author, TakeUp
from innovations.models import State as CaseState

from ..models import (
    AgendaItem,
    Attendance,
    Commitment,
    CommitmentState,
    MeetingState,
    Pairing,
    Post,
    Pulse,
    PurposeAnswer,
    QuickUpdate,
    Rsvp,
    Share,
    State,
    TellMeMore,
    Thread,
)
from ..models.membership import LEADING
from .doings import Doings, Held, Item

A_YEAR, THREE_MONTHS = relativedelta(years=1), relativedelta(months=3)
LOOKED_AT = 6  # so many of the last meetings
REPAID = 4  # of 5: a yes


def gather(network, now=None):
    """The Doings of `network` up to `now`."""
    now = now or timezone.now()
    since = now - A_YEAR
    meetings = last_held(network)
    return Doings(
        now=now,
        since=since,
        is_active=network.state == State.ACTIVE,
        method=network.method,
        every_weeks=network.every_weeks,
        hours_budget=network.hours_budget,
        focuses=dict(network.focuses.values_list("pk", "name")),
        meetings=meetings,
        items=items_of(meetings),
        **people(network, now, since),
        **purpose(network, now),
        **rhythm(network, now),
        **spent(network, since),
        **came_of_it(network, since),
        **promises(network, now, since),
        **written(network, since),
        **talked(network, since),
        **paired(network, since),
    )


def living(network):
    return network.memberships.living().filter(user__is_active=True)


def counted(rows, by, **filters):
    """A subquery: how many of `rows` belong to the outer row by their column `by`; 0 for none."""
    mine = rows.filter(**{by: OuterRef("pk")}, **filters).order_by().values(by)
    return Coalesce(Subquery(mine.annotate(number=Count("pk")).values("number")), 0)


def last_held(network):
    closed = network.meetings.filter(state=MeetingState.CLOSED).annotate(
        present=counted(Attendance.objects, "meeting", is_present=True),
        replies=counted(Rsvp.objects, "meeting"),
        repaid=counted(Pulse.objects, "meeting", repaid__gte=REPAID),
        answered=counted(Pulse.objects, "meeting"),
        promises=counted(Commitment.objects, "meeting"),
    )
    names = ("pk", "starts_at", "ends_at", "started_at", "finished_at", "chair")
    names += ("present", "replies", "repaid", "answered", "promises")
    rows = closed.order_by("-starts_at", "-pk").values_list(*names)
    return tuple(Held(*row) for row in rows[:LOOKED_AT])


def items_of(meetings):
    """Where the clock of a meeting was never used, what was planned counts as taken."""
    rows = AgendaItem.objects.filter(meeting__in=[meeting.pk for meeting in meetings]).order_by("place", "pk")
    names = ("meeting", "kind", "minutes", "finished_at", "focus", "leader", "guest")
    rows = list(rows.values_list(*names))
    by_the_clock = {row[0] for row in rows if row[3]}
    return tuple(
        Item(meeting, kind, minutes, bool(finished_at) or meeting not in by_the_clock, focus, leader, guest)
        for meeting, kind, minutes, finished_at, focus, leader, guest in rows
    )


def people(network, now, since):
    mine, meeting = {"user": OuterRef("user")}, {"meeting__network": network}
    heard = (
        Exists(Attendance.objects.filter(**mine, **meeting, is_present=True, meeting__starts_at__gte=since))
        | Exists(Rsvp.objects.filter(**mine, **meeting, answered_at__gte=since))
        | Exists(QuickUpdate.objects.filter(**mine, **meeting, meeting__starts_at__gte=since))
        | Exists(AgendaItem.objects.filter(leader=OuterRef("user"), **meeting, meeting__starts_at__gte=since))
        | Exists(Commitment.objects.filter(person=OuterRef("user"), network=network, made_at__gte=since))
        | Exists(Thread.objects.filter(made_by=OuterRef("user"), network=network, made_at__gte=since))
        | Exists(Post.objects.filter(made_by=OuterRef("user"), thread__network=network, made_at__gte=since))
        | Exists(Share.objects.filter(shared_by=OuterRef("user"), network=network, shared_at__gte=since))
        | Exists(PurposeAnswer.objects.filter(**mine, statement__network=network, answered_at__gte=since))
    )
    is_settled = Q(joined_at__lte=now - THREE_MONTHS)
    return living(network).aggregate(
        members=Count("pk"),
        leads=Count("pk", filter=Q(role__in=LEADING)),
        settled=Count("pk", filter=is_settled),
        silent=Count("pk", filter=is_settled & ~Q(heard)),
    )


def purpose(network, now):
    statement = network.current_purpose
    if statement is None:
        return {}
    year = statement.year_at(now)
    said = statement.answers.filter(year=year, user__in=living(network).values("user")).order_by()
    said = dict(said.values_list("is_right").annotate(Count("pk")))
    return {
        "stated_at": statement.stated_at,
        "by_when": statement.by_when,
        "purpose_year": year,
        "still_right": said.get(True, 0),
        "needs_work": said.get(False, 0),
    }


def rhythm(network, now):
    begun = network.meetings.filter(starts_at__lte=now).order_by("-starts_at", "-pk")
    due = list(begun.values_list("state", flat=True)[:LOOKED_AT])
    to_come = network.meetings.filter(starts_at__gt=now, state=MeetingState.PLANNED).order_by("starts_at")
    return {
        "due": tuple(state == MeetingState.CANCELLED for state in due),
        "last_met_at": begun.not_cancelled().values_list("starts_at", flat=True).first(),
        "next_at": to_come.values_list("starts_at", flat=True).first(),
    }


def spent(network, since):
    """Hours of everybody who was there: the minutes that were noted, else the whole meeting."""
    past = network.meetings.past().filter(starts_at__gte=since).order_by()
    met = list(past.values_list("closed_at", "pk", "started_at", "finished_at"))
    closed = [row[1:] for row in met if row[0]]
    rows = Attendance.objects.filter(meeting__in=[pk for pk, *_ in closed], is_present=True).order_by()
    rows = rows.values_list("meeting").annotate(Count("pk"), Count("minutes"), Sum("minutes", default=0))
    present = {meeting: numbers for meeting, *numbers in rows}
    seconds = 0
    for pk, started_at, finished_at in closed:
        came, noted, minutes = present.get(pk, (0, 0, 0))
        seconds += (came - noted) * (finished_at - started_at).total_seconds() + minutes * 60
    return {"hours": seconds / 3600, "met": len(met), "not_closed": len(met) - len(closed)}


def came_of_it(network, since):
    """Take-ups count that an outcome or a promise is linked to, or that came from another member's case study."""
    outcomes = network.outcomes.filter(recorded_at__gte=since)
    # As keys: PostgreSQL would read all take-ups there are to find those of the members.
    members = list(living(network).values_list("user", flat=True))
    theirs = Exists(Author.objects.filter(innovation=OuterRef("innovation"), person__in=members).exclude(role="reader"))
    from_peers = TakeUp.objects.filter(
        Q(theirs) | Q(came_from__recorded_by__in=members),
        recorded_by__in=members,
        recorded_at__gte=since,
    )
    peers = set(from_peers.values_list("pk", flat=True))
    linked = outcomes.values_list("take_up", flat=True)
    linked = linked.union(network.commitments.filter(made_at__gte=since).values_list("take_up", flat=True))
    shown = TakeUp.objects.not_hidden().filter(
        pk__in=peers | set(linked) - {None}, innovation__state=CaseState.PUBLISHED, innovation__hidden_at=None
    )
    hours = dict(shown.values_list("pk", "hours_saved_a_week"))
    return {
        "outcomes": outcomes.count(),
        "take_ups": len(hours),
        "take_ups_from_peers": len(peers & set(hours)),
        "take_ups_without_hours": sum(saved is None for saved in hours.values()),
        "hours_saved_a_week": float(sum(saved or 0 for saved in hours.values())),
    }


def promises(network, now, since):
    """What was to be done within the year up to today, by whom and what became of it."""
    due = network.commitments.filter(due_on__gte=timezone.localdate(since), due_on__lt=timezone.localdate(now))
    ended = network.commitments.filter(ended_at__gte=since).exclude(state=CommitmentState.OPEN)
    rows = (due | ended).order_by().values_list("person", "state").annotate(number=Count("pk"))
    promised, states = Counter(), Counter()
    for person, state, how_many in rows:
        promised[person] += how_many
        states[state] += how_many
    return {
        "promised": promised,
        "kept": states[CommitmentState.KEPT],
        "carried": states[CommitmentState.CARRIED],
        "let_go": states[CommitmentState.LET_GO],
        "overdue": states[CommitmentState.OPEN],
    }


def written(network, since):
    """Who wrote how many quick updates, and how often others asked to be told more."""
    meetings = network.meetings.filter(starts_at__gte=since).order_by().values("pk")
    updates = QuickUpdate.objects.filter(meeting__in=meetings).order_by()
    asked = TellMeMore.objects.filter(quick_update__meeting__network=network, asked_at__gte=since).order_by()
    asks = asked.aggregate(asks=Count("pk"), asks_answered=Count("answered_at"))
    posts = Counter(dict(updates.values_list("user").annotate(Count("pk"))))
    return asks | {"posts": posts}


def talked(network, since):
    """Who said or brought how much, and how many questions were answered, but for what was taken away."""
    threads = network.threads.filter(made_at__gte=since, deleted_at=None).order_by()
    posts = Post.objects.filter(thread__network=network, made_at__gte=since, deleted_at=None).order_by()
    said, questions, answered = Counter(dict(posts.values_list("made_by").annotate(Count("pk")))), 0, 0
    counts = {"all": Count("pk"), "asked": Count("pk", filter=Q(is_question=True)), "settled": Count("settled_by")}
    brought = network.shares.standing().filter(shared_at__gte=since).order_by()
    said.update(dict(brought.values_list("shared_by").annotate(Count("pk"))))
    for person, begun, asked, settled in threads.values_list("made_by").annotate(**counts):
        said[person] += begun
        questions, answered = questions + asked, answered + settled
    return {"talked": said, "questions": questions, "questions_answered": answered}


def paired(network, since):
    """How many different twos said that they met for their half an hour."""
    met = Pairing.objects.filter(round__network=network, said_at__gte=since).met().order_by()
    return {"pairs_met": met.values("first", "second").distinct().count()}
