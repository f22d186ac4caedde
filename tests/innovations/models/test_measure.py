"""Measure: a number before and after."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from innovations.models import Measure
from sharehub.core.locking import StaleVersion
from sharehub.search.models import SearchRecord
from tests.factories import create_innovation, create_measure, create_published_innovation

pytestmark = pytest.mark.django_db


def test_measures_keep_the_order_they_were_added_in(alice):
    innovation = create_innovation(by=alice)
    create_measure(innovation, what="Letters")
    create_measure(innovation, what="Minutes")

    assert [measure.what for measure in innovation.measures.all()] == ["Letters", "Minutes"]


def test_readers_can_narrow_by_it_at_once(alice):
    innovation = create_published_innovation(by=alice)
    assert not SearchRecord.objects.get().has_measures

    measure = create_measure(innovation)
    assert SearchRecord.objects.get().has_measures

    measure.remove(by=alice)
    assert not SearchRecord.objects.get().has_measures


def test_a_stale_change_is_refused(alice):
    measure = create_measure(create_innovation(by=alice))
    same = Measure.objects.get()
    measure.edit(by=alice, version=1, after=Decimal("9"))

    with pytest.raises(StaleVersion):
        same.edit(by=alice, version=1, after=Decimal("8"))
    assert Measure.objects.get().after == 9


def test_only_authors_add_and_change(alice, bob):
    innovation = create_innovation(by=alice)
    measure = create_measure(innovation)

    for attempt in (
        lambda: create_measure(innovation, by=bob),
        lambda: measure.edit(by=bob, version=1, what="Mine"),
        lambda: measure.remove(by=bob),
    ):
        with pytest.raises(PermissionDenied):
            attempt()


@pytest.mark.parametrize("broken", [{"benefit": "fame"}, {"what": ""}])
def test_the_database_refuses(broken, alice):
    create_measure(create_innovation(by=alice))

    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.update(**broken)
