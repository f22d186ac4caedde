"""What came of a network, and what followed from it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import create_organisation, create_published_innovation, create_take_up, create_user

MARCH, JUNE = datetime(2026, 3, 12, 12, tzinfo=UTC), datetime(2026, 6, 20, 12, tzinfo=UTC)


@pytest.fixture
def decide(network, priya):
    def decide(words="Two people on phones at 8", kind="decision", **fields):
        return network.outcomes.record(by=priya, kind=kind, words=words, **fields)

    return decide


def take_up(innovation, *, at, name="Elm Surgery", stage="trying"):
    person = create_user(f"Of {name}", place=create_organisation(name))
    with time_machine.travel(at, tick=False):
        return create_take_up(innovation, by=person, stage=stage)


def test_decided_in_march_and_three_took_it_up_by_june(client_for, decide, alice, dan, url):
    innovation = create_published_innovation(by=alice)
    take_up(innovation, at=MARCH - timedelta(days=1), name="Before Surgery")
    for number in range(3):
        take_up(innovation, at=JUNE - timedelta(days=number), name=f"After {number}")
    take_up(innovation, at=JUNE + timedelta(days=90), name="Only looks", stage="looking")
    decide(at=MARCH, innovation=innovation)
    decide("Mondays are worst", kind="lesson", at=JUNE)

    page = " ".join(client_for(dan).get(url("outcome_list")).text.split())
    assert "Decided in March 2026; 3 places took it up by June 2026." in page
    assert "Learned in June 2026." in page


def test_one_take_up_says_how_far_it_is(client_for, decide, alice, dan, url):
    decide(at=MARCH, take_up=take_up(create_published_innovation(by=alice), at=JUNE))

    assert "Decided in March 2026; Elm Surgery: trying it." in client_for(dan).get(url("outcome_list")).text


def test_what_is_hidden_is_not_counted_nor_named(client_for, decide, alice, dan, url):
    innovation = create_published_innovation(by=alice, title="Phones: we ring back")
    take_up(innovation, at=JUNE)
    decide(at=MARCH, innovation=innovation)
    type(innovation).objects.update(state="draft", published_at=None, published_by=None)

    page = client_for(dan).get(url("outcome_list")).text
    assert "Decided in March 2026." in page
    assert innovation.title not in page


def test_decisions_or_lessons_only(client_for, decide, dan, url):
    decide("Two people on phones at 8")
    decide("Mondays are worst", kind="lesson")

    def shown(kind):
        return [each.words for each in client_for(dan).get(url("outcome_list"), {"kind": kind}).context["rows"]]

    assert shown("decision") == ["Two people on phones at 8"]
    assert shown("lesson") == ["Mondays are worst"]
    assert shown("no-such") == ["Mondays are worst", "Two people on phones at 8"]


def test_a_lead_notes_one_and_says_later_what_it_led_to(client_for, network, priya, alice, url):
    client = client_for(priya)
    client.post(url("outcome_create"), {"kind": "lesson", "words": "Mondays are worst", "details": ""})
    outcome = network.outcomes.get()
    innovation = create_published_innovation(by=alice)
    said = {"kind": "lesson", "words": "Mondays are worst by far", "details": "Twice the calls."}
    client.post(url("outcome_edit", outcome.pk), said | {"about": "address", "address": innovation.get_absolute_url()})

    outcome.refresh_from_db()
    assert (outcome.words, outcome.innovation) == ("Mondays are worst by far", innovation)


@pytest.mark.parametrize(
    ("who", "status"), [("priya", 200), ("alice", 200), ("carol", 403), ("dan", 403), ("mo", 403), ("anonymous", 302)]
)
def test_who_says_it_better(who, status, request, client_for, decide, url):
    assert client_for(request.getfixturevalue(who)).get(url("outcome_edit", decide().pk)).status_code == status


def test_the_network_shows_the_latest(client_for, network, decide, dan):
    for number in range(4):
        decide(f"Number {number}", at=MARCH + timedelta(days=number))

    page = client_for(dan).get(network.get_absolute_url())
    assert [each.words for each in page.context["latest_outcomes"]] == ["Number 3", "Number 2", "Number 1"]


def test_the_list_takes_the_same_queries_for_few_and_many(client_for, decide, alice, dan, url):
    innovation = create_published_innovation(by=alice)
    taken = take_up(innovation, at=JUNE)

    def queries():
        with CaptureQueriesContext(connection) as found:
            client_for(dan).get(url("outcome_list"))
        return len(found)

    def both(number):
        decide(f"Number {number}", at=MARCH, innovation=innovation)
        decide(f"Other {number}", at=MARCH, take_up=taken)

    both(1)
    few = queries()
    for number in range(2, 10):
        both(number)
    assert queries() == few
