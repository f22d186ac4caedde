"""Writing an agenda on its page: what is too long is said, by how much, and nothing typed is lost."""

import pytest

from tests.factories import create_item, create_meeting, half_past_twelve

ITEM = {"title": "Carol’s call-back list", "minutes": "25", "kind": "deep_dive", "papers": "Read the script."}


@pytest.fixture
def add(client_for, priya, meeting, url):
    return lambda **more: client_for(priya).post(url("meeting_agenda", meeting.pk), ITEM | more, follow=True)


def test_an_item_is_added_with_all_that_was_said(add, meeting, network, carol):
    focus = network.focuses.get()

    page = add(leader=carol.pk, focus=focus.pk)

    item = meeting.agenda.get()
    assert (item.title, item.minutes, item.leader, item.focus) == (ITEM["title"], 25, carol, focus)
    assert "25 of 90 minutes are planned" in page.text
    assert "65 are left" in page.text


def test_too_long_says_by_how_much_and_keeps_what_was_typed(add, meeting, priya):
    create_item(meeting, by=priya, minutes=75)

    form = add().context["form"]

    assert form.errors["minutes"] == [
        "With this the agenda is 10 minutes longer than the meeting. Make an item shorter, or drop one."
    ]
    assert form["papers"].value() == "Read the script."
    assert meeting.agenda.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": ""}, "title"),
        ({"minutes": "0"}, "minutes"),
        ({"minutes": "a while"}, "minutes"),
        ({"minutes": "9" * 30}, "minutes"),
        ({"kind": "lunch"}, "kind"),
        ({"leader": "99999"}, "leader"),
        ({"focus": "x"}, "focus"),
    ],
)
def test_what_is_wrong_is_said(wrong, field, add, meeting):
    assert list(add(**wrong).context["form"].errors) == [field]
    assert meeting.agenda.count() == 0


def test_a_member_or_a_guest_leads(add, carol):
    assert list(add(leader=carol.pk, guest="Dr Guest").context["form"].errors) == ["guest"]


def test_only_members_may_be_chosen_to_lead(add, dan):
    assert list(add(leader=dan.pk).context["form"].errors) == ["leader"]


def test_changing_moving_and_taking_off(client_for, meeting, priya, url):
    one, two = [create_item(meeting, by=priya, title=title) for title in ("One", "Two")]
    client = client_for(priya)

    client.post(url("item_edit", meeting.pk, one.pk), ITEM | {"title": "First"})
    client.post(url("item_move", meeting.pk, two.pk), {"to": "up"})
    assert [item.title for item in meeting.agenda.in_order()] == ["Two", "First"]

    for _ in range(2):
        client.post(url("item_remove", meeting.pk, two.pk))
    assert [item.title for item in meeting.agenda.in_order()] == ["First"]


def test_a_wrong_order_is_refused_in_words(client_for, meeting, priya, url, during):
    one, two = [create_item(meeting, by=priya, title=title) for title in ("One", "Two")]
    with during():
        meeting.start(by=priya)
        one.start(by=priya)

        page = client_for(priya).post(url("item_move", meeting.pk, two.pk), {"to": "up"}, follow=True)

    assert "What has been taken stays before what is still to come." in page.text


def test_an_empty_one_begins_as_the_method_has_it(client_for, meeting, priya, url):
    client = client_for(priya)
    assert "Begin as our method has it" in client.get(url("meeting_agenda", meeting.pk)).text

    client.post(url("agenda_begin", meeting.pk))

    assert meeting.agenda.total() == 90


def test_copied_from_last_time_and_what_was_left_taken_over(client_for, meeting, network, priya, url, during):
    create_item(meeting, by=priya)
    following = create_meeting(network, by=priya, starts_at=half_past_twelve(days=35), minutes=40)
    client = client_for(priya)
    with during(100):
        client.post(url("agenda_copy", following.pk, meeting.pk))
        page = client.post(url("agenda_carry", following.pk, meeting.pk), follow=True)

    assert following.agenda.count() == 1
    assert "There is no time left for: Carol’s call-back list." in page.text
