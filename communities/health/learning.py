"""Learning between peers: who has the floor, who asks for more, and what members take up from each other."""

from .area import Described
from .levels import Area, Fact, Level, by_share, number, of_most


def facts(doings):
    yield from floor(doings)
    yield from asking(doings)
    yield from taking_up(doings)
    yield from meeting_in_pairs(doings)


def floor(doings):
    """The share of time that members led, of what somebody led: what nobody's name stands at says nothing."""
    taken = [item for item in doings.items if item.is_taken]
    ours = sum(item.minutes for item in taken if item.leader)
    guests = sum(item.minutes for item in taken if item.guest)
    if ours + guests:
        words = f"Members led {ours} of {number(ours + guests, 'minute')}, guests {guests}"
        yield Fact(words, of_most(ours, ours + guests), "Give the next guest’s time to a member who has tried it.")


def asking(doings):
    if doings.asks:
        words = f"{doings.asks} “tell me more” in 12 months, {doings.asks_answered} answered"
        level = by_share(doings.asks_answered, doings.asks, strong=0.75, steady=0.5, slipping=0.25)
        yield Fact(words, level, "Take the open questions first in the next meeting.")
    elif doings.posts:
        words = f"Nobody asked to be told more about {number(doings.posts.total(), 'quick update')}"
        yield Fact(words, Level.SLIPPING, "Ask each to press “tell me more” on one update before you meet.")


def taking_up(doings):
    """None known is not none: people try things and say nothing. So it lowers nothing."""
    if doings.take_ups_from_peers:
        words = f"{number(doings.take_ups_from_peers, 'practice')} took something up from another member"
        yield Fact(words, Level.STRONG)
    else:
        yield Fact("We know of nothing that one member took up from another")


def meeting_in_pairs(doings):
    """Nobody has to, so it is told without a level."""
    if doings.pairs_met:
        yield Fact(f"{number(doings.pairs_met, 'pair')} of members met for half an hour in 12 months")


LEARNING = Described(
    code=Area.LEARNING,
    question="Do we learn from each other?",
    statement="I did something differently because of somebody here.",
    praise="learning from each other",
    worry="we learn too little from each other",
    keep="Write up what was copied most, while it is fresh.",
    ask="Ask each to name one thing they would like to see at another’s place, and go.",
    facts=facts,
)
