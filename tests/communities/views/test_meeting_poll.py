"""The poll of the run page: what changed comes within seconds, and nothing where nothing did."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import create_commitment, create_item, create_member, create_user


def test_a_removed_member_sees_nothing_at_the_next_look(client_for, network, priya, carol, at, during):
    client = client_for(carol)
    with during():
        assert client.get(at("meeting_poll")).status_code == 200
        network.memberships.get(user=carol).remove(by=priya)
        assert client.get(at("meeting_poll")).status_code == 403


def test_nothing_is_sent_while_nothing_changes(client_for, begin, agenda, carol, priya, at, during):
    begin()
    client, address = client_for(carol), at("meeting_poll")
    with during(1):
        version = client.get(address).context["version"]
        assert client.get(address, {"version": version}).status_code == 204
    with during(4):
        assert client.get(address, {"version": version}).status_code == 204
        client_for(priya).post(at("agenda_item_start", agenda[1]))
        page = client.get(address, {"version": version})
    assert page.status_code == 200
    assert "Now, item 2 of 4" in page.text


def test_what_else_it_shows_is_sent_when_it_changes(client_for, begin, network, carol, priya, alice, at, during):
    meeting = begin()
    client, address = client_for(carol), at("meeting_poll")
    with during(1):
        version = client.get(address).context["version"]
        meeting.write_notes("Ring back in turn.", by=priya, version=meeting.version)
        page = client.get(address, {"version": version})
        assert "Ring back in turn." in page.text
        create_commitment(network, by=priya, person=alice, what="Shares her script", meeting=meeting)
        assert "Shares her script" in client.get(address, {"version": page.context["version"]}).text


def test_an_overrun_is_sent_minute_by_minute(client_for, begin, carol, at, during):
    begin()
    client, address = client_for(carol), at("meeting_poll")
    with during(7):
        version = client.get(address).context["version"]
    with during(8):
        assert "Over by 3 minutes" in client.get(address, {"version": version}).text


def test_a_poll_takes_the_same_queries_however_much_there_is(
    client_for, network, meeting, begin, agenda, priya, carol, at, during
):
    begin()

    def queries(**version):
        with (
            during(1),
            CaptureQueriesContext(
                connection,
            ) as found,
        ):
            client.get(at("meeting_poll"), version)
        return len(found)

    client = client_for(carol)
    few = queries()
    with during(1):
        for number in range(30):
            create_member(network, create_user(f"Person {number}"))
            create_commitment(network, by=priya, person=carol, meeting=meeting)
            meeting.agenda.filter(pk=agenda[2].pk).update(minutes=1)
            create_item(meeting, by=priya, title=f"Item {number}", minutes=1)
    assert queries() == few
    with during(1):
        version = client.get(at("meeting_poll")).context["version"]
    assert queries(version=version) == few - 2  # who may press, and what was promised
