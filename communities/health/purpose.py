"""Unclear purpose: how old it is, who says that it is still right, and whether meetings are about it."""

from django.utils import timezone
from django.utils.formats import date_format

from .answers import FEWEST
from .area import Described
from .levels import Area, Fact, Level, by_share, number, of_most

NOT_WORK = ("welcome", "health_check")
OTHERS = "Ask the others too: still right, or needs work?"


def facts(doings):
    if doings.stated_at is None:
        yield Fact("No purpose has been stated", Level.NEEDS_US, "Write your purpose in one sentence, together.")
    else:
        yield confirmation(doings)
        if doings.by_when and doings.by_when < timezone.localdate(doings.now):
            words = f"It was to be reached by {day(doings.by_when)}, and that day has passed"
            yield Fact(words, Level.SLIPPING, "Say what you reached, then state the next purpose or close.")
    yield from focus(doings)


def confirmation(doings):
    stated = day(timezone.localtime(doings.stated_at))
    if doings.purpose_year == 0:
        return Fact(f"Purpose stated on {stated}, less than a year ago", Level.STRONG)
    said = doings.still_right + doings.needs_work
    if not said:
        words = f"Purpose stated on {stated}; nobody has said this year whether it is still right"
        return Fact(words, Level.NEEDS_US, "Ask everybody on the network’s page: still right, or needs work?")
    if said < FEWEST:
        words = f"Only {said} of {number(doings.members, 'member')} said this year whether the purpose is still right"
        return Fact(words, Level.SLIPPING, OTHERS)
    words = f"{doings.still_right} of {doings.members} say this year that the purpose is still right"
    if doings.needs_work:
        words += f", {doings.needs_work} that it needs work"
    level = of_most(doings.still_right, said)
    if said * 2 < doings.members:  # fewer than half have said anything
        return Fact(words, min(level, Level.SLIPPING), OTHERS)
    return Fact(words, level, "Put the purpose on the next agenda, and mend the words that trouble people.")


def focus(doings):
    if not doings.focuses:
        yield Fact("No area of focus is chosen", Level.NEEDS_US, "Choose one to three things to work on.")
        return
    items = [item for item in doings.items if item.kind not in NOT_WORK]
    if not items:
        return
    within = [item.focus for item in items if item.focus]
    words = f"{len(within)} of the last {number(len(items), 'agenda item')} had an area of focus"
    level = by_share(len(within), len(items), strong=0.75, steady=0.5, slipping=0.25)
    yield Fact(words, level, "Give each item of the next agenda an area of focus, or drop the item.")
    unused = [name for pk, name in doings.focuses.items() if pk not in within]
    if unused and within:
        names = " and ".join(f"“{name}”" for name in unused)
        words = f"{names} {'was' if len(unused) == 1 else 'were'} on none of the last {meetings(doings)}"
        level = Level.STEADY if len(unused) == 1 else Level.SLIPPING
        yield Fact(words, level, f"Give {names} an item next time, or drop {'it' if len(unused) == 1 else 'them'}.")


def meetings(doings):
    return number(len(doings.meetings), "meeting")


def day(moment):
    return date_format(moment, "j F Y")


PURPOSE = Described(
    code=Area.PURPOSE,
    question="Do we know what we are for?",
    statement="I could say our purpose in one breath.",
    praise="purpose",
    worry="we are not clear what we are for",
    keep="Read the purpose aloud at the start. It takes 10 seconds.",
    ask="Let each of you write the purpose down unseen, then compare.",
    facts=facts,
)
