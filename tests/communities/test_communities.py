"""Communities of practice: formed from a case study once five places try or use it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from communities.actions import form_community, open_workbook
from communities.around import can_form, people_around
from tests.factories import (
    create_member,
    create_organisation,
    create_published_innovation,
    create_take_up,
    create_user,
)

OFFER = "Form a community of practice"


@pytest.fixture
def letters(alice):
    return create_published_innovation(by=alice, summary="GPs read one letter in five.")


@pytest.fixture
def adopters(letters, dan):
    """Five who try it, each at a place of their own; dan is the first."""
    others = [create_user(f"Adopter {number}", place=create_organisation(f"Place {number}")) for number in range(4)]
    for person in [dan, *others]:
        create_take_up(letters, by=person)
    return [dan, *others]


@pytest.mark.parametrize(("who", "can"), [("alice", True), ("dan", True), ("carol", False), ("anonymous", False)])
def test_its_authors_and_adopters_form_it(who, can, request, letters, adopters):
    assert can_form(letters, request.getfixturevalue(who)) is can


@pytest.mark.parametrize("number", [3, 4])
def test_four_places_are_too_few_and_those_that_stopped_do_not_count(number, letters, alice, adopters):
    letters.take_ups.get(recorded_by=adopters[number]).stop(by=adopters[number], reason="cost")

    assert not can_form(letters, alice)


def test_those_who_left_the_place_are_not_invited(letters, alice, adopters):
    adopters[1].affiliations.get().end()

    assert set(people_around(letters)) == {alice, adopters[0], *adopters[2:]}


def test_the_worksheet_is_filled_in_and_all_around_it_are_invited(letters, alice, adopters):
    network = form_community(innovation=letters, by=adopters[0])

    assert (network.innovation, network.method, network.what_different) == (
        letters,
        "second_edition",
        "GPs read one letter in five.",
    )
    assert network.who_we_are.startswith("Those who began it at Riverside Practice, and the places that try or use it:")
    assert {each.person for each in network.invitations.open()} == {alice, *adopters[1:]}
    assert [each.code for each in network.missing_to_open()] == [
        "purpose_for_whom",
        "purpose_by_when",
        "focus",
        "leads",
        "meeting",
    ]


def test_a_second_click_leads_to_the_first(letters, alice, adopters):
    first = form_community(innovation=letters, by=alice)

    assert [form_community(innovation=letters, by=person) for person in (alice, adopters[2])] == [first, first]


def test_others_cannot(letters, carol, adopters):
    with pytest.raises(PermissionDenied):
        form_community(innovation=letters, by=carol)


@pytest.mark.parametrize(
    ("who", "is_offered"), [("alice", True), ("dan", True), ("carol", False), ("anonymous", False)]
)
@pytest.mark.parametrize("page", ["innovation_detail", "take_up_list"])
def test_whom_the_pages_offer_it(page, who, is_offered, request, client_for, letters, adopters):
    text = client_for(request.getfixturevalue(who)).get(reverse(f"innovations:{page}", args=[letters.slug])).text

    assert (OFFER in text) is is_offered


def test_the_pages_name_the_one_there_is_to_those_who_may_know(client_for, letters, alice, carol, adopters):
    network = form_community(innovation=letters, by=alice)
    address = reverse("innovations:take_up_list", args=[letters.slug])

    seen = [network.get_absolute_url() in client_for(who).get(address).text for who in (alice, adopters[1], carol)]
    assert seen == [True, True, False]


def test_forming_it_on_its_page(client_for, letters, adopters):
    client, address = client_for(adopters[0]), reverse("communities:community_create", args=[letters.slug])
    assert client.get(address).context["invited"] == 5

    answer = client.post(address)

    assert answer.url == reverse("communities:network_scope", args=[letters.networks.get().slug])
    assert client.get(address).url == letters.networks.get().get_absolute_url()


def test_who_may_not_form_it_is_told_why(client_for, letters, carol):
    client, address = client_for(carol), reverse("communities:community_create", args=[letters.slug])

    assert "too early" in client.get(address).text
    assert client.post(address).status_code == 403


def test_the_owner_opens_the_workbook_to_the_members(client_for, letters, alice, bob, adopters):
    network = form_community(innovation=letters, by=alice)
    create_member(network, adopters[0])

    client_for(alice).post(reverse("communities:community_open_workbook", args=[network.slug]))
    assert open_workbook(network=network, by=alice) == 0

    assert {each.person: each.role for each in letters.authors.all()} == {alice: "owner", adopters[0]: "circle"}
    assert [letters.can_be_noted_by(adopters[0]), letters.can_be_edited_by(adopters[0])] == [True, False]


def test_nobody_else_opens_it(client_for, letters, alice, adopters):
    network = form_community(innovation=letters, by=adopters[0])
    address = reverse("communities:community_open_workbook", args=[network.slug])

    assert [client_for(person).post(address).status_code for person in (adopters[0], alice)] == [403, 403]
