import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction

from sharehub.people.models import User
from tests.factories import PASSWORD


def test_two_accounts_never_share_an_email_however_it_is_written(alice):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("ALICE.GREEN@example.org", name="Another Alice")
    with pytest.raises(IntegrityError):
        User(email="Alice.Green@Example.org", name="Another Alice").save()


def test_people_sign_in_by_email_in_any_case(alice):
    assert authenticate(username="Alice.Green@EXAMPLE.org", password=PASSWORD) == alice


def test_an_account_without_a_password_cannot_sign_in_by_one(db):
    user = User.objects.create_user("new@example.org", name="New")
    assert not user.has_usable_password()


def test_a_person_is_called_by_their_name_never_by_their_email(alice):
    assert str(alice) == alice.get_full_name() == "Alice Green"


def test_a_superuser_is_a_moderator_too(db):
    assert User.objects.create_superuser("root@example.org", "secret", name="Root").is_moderator


def test_a_moderator_whose_account_is_closed_moderates_no_more(mo):
    mo.is_active = False
    assert not mo.is_moderator


def test_a_person_works_at_the_first_place_they_joined(alice, castle_road, riverside):
    alice.affiliations.join(organisation=castle_road, job_role="Adviser")
    assert alice.organisation == riverside
    assert alice.works_at(castle_road)


def test_a_stranger_works_nowhere(stranger, riverside):
    assert stranger.organisation is None
    assert not stranger.works_at(riverside)


def test_a_new_name_is_kept(alice):
    alice.rename("Alice Greene")
    assert User.objects.get(pk=alice.pk).name == "Alice Greene"
