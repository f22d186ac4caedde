"""Pages of what members bring: from the thing itself, and from the network."""

import pytest
from django.urls import reverse

from communities.models import Share
from tests.factories import (
    create_challenge,
    create_member,
    create_open_network,
    create_published_innovation,
    create_user,
)

WHO = ["priya", "alice", "carol", "invited", "removed", "dan", "anonymous", "mo"]


@pytest.fixture
def invited(db):
    return create_user("Ines Invited")


@pytest.fixture
def removed(db):
    return create_user("Rhys Removed")


@pytest.fixture(params=["everyone", "members"])
def network(request, priya, alice, carol, invited, removed):
    network = create_open_network(by=priya, co_lead=alice, visibility=request.param)
    create_member(network, carol)
    create_member(network, removed).remove(by=priya)
    network.invitations.send(email=invited.email, by=priya)
    return network


@pytest.fixture
def innovation(dan):
    return create_published_innovation(by=dan)


@pytest.fixture
def share(network, innovation, carol):
    return network.shares.bring(innovation, why="They solved what we talked about.", by=carol)


def outside(network):
    return [403, 403, 403] if network.visibility == "everyone" else [403, 404, 404]


@pytest.mark.parametrize(("name", "moderator"), [("share_list", 200), ("share_create", 403)])
def test_who_gets_where(name, moderator, request, client_for, network, url):
    found = [client_for(request.getfixturevalue(who)).get(url(name)).status_code for who in WHO]

    assert found == [200, 200, 200, *outside(network), 302, moderator]


def test_who_takes_one_back(request, client_for, network, url, share):
    people = [request.getfixturevalue(who) for who in ("invited", "removed", "dan", "anonymous", "mo", "carol")]
    found = [client_for(who).post(url("share_take_back", share.pk)).status_code for who in people]

    assert found == [*outside(network), 302, 403, 302]
    assert not Share.objects.standing().exists()


def test_from_a_case_study_to_ones_only_network(client_for, network, url, innovation, carol, dan, anonymous):
    page = client_for(carol).get(innovation.get_absolute_url()).text
    bring = f"{reverse('communities:share_bring')}?what={innovation.get_absolute_url()}"
    assert f'href="{bring}"' in page
    assert "Bring it to a network" not in client_for(anonymous).get(innovation.get_absolute_url()).text

    answer = client_for(carol).get(bring, follow=True)
    assert f"You bring “{innovation.title}”." in answer.text
    address = answer.context["form"].initial["address"]
    said = {"address": address, "why": "They solved it."}
    answer = client_for(carol).post(url("share_create"), said, follow=True)
    assert "They solved it." in answer.text
    assert innovation.title in client_for(carol).get(network.get_absolute_url()).text
    assert "You belong to no network yet." in client_for(dan).get(bring).text


def test_whoever_is_in_several_chooses(client_for, network, carol, alice, innovation):
    other = create_open_network(by=carol, co_lead=alice, name="Another one")
    page = client_for(carol).get(f"{reverse('communities:share_bring')}?what={innovation.get_absolute_url()}")

    assert [each for each, _ in page.context["choices"]] == [other, network]


def test_it_has_been_brought_already(client_for, url, share, innovation, priya):
    said = {"address": innovation.get_absolute_url(), "why": "Me too."}
    answer = client_for(priya).post(url("share_create"), said, follow=True)

    assert "It has been brought already." in answer.text
    assert "They solved what we talked about." in answer.text
    assert Share.objects.count() == 1


def test_it_has_been_brought_already_and_is_out_of_sight(client_for, url, share, innovation, priya):
    share.hide(by=None, reason="A patient")
    said = {"address": innovation.get_absolute_url(), "why": "Me too."}
    answer = client_for(priya).post(url("share_create"), said, follow=True)

    assert "It is out of sight until a moderator has looked at it." in answer.text


@pytest.mark.parametrize(
    "address",
    ["", "https://other.example/x/", "/innovations/", "/innovations/none/", "javascript:alert(1)", "http://[", "/"],
)
def test_an_address_that_leads_to_nothing(address, client_for, url, network, carol):
    page = client_for(carol).post(url("share_create"), {"address": address, "why": "Read it."})

    assert page.status_code == 200
    assert "Enter the address" in page.text or "stands at that address" in page.text
    assert client_for(carol).get(f"{reverse('communities:share_bring')}?what={address}").status_code in (200, 302)


def test_what_one_may_not_read_is_as_if_it_were_not_there(client_for, url, network, carol, dan):
    challenge = create_challenge(by=dan)
    challenge.hide(by=None, reason="A patient")
    page = client_for(carol).post(url("share_create"), {"address": challenge.get_absolute_url(), "why": "Read it."})

    assert "stands at that address" in page.text


def test_what_goes_out_of_sight_is_neither_listed_nor_counted(client_for, url, network, share, innovation, carol):
    innovation.hide(by=None, reason="A patient")
    page = client_for(carol).get(url("share_list"))

    assert page.context["shares"].paginator.count == 0
    assert innovation.title not in client_for(carol).get(network.get_absolute_url()).text


def test_more_of_it_takes_no_more_queries(client_for, url, network, carol, dan, django_assert_num_queries):
    client = client_for(carol)

    def more(number):
        for n in range(number):
            network.shares.bring(create_challenge(by=dan, title=f"Letters {number} {n}"), why="Read it.", by=carol)

    for number in (2, 8):
        more(number)
        client.get(url("share_list"))
        with django_assert_num_queries(9):
            client.get(url("share_list"))
