"""Author: a case study always has an owner."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from innovations.models import LastOwner
from tests.factories import create_innovation

pytestmark = pytest.mark.django_db


def test_the_last_owner_cannot_leave(alice):
    author = create_innovation(by=alice).authors.get()

    with pytest.raises(LastOwner):
        author.remove(by=alice)


def test_after_handing_over_the_former_owner_may_leave(alice, bob):
    innovation = create_innovation(by=alice)
    bobs = innovation.authors.create(person=bob)

    bobs.hand_over(by=alice)
    innovation.authors.get(person=alice).remove(by=alice)

    assert [(author.person, author.role) for author in innovation.authors.all()] == [(bob, "owner")]


def test_nobody_hands_over_to_a_closed_account(alice, bob):
    innovation = create_innovation(by=alice)
    bobs = innovation.authors.create(person=bob)
    bob.is_active = False
    bob.save()

    with pytest.raises(PermissionDenied):
        bobs.hand_over(by=alice)
    assert innovation.is_owned_by(alice)


def test_an_owner_by_handing_over_is_the_last_one_also_on_a_page_opened_before(alice, bob):
    innovation = create_innovation(by=alice)
    bobs = innovation.authors.create(person=bob)
    as_opened = innovation.authors.get(person=bob)
    bobs.hand_over(by=alice)

    with pytest.raises(LastOwner):
        as_opened.remove(by=bob)


def test_an_editor_may_leave_but_not_send_others_away(alice, bob, carol):
    innovation = create_innovation(by=alice)
    bobs, carols = innovation.authors.create(person=bob), innovation.authors.create(person=carol)

    with pytest.raises(PermissionDenied):
        carols.remove(by=bob)
    bobs.remove(by=bob)

    assert {author.person for author in innovation.authors.all()} == {alice, carol}


def test_an_editor_cannot_make_themselves_the_owner(alice, bob):
    bobs = create_innovation(by=alice).authors.create(person=bob)

    with pytest.raises(PermissionDenied):
        bobs.hand_over(by=bob)


def test_nobody_is_an_author_twice(alice):
    innovation = create_innovation(by=alice)

    with pytest.raises(IntegrityError), transaction.atomic():
        innovation.authors.create(person=alice)
