"""One's own meetings by month, and the addresses for calendars."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from communities.models import CalendarFeed
from tests.factories import create_meeting, create_open_network, create_series

MONTH = "/networks/calendar/"


@pytest.fixture
def in_september(db):
    with time_machine.travel(datetime(2026, 9, 1, tzinfo=UTC), tick=False):
        yield


def shown(page):
    return {
        f"{cell['day']:%d %b}": len(cell["meetings"])
        for week in page.context["weeks"]
        for cell in week
        if cell["meetings"]
    }


def test_a_month_shows_each_meeting_on_its_day(in_september, network, priya, carol, client_for):
    create_series(network, by=priya, starts_at=datetime(2026, 10, 1, 23, 30, tzinfo=UTC), minutes=15, times=3)

    page = client_for(carol).get(MONTH, {"month": "2026-10"})

    assert shown(page) == {"02 Oct": 1, "30 Oct": 1}


@pytest.mark.parametrize("month", ["", "2026-13", "2026-1", "0000-01", "9" * 30, "%00", "２０２６-１０"])
def test_junk_shows_this_month(month, in_september, network, carol, client_for):
    assert f"{client_for(carol).get(MONTH, {'month': month}).context['first']:%Y-%m}" == "2026-09"


def test_only_what_is_of_ones_own_networks(meeting, carol, dan, alice, client_for):
    theirs = create_meeting(create_open_network(by=dan, co_lead=alice, name="Letters"), by=dan)

    listed = list(client_for(carol).get(MONTH).context["page"].object_list)

    assert listed == [meeting]
    assert theirs not in listed


def test_whoever_was_taken_off_sees_nothing_more(meeting, network, carol, priya, client_for):
    network.memberships.get(user=carol).remove(by=priya)

    assert list(client_for(carol).get(MONTH).context["page"].object_list) == []


def test_getting_renewing_and_stopping_an_address(network, carol, client_for):
    client, give = client_for(carol), reverse("communities:calendar_feed_give")
    page = client.post(give, {"network": network.slug}, follow=True)
    feed = CalendarFeed.objects.get()
    assert f"http://testserver{feed.get_absolute_url()}" in page.text

    client.post(reverse("communities:calendar_feed_renew", args=[feed.pk]))
    new = CalendarFeed.objects.live().get()
    assert new.key != feed.key

    client.post(reverse("communities:calendar_feed_revoke", args=[new.pk]))
    assert not CalendarFeed.objects.live().exists()


def test_nobody_gets_the_address_of_a_network_that_is_not_theirs(network, carol, dan, client_for):
    feed = CalendarFeed.objects.give(user=carol, network=network)

    client = client_for(dan)
    statuses = [
        client.post(reverse("communities:calendar_feed_give"), {"network": network.slug}).status_code,
        client.post(reverse("communities:calendar_feed_renew", args=[feed.pk])).status_code,
        client.post(reverse("communities:calendar_feed_revoke", args=[feed.pk])).status_code,
    ]

    assert statuses == [404, 404, 404]


@pytest.mark.parametrize("times", [3, 30])
def test_it_takes_as_many_queries_for_many(times, network, priya, carol, client_for, django_assert_max_num_queries):
    create_series(network, by=priya, every=1, times=times)

    client = client_for(carol)
    with django_assert_max_num_queries(10):
        client.get(MONTH)
