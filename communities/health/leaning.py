"""Leaning on few people: who leads, chairs, writes and promises, and who is never heard."""

from .area import Described
from .levels import Area, Fact, Level, by_share, last, number

ENOUGH = 4  # of anything, before its shares say something
ENOUGH_PEOPLE = 4  # among fewer, two are always most of it


def facts(doings):
    if doings.leads < 2:
        yield Fact("One person leads alone", Level.SLIPPING, "Ask one person to lead with you. Ask them by name.")
    yield from chairs(doings)
    if doings.members >= ENOUGH_PEOPLE:
        yield from by_two(
            doings.led, "led {two} of the last {all} agenda items", "Give an item each to two new people."
        )
        yield from by_two(doings.posts, "wrote {two} of {all} quick updates", "Ask two quiet people for three lines.")
        yield from by_two(doings.promised, "took on {two} of {all} commitments", "Promise nothing next time.")
    yield from silent(doings)


def chairs(doings):
    chaired = [meeting.chair for meeting in doings.meetings if meeting.chair]
    if len(chaired) < ENOUGH:
        return
    different = len(set(chaired))
    words = f"{number(different, 'person', 'people')} chaired the {last(len(chaired), 'meeting')}"
    level = {1: Level.SLIPPING, 2: Level.STEADY}.get(different, Level.STRONG)
    yield Fact(words, level, "Let somebody who has never chaired take the next meeting.")


def by_two(counter, words, step):
    """The share of the two people who do most of something: the lower the better."""
    everything = sum(counter.values())
    if everything < ENOUGH:
        return
    two = sum(how_many for _, how_many in counter.most_common(2))
    level = by_share(everything - two, everything, strong=0.5, steady=0.35, slipping=0.2)
    who = "One person" if len(counter) == 1 else "Two people"
    yield Fact(f"{who} {words.format(two=two, all=everything)}", level, step)


def silent(doings):
    if not doings.settled:
        return
    if doings.silent:
        words = f"{doings.silent} of {doings.settled} who belong for three months or more were not heard from in a year"
    else:
        words = f"All {doings.settled} who belong for three months or more were heard from in a year"
    heard = doings.settled - doings.silent
    level = by_share(heard, doings.settled, strong=0.9, steady=0.75, slipping=0.5)
    yield Fact(words, level, "Ring two of those you have not heard from, to ask, not to chase.")


LEANING = Described(
    code=Area.LEANING,
    question="Who carries it?",
    statement="If those who lead us stopped tomorrow, we would carry on.",
    praise="sharing the load",
    worry="too much rests on few people",
    keep="Thank those who carry it, by name, for what they did.",
    ask="Ask in the meeting: what would stop first if our lead were away for three months?",
    facts=facts,
)
