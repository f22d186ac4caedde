"""Credit: nobody is named who did not agree."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from innovations.models import Credit
from sharehub.activity.models import Notification
from tests.factories import create_innovation

pytestmark = pytest.mark.django_db


def test_a_colleague_with_an_account_is_asked_first(alice, bob):
    innovation = create_innovation(by=alice)
    credit = innovation.credits.give(person=bob, did="Read every letter", by=alice)
    assert list(innovation.credits.named()) == []
    assert Notification.objects.get().recipient == bob

    credit.answer(by=bob, agrees=True)
    assert list(innovation.credits.named()) == [credit]

    credit.answer(by=bob, agrees=False)
    assert list(innovation.credits.named()) == []


def test_naming_oneself_needs_no_asking(alice):
    innovation = create_innovation(by=alice)

    credit = innovation.credits.give(person=alice, did="Counted", by=alice)

    assert list(innovation.credits.named()) == [credit]


def test_somebody_without_an_account_shows_once_the_author_says_they_agreed(alice):
    innovation = create_innovation(by=alice)
    credit = innovation.credits.give(name="Nadia Osei", did="Wrote half of the list", by=alice)
    assert list(innovation.credits.named()) == []

    credit.edit(by=alice, version=1, did=credit.did, name="Nadia Osei", has_agreed=True)

    assert list(innovation.credits.named()) == [credit]


def test_an_author_who_had_it_open_does_not_undo_a_no(alice, bob):
    innovation = create_innovation(by=alice)
    innovation.credits.give(person=bob, did="Read every letter", by=alice).answer(by=bob, agrees=True)
    as_opened = innovation.credits.get()
    innovation.credits.get().answer(by=bob, agrees=False)

    as_opened.edit(by=alice, version=1, did="Read every second letter")

    assert Credit.objects.get().consent == "declined"


def test_nobody_answers_for_somebody_else(alice, bob):
    credit = create_innovation(by=alice).credits.give(person=bob, did="Read every letter", by=alice)

    with pytest.raises(PermissionDenied):
        credit.answer(by=alice, agrees=True)


@pytest.mark.parametrize("broken", [{"name": "Both"}, {"person": None}, {"did": ""}, {"consent": "perhaps"}])
def test_the_database_refuses(broken, alice, bob):
    create_innovation(by=alice).credits.give(person=bob, did="Read every letter", by=alice)

    with pytest.raises(IntegrityError), transaction.atomic():
        Credit.objects.update(**broken)
