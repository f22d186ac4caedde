"""Who gets to the pages of meetings: leads, members, those invited, taken off, outside and nobody."""

import pytest
from django.urls import reverse

from tests.factories import create_item, create_member, create_open_network, create_user

WHO = ["priya", "alice", "carol", "invited", "removed", "stranger", "anonymous", "mo"]


@pytest.fixture
def invited(db):
    return create_user("Ines Invited")


@pytest.fixture
def removed(db):
    return create_user("Rhys Removed")


@pytest.fixture(params=["everyone", "members"])
def network(request, priya, alice, carol, invited, removed):
    network = create_open_network(by=priya, co_lead=alice, visibility=request.param, joining="invitation")
    create_member(network, carol)
    create_member(network, removed).remove(by=priya)
    network.invitations.send(email=invited.email, by=priya)
    return network


@pytest.fixture
def statuses(request, client_for, network, meeting):
    def ask(name, *args, method="get", of_network=False):
        path = reverse(f"communities:{name}", args=[network.slug, *([] if of_network else [meeting.pk]), *args])
        people = [request.getfixturevalue(who) for who in WHO]
        return [getattr(client_for(who), method)(path).status_code for who in people]

    return ask


def expected(network, public, hidden):
    return public if network.visibility == "everyone" else hidden


SEEN = ([200, 200, 200, 200, 200, 200, 302, 200], [200, 200, 200, 200, 404, 404, 302, 200])
MEMBERS = ([200, 200, 200, 403, 403, 403, 302, 403], [200, 200, 200, 403, 404, 404, 302, 403])
LEADS = ([200, 200, 403, 403, 403, 403, 302, 403], [200, 200, 403, 403, 404, 404, 302, 403])


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("meeting_detail", SEEN),
        ("meeting_ics", MEMBERS),
        ("meeting_edit", LEADS),
        ("meeting_cancel", LEADS),
        ("meeting_agenda", LEADS),
        ("rsvp_answer", MEMBERS),
        ("rsvp_answer_for", LEADS),
        ("quick_update_write", MEMBERS),
    ],
)
def test_who_gets_where(name, who, statuses, network):
    assert statuses(name) == expected(network, *who)


@pytest.mark.parametrize(("name", "who"), [("meeting_list", SEEN), ("meeting_create", LEADS)])
def test_who_gets_to_the_list_and_calls_one(name, who, statuses, network):
    assert statuses(name, of_network=True) == expected(network, *who)


@pytest.mark.parametrize("name", ["item_move", "item_remove"])
def test_who_changes_the_agenda_by_a_button(name, statuses, network, meeting, priya):
    item = create_item(meeting, by=priya)

    public, hidden = [302, 302, 403, 403, 403, 403, 302, 403], [302, 302, 403, 403, 404, 404, 302, 403]
    assert statuses(name, item.pk, method="post") == expected(network, public, hidden)


@pytest.mark.parametrize("name", ["agenda_begin", "meeting_part"])
def test_who_posts_what_they_may_not(name, statuses, network):
    others = statuses(name, method="post")[3:]

    assert others == expected(network, [403, 403, 403, 302, 403], [403, 404, 404, 302, 403])


def test_the_link_and_who_comes_are_for_members(request, client_for, network, meeting, carol):
    meeting.rsvps.answer("yes", by=carol, note="Ten minutes late")

    def shows(who):
        page = client_for(request.getfixturevalue(who)).get(meeting.get_absolute_url()).text
        return [meeting.link in page, "Ten minutes late" in page]

    shown = [shows(who) for who in WHO]

    nothing, all_of_it = [False, False], [True, True]
    assert shown == [all_of_it, all_of_it, all_of_it, nothing, nothing, nothing, nothing, [False, True]]


def test_a_meeting_of_another_network_is_not_found_here(client_for, meeting, priya, dan):
    other = create_open_network(by=dan, co_lead=priya, name="Letters")

    path = reverse("communities:meeting_detail", args=[other.slug, meeting.pk])
    assert client_for(priya).get(path).status_code == 404
