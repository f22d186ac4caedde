"""Who meets whom: cases by hand, and what is true of every matching."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from communities.matching import Peer, cost, match


def peer(pk, place=None, pcn=None, last=0, times=0):
    places = frozenset() if place is None else frozenset({place})
    return Peer(pk, places, frozenset() if pcn is None else frozenset({pcn}), last, times)


def met(**months):
    """met(ab=3): the first and the second met in month 3."""
    return {frozenset(ord(letter) - 96 for letter in both): month for both, month in months.items()}


def matched(peers, met=None):
    """The pairs by letter, such as {"ab", "cd"}, and who waits."""
    pairs, waits = match(peers, met or {})
    names = {"".join(sorted(chr(96 + each.pk) for each in pair)) for pair in pairs}
    return names, waits and chr(96 + waits.pk)


def four(**fields):
    return [peer(pk, **fields) for pk in (1, 2, 3, 4)]


def test_another_pcn_comes_first_then_another_practice():
    peers = [peer(1, "x", "P"), peer(2, "x", "P"), peer(3, "y", "P"), peer(4, "z", "Q")]

    # The two of one practice are kept apart, and one of them meets the other PCN.
    assert matched(peers) in [({"ac", "bd"}, None), ({"ad", "bc"}, None)]


def test_nobody_meets_again_while_there_is_somebody_new():
    assert matched(four(), met(ab=1, cd=1)) in [({"ac", "bd"}, None), ({"ad", "bc"}, None)]
    assert matched(four(), met(ab=1, cd=1, ac=2, bd=2)) == ({"ad", "bc"}, None)


def test_who_is_new_weighs_more_than_another_pcn():
    peers = [peer(1, "w", "P"), peer(2, "x", "P"), peer(3, "y", "Q"), peer(4, "z", "Q")]

    assert matched(peers, met(ac=1, bd=1, ad=2, bc=2)) == ({"ab", "cd"}, None)


def test_the_first_choice_gives_way_where_it_would_leave_two_who_have_met():
    # a and b would do, but then c and d have met; each of the four can have somebody new.
    assert matched(four(), met(cd=1, ac=1)) == ({"ad", "bc"}, None)


def test_once_all_have_met_it_is_whom_they_met_longest_ago():
    assert matched(four(), met(ab=5, cd=5, ac=4, bd=4, ad=3, bc=3)) == ({"ad", "bc"}, None)


def test_whoever_waited_does_not_wait_again():
    peers = [peer(1, last=9, times=3), peer(2, last=9, times=4), peer(3, last=8, times=9)]

    assert matched(peers) == ({"ac"}, "b")


def test_two_meet_and_one_alone_waits():
    assert matched(four()[:2]) == ({"ab"}, None)
    assert matched(four()[:1]) == (set(), "a")


@st.composite
def networks(draw):
    number = draw(st.integers(0, 11))
    places = st.integers(0, 4)
    peers = [
        peer(pk, draw(places), draw(st.integers(0, 2)), draw(st.integers(0, 3)), draw(st.integers(0, 3)))
        for pk in range(1, number + 1)
    ]
    both = [frozenset(pair) for pair in combinations(range(1, number + 1), 2)]
    have_met = draw(st.dictionaries(st.sampled_from(both), st.integers(1, 6))) if both else {}
    return peers, have_met


@given(networks())
def test_everybody_is_in_one_pair_but_at_most_one(network):
    peers, have_met = network

    pairs, waits = match(peers, have_met)

    assert sorted([each.pk for pair in pairs for each in pair] + ([waits.pk] if waits else [])) == [p.pk for p in peers]
    assert (waits is None) == (len(peers) % 2 == 0)


@given(networks())
def test_nobody_waits_who_was_matched_earlier_than_another(network):
    peers, have_met = network

    _, waits = match(peers, have_met)

    assert waits is None or waits.last_month == max(peer.last_month for peer in peers)


@given(networks())
def test_no_two_pairs_would_do_better_with_each_others_partners(network):
    peers, have_met = network

    def together(*pairs):
        return tuple(map(sum, zip(*(cost(*pair, have_met) for pair in pairs), strict=True)))

    pairs, _ = match(peers, have_met)

    for (a, b), (c, d) in combinations(pairs, 2):
        as_it_is = together((a, b), (c, d))
        assert as_it_is <= together((a, c), (b, d))
        assert as_it_is <= together((a, d), (b, c))


@given(networks())
def test_the_same_people_are_matched_the_same(network):
    peers, have_met = network

    assert match(peers, have_met) == match(list(reversed(peers)), have_met)
