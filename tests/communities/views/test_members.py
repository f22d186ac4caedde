"""Coming in, and going."""

import pytest
from django.urls import reverse

from communities.models import Network
from tests.factories import create_member, create_user


def url(name, network, *args):
    return reverse(f"communities:{name}", args=[network.slug, *args])


def test_the_link_of_an_invitation_shows_once_and_lets_in(client_for, network, priya, dan):
    client = client_for(priya)
    client.post(url("invitation_create", network), {"email": dan.email})
    link = client.get(url("network_members", network)).context["link"]
    assert client.get(url("network_members", network)).context["link"] is None

    assert client_for(dan).post(link).url == network.get_absolute_url()
    assert network.is_joined_by(dan)
    assert "used already" in client_for(dan).get(link).text


def test_somebody_with_an_account_finds_it_without_the_link(client_for, network, priya, dan):
    invitation = network.invitations.send(email=dan.email, by=priya)
    address = reverse("communities:invitation_detail", args=[invitation.pk])

    assert address in client_for(dan).get(reverse("innovations:my_work")).text
    assert address in client_for(dan).get(reverse("activity:notification_list")).text
    assert client_for(priya).get(address).status_code == 404


@pytest.mark.parametrize(
    ("email", "words"),
    [
        ("", "Enter their email address."),
        ("carol", "Enter an email address such as name@nhs.net."),
        ("carol.whitlock@example.org", "They belong to it already."),
        ("waiting@example.org", "They have an invitation already."),
    ],
)
def test_whom_one_cannot_invite(email, words, client_for, network, priya):
    network.invitations.send(email="waiting@example.org", by=priya)

    assert words in client_for(priya).post(url("invitation_create", network), {"email": email}).text


def test_taking_an_invitation_back(client_for, network, priya, dan):
    invitation = network.invitations.send(email=dan.email, by=priya)

    client_for(priya).post(url("invitation_revoke", network, invitation.pk))

    assert not network.invitations.open().exists()


def test_asking_and_being_let_in(client_for, network, priya, dan):
    client_for(dan).post(url("network_ask", network), {"words": "Kiln Street."})
    assert "You have asked to join" in client_for(dan).get(network.get_absolute_url()).text
    page = client_for(priya).get(url("network_members", network))
    assert "Kiln Street." in page.text

    client_for(priya).post(url("request_accept", network, page.context["requests"][0].pk))

    assert network.is_joined_by(dan)


def test_no_needs_its_reason_and_is_told(client_for, network, priya, dan):
    asked = network.join_requests.ask(by=dan)
    client = client_for(priya)
    assert "Write why not" in client.post(url("request_decline", network, asked.pk), {"reason": ""}).text

    client.post(url("request_decline", network, asked.pk), {"reason": "We are full until spring."})

    assert "We are full until spring." in client_for(dan).get(reverse("activity:notification_list")).text


def test_joining_an_open_one_in_one_click(client_for, network, dan):
    Network.objects.update(joining="open")
    assert "Join it" in client_for(dan).get(network.get_absolute_url()).text

    client_for(dan).post(url("network_join", network))

    assert network.is_joined_by(dan)


def test_leaving(client_for, network, carol):
    assert client_for(carol).post(url("network_leave", network)).url == reverse("communities:network_list")
    assert not network.is_joined_by(carol)


def test_the_last_lead_is_told_to_hand_over(client_for, network, priya, alice):
    network.memberships.get(user=alice).leave(by=alice)

    answer = client_for(priya).post(url("network_leave", network))

    assert (answer.status_code, network.is_led_by(priya)) == (409, True)
    assert "Hand over before you leave" in answer.text


def test_the_lead_settles_parts(client_for, network, priya, carol):
    client, pk = client_for(priya), network.memberships.get(user=carol).pk

    def after(name):
        client.post(url(name, network, pk))
        return network.memberships.get(pk=pk).role

    assert [after("member_co_lead"), after("member_step_down"), after("member_hand_over")] == [
        "co_lead",
        "member",
        "lead",
    ]


def test_whoever_is_taken_off_a_hidden_one_knows_nothing_within_a_request(client_for, network, priya, carol):
    Network.objects.update(visibility="members")
    client = client_for(carol)
    assert client.get(network.get_absolute_url()).status_code == 200
    client_for(priya).post(url("member_remove", network, network.memberships.get(user=carol).pk))

    assert client.get(network.get_absolute_url()).status_code == 404
    pages = [reverse("communities:network_list"), reverse("innovations:my_work"), reverse("activity:notification_list")]
    assert [network.name in client.get(page).text for page in pages] == [False, False, False]


def test_a_closed_account_shows_no_name(client_for, network, priya, carol):
    carol.is_active = False
    carol.save()

    assert "Carol" not in client_for(priya).get(url("network_members", network)).text


def test_a_closed_account_can_be_taken_off_and_nothing_else(client_for, network, priya, carol):
    carol.is_active = False
    carol.save()
    pk = network.memberships.get(user=carol).pk
    client = client_for(priya)
    page = client.get(url("network_members", network)).text
    names = ["member_remove", "member_hand_over", "member_co_lead"]

    assert [url(name, network, pk) in page for name in names] == [True, False, False]
    assert [client.post(url(name, network, pk)).status_code for name in names[1:]] == [403, 403]
    assert client.post(url(names[0], network, pk)).status_code == 302
    assert not network.is_joined_by(carol)


def test_hundreds_come_a_page_at_a_time(client_for, network, priya, django_assert_max_num_queries):
    client = client_for(priya)
    client.get(url("network_members", network))
    for number in range(60):
        create_member(network, create_user(f"Person {number}"))

    with django_assert_max_num_queries(14):
        page = client.get(url("network_members", network))
    assert len(page.context["page"].object_list) == 50


def test_asking_to_join_with_words_about_a_patient_is_asked_about(client_for, network, dan):
    answer = client_for(dan).post(url("network_ask", network), {"words": "Ask Edna, NHS number 943 476 5919"})

    assert answer.status_code == 422
    assert not network.join_requests.exists()
