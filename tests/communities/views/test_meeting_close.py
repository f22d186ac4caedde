"""Closing a meeting: when it was, who was there, what came of it, all on one page and saved together."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communities.models import Attendance
from sharehub.activity.models import Notification
from tests.factories import create_member, create_user


@pytest.fixture
def running(meeting, agenda, priya, during):
    with during(3):
        meeting.start(by=priya)
    return meeting


@pytest.fixture
def close(client_for, at, during):
    """`close(priya, there=[carol], ...)`: what they fill in, 95 minutes after it was to begin."""

    def close(who, there=(), minute=95, **said):
        times = {"started_at": "12:33", "finished_at": "2:05pm"}
        ticks = {f"there_{person.pk}": "on" for person in there}
        with during(minute):
            return client_for(who).post(at("meeting_close"), times | ticks | said)

    return close


def told(verb):
    return set(Notification.objects.filter(event__verb=verb).values_list("recipient__name", flat=True))


@pytest.mark.parametrize(
    ("who", "status"),
    [("priya", 200), ("alice", 200), ("carol", 403), ("mo", 403), ("dan", 403), ("anonymous", 302)],
)
def test_who_closes_it(who, status, request, client_for, running, at, during):
    with during(95):
        assert client_for(request.getfixturevalue(who)).get(at("meeting_close")).status_code == status


def test_all_of_it_is_saved_together(close, running, network, priya, alice, carol):
    page = close(
        priya,
        there=[priya, carol],
        **{f"why_{alice.pk}": "short_staffed", "guest_0": "Rosa Blake", "guest_from_0": "The hospice"},
        **{"outcome0-kind": "decision", "outcome0-words": "Two people on phones at 8"},
        **{"promise0-person": carol.pk, "promise0-what": "Shares her script", "promise0-due": "2"},
    )

    assert page.url == running.get_absolute_url()
    running.refresh_from_db()
    assert running.state == "closed"
    assert running.started_at == running.starts_at + timedelta(minutes=3)
    assert running.finished_at == running.starts_at + timedelta(minutes=95)
    rows = running.attendances.in_order().values_list("user__name", "guest", "guest_from", "is_present", "reason")
    assert set(rows) == {
        ("Priya Nair", "", "", True, ""),
        ("Carol Whitlock", "", "", True, ""),
        ("Alice Green", "", "", False, "short_staffed"),
        (None, "Rosa Blake", "The hospice", True, ""),
    }
    outcome, commitment = network.outcomes.get(), network.commitments.get()
    assert (outcome.kind, outcome.words, outcome.meeting) == ("decision", "Two people on phones at 8", running)
    assert (commitment.person, commitment.what, commitment.meeting) == (carol, "Shares her script", running)


def test_all_get_the_notes_and_those_who_were_there_the_pulse(close, running, priya, carol):
    close(priya, there=[priya, carol])

    assert told("meeting_closed") == {"Alice Green", "Carol Whitlock"}
    assert told("meeting_pulse_asked") == {"Carol Whitlock"}


def test_closing_twice_is_closing_once(close, running, network, priya, alice):
    promise = {"promise0-person": alice.pk, "promise0-what": "Counts calls", "promise0-due": "1"}
    for who in (priya, alice):
        assert close(who, there=[priya], **promise).url == running.get_absolute_url()

    assert network.commitments.count() == 1
    running.refresh_from_db()
    assert running.closed_by == priya


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"finished_at": "12:33"}, "It ended before it started. Check the two times."),
        ({"finished_at": "11pm"}, "That is still to come. When did it end?"),
        ({"finished_at": ""}, "Enter a time, such as 6:30pm."),
        ({"started_at": "soon"}, "Enter a time, such as 6:30pm or 18:30."),
        ({"guest_from_0": "The hospice"}, "Write the guest’s name."),
        ({"guest_0": "Rosa", "guest_1": "Rosa"}, "This guest is in the list already."),
        ({"outcome0-details": "More"}, "Write it in a line."),
        ({"promise0-what": "Shares her script", "promise0-due": "1"}, "Choose who does it."),
        ({"promise1-what": "Shares her script", "promise1-due": "1"}, "Choose who does it."),
    ],
)
def test_what_cannot_be_comes_back_in_words_and_nothing_is_saved(said, words, close, running, network, priya, carol):
    said = {"outcome1-kind": "lesson", "outcome1-words": "Mondays are worst"} | said
    page = close(priya, there=[carol], **said)

    assert page.status_code == 200
    assert words in page.text
    assert "Mondays are worst" in page.text
    running.refresh_from_db()
    assert (running.state, network.outcomes.count(), Attendance.objects.count()) == ("running", 0, 0)


def test_what_has_not_begun_is_not_closed(close, meeting, priya):
    page = close(priya, minute=-10, started_at="12:00", finished_at="12:10")

    assert "It has not begun." in page.text


def test_one_that_nobody_ran_is_closed_just_as_well(close, meeting, agenda, priya):
    close(priya, there=[priya])

    meeting.refresh_from_db()
    assert meeting.state == "closed"
    assert [item.finished_at for item in meeting.agenda.all()] == [None] * 4


def test_an_evening_that_ends_after_midnight_ends_the_next_day(close, running, priya):
    evening = {"started_at": "10:30pm", "finished_at": "0:15", "minute": 60 * 12}
    close(priya, **evening)

    running.refresh_from_db()
    assert running.finished_at - running.started_at == timedelta(minutes=105)


def test_who_said_that_they_come_is_ticked_already(client_for, running, priya, alice, carol, at, during):
    with during(5):
        running.rsvps.answer("yes", by=carol)
        running.rsvps.answer("no", by=alice)
    with during(95):
        form = client_for(priya).get(at("meeting_close")).context["form"]

    ticks = {there.label: there.value() for there, _ in form.people}
    assert ticks == {"Alice Green": False, "Carol Whitlock": True, "Priya Nair": False}


def test_a_large_network_is_asked_for_reasons_of_those_who_answered_only(
    client_for, network, running, priya, carol, at, during
):
    for number in range(60):
        create_member(network, create_user(f"Person {number:02}"))
    with during(5):
        running.rsvps.answer("maybe", by=carol)
    with during(95):
        client = client_for(priya)
        form = client.get(at("meeting_close")).context["form"]
        assert [there.label for there, why in form.people if why] == ["Carol Whitlock"]
        client.post(at("meeting_close"), {"started_at": "12:33", "finished_at": "14:05", f"there_{priya.pk}": "on"})

    assert set(running.attendances.values_list("user__name", "is_present")) == {
        ("Carol Whitlock", False),
        ("Priya Nair", True),
    }


def test_the_page_takes_the_same_queries_for_few_and_many(client_for, network, running, priya, at, during):
    def queries():
        with during(95), CaptureQueriesContext(connection) as found:
            client_for(priya).get(at("meeting_close"))
        return len(found)

    few = queries()
    for number in range(30):
        person = create_user(f"Person {number}")
        create_member(network, person)
        with during(5):
            running.rsvps.answer("yes", by=person)
    assert queries() == few
