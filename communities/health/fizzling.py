"""Fizzling out: whether people keep coming and answering, and whether meetings keep their rhythm."""

from datetime import timedelta

from .area import Described
from .levels import Area, Fact, Level, by_share, number

RECENT = 3  # meetings, beside as many before


def facts(doings):
    if not doings.is_active:
        yield Fact("The network rests")
        return
    yield from trend(doings, "present", "came to", "Ring those who missed two in a row, to ask, not to chase.")
    yield from trend(doings, "replies", "said whether they come to", "Ask in the meeting who can come to the next.")
    yield from since_the_last(doings)
    if doings.next_at is None:
        yield Fact("No next meeting is set", Level.SLIPPING, "Set the next meeting today, even if it moves.")
    yield from cancelled(doings)


def trend(doings, name, did, step):
    """The last three meetings beside the three before, by their averages."""
    numbers = [getattr(meeting, name) for meeting in doings.meetings]
    recent, before = numbers[:RECENT], numbers[RECENT:]
    if not any(before):
        return
    now, then = sum(recent) / len(recent), sum(before) / len(before)
    level = by_share(now, then, strong=0.9, steady=0.75, slipping=0.5)
    words = f"{listed(recent)} {did} the last three meetings; {listed(before)} before"
    yield Fact(words, level, step)


def listed(numbers):
    """The latest first: "11, 12 and 13"."""
    *first, last = (str(each) for each in numbers)
    return f"{', '.join(first)} and {last}" if first else last


def since_the_last(doings):
    """How long ago they met, in steps of their rhythm."""
    if doings.last_met_at is None:
        yield Fact("There has been no meeting yet")
        return
    ago = doings.now - doings.last_met_at
    words = f"Last met {number(ago.days, 'day')} ago" if ago.days else "Last met today"
    if not doings.every_weeks:
        yield Fact(f"{words}; no rhythm is set to compare with")
        return
    words += f"; the rhythm is every {'week' if doings.every_weeks == 1 else f'{doings.every_weeks} weeks'}"
    rhythm = timedelta(weeks=doings.every_weeks)
    limits = ((1.25, Level.STRONG), (1.75, Level.STEADY), (2.5, Level.SLIPPING))
    level = next((level for times, level in limits if ago <= rhythm * times), Level.NEEDS_US)
    yield Fact(words, level, "Meet within two weeks, even if it is half an hour. Or say aloud that you rest.")


def cancelled(doings):
    if not doings.due:
        return
    how_many = sum(doings.due)
    words = f"{how_many or 'None'} of the last {number(len(doings.due), 'meeting')} cancelled"
    levels = {0: Level.STRONG, 1: Level.STEADY, 2: Level.SLIPPING}
    yield Fact(words, levels.get(how_many, Level.NEEDS_US), "Meet with whoever can come instead of calling it off.")


FIZZLING = Described(
    code=Area.FIZZLING,
    question="Do people keep coming?",
    statement="I am looking forward to the next one.",
    praise="people who keep coming",
    worry="people stop coming",
    keep="Ask one person who always comes to bring a colleague.",
    ask="Begin the next meeting with what people most want from it.",
    facts=facts,
)
