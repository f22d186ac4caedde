"""Not worth it: the hours that went in, what came out, and whether meetings repaid those who were there."""

from .answers import FEWEST
from .area import Described
from .levels import Area, Fact, Level, number, of_most

WORKING_WEEKS = 44  # in a year, without leave and bank holidays
MUCH_OVER = 1.25  # of the hours that were planned


def facts(doings):
    if doings.hours:
        yield hours(doings)
    yield from results(doings)
    yield from pulse(doings)


def hours(doings):
    each = doings.hours / max(doings.members, 1)
    words = f"{number(round(doings.hours), 'hour')} in meetings in 12 months, {about(each)} for each of us"
    if not doings.hours_budget:
        return Fact(f"{words}; no hours were planned to compare with")
    words += f"; {doings.hours_budget} were planned"
    if each <= doings.hours_budget:
        return Fact(words, Level.STRONG)
    level = Level.STEADY if each <= doings.hours_budget * MUCH_OVER else Level.SLIPPING
    return Fact(words, level, "Make the next meeting half an hour shorter, and see what is missed.")


def about(hours):
    return f"about {hours:.0f}" if hours >= 1 else "less than 1"


def results(doings):
    """Strong where practices save as many hours as went in, within the year after."""
    if not doings.met:
        return
    words = [number(doings.outcomes, "decision or lesson", "decisions and lessons")]
    words.append(f"{number(doings.take_ups, 'practice')} took something up")
    if doings.hours_saved_a_week:
        words.append(f"{number(round(doings.hours_saved_a_week, 1), 'hour')} a week saved")
    came = f"{', '.join(words)}, in {number(doings.met, 'meeting')}".replace(".0 hour", " hour")
    if doings.hours and doings.hours_saved_a_week * WORKING_WEEKS >= doings.hours:
        yield Fact(came, Level.STRONG)
    elif doings.take_ups or doings.outcomes * 2 >= doings.met:
        yield Fact(came, Level.STEADY, "Ask those who took something up how many hours it saves them a week.")
    elif doings.outcomes:
        yield Fact(came, Level.SLIPPING, "End the next meeting with one decision, written down before you leave.")
    else:
        nothing = f"No decision, lesson or take-up is known from {number(doings.met, 'meeting')}"
        yield Fact(nothing, Level.NEEDS_US, "Ask each: what did you do differently because of us? Write it down.")


def pulse(doings):
    """Meetings with fewer than four answers are left out, and tenths are told: nobody's answer shows."""
    asked = [meeting for meeting in doings.meetings if meeting.pulses >= FEWEST]
    if not asked:
        return
    repaid, pulses = sum(meeting.repaid for meeting in asked), sum(meeting.pulses for meeting in asked)
    tenths = round(10 * repaid / pulses)
    words = f"About {tenths} in 10 said that a meeting repaid their time"
    yield Fact(words, of_most(tenths, 10), "Read what they wrote after the last meeting, and change one thing.")


WORTH = Described(
    code=Area.WORTH,
    question="Is it worth our time?",
    statement="I get back more than it costs me.",
    praise="being worth the time",
    worry="it may not be worth our time",
    keep="Write down the one result that others should hear of.",
    ask="Ask those who said no what a meeting worth having would be.",
    facts=facts,
)
