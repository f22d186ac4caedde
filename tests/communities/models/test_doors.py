"""Invitations and requests: the other doors into a network."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from communities.models import JoinRequest, Network, NetworkInvitation
from sharehub.activity.models import Event
from sharehub.people.models import InvitationUnusable


def told_about(subject, verb):
    event = Event.objects.of(subject).filter(verb__endswith=verb).get()
    return {notification.recipient for notification in event.notifications.all()}


def test_an_invitation_shows_the_network_until_it_is_taken_back(network, priya, dan):
    Network.objects.update(visibility="members")
    invitation = network.invitations.send(email=dan.email.upper(), by=priya)
    seen = [Network.objects.visible_to(dan).exists()]
    invitation.revoke(by=priya)
    seen.append(Network.objects.visible_to(dan).exists())

    assert seen == [True, False]


def test_a_member_who_was_taken_off_sees_nothing_through_the_old_invitation(network, priya, dan):
    Network.objects.update(visibility="members")
    network.invitations.send(email=dan.email, by=priya).accept(by=dan)
    network.memberships.get(user=dan).remove(by=priya)

    assert not Network.objects.visible_to(dan).exists()


def test_it_works_once_and_for_one_address(network, priya, dan, stranger):
    invitation = network.invitations.send(email=dan.email, by=priya, is_co_lead=True)
    with pytest.raises(InvitationUnusable):
        invitation.accept(by=stranger)
    invitation.accept(by=dan)
    invitation.accept(by=dan)  # a double click

    assert [each.role for each in network.memberships.filter(user=dan)] == ["co_lead"]


def test_the_database_never_holds_the_token(network, priya, dan):
    token = network.invitations.send(email=dan.email, by=priya).token

    assert token not in str(NetworkInvitation.objects.values().get())
    assert NetworkInvitation.objects.with_token(token).email == dan.email


def test_whoever_has_one_gets_no_second(network, priya, dan):
    first = network.invitations.send(person=dan, by=priya)

    assert network.invitations.send(email=dan.email, by=priya) == first


def test_the_email_of_a_colleague_is_shown_to_nobody(network, priya, dan):
    assert network.invitations.send(person=dan, by=priya).to_whom == "Dan Hughes"


def test_while_it_is_scoped_members_invite_later_only_leads(network, carol, dan):
    with pytest.raises(PermissionDenied):
        network.invitations.send(email=dan.email, by=carol)


def test_a_request_waits_once_and_lets_in(network, priya, alice, dan):
    asked = network.join_requests.ask(by=dan, words="Kiln Street.")
    assert network.join_requests.ask(by=dan) == asked
    assert told_about(asked, "asked") == {priya, alice}

    asked.accept(by=alice)
    asked.accept(by=alice)

    assert network.is_joined_by(dan)


def test_no_comes_with_its_reason(network, priya, dan):
    asked = network.join_requests.ask(by=dan)
    asked.decline(by=priya, reason="We are full.")

    assert (asked.answer, asked.reason, told_about(asked, "declined")) == ("declined", "We are full.", {dan})
    assert not network.is_joined_by(dan)


@pytest.mark.parametrize(
    ("joining", "visibility"), [("open", "everyone"), ("invitation", "everyone"), ("request", "members")]
)
def test_where_nobody_asks(joining, visibility, network, dan):
    Network.objects.update(joining=joining, visibility=visibility)
    network.refresh_from_db()

    with pytest.raises(PermissionDenied):
        network.join_requests.ask(by=dan)


@pytest.mark.parametrize("wrong", [{"answer": "perhaps"}, {"answer": "accepted"}])
def test_the_database_refuses_half_an_answer(wrong, network, dan):
    network.join_requests.ask(by=dan)

    with pytest.raises(IntegrityError):
        JoinRequest.objects.update(**wrong)


def test_the_database_refuses_two_open_requests(network, dan):
    network.join_requests.ask(by=dan)

    with pytest.raises(IntegrityError):
        JoinRequest.objects.bulk_create([JoinRequest(network=network, user=dan)])


@pytest.mark.parametrize("wrong", [{"role": "lead"}, {"accepted_at": "2026-11-25T09:00Z"}])
def test_the_database_refuses_a_wrong_invitation(wrong, network, priya, dan):
    network.invitations.send(email=dan.email, by=priya)

    with pytest.raises(IntegrityError):
        NetworkInvitation.objects.update(**wrong)
