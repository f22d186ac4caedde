"""Secret addresses of calendars: one for each person and network, dead the moment that membership ends."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from communities.models import CalendarFeed
from tests.factories import create_meeting, create_member, create_network


@pytest.fixture
def feed(network, carol):
    return CalendarFeed.objects.give(user=carol, network=network)


def test_giving_it_again_gives_the_same(feed, network, carol):
    assert CalendarFeed.objects.give(user=carol, network=network) == feed


def test_only_members_have_one(network, dan, mo):
    for who in (dan, mo):
        with pytest.raises(PermissionDenied):
            CalendarFeed.objects.give(user=who, network=network)


def test_a_new_address_kills_the_old_one(feed, carol):
    new = feed.renew(by=carol)

    assert list(CalendarFeed.objects.live()) == [new]
    assert new.key != feed.key


def test_nobody_else_revokes_it(feed, priya):
    with pytest.raises(PermissionDenied):
        feed.revoke(by=priya)


def test_it_dies_with_the_membership_and_does_not_come_back(feed, network, carol, priya):
    network.memberships.get(user=carol).remove(by=priya)
    assert list(CalendarFeed.objects.live()) == []

    create_member(network, carol)
    assert list(CalendarFeed.objects.live()) == []
    assert CalendarFeed.objects.give(user=carol, network=network).key != feed.key


def test_it_dies_with_the_account(feed, carol):
    carol.is_active = False
    carol.save()

    assert list(CalendarFeed.objects.live()) == []


def test_the_personal_one_tells_of_all_networks_one_belongs_to(feed, network, meeting, carol, priya, dan):
    letters = create_network(by=carol, name="Letters")
    create_member(letters, priya)
    mine = create_meeting(letters, by=carol)
    create_meeting(create_network(by=dan, name="Others"), by=dan)

    assert set(CalendarFeed.objects.give(user=carol).meetings()) == {meeting, mine}
    assert set(feed.meetings()) == {meeting}
    network.memberships.get(user=carol).leave(by=carol)
    assert set(CalendarFeed.objects.give(user=carol).meetings()) == {mine}


@pytest.mark.parametrize("of_network", [True, False])
def test_the_database_keeps_one_of_each(of_network, network, carol):
    fields = {"user": carol, "network": network if of_network else None}
    CalendarFeed.objects.give(**fields)

    with pytest.raises(IntegrityError):
        CalendarFeed.objects.bulk_create([CalendarFeed(**fields)])


def test_the_database_has_no_feed_without_a_key(feed):
    with pytest.raises(IntegrityError):
        CalendarFeed.objects.update(key="")
