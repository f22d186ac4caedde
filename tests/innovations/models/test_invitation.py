"""Invitation: to one address, usable once, for two weeks, until it is taken back."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from innovations.models import Invitation, InvitationUnusable
from tests.factories import create_innovation

pytestmark = pytest.mark.django_db


@pytest.fixture
def invitation(alice, bob):
    return create_innovation(by=alice).invitations.send(email=bob.email.upper(), by=alice)


def test_accepting_makes_an_editor_who_sees_the_draft(invitation, bob):
    found = Invitation.objects.with_token(invitation.token)

    found.accept(by=bob)

    assert found.innovation.can_be_edited_by(bob)


def test_the_database_never_holds_the_token(invitation):
    assert invitation.token not in str(Invitation.objects.values().get())


def test_it_works_once(invitation, bob):
    invitation.accept(by=bob)
    invitation.accept(by=bob)  # a double click
    assert invitation.innovation.authors.filter(person=bob).count() == 1

    invitation.innovation.authors.get(person=bob).remove(by=bob)
    invitation.accept(by=bob)
    assert not invitation.innovation.is_authored_by(bob)


def test_once_out_of_date_it_no_longer_tells_what_the_draft_is_called(invitation, alice, bob, time_machine):
    assert list(Invitation.objects.visible_to(bob)) == [invitation]

    time_machine.move_to(invitation.expires_at)
    assert list(Invitation.objects.visible_to(bob)) == []
    assert list(Invitation.objects.visible_to(alice)) == [invitation]


def test_somebody_else_cannot_use_it(invitation, carol):
    with pytest.raises(InvitationUnusable, match="another email address"):
        invitation.accept(by=carol)


def test_it_runs_out_after_two_weeks(invitation, bob, time_machine):
    time_machine.move_to(invitation.expires_at)

    with pytest.raises(InvitationUnusable, match="run out"):
        invitation.accept(by=bob)
    assert not Invitation.objects.open().exists()


def test_taken_back_it_is_worth_nothing(invitation, alice, bob):
    invitation.revoke(by=alice)

    with pytest.raises(InvitationUnusable, match="taken back"):
        invitation.accept(by=bob)


def test_only_the_owner_invites(alice, bob):
    innovation = create_innovation(by=alice)
    innovation.authors.create(person=bob)

    with pytest.raises(PermissionDenied):
        innovation.invitations.send(email="carol@example.org", by=bob)


def test_whoever_is_invited_is_told_and_sees_it(invitation, bob, carol):
    assert list(bob.notifications.values_list("event__verb", flat=True)) == ["invitation_sent"]
    assert list(Invitation.objects.visible_to(bob)) == [invitation]
    assert list(Invitation.objects.visible_to(carol)) == []


def test_the_database_refuses_an_acceptance_by_nobody(invitation, alice):
    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.update(accepted_at=invitation.invited_at)
