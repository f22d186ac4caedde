"""The notes of a meeting: saved as they are written, by the page itself or by a button; nothing typed is lost."""

from datetime import timedelta

import pytest

from sharehub.activity.models import Event

BY_ITSELF = {"Accept": "application/json"}


@pytest.fixture
def running(meeting, priya, during):
    with during(0):
        meeting.start(by=priya)
    return meeting


@pytest.fixture
def closed(running, priya, alice, carol, during):
    """It is over: priya and carol were there, alice was not."""
    was_there = [{"user": who, "is_present": who != alice} for who in (priya, alice, carol)]
    with during(90):
        running.close(by=priya, started_at=running.starts_at, finished_at=running.ends_at, attendance=was_there)
    return running


@pytest.mark.parametrize(
    ("who", "while_on", "afterwards", "later"),
    [
        ("priya", 200, 200, 403),
        ("alice", 200, 200, 403),
        ("carol", 403, 200, 403),
        ("mo", 403, 403, 403),
        ("dan", 403, 403, 403),
        ("anonymous", 302, 302, 302),
    ],
)
def test_who_writes_them_and_until_when(
    who, while_on, afterwards, later, request, client_for, running, priya, at, during
):
    who = request.getfixturevalue(who)
    with during(10):
        assert client_for(who).get(at("meeting_notes")).status_code == while_on
    with during(90):
        running.close(by=priya, started_at=running.starts_at, finished_at=running.ends_at)
        assert client_for(who).get(at("meeting_notes")).status_code == afterwards
    with during(90 + 60 * 24 * 7):
        assert client_for(who).get(at("meeting_notes")).status_code == later


def test_the_page_saves_by_itself_and_goes_on_from_there(client_for, running, priya, at, during):
    client = client_for(priya)
    with during(10):
        first = client.post(at("meeting_notes"), {"notes": "Ring", "version": running.version}, headers=BY_ITSELF)
        told = first.json()
        client.post(at("meeting_notes"), {"notes": "Ring back", "version": told["version"]}, headers=BY_ITSELF)

    assert told == {"version": running.version + 1, "at": "12:40pm"}
    running.refresh_from_db()
    assert running.notes == "Ring back"
    assert Event.objects.filter(verb="meeting_notes_amended").count() == 0


def test_two_who_write_at_once_lose_neither_text(client_for, running, priya, alice, at, during):
    said = {"notes": "Mine", "version": running.version}
    with during(10):
        running.write_notes("Theirs", by=alice, version=running.version)
        by_itself = client_for(priya).post(at("meeting_notes"), said, headers=BY_ITSELF)
        by_button = client_for(priya).post(at("meeting_notes"), said)

    assert (by_itself.status_code, by_itself.json()) == (409, {"version": running.version, "texts": ["Theirs"]})
    assert by_button.status_code == 409
    assert [(pair["theirs"], pair["yours"]) for pair in by_button.context["stale"]] == [("Theirs", "Mine")]
    running.refresh_from_db()
    assert running.notes == "Theirs"


def test_the_button_leads_back_to_where_one_was(client_for, running, priya, carol, at, during):
    with during(10):
        page = client_for(priya).post(at("meeting_notes"), {"notes": "Ring back", "version": running.version})
        assert page.url == at("meeting_run")
    with during(90):
        running.refresh_from_db()
        running.close(by=priya, started_at=running.starts_at, finished_at=running.ends_at)
        page = client_for(carol).post(at("meeting_notes"), {"notes": "Better", "version": running.version})
    assert page.url == running.get_absolute_url()
    assert Event.objects.filter(verb="meeting_notes_amended").count() == 1


def test_notes_that_may_tell_who_a_patient_is_are_not_saved(client_for, running, priya, at, during):
    with during(10):
        said = {"notes": "NHS number 943 476 5919 rang twice.", "version": running.version}
        page = client_for(priya).post(at("meeting_notes"), said, headers=BY_ITSELF)

    assert page.status_code == 422
    running.refresh_from_db()
    assert running.notes == ""


@pytest.mark.parametrize("said", [{}, {"notes": "x" * 10_001, "version": 1}, {"notes": "x", "version": "junk"}])
def test_what_cannot_be_saved_is_told(said, client_for, running, priya, at, during):
    with during(10):
        page = client_for(priya).post(at("meeting_notes"), said, headers=BY_ITSELF)

    assert page.status_code in (400, 409)
    assert page.json()


def test_final_notes_stay_as_they_are(client_for, closed, priya, carol, at, during):
    with during(90 + 60 * 24 * 6):
        page = client_for(carol).get(at("meeting_notes"))
        assert f"until {closed.notes_final_at:%A %-d %B %Y}" in page.text
    with during(90 + 60 * 24 * 8):
        page = client_for(carol).post(at("meeting_notes"), {"notes": "Late", "version": closed.version})
        assert page.status_code == 403
    assert closed.notes_final_at == closed.closed_at + timedelta(days=7)
