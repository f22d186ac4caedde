"""Putting right who was at a meeting, from its page, until the notes are final."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communities.models import Meeting
from tests.factories import create_member, create_user


@pytest.fixture
def closed(meeting, priya, carol, alice, during):
    """With priya and carol there, and alice not; ten minutes later."""
    rows = [{"user": priya, "is_present": True}, {"user": carol, "is_present": True, "minutes": 30}]
    rows += [{"user": alice, "is_present": False, "reason": "leave"}]
    rows += [{"guest": "Rosa Blake", "guest_from": "The hospice", "is_present": True}]
    with during(100):
        meeting.close(by=priya, started_at=meeting.starts_at, finished_at=meeting.ends_at, attendance=rows)
        yield meeting


@pytest.fixture
def put_right(client_for, closed, at):
    """`put_right(priya, there_3="on")`: what the page says, sent with these changes ("" for what is not ticked)."""

    def put_right(who, *, page=None, **changes):
        client = client_for(who)
        form = (page or client.get(at("attendance_edit"))).context["form"]
        said = {field.html_name: field.value() for field in form}
        said |= changes
        return client.post(at("attendance_edit"), {name: value or "" for name, value in said.items()})

    return put_right


@pytest.mark.parametrize(
    ("who", "status"),
    [("priya", 200), ("alice", 200), ("carol", 403), ("mo", 403), ("dan", 403), ("anonymous", 302)],
)
def test_who_gets_to_it(who, status, request, client_for, closed, at):
    assert client_for(request.getfixturevalue(who)).get(at("attendance_edit")).status_code == status


def test_the_recorder_does_as_well(client_for, closed, carol, at):
    Meeting.objects.update(recorder=carol)

    assert client_for(carol).get(at("attendance_edit")).status_code == 200


def test_what_was_noted_stands_in_it_and_what_changes_is_saved(put_right, closed, priya, alice, carol, client_for):
    answer = put_right(priya, **{f"there_{alice.pk}": "on", "guest_1": "Jo Ward"})

    assert answer.url == closed.get_absolute_url()
    rows = closed.attendances.values_list("user__name", "guest", "guest_from", "is_present", "reason", "minutes")
    assert set(rows) == {
        ("Priya Nair", "", "", True, "", None),
        ("Carol Whitlock", "", "", True, "", 30),
        ("Alice Green", "", "", True, "", None),
        (None, "Rosa Blake", "The hospice", True, "", None),
        (None, "Jo Ward", "", True, "", None),
    }
    assert "Jo Ward (guest)" in client_for(carol).get(closed.get_absolute_url()).text


def test_who_joined_later_is_not_noted_as_absent(put_right, closed, network, priya):
    late = create_user("Nell Fairburn")
    create_member(network, late)

    put_right(priya, guest_1="Jo Ward")

    assert not closed.attendances.filter(user=late).exists()


def test_who_left_the_network_since_stays_noted(put_right, closed, network, priya, carol):
    network.memberships.living().get(user=carol).leave(by=carol)

    put_right(priya, guest_1="Jo Ward")

    assert closed.attendances.get(user=carol).is_present


def test_somebody_else_was_quicker(put_right, client_for, closed, priya, alice, carol, at):
    opened = client_for(alice).get(at("attendance_edit"))
    put_right(priya, **{f"there_{carol.pk}": "", f"why_{carol.pk}": "technical"})

    answer = put_right(alice, page=opened, guest_1="Jo Ward")

    assert answer.status_code == 409
    assert [pair["label"] for pair in answer.context["stale"]] == [
        "Carol Whitlock",
        "Why was Carol Whitlock not there?",
        "Guest’s name",
    ]
    assert not closed.attendances.filter(guest="Jo Ward").exists()


def test_notes_amended_meanwhile_do_not_stand_in_the_way(put_right, client_for, closed, priya, carol, at):
    opened = client_for(priya).get(at("attendance_edit"))
    closed.write_notes("Ring back.", by=carol, version=1)

    assert put_right(priya, page=opened, guest_1="Jo Ward").status_code == 302
    assert closed.attendances.filter(guest="Jo Ward").exists()


def test_the_page_leads_there_until_the_notes_are_final(client_for, closed, priya, carol, at):
    assert at("attendance_edit") in client_for(priya).get(closed.get_absolute_url()).text
    assert at("attendance_edit") not in client_for(carol).get(closed.get_absolute_url()).text
    Meeting.objects.update(notes_final_at=closed.closed_at)

    assert at("attendance_edit") not in client_for(priya).get(closed.get_absolute_url()).text
    assert client_for(priya).get(at("attendance_edit")).url == closed.get_absolute_url()


def test_before_it_is_closed_it_leads_back(client_for, meeting, priya, at):
    assert client_for(priya).get(at("attendance_edit")).url == meeting.get_absolute_url()


def test_the_page_takes_the_same_queries_for_few_and_many(client_for, network, closed, priya, at):
    client = client_for(priya)
    client.get(at("attendance_edit"))
    with CaptureQueriesContext(connection) as few:
        client.get(at("attendance_edit"))
    for number in range(30):
        person = create_user(f"Person {number}")
        create_member(network, person)
        closed.attendances.note([{"user": person, "is_present": True}], by=priya)
    with CaptureQueriesContext(connection) as many:
        client.get(at("attendance_edit"))

    assert len(many) == len(few)
