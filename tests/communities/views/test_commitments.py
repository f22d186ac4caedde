"""Commitments: who does what by when, and what becomes of it."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import (
    create_challenge,
    create_commitment,
    create_member,
    create_open_network,
    create_published_innovation,
    create_take_up,
    create_user,
)

WHO = ["priya", "alice", "carol", "dan", "mo", "stranger", "anonymous"]


@pytest.fixture
def promise(network, priya, carol):
    """carol promised it, by a week from now."""
    return create_commitment(network, by=priya, person=carol)


def day(days):
    return timezone.localdate() + timedelta(days=days)


def boxes(on):
    return {"due_on_day": on.day, "due_on_month": on.month, "due_on_year": on.year}


@pytest.mark.parametrize(
    ("name", "public", "hidden"),
    [
        ("commitment_list", [200, 200, 200, 403, 200, 403, 302], [200, 200, 200, 404, 200, 404, 302]),
        ("commitment_create", [200, 200, 200, 403, 403, 403, 302], [200, 200, 200, 404, 403, 404, 302]),
        ("outcome_list", [200, 200, 200, 200, 200, 200, 200], [200, 200, 200, 404, 200, 404, 404]),
        ("outcome_create", [200, 200, 403, 403, 403, 403, 302], [200, 200, 403, 404, 403, 404, 302]),
    ],
)
@pytest.mark.parametrize("visibility", ["everyone", "members"])
def test_who_gets_where(visibility, name, public, hidden, request, client_for, network, url):
    type(network).objects.update(visibility=visibility)
    found = [client_for(request.getfixturevalue(who)).get(url(name)).status_code for who in WHO]

    assert found == (public if visibility == "everyone" else hidden)


@pytest.mark.parametrize("name", ["commitment_keep", "commitment_carry_over", "commitment_let_go", "commitment_link"])
def test_whoever_promised_it_and_the_leads_say_what_became_of_it(name, request, client_for, promise, network, url):
    other = create_user("Olu Other")
    create_member(network, other)

    def status(who):
        return client_for(who).post(url(name, promise.pk)).status_code

    assert [status(request.getfixturevalue(who)) for who in ("dan", "mo", "stranger")] == [404, 403, 404]
    assert status(other) == 403
    assert status(request.getfixturevalue("anonymous")) == 302
    done = 302 if name in ("commitment_keep", "commitment_link") else 200
    assert [status(request.getfixturevalue(who)) for who in ("carol", "priya")] == [done, done]


def test_a_member_promises_for_themselves_only(client_for, network, carol, alice, url):
    said = {"what": "Counts calls", "due": "2"}
    client = client_for(carol)
    refused = client.post(url("commitment_create"), said | {"person": alice.pk})
    client.post(url("commitment_create"), said | {"person": carol.pk})

    assert list(refused.context["form"].errors) == ["person"]
    assert [(each.person, each.due_on) for each in network.commitments.all()] == [(carol, day(14))]


def test_it_is_done_in_one_press_and_done_once(client_for, promise, carol, url):
    client = client_for(carol)
    for _ in range(2):
        page = client.post(url("commitment_keep", promise.pk), follow=True)

    assert page.status_code == 200
    promise.refresh_from_db()
    assert promise.state == "kept"


def test_carried_over_it_has_a_new_day_and_says_from_when(client_for, network, promise, carol, url):
    client = client_for(carol)
    early = client.post(url("commitment_carry_over", promise.pk), boxes(day(3)))
    assert "Choose a later day than it was due, and one to come." in early.text

    client.post(url("commitment_carry_over", promise.pk), boxes(day(30)))
    new = network.commitments.open().get()
    assert (new.due_on, new.carried_from) == (day(30), promise)
    assert f"carried over from {promise.due_on:%-d %B %Y}" in client.get(url("commitment_list")).text


def test_let_go_it_says_why(client_for, promise, carol, url):
    client = client_for(carol)
    assert "Write why, in a line." in client.post(url("commitment_let_go", promise.pk), {"reason": " "}).text

    client.post(url("commitment_let_go", promise.pk), {"reason": "The ICB does it now."})
    page = client.get(url("commitment_list"), {"show": "ended"}).text
    assert "Let go: The ICB does it now." in page


def test_what_ended_is_not_ended_again(client_for, promise, carol, url):
    promise.keep(by=carol)
    client = client_for(carol)

    assert "It is kept already." in client.get(url("commitment_let_go", promise.pk), follow=True).text
    promise.refresh_from_db()
    assert promise.state == "kept"


def shown(page):
    return [commitment.what for commitment in page.context["commitments"]]


def test_the_lists_open_mine_overdue_and_ended(client_for, network, priya, alice, carol, url):
    create_commitment(network, by=priya, person=carol, what="Soon", days=2)
    create_commitment(network, by=priya, person=alice, what="Later", days=30)
    create_commitment(network, by=priya, person=alice, what="Done", days=9).keep(by=alice)

    with time_machine.travel(timezone.now() + timedelta(days=5)):
        client = client_for(alice)
        pages = {key: client.get(url("commitment_list"), {"show": key}) for key in ("", "mine", "overdue", "ended")}

    assert {key: shown(page) for key, page in pages.items()} == {
        "": ["Soon", "Later"],
        "mine": ["Later", "Done"],
        "overdue": ["Soon"],
        "ended": ["Done"],
    }
    assert "1 is overdue" in pages[""].text


def test_mine_of_all_my_networks_and_of_no_others(client_for, network, priya, alice, carol, dan):
    other = create_open_network(by=dan, co_lead=carol, name="Northmoor leads")
    create_commitment(network, by=priya, person=carol, what="Mine here")
    create_commitment(other, by=dan, person=carol, what="Mine there")
    create_commitment(network, by=priya, person=alice, what="Of alice")
    client = client_for(carol)

    assert shown(client.get("/networks/commitments/")) == ["Mine here", "Mine there"]
    assert "Mine there" in client.get("/my-work/").text
    other.memberships.get(user=carol).leave(by=carol)
    assert shown(client.get("/networks/commitments/")) == ["Mine here"]
    assert "Mine there" not in client.get("/my-work/").text


def test_from_my_own_list_it_leads_back_there(client_for, promise, carol, url):
    page = client_for(carol).post(url("commitment_keep", promise.pk), {"from": "mine"})

    assert page.url == "/networks/commitments/"


@pytest.mark.parametrize("kind", ["challenge", "innovation", "take_up"])
@pytest.mark.parametrize("way", ["offered", "address"])
def test_it_is_linked_to_what_it_is_about(way, kind, client_for, network, priya, dan, alice, url):
    innovation = create_published_innovation(by=alice, title="Phones: we ring back")
    things = {
        "challenge": create_challenge(by=dan),
        "innovation": innovation,
        "take_up": create_take_up(innovation, by=dan),
    }
    create_member(network, dan)
    thing = things[kind]
    promise = create_commitment(network, by=priya, person=dan if kind != "innovation" else alice)
    said = {"about": f"{kind}-{thing.pk}"} if way == "offered" else {"about": "address", "address": address_of(thing)}
    page = client_for(promise.person).post(url("commitment_link", promise.pk), said, follow=True)

    promise.refresh_from_db()
    links = {name: getattr(promise, name) for name in things}
    assert links == dict.fromkeys(things) | {kind: thing}
    assert thing.get_absolute_url() in page.text


def address_of(thing):
    return f"https://sharehub.example{thing.get_absolute_url()}?q=1#top"


@pytest.mark.parametrize("address", ["", "nonsense", "/my-work/", "/innovations/no-such/", "http://[", "/%00/", "//"])
def test_no_other_address_is_linked(address, client_for, promise, carol, url):
    page = client_for(carol).post(url("commitment_link", promise.pk), {"about": "address", "address": address})

    assert list(page.context["form"].errors) == ["address"]


def test_what_one_may_not_see_one_does_not_link_nor_read(client_for, network, promise, alice, carol, bob, url):
    draft = create_published_innovation(by=alice, title="For colleagues’ eyes")
    type(draft).objects.update(state="draft", published_at=None, published_by=None)
    draft.refresh_from_db()
    client = client_for(carol)
    for said in ({"about": "address", "address": f"/innovations/{draft.slug}/"}, {"about": f"innovation-{draft.pk}"}):
        assert client.post(url("commitment_link", promise.pk), said).context["form"].errors

    network.commitments.update(innovation=draft)
    assert "For colleagues" not in client.get(url("commitment_list")).text
    assert "For colleagues" not in client.get(url("commitment_link", promise.pk)).text
    assert "For colleagues" in client_for(alice).get(url("commitment_list")).text


def test_the_list_takes_the_same_queries_for_few_and_many(client_for, network, priya, carol, alice, url):
    innovation = create_published_innovation(by=alice)
    links = {"innovation": innovation}

    def queries():
        with CaptureQueriesContext(connection) as found:
            client_for(carol).get(url("commitment_list"))
        return len(found)

    for _ in range(3):
        create_commitment(network, by=priya, person=carol, **links)
    few = queries()
    for number in range(17):
        person = create_user(f"Person {number}")
        create_member(network, person)
        create_commitment(network, by=priya, person=person, **links)
    assert queries() == few


def test_the_network_shows_what_is_due_to_members_only(client_for, network, promise, carol, dan):
    assert "Say it is done" in client_for(carol).get(network.get_absolute_url()).text
    page = client_for(dan).get(network.get_absolute_url())
    assert page.context["commitments_due"] is None
    assert promise.what not in page.text


def test_a_stale_day_is_told_before_it_is_saved(client_for, network, carol, url):
    said = {"person": carol.pk, "what": "Counts calls", "due": "another", **boxes(date(2020, 1, 1))}
    page = client_for(carol).post(url("commitment_create"), said)

    assert "That day has passed. Choose one to come." in page.text
    assert network.commitments.count() == 0
