"""Calling, changing and cancelling meetings on their pages: what is wrong is said, and nothing typed is lost."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from communities.models import Meeting
from tests.factories import create_item, create_meeting, create_member, create_series, create_user

LONDON = ZoneInfo("Europe/London")


@pytest.fixture(autouse=True)
def _in_september():
    with time_machine.travel(datetime(2026, 9, 1, 9, tzinfo=LONDON), tick=False):
        yield


TYPED = {
    "title": "Spring visits",
    "on_day": "1",
    "on_month": "10",
    "on_year": "2026",
    "starts": "6pm",
    "ends": "7.30pm",
    "kind": "both",
    "link": "https://meet.example/visits",
    "place": "Upstairs",
    "places": "12",
    "rhythm": "once",
}


@pytest.fixture
def call(client_for, priya, url):
    return lambda **more: client_for(priya).post(url("meeting_create"), TYPED | more, follow=True)


def test_a_single_meeting(call, network):
    page = call()

    meeting = page.context["meeting"]
    assert page.request["PATH_INFO"] == meeting.get_absolute_url()
    assert timezone.localtime(meeting.starts_at) == datetime(2026, 10, 1, 18, tzinfo=LONDON)
    assert (meeting.minutes, meeting.kind, meeting.places, meeting.place) == (90, "both", 12, "Upstairs")
    assert "Thursday 1 October 2026, 6pm to 7:30pm" in page.text


def test_a_series(call, network):
    page = call(rhythm="weeks", every="4", times="3")

    starts = [
        f"{timezone.localtime(each.starts_at):%d %b %H:%M}" for each in Meeting.objects.filter(series__isnull=False)
    ]
    assert starts == ["01 Oct 18:00", "29 Oct 18:00", "26 Nov 18:00"]
    assert "Comes back every 4 weeks" in page.text


@pytest.mark.parametrize(
    ("typed", "clock"), [("18:30", 18), ("18.30", 18), ("1830", 18), ("6:30 PM", 18), ("6.30pm", 18)]
)
def test_a_time_may_be_typed_in_many_ways(typed, clock, call):
    meeting = call(starts=typed).context["meeting"]

    assert f"{timezone.localtime(meeting.starts_at):%H:%M}" == f"{clock}:30"


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"ends": "5pm"}, "ends", "It ends before it starts."),
        ({"ends": "6pm"}, "ends", "It ends before it starts."),
        ({"on_year": "2025"}, "on", "That is in the past."),
        ({"link": "http://meet.example"}, "link", "Start the link with https://"),
        ({"kind": "in_person"}, "link", "Take out the link"),
        ({"kind": "in_person", "link": "", "place": ""}, "place", "Write where the room is."),
        ({"starts": "at noon"}, "starts", "Enter a time"),
        ({"on_day": "32"}, "on", "Enter a real date"),
        ({"title": " "}, "title", "Write in a line what it is about."),
        ({"title": "x" * 10_000}, "title", "Shorten it to 120"),
        ({"places": "0"}, "places", "Enter 1 or more."),
        ({"places": "9" * 30}, "places", "Enter 1000 or fewer."),
        ({"rhythm": "weeks", "every": "4"}, "times", "how many meetings"),
        ({"rhythm": "weeks", "times": "1"}, "times", "Enter 2 or more."),
        ({"rhythm": "daily"}, "rhythm", "Select a valid choice"),
        (
            {"on_day": "28", "on_month": "3", "on_year": "2027", "starts": "1.30am", "ends": "3am"},
            "starts",
            "clocks go forward",
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(wrong, field, words, call, network):
    page = call(**wrong)

    form = page.context["form"]
    assert list(form.errors) == [field]
    assert words in form.errors[field][0]
    assert form["question"].value() == (TYPED | wrong).get("question")
    assert form["title"].value() == (TYPED | wrong)["title"]
    assert network.meetings.count() == 1


def test_two_mistakes_are_said_at_once(call):
    page = call(ends="5pm", link="http://meet.example")

    assert set(page.context["form"].errors) == {"ends", "link"}


def test_at_half_past_one_on_the_night_that_the_clocks_go_back(call):
    """The first of the two, as the page says."""
    page = call(on_day="25", starts="1:30am", ends="2am")

    assert page.context["meeting"].minutes == 90
    assert "1:30am (before the clocks go back) to 2am" in page.text


def test_a_network_that_rests_is_told_so(call, network, priya):
    network.rest(by=priya, why="Winter")

    assert call().context["form"].non_field_errors() == ["It rests: resume it first."]


def test_a_patient_stops_the_writer(call, network):
    assert call(title="Mrs Jane Smith, born 3 May 1952, NHS number 943 476 5919.").status_code == 422
    assert network.meetings.count() == 1


@pytest.fixture
def change(client_for, priya, url):
    """Change what the page of a meeting shows."""

    def post(meeting, **more):
        client = client_for(priya)
        form = client.get(url("meeting_edit", meeting.pk)).context["form"]
        typed = {name: form[name].value() or "" for name in form.fields if name != "on"}
        on = form["on"].value()
        typed |= {"on_day": on.day, "on_month": on.month, "on_year": on.year}
        return client.post(url("meeting_edit", meeting.pk), typed | more, follow=True)

    return post


def test_its_page_says_what_it_is_now_and_changes_it(change, meeting):
    change(meeting, title="Letters", ends="13:00")

    meeting.refresh_from_db()
    assert (meeting.title, meeting.minutes, meeting.sequence) == ("Letters", 30, 1)


def test_saving_it_as_it_was_changes_nothing(change, meeting):
    change(meeting)

    meeting.refresh_from_db()
    assert meeting.sequence == 0


@pytest.mark.parametrize(
    ("which", "titles"), [("one", ["A", "Letters", "A"]), ("following", ["A", "Letters", "Letters"])]
)
def test_one_or_all_that_follow(which, titles, change, network, priya):
    series = create_series(network, by=priya, times=3, title="A")

    change(series.meetings.get(number=2), title="Letters", which=which)

    assert [each.title for each in series.meetings.order_by("number")] == titles


def test_of_a_series_one_says_which(change, network, priya):
    series = create_series(network, by=priya, times=3)

    page = change(series.meetings.get(number=2), title="Letters")

    assert list(page.context["form"].errors) == ["which"]


def test_who_saves_second_sees_both(change, client_for, meeting, alice, priya, url):
    client = client_for(priya)
    form = client.get(url("meeting_edit", meeting.pk)).context["form"]
    meeting.edit(by=alice, version=1, title="What Alice says")

    typed = TYPED | {"title": "Mine", "version": form["version"].value()}
    page = client.post(url("meeting_edit", meeting.pk), typed)

    assert page.status_code == 409
    assert "What Alice says" in page.text
    assert page.context["form"]["title"].value() == "Mine"


def test_shorter_than_its_agenda_is_refused_in_words(change, meeting, priya):
    create_item(meeting, by=priya, minutes=75)

    page = change(meeting, ends="13:30")

    assert page.context["form"].errors["ends"] == [
        "The agenda is 15 minutes longer than that. Make the agenda shorter first."
    ]


def test_cancelling_it(client_for, meeting, priya, carol, url):
    client = client_for(priya)
    assert list(client.post(url("meeting_cancel", meeting.pk), {"reason": " "}).context["form"].errors) == ["reason"]

    client.post(url("meeting_cancel", meeting.pk), {"reason": "Snow"})

    page = client_for(carol).get(meeting.get_absolute_url()).text
    assert "This meeting is cancelled." in page
    assert "Snow" in page
    assert "Are you coming?" not in page


def test_cancelling_all_that_follow(client_for, network, priya, url):
    series = create_series(network, by=priya, times=3)
    second = series.meetings.get(number=2)

    client_for(priya).post(url("meeting_cancel", second.pk), {"reason": "We rest", "which": "following"})

    assert [each.state for each in series.meetings.order_by("number")] == ["planned", "cancelled", "cancelled"]


def test_a_cancelled_meeting_is_not_changed(client_for, meeting, priya, url):
    meeting.cancel(by=priya, reason="Snow")

    page = client_for(priya).post(url("meeting_cancel", meeting.pk), {"reason": "Ice"}, follow=True)
    assert page.status_code == 200
    page = client_for(priya).post(url("meeting_edit", meeting.pk), TYPED | {"version": 1})
    assert page.context["form"].non_field_errors() == ["It is cancelled."]


def test_the_list_shows_what_is_to_come_and_what_is_over(client_for, network, meeting, priya, carol, url):
    later = create_meeting(network, by=priya, starts_at=meeting.starts_at + timedelta(days=30))

    with time_machine.travel(meeting.ends_at + timedelta(hours=1)):
        context = client_for(carol).get(url("meeting_list")).context

    assert (context["upcoming"], list(context["page"].object_list)) == ([later], [meeting])


def test_whose_turn_it_is_stands_beside_a_free_part(client_for, meeting, priya, carol, url):
    meeting.give_part("recorder", by=priya, person=priya)
    client = client_for(carol)
    assert "It is the turn of Alice Green, then Carol Whitlock" in client.get(meeting.get_absolute_url()).text

    client.post(url("meeting_part", meeting.pk), {"part": "chair", "person": carol.pk})

    assert Meeting.objects.get().chair == carol


@pytest.mark.parametrize("posted", [{}, {"part": "king"}, {"part": "chair", "person": "9" * 30}, {"part": "network"}])
def test_junk_for_a_part_is_refused(posted, client_for, meeting, carol, url):
    assert client_for(carol).post(url("meeting_part", meeting.pk), posted).status_code == 400


def test_the_next_meeting_stands_on_the_page_of_the_network(client_for, network, meeting, carol, stranger):
    meeting.rsvps.answer("yes", by=carol)

    page = client_for(carol).get(network.get_absolute_url()).text
    assert "Next meeting, in 7 days" in page
    assert "1 is coming" in page
    assert "Are you coming?" not in client_for(stranger).get(network.get_absolute_url()).text


@pytest.mark.parametrize("people", [3, 30])
def test_a_page_takes_as_many_queries_for_many(
    people, client_for, meeting, network, priya, carol, django_assert_max_num_queries
):
    for number in range(people):
        who = create_user(f"Member {number}")
        create_member(network, who)
        meeting.rsvps.answer("yes", by=who)
        update = meeting.quick_updates.write(by=who, doing="Counting letters")
        update.tell_me_mores.ask(by=priya)
        create_item(meeting, by=priya, minutes=1, leader=who)

    client = client_for(carol)
    with django_assert_max_num_queries(30):
        assert client.get(meeting.get_absolute_url()).status_code == 200
