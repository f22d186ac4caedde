"""Meeting somebody new each month: who may see and say what, and what the page shows."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from communities.models import Pairing
from tests.factories import create_member, create_user


def url(name, network, *args):
    return reverse(f"communities:pairing_{name}", args=[network.slug, *args])


def wish(network, *people):
    for person in people:
        if not network.is_joined_by(person):
            create_member(network, person)
        network.membership_of(person).begin_pairing(by=person)


@pytest.fixture
def pairing(network, carol, dan):
    wish(network, carol, dan)
    return network.pairing_rounds.hold().pairings.get()


def another_time(days=3):
    day = timezone.localdate() + timedelta(days=days)
    return {
        "on_day": day.day,
        "on_month": day.month,
        "on_year": day.year,
        "starts": "1pm",
        "contact": "Ring the back line.",
    }


EVERYBODY = ["carol", "dan", "alice", "priya", "bob", "mo", "anonymous"]
WHO_GETS = {
    # Of the two, of other members (leads too), of those who do not belong, of moderators, of nobody in particular.
    "list": [200, 200, 200, 200, 403, 403, 302],
    "begin": [302, 302, 302, 302, 403, 403, 302],
    "stop": [302, 302, 302, 302, 403, 403, 302],
    "move": [200, 200, 404, 404, 404, 404, 302],
    "ics": [200, 200, 404, 404, 404, 404, 302],
    "met": [302, 302, 404, 404, 404, 404, 302],
    "missed": [302, 302, 404, 404, 404, 404, 302],
}


@pytest.mark.parametrize("name", WHO_GETS)
def test_who_may_do_what(name, request, client_for, network, pairing):
    of_one = name in ("move", "ics", "met", "missed")
    where = url(name, network, *([pairing.pk] if of_one else []))
    statuses = []
    for who in EVERYBODY:
        client = client_for() if who == "anonymous" else client_for(request.getfixturevalue(who))
        method = client.get if name in ("list", "move", "ics") else client.post
        statuses.append(method(where).status_code)

    assert statuses == WHO_GETS[name]


@pytest.mark.parametrize("name", ["begin", "stop"])
def test_a_get_writes_nothing(name, client_for, network, carol):
    assert client_for(carol).get(url(name, network)).status_code == 405


def test_opting_in_and_out(client_for, network, carol):
    client = client_for(carol)
    assert "Take part no longer" not in client.get(url("list", network)).text

    client.post(url("begin", network))
    assert "Take part no longer" in client.get(url("list", network)).text
    assert "(you do)" in client.get(network.get_absolute_url()).text

    client.post(url("stop", network))
    assert network.membership_of(carol).pairs_since is None


def test_the_two_see_each_other_and_the_lead_sees_counts(client_for, network, pairing, carol, dan, priya):
    pairing.say_met(by=dan)

    assert "Dan Hughes" in client_for(carol).get(url("list", network)).text
    assert "Carol Whitlock" in client_for(dan).get(url("list", network)).text
    page = client_for(priya).get(url("list", network))
    assert page.context["numbers"] == {"wish": 2, "made": 1, "met": 1}
    assert "2 members take part. There was 1 pair so far, and 1 said that they met." in page.text
    assert "Dan" not in page.text
    assert "Carol" not in page.text
    assert client_for(carol).get(url("list", network)).context["numbers"] is None


def test_while_it_rests_nobody_is_asked_to_take_part(client_for, network, priya, carol):
    network.rest(by=priya, why="Winter is hard.")

    page = client_for(carol).get(url("list", network)).text
    assert "Nobody is paired while the network is not active." in page
    assert url("begin", network) not in page


def test_no_address_is_shown(client_for, network, pairing, carol, dan):
    client = client_for(carol)

    for page in (url("list", network), url("move", network, pairing.pk), url("ics", network, pairing.pk)):
        assert dan.email not in client.get(page).content.decode()


def test_another_time(client_for, network, pairing, carol, dan):
    client_for(carol).post(url("move", network, pairing.pk), another_time())

    moved = Pairing.objects.get()
    assert (moved.words, moved.proposed_by) == ("Ring the back line.", carol)
    page = client_for(dan).get(url("list", network)).text
    assert "They propose" in page
    assert "Ring the back line." in page
    assert "You propose" in client_for(carol).get(url("list", network)).text


@pytest.mark.parametrize("days", [-1, 120])
def test_a_time_that_has_been_or_is_far_is_refused(days, client_for, network, pairing, carol):
    page = client_for(carol).post(url("move", network, pairing.pk), another_time(days))

    assert "Choose a time from now on, within three months." in page.text
    assert Pairing.objects.get().proposed_by is None


def test_a_patient_in_the_words_is_asked_about(client_for, network, pairing, carol):
    said = another_time() | {"contact": "About the patient with NHS number 943 476 5919"}

    client_for(carol).post(url("move", network, pairing.pk), said)

    assert Pairing.objects.get().words == ""


def test_said_twice_at_once_or_too_late_it_says_why(client_for, network, pairing, carol, dan):
    client_for(carol).post(url("met", network, pairing.pk))
    page = client_for(dan).post(url("move", network, pairing.pk), another_time(), follow=True)

    assert "You have said how it went already." in page.text


def test_it_goes_into_a_calendar(client_for, network, pairing, carol):
    calendar = Calendar.from_ical(client_for(carol).get(url("ics", network, pairing.pk)).content)

    event = calendar.walk("VEVENT")[0]
    assert event["summary"] == "Half an hour with Dan Hughes (Vale practice managers)"
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(minutes=30)
    assert event["dtstart"].dt == pairing.starts_at


def test_whoever_left_is_named_no_more_as_somebody_to_meet(client_for, network, pairing, carol, dan):
    network.membership_of(dan).leave(by=dan)

    assert "this has ended" in client_for(carol).get(url("list", network)).text


def test_a_closed_account_is_no_name(client_for, network, pairing, carol, dan):
    dan.is_active = False
    dan.save()

    page = client_for(carol).get(url("list", network)).text
    assert "Dan" not in page
    assert "this has ended" in page


def test_a_network_of_others_is_not_there(client_for, network, pairing, bob):
    network.visibility = "members"
    network.save()

    assert client_for(bob).get(url("list", network)).status_code == 404


def test_years_of_pairs_take_as_many_queries_as_one(
    client_for, network, carol, time_machine, django_assert_max_num_queries, django_assert_num_queries
):
    wish(network, carol, *(create_user(f"Person {number}") for number in range(5)))
    network.pairing_rounds.hold()
    client = client_for(carol)
    with django_assert_max_num_queries(11) as few:
        client.get(url("list", network))
    for _ in range(4):
        time_machine.move_to(timezone.now() + timedelta(days=31))
        network.pairing_rounds.hold()

    client = client_for(carol)
    with django_assert_num_queries(len(few)):
        assert len(client.get(url("list", network)).context["page"].object_list) == 5
