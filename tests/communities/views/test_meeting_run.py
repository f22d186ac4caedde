"""The run page: what is on now, its clock and its buttons; everybody in the meeting sees the same."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from communities.actions import begin_meeting
from tests.factories import create_commitment, create_item, create_meeting, create_member, create_user

WHO = ["priya", "alice", "carol", "dan", "mo", "stranger"]


def texts(page):
    return " ".join(page.text.split())


def states(meeting):
    return [
        "on" if item.is_on else "done" if item.finished_at else "skipped" if item.skipped_at else "to come"
        for item in meeting.agenda.in_order()
    ]


@pytest.mark.parametrize(
    ("who", "status"),
    [("priya", 200), ("alice", 200), ("carol", 200), ("mo", 200), ("dan", 403), ("stranger", 403), ("anonymous", 302)],
)
@pytest.mark.parametrize("name", ["meeting_run", "meeting_poll"])
def test_who_sees_how_it_runs(name, who, status, request, client_for, at, during):
    with during():
        assert client_for(request.getfixturevalue(who)).get(at(name)).status_code == status


@pytest.mark.parametrize("who", WHO)
def test_in_a_network_for_members_only_others_know_of_nothing(who, request, client_for, network, at):
    network.visibility = "members"
    network.save(update_fields=["visibility"])
    status = 200 if who in ("priya", "alice", "carol", "mo") else 404

    assert client_for(request.getfixturevalue(who)).get(at("meeting_run")).status_code == status


@pytest.mark.parametrize(
    ("who", "status"),
    [("priya", 302), ("alice", 302), ("carol", 403), ("mo", 403), ("dan", 403), ("anonymous", 302)],
)
@pytest.mark.parametrize(
    "name", ["meeting_start", "agenda_item_start", "agenda_item_finish", "agenda_item_skip", "agenda_item_shorten"]
)
def test_who_presses_the_buttons(name, who, status, request, client_for, begin, agenda, at, during):
    begin()
    things = [] if name == "meeting_start" else [agenda[1]]
    with during():
        assert client_for(request.getfixturevalue(who)).post(at(name, *things)).status_code == status


@pytest.mark.parametrize("part", ["chair", "recorder", "timekeeper"])
def test_whoever_has_a_part_runs_it_until_they_leave(
    part, client_for, network, meeting, agenda, priya, carol, at, during
):
    meeting.give_part(part, by=priya, person=carol)
    with during():
        assert "Start the meeting" in client_for(carol).get(at("meeting_run")).text
        network.memberships.get(user=carol).leave(by=carol)
        assert client_for(carol).post(at("meeting_start")).status_code == 403
        assert client_for(carol).get(at("meeting_run")).status_code == 403


def test_it_starts_with_its_first_item_and_once(client_for, meeting, agenda, priya, at, during):
    for minute in (0, 3):
        with during(minute):
            client_for(priya).post(at("meeting_start"))

    meeting.refresh_from_db()
    assert meeting.started_at == meeting.starts_at
    assert states(meeting) == ["on", "to come", "to come", "to come"]


def test_pressing_start_again_after_the_first_item_starts_no_other(client_for, begin, agenda, priya, at, during):
    meeting = begin()
    with during(6):
        client_for(priya).post(at("agenda_item_finish", agenda[0]))
        client_for(priya).post(at("meeting_start"))

    assert states(meeting) == ["done", "to come", "to come", "to come"]


def test_two_people_who_press_the_same_do_one_thing(client_for, begin, agenda, priya, alice, at, during):
    meeting = begin()
    for minute, who in ((5, priya), (6, alice), (6, priya)):
        with during(minute):
            client_for(who).post(at("agenda_item_start", agenda[1]))

    assert states(meeting) == ["done", "on", "to come", "to come"]
    agenda[1].refresh_from_db()
    assert agenda[1].started_at == meeting.starts_at + timedelta(minutes=5)


def test_a_press_that_comes_too_late_changes_nothing_and_says_so(client_for, begin, agenda, priya, alice, at, during):
    meeting = begin()
    with during(6):
        client_for(priya).post(at("agenda_item_start", agenda[1]))
        client_for(priya).post(at("agenda_item_start", agenda[2]))
        page = client_for(alice).post(at("agenda_item_start", agenda[1]), follow=True)

    assert "It is finished. This is how it stands now." in page.text
    assert states(meeting) == ["done", "done", "on", "to come"]


@pytest.mark.parametrize(
    ("minute", "words"),
    [
        (1, "4 minutes left"),
        (4.5, "1 minute left"),
        (5, "Time is up"),
        (6, "Over by 1 minute"),
        (9, "Over by 4 minutes"),
    ],
)
def test_how_the_item_stands_is_said_in_words(minute, words, client_for, begin, carol, at, during):
    begin()
    with during(minute):
        page = texts(client_for(carol).get(at("meeting_run")))

    assert f">{words}</p>" in page


def test_a_late_meeting_is_offered_one_remedy_that_is_taken_once(client_for, begin, agenda, priya, at, during):
    begin()
    with during(9):
        page = texts(client_for(priya).get(at("meeting_run")))
        assert "At this pace you end at 2:04pm, not 2pm" in page
        assert "Take 4 minutes from Visits (40 planned)" in page
        for _ in range(2):
            client_for(priya).post(at("agenda_item_shorten", agenda[2]), {"minutes": "36"})
        agenda[2].refresh_from_db()
        assert agenda[2].minutes == 36
        assert "At this pace" not in client_for(priya).get(at("meeting_run")).text


@pytest.mark.parametrize("minutes", ["", "0", "-5", "41", "x", "9" * 40])
def test_an_item_is_not_made_longer_or_nothing(minutes, client_for, begin, agenda, priya, at, during):
    begin()
    with during(9):
        client_for(priya).post(at("agenda_item_shorten", agenda[2]), {"minutes": minutes})

    agenda[2].refresh_from_db()
    assert agenda[2].minutes == 40


def test_the_page_takes_the_same_queries_for_few_and_many(
    client_for, network, meeting, begin, priya, carol, at, during
):
    def queries():
        with during(1), CaptureQueriesContext(connection) as found:
            client_for(priya).get(at("meeting_run"))
        return len(found)

    begin()
    with during(1):
        meeting.quick_updates.write(by=carol, doing="Ringing back")
        create_commitment(network, by=priya, person=carol, meeting=meeting)
    few = queries()
    with during(1):
        for number in range(20):
            person = create_user(f"Person {number}")
            create_member(network, person)
            meeting.quick_updates.write(by=person, doing="Ringing back").tell_me_mores.ask(by=carol)
            create_commitment(network, by=priya, person=person, meeting=meeting)
    assert queries() == few


def test_only_the_recorder_has_the_notes_to_write_and_the_others_see_them_grow(
    client_for, begin, priya, alice, carol, at, during
):
    meeting = begin()
    with during(1):
        meeting.give_part("recorder", by=priya, person=carol)
        meeting.write_notes("Ring back in turn.", by=carol, version=meeting.version)
        assert client_for(carol).get(at("meeting_run")).context["notes_form"] is not None
        page = client_for(priya).get(at("meeting_run"))
        assert page.context["notes_form"] is None
        assert "<p>Ring back in turn.</p>" in page.text
        assert client_for(priya).get(at("meeting_run"), {"write": "1"}).context["notes_form"] is not None


@pytest.mark.parametrize("state", ["closed", "cancelled"])
def test_what_is_over_is_not_run(state, client_for, meeting, begin, priya, carol, at, during):
    if state == "cancelled":
        meeting.cancel(by=priya, reason="Snow")
    else:
        begin()
        with during(30):
            meeting.close(by=priya, started_at=meeting.starts_at, finished_at=meeting.starts_at + timedelta(minutes=20))
    with during(31):
        assert client_for(carol).get(at("meeting_run")).url == meeting.get_absolute_url()
        assert f"The meeting is {state}" in client_for(carol).get(at("meeting_poll")).text


def test_times_come_right_on_the_night_the_clocks_go_back(client_for, network, priya, at):
    with time_machine.travel("2027-10-30T12:00Z", tick=False):
        starts_at = datetime(2027, 10, 30, 23, 30, tzinfo=UTC)
        meeting = create_meeting(network, by=priya, starts_at=starts_at, minutes=120)
        for title in ("First", "Second"):
            create_item(meeting, by=priya, title=title, minutes=60)
    with time_machine.travel(starts_at, tick=False):
        address = reverse("communities:meeting_run", args=[network.slug, meeting.pk])
        begin_meeting(meeting=meeting, by=priya)
        page = texts(client_for(priya).get(address))

    assert "60 minutes. Planned for 1:30am (before the clocks go back)" in page
    assert "of 120 minutes. Ends at 1:30am (after the clocks go back)." in page
