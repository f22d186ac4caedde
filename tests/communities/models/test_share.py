"""Shares: what members bring, what others see of it, and what the database promises."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from communities.models import BroughtAlready, Share
from innovations.models import Innovation
from tests.factories import create_challenge, create_published_innovation
from tests.told import told_about


@pytest.fixture
def innovation(alice):
    """Of alice, who leads the network with priya."""
    return create_published_innovation(by=alice)


@pytest.fixture
def share(network, innovation, carol):
    return network.shares.bring(innovation, why="They solved what we talked about.", by=carol)


def test_whoever_wrote_it_is_told_where_they_belong(share, alice, network, carol, dan):
    assert told_about(share, "brought") == {alice}

    other = create_published_innovation(by=dan, title="Nothing to do with us")
    assert told_about(network.shares.bring(other, why="Read it.", by=carol), "brought") == set()


def test_twice_is_told_with_what_there_is(share, network, innovation, priya):
    with pytest.raises(BroughtAlready) as refused:
        network.shares.bring(innovation, why="Me too.", by=priya)
    assert refused.value.share == share

    share.take_back(by=priya)
    assert network.shares.bring(innovation, why="Me too.", by=priya).why == "Me too."


def test_members_bring_what_they_may_read(network, innovation, dan, carol, mo, priya):
    for who in (dan, mo):
        with pytest.raises(PermissionDenied):
            network.shares.bring(innovation, why="Read it.", by=who)
    for author in (dan, carol):
        draft = Innovation.objects.start(title="A draft", by=author)
        with pytest.raises(PermissionDenied):
            network.shares.bring(draft, why="Read it.", by=carol)
    network.close(by=priya, why="We are done.")
    network.refresh_from_db()
    with pytest.raises(PermissionDenied):
        network.shares.bring(innovation, why="Read it.", by=carol)


def test_what_a_reader_may_not_see_is_not_there(share, innovation, alice, carol, dan, mo, anonymous):
    def seen():
        return [Share.objects.visible_to(who).count() for who in (alice, carol, mo, dan, anonymous)]

    assert seen() == [1, 1, 1, 0, 0]
    innovation.hide(by=None, reason="A patient")
    assert seen() == [1, 0, 1, 0, 0]


def test_a_hidden_line_shows_to_whoever_wrote_it(share, carol, alice, mo):
    share.hide(by=None, reason="A patient")

    assert [Share.objects.visible_to(who).count() for who in (carol, alice, mo)] == [1, 0, 1]


@pytest.mark.parametrize(("who", "may"), [("carol", True), ("priya", True), ("bob", False), ("dan", False)])
def test_who_takes_it_back(who, may, request, share):
    person = request.getfixturevalue(who)

    if may:
        share.take_back(by=person)
        share.take_back(by=person)
        assert told_about(share, "taken_back") == {share.shared_by} - {person}
    else:
        with pytest.raises(PermissionDenied):
            share.take_back(by=person)
    assert Share.objects.standing().exists() != may


def test_a_challenge_and_a_question(network, innovation, carol, dan):
    challenge = create_challenge(by=dan)
    ask = innovation.asks.ask(words="How did you do that?", by=dan)

    kinds = [network.shares.bring(thing, why="Read it.", by=carol).kind for thing in (challenge, ask)]

    assert kinds == ["Challenge", "Question"]


@pytest.mark.parametrize("change", [{"why": ""}, {"innovation": None}, {"taken_back_at": timezone.now()}])
def test_the_database_refuses(change, share):
    with pytest.raises(IntegrityError), transaction.atomic():
        Share.objects.filter(pk=share.pk).update(**change)


def test_the_database_refuses_the_same_thing_twice_and_two_things(share, network, innovation, carol, dan):
    with pytest.raises(IntegrityError), transaction.atomic():
        Share.objects.create(network=network, innovation=innovation, why="Again", shared_by=carol)
    with pytest.raises(IntegrityError), transaction.atomic():
        Share.objects.filter(pk=share.pk).update(challenge=create_challenge(by=dan))
