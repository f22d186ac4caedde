"""Holding to the method: its steps on the agendas, meetings that run to time, and promises that are kept."""

from datetime import timedelta

from ..methods import Method, lines_for
from .area import Described
from .levels import Area, Fact, Level, by_share, last, number, of_most


def facts(doings):
    if not doings.method:
        yield Fact("No method is chosen", Level.NEEDS_US, "Choose one of the methods in the library.")
    elif doings.method == Method.OWN:
        yield Fact("Our own way of working: its steps cannot be counted")
    else:
        yield from steps(doings)
    yield from to_time(doings)
    yield from promises(doings)


def steps(doings):
    """Of the kinds of item that the method gives a meeting as long as each of the last ones, how many were taken."""
    if not doings.items:
        return
    wanted = {(meeting.pk, kind) for meeting in doings.meetings for kind in kinds_of(doings.method, meeting)}
    followed = len(wanted & {(item.meeting, item.kind) for item in doings.items if item.is_taken})
    words = f"{followed} of {len(wanted)} steps of the method followed in the {last(len(doings.meetings), 'meeting')}"
    level = by_share(followed, len(wanted), strong=0.85, steady=0.7, slipping=0.5)
    yield Fact(words, level, "Begin the next agenda from the method, and change nothing.")


def kinds_of(method, meeting):
    """Those on the agenda that the method gives a meeting: a short one has not all of them."""
    minutes = (meeting.ends_at - meeting.starts_at) // timedelta(minutes=1)
    return {kind for _, kind, _ in lines_for(method, minutes)}


def to_time(doings):
    if not doings.meetings:
        return
    over = [meeting.ran_over for meeting in doings.meetings if meeting.ran_over]
    all_of_them = last(len(doings.meetings), "meeting")
    if not over:
        yield Fact(f"The {all_of_them} ran to time", Level.STRONG)
        return
    minutes = number(round(sum(over, timedelta()) / len(over) / timedelta(minutes=1)), "minute")
    words = f"{len(over)} of the {all_of_them} ran over, by {minutes} on average"
    in_time = len(doings.meetings) - len(over)
    level = by_share(in_time, len(doings.meetings), strong=0.8, steady=0.6, slipping=0.3)
    yield Fact(words, level, f"Plan {minutes} less than the meeting has, and give somebody the clock.")


def promises(doings):
    due = doings.kept + doings.carried + doings.let_go + doings.overdue
    if due:
        words = f"{doings.kept} of {number(due, 'commitment')} kept, {doings.carried} carried over"
        words += f", {doings.let_go} let go, {doings.overdue} overdue"
        step = "Promise less next time: one thing each, small enough to be done in a week."
        yield Fact(words, of_most(doings.kept, due), step)
    elif doings.meetings and not any(meeting.promises for meeting in doings.meetings):
        words = f"No commitment was made in the {last(len(doings.meetings), 'meeting')}"
        yield Fact(words, Level.SLIPPING, "Keep the last ten minutes for who does what by when.")


METHOD = Described(
    code=Area.METHOD,
    question="Do we do it the way we said?",
    statement="We end on time, with who does what by when.",
    praise="holding to the method",
    worry="we do not hold to our method",
    keep="Write down how you run it, so that the next lead can.",
    ask="Ask which step of the method people would miss least, and why.",
    facts=facts,
)
