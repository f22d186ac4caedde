"""Finding networks: on the search page beside case studies, and in their list by words, by theme and by distance."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from communities.models import Network
from tests.factories import create_member, create_open_network, create_organisation, create_theme, create_user

LIST, SEARCH = reverse("communities:network_list"), reverse("search")


def beside(client, words):
    """The networks beside the results of a search, by name."""
    return [
        name
        for name in ("Vale practice managers", "Home by seven")
        if f">{name}</a>" in client.get(SEARCH, {"q": words}).text
    ]


@pytest.mark.parametrize("who", ["dan", None])
def test_the_search_shows_networks_that_its_words_find(who, request, client_for, network):
    client = client_for(request.getfixturevalue(who)) if who else client_for()

    assert beside(client, "phone queue") == ["Vale practice managers"]
    assert beside(client, "wheelchairs") == []


@pytest.mark.parametrize(
    "change",
    [
        {"visibility": "members"},
        {"hidden_at": "2026-11-25T09:00Z", "hide_reason": "x"},
    ],
)
def test_a_hidden_one_is_in_no_search_and_no_list_of_outsiders(change, client_for, network, dan):
    assert beside(client_for(dan), "phone queue") == [network.name]
    Network.objects.update(**change)
    Network.objects.get().index()

    for client in (client_for(dan), client_for()):
        assert beside(client, "phone queue") == []
        for query in ("", "?q=phone", "?q=vale", "?sort=nearest", "?state=all"):
            page = client.get(f"{LIST}{query}")
            assert list(page.context["page"].object_list) == []
            assert network.name not in page.text


def test_the_index_that_lags_behind_shows_nothing_hidden(client_for, network, dan):
    """The gate of networks decides, whatever the search index still says."""
    Network.objects.update(visibility="members")

    assert beside(client_for(dan), "phone queue") == []


def test_a_closed_one_is_not_beside(client_for, network, priya, dan):
    network.close(by=priya, why="Done.")

    assert beside(client_for(dan), "phone queue") == []


def test_beside_a_search_they_take_three_queries_however_many(client_for, network, priya, alice, dan):
    client = client_for(dan)
    counts = []
    for words in ("wheelchairs", "phone queue"):
        client.get(SEARCH, {"q": words})
        with CaptureQueriesContext(connection) as queries:
            client.get(SEARCH, {"q": words})
        counts.append(sum("communities_network" in query["sql"] for query in queries))
    for number in range(5):
        create_open_network(by=priya, co_lead=alice, name=f"Phones {number}")
    client.get(SEARCH, {"q": "phone queue"})
    with CaptureQueriesContext(connection) as queries:
        client.get(SEARCH, {"q": "phone queue"})

    counts.append(sum("communities_network" in query["sql"] for query in queries))
    assert counts == [0, 1, 1]


def reasons(client, query=""):
    return {each.name: each.reasons for each in client.get(f"{LIST}{query}").context["page"].object_list}


def test_the_list_says_how_near_it_is(client_for, network, alice, carol, dan, bob):
    assert reasons(client_for(dan)) == {network.name: ["The nearest member is 29 miles from you"]}
    assert reasons(client_for(bob)) == {
        network.name: ["A colleague at your own place is in it", "1 member at 1 practice within 5 miles of you"]
    }
    assert reasons(client_for()) == {network.name: []}


def test_those_who_left_or_closed_their_account_are_near_to_nobody(client_for, network, alice, carol, bob):
    network.membership_of(carol).leave(by=carol)
    alice.is_active = False
    alice.save()

    assert reasons(client_for(bob)) == {network.name: []}


def test_a_job_that_ended_is_near_to_nobody(client_for, network, carol, bob):
    carol.affiliations.get().end()

    assert reasons(client_for(bob)) == {network.name: ["A colleague at your own place is in it"]}


def test_the_nearest_come_first(client_for, network, priya, alice, kiln_street, dan):
    far = create_open_network(by=priya, co_lead=alice, name="Newer and farther")
    create_member(network, create_user("Nell", place=kiln_street))

    assert list(reasons(client_for(dan))) == [far.name, network.name]
    assert list(reasons(client_for(dan), "?sort=nearest")) == [network.name, far.name]
    assert client_for().get(f"{LIST}?sort=nearest").context["finding"].sort == "newest"


def test_words_say_where_they_stand(client_for, network):
    assert reasons(client_for(), "?q=fourteen") == {network.name: ["Matched in “who we are”"]}


def test_a_theme_is_a_reason(client_for, network, priya):
    network.edit(by=priya, version=network.version, themes=[create_theme("Phones")])

    assert reasons(client_for(), "?theme=phones") == {network.name: ["About Phones"]}


@pytest.mark.parametrize("query", ["", "?sort=nearest", "?q=vale"])
def test_many_members_take_as_many_queries_as_few(query, client_for, network, priya, alice, dan):
    client = client_for(dan)
    counts = []
    for times in (1, 8):
        for number in range(times):
            place = create_organisation(
                f"P{times}{number}", ods_code=f"X{times}{number:04}", latitude=52.6, longitude=-0.2
            )
            other = create_open_network(by=priya, co_lead=alice, name=f"Vale {times} {number}")
            create_member(other, create_user(f"N{times}{number}", place=place))
        client.get(f"{LIST}{query}")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{LIST}{query}")
        counts.append(len(queries))

    assert counts[0] == counts[1]
