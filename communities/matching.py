"""Matching: who meets whom this month, of those who want to meet somebody new. Knows no tables.

Everybody is first given the best partner who is left, those with the fewest to choose from first, and then two pairs
swap partners as long as that is better for the four of them. That finds nearly always what the best of all matchings
would, and what it misses is half an hour with somebody one knows already; a library for graphs would be one more to
keep for that.
"""

from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True)
class Peer:
    """Somebody to be matched: where they work (keys), and how often and when, in a count of months, they were last."""

    pk: int
    places: frozenset = frozenset()
    pcns: frozenset = frozenset()
    last_month: int = 0
    times: int = 0


def match(peers, met):
    """(pairs, who waits): a list of pairs of Peers, and the one for whom nobody is left, or None.

    `met` says of two keys, a frozenset, in which month they last met. Whoever was not matched last time does not wait
    while there is somebody who was.
    """
    peers = sorted(peers, key=lambda peer: peer.pk)
    waits = _who_waits(peers, met) if len(peers) % 2 else None
    left = [peer for peer in peers if peer != waits]
    return _swapped(_paired(left, met), met), waits


def cost(one, other, met):
    """How little two should be matched, to be added up and compared: met before, how lately, how near they work."""
    month = met.get(frozenset((one.pk, other.pk)), 0)
    return bool(month), month, 2 if one.places & other.places else 1 if one.pcns & other.pcns else 0


def _who_waits(peers, met):
    """Whoever was matched last; of these who was most often, then who has met the most of the others already."""

    def known(peer):
        return sum(frozenset((peer.pk, other.pk)) in met for other in peers if other != peer)

    return max(peers, key=lambda peer: (peer.last_month, peer.times, known(peer), peer.pk))


def _paired(peers, met):
    left, pairs = list(peers), []
    fresh = {one: sum(frozenset((one.pk, other.pk)) not in met for other in peers if other != one) for one in peers}
    while left:
        one = min(left, key=lambda peer: (fresh[peer], peer.pk))
        left.remove(one)
        other = min(left, key=lambda peer: (*cost(one, peer, met), fresh[peer], peer.pk))
        left.remove(other)
        pairs.append((one, other))
    return pairs


def _swapped(pairs, met):
    """The same people, with no two pairs left that would do better with each other's partners."""

    def together(*some):
        return tuple(map(sum, zip(*(cost(*pair, met) for pair in some), strict=True)))

    is_better = True
    while is_better:
        is_better = False
        for here, there in combinations(range(len(pairs)), 2):
            (a, b), (c, d) = pairs[here], pairs[there]
            ways = [((a, b), (c, d)), ((a, c), (b, d)), ((a, d), (b, c))]
            best = min(ways, key=lambda way: together(*way))
            if best != ways[0]:
                (pairs[here], pairs[there]), is_better = best, True
    return pairs
