import datetime

import pytest
import time_machine
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


TODAY = datetime.date(2026, 11, 25)


@pytest.mark.parametrize(
    ("contactable", "not_before", "words", "may"),
    [
        ("", None, "", True),
        ("happy_to_talk", None, "Happy to talk", True),
        ("here_only", None, "Prefers questions here", False),
        ("not_now", datetime.date(2027, 1, 4), "Not before 4 January 2027; ask here meanwhile", False),
        ("not_now", None, "Not now; ask here meanwhile", False),
        ("not_now", TODAY, "", True),
    ],
)
@time_machine.travel("2026-11-25 12:00")
def test_whether_they_may_be_rung(alice, contactable, not_before, words, may):
    alice.say_contactable(contactable, not_before)

    alice = User.objects.get(pk=alice.pk)
    assert (alice.contact_words, alice.may_be_contacted) == (words, may)


def test_a_day_is_kept_only_with_not_now(alice):
    alice.say_contactable("not_now", TODAY)
    alice.say_contactable("happy_to_talk", TODAY)

    assert User.objects.get(pk=alice.pk).not_before is None


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"contactable": "whenever"}, "contactable"),
        ({"contactable": "here_only", "not_before": TODAY}, "not_before_when_not_now"),
        ({"contactable": "", "not_before": TODAY}, "not_before_when_not_now"),
    ],
)
def test_what_the_database_refuses_of_getting_in_touch(fields, name, alice):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        User.objects.filter(pk=alice.pk).update(**fields)
