"""What people give their word for, and on which page it holds."""

import pytest
from django.db import IntegrityError, transaction

from sharehub.moderation.models import Assurance

pytestmark = pytest.mark.django_db


def test_a_word_holds_for_one_person_on_one_page(alice, bob):
    Assurance.objects.give(by=alice, page="/a/", reason="Ours", passages=["07700 900123", "Mrs Fernsby"])
    Assurance.objects.give(by=alice, page="/a/", reason="Ours too", passages=["ZZ30 1CK"])

    assert Assurance.objects.passages_of(alice, "/a/") == {"07700 900123", "Mrs Fernsby", "ZZ30 1CK"}
    assert Assurance.objects.passages_of(alice, "/b/") == set()
    assert Assurance.objects.passages_of(bob, "/a/") == set()


def test_the_longest_address_is_kept_as_far_as_it_fits(alice):
    page = "/" + "a" * 3000
    Assurance.objects.give(by=alice, page=page, reason="Ours", passages=["x"])
    assert Assurance.objects.passages_of(alice, page) == {"x"}


def test_it_takes_a_reason(alice):
    with pytest.raises(IntegrityError), transaction.atomic():
        Assurance.objects.give(by=alice, page="/a/", reason="", passages=["x"])
