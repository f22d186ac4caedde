"""The .ics files, read by a program that did not write them (vobject)."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
import vobject
from django.urls import reverse

from communities.calendars import feed, invitation
from communities.models import CalendarFeed, Meeting
from tests.factories import create_meeting, create_series

LONDON = ZoneInfo("Europe/London")


def read(text):
    [calendar] = vobject.readComponents(text.decode())
    return calendar


def events_of(calendar):
    return [part for part in calendar.components() if part.name == "VEVENT"]


@pytest.fixture(autouse=True)
def _in_september():
    with time_machine.travel(datetime(2026, 9, 1, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def meeting(network, priya):
    return create_meeting(
        network,
        by=priya,
        kind="both",
        place="Millbrook Surgery, upstairs; ring twice",
        starts_at=datetime(2026, 10, 1, 12, 30, tzinfo=LONDON),
    )


@pytest.fixture
def received(carol):
    """What carol gets of a meeting."""
    return lambda meeting: read(invitation(Meeting.objects.get(pk=meeting.pk), to=carol))


def test_a_request_says_when_where_from_whom_and_to_whom(meeting, received):
    calendar = received(meeting)

    event = calendar.vevent
    assert (calendar.method.value, calendar.version.value) == ("REQUEST", "2.0")
    assert event.dtstart.value == datetime(2026, 10, 1, 12, 30, tzinfo=LONDON)
    assert event.dtend.value - event.dtstart.value == timedelta(minutes=90)
    assert calendar.vtimezone.tzid.value == "Europe/London"
    assert event.summary.value == "Quick updates, then phones (Vale practice managers)"
    assert event.location.value == "Millbrook Surgery, upstairs; ring twice; https://meet.example/phones"
    assert event.organizer.value == "mailto:no-reply@sharehub.example"
    assert event.organizer.params["CN"] == ["Vale practice managers"]
    assert event.attendee.value == "mailto:carol.whitlock@example.org"
    assert event.attendee.params["PARTSTAT"] == ["NEEDS-ACTION"]
    assert event.status.value == "CONFIRMED"


def test_its_times_are_those_of_the_clocks_with_their_zone(meeting, carol):
    text = invitation(meeting, to=carol).decode()

    assert [line for line in text.splitlines() if line.startswith(("DTSTART;", "DTEND;", "TZID:"))] == [
        "TZID:Europe/London",
        "DTSTART;TZID=Europe/London:20261001T123000",
        "DTEND;TZID=Europe/London:20261001T140000",
    ]


def test_the_answer_stands_in_it(meeting, received, carol):
    meeting.rsvps.answer("maybe", by=carol)

    assert received(meeting).vevent.attendee.params["PARTSTAT"] == ["TENTATIVE"]


def test_an_update_has_the_same_uid_and_a_higher_sequence(meeting, received, priya):
    before = received(meeting).vevent

    starts_at = meeting.starts_at + timedelta(days=1)
    meeting.move(by=priya, starts_at=starts_at, ends_at=starts_at + timedelta(hours=1))

    after = received(meeting).vevent
    assert after.uid.value == before.uid.value
    assert [int(event.sequence.value) for event in (before, after)] == [0, 1]
    assert after.dtstart.value == starts_at


def test_a_cancellation(meeting, received, priya):
    meeting.cancel(by=priya, reason="Snow")

    calendar = received(meeting)
    assert calendar.method.value == "CANCEL"
    assert (calendar.vevent.status.value, calendar.vevent.sequence.value) == ("CANCELLED", "1")
    assert "Cancelled: Snow" in calendar.vevent.description.value


def test_who_does_not_belong_gets_no_link(meeting, dan):
    text = invitation(meeting, to=dan).decode()

    assert "meet.example" not in text


@pytest.mark.parametrize(
    ("starts_at", "ends_at"),
    [
        # The clocks go forward at 1am, so that 12:30am to 2:30am is an hour.
        (datetime(2027, 3, 28, 0, 30, tzinfo=UTC), datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),
        # They go back at 2am: half past one comes twice, and the meeting is in the first, in both, in the second.
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 0, 45, tzinfo=UTC)),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 45, tzinfo=UTC)),
    ],
)
def test_the_night_on_which_the_clocks_change(starts_at, ends_at, meeting, network, priya, received):
    event = received(create_meeting(network, by=priya, starts_at=starts_at, ends_at=ends_at)).vevent

    assert (event.dtstart.value.astimezone(UTC), event.dtend.value.astimezone(UTC)) == (starts_at, ends_at)


@pytest.mark.parametrize(
    ("rhythm", "every", "rule"),
    [("weeks", 4, "FREQ=WEEKLY;INTERVAL=4"), ("monthly", 1, "FREQ=MONTHLY;BYDAY=1TH"), ("weeks", 1, "FREQ=WEEKLY")],
)
def test_a_series_comes_when_another_reader_of_its_rule_says(rhythm, every, rule, meeting, network, priya):
    """Across both changes of the clocks, with vobject's own reading of the rule."""
    starts_at = datetime(2026, 10, 1, 12, 30, tzinfo=LONDON)
    series = create_series(network, by=priya, starts_at=starts_at, rhythm=rhythm, every=every, times=12)
    other = vobject.iCalendar()
    event = other.add("vevent")
    event.add("dtstart").value = starts_at.replace(tzinfo=None)
    event.add("rrule").value = f"{rule};COUNT=12"

    calendar = read(feed(series.meetings.select_related("network").order_by("number"), name="Vale"))

    starts = [each.dtstart.value.replace(tzinfo=None) for each in events_of(calendar)]
    assert starts == list(read(other.serialize(validate=False).encode()).vevent.rruleset)


@pytest.mark.parametrize("words", ["A\r\nEND:VEVENT\r\nBEGIN:VEVENT", "💥" * 60, "a;b,c\\n", "ATTENDEE:mailto:x@y.z"])
def test_hostile_words_stay_words(words, meeting, network, priya, received):
    meeting.edit(by=priya, version=1, place=words)

    calendar = received(meeting)

    assert len(events_of(calendar)) == 1
    assert calendar.vevent.location.value.replace("\n", "") == f"{words}; {meeting.link}".replace("\r\n", "")
    assert len(calendar.vevent.attendee_list) == 1


@pytest.fixture
def address(carol, network, meeting):
    return CalendarFeed.objects.give(user=carol, network=network).get_absolute_url()


def test_a_feed_is_read_without_signing_in(address, client, network, meeting):
    response = client.get(address)

    calendar = read(response.content)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in response["Cache-Control"]
    assert (calendar.method.value, calendar.contents["x-wr-calname"][0].value) == ("PUBLISH", network.name)
    assert {each.uid.value.partition("@")[0] for each in events_of(calendar)} == {
        str(each.uid) for each in network.meetings.all()
    }


def test_a_feed_follows_a_change_at_once(address, client, meeting, priya):
    assert "Snow" not in client.get(address).text

    meeting.cancel(by=priya, reason="Snow")

    assert "STATUS:CANCELLED" in client.get(address).text


@pytest.mark.parametrize("name", ["one network", "all"])
def test_a_removed_members_feed_stops_within_one_request(name, address, client, network, carol, priya, meeting):
    if name == "all":
        address = CalendarFeed.objects.give(user=carol).get_absolute_url()
    assert str(meeting.uid) in client.get(address).text

    network.memberships.get(user=carol).remove(by=priya)

    response = client.get(address)
    assert response.status_code == (200 if name == "all" else 404)
    assert str(meeting.uid) not in response.text


def test_unknown_and_revoked_addresses_lead_nowhere(address, client, carol):
    CalendarFeed.objects.get().revoke(by=carol)

    assert client.get(address).status_code == 404
    assert client.get(reverse("communities:calendar_feed", args=["no-such-key"])).status_code == 404


@pytest.mark.parametrize("more", [3, 30])
def test_a_feed_takes_as_many_queries_for_many(more, address, client, network, priya, django_assert_max_num_queries):
    create_series(network, by=priya, every=1, times=more, starts_at=datetime(2026, 10, 1, 9, tzinfo=LONDON))

    with django_assert_max_num_queries(2):
        assert len(events_of(read(client.get(address).content))) == more + 2
