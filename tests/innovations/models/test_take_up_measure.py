"""What a place measured of what it took up."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from innovations.models import NotAffiliated, TakeUpMeasure
from sharehub.core.locking import StaleVersion
from tests.factories import create_published_innovation, create_take_up

pytestmark = pytest.mark.django_db
SAID = {"benefit": "staff_time", "what": "Letters a day", "before": Decimal(52), "after": Decimal(14)}


@pytest.fixture
def take_up(alice, dan):
    return create_take_up(create_published_innovation(by=alice), by=dan)


@pytest.fixture
def measure(take_up, dan):
    return take_up.measures.record(by=dan, **SAID)


def test_they_stand_in_the_order_in_which_they_were_recorded(take_up, measure, dan):
    second = take_up.measures.record(by=dan, **SAID | {"what": "Hours"})

    assert list(take_up.measures.all()) == [measure, second]


def test_a_stale_change_is_refused(measure, dan):
    measure.edit(by=dan, version=1, after=Decimal(12))

    with pytest.raises(StaleVersion):
        measure.edit(by=dan, version=1, after=Decimal(10))

    measure.refresh_from_db()
    assert measure.after == 12


def test_it_can_be_removed(take_up, measure, dan):
    measure.remove(by=dan)

    assert not take_up.measures.exists()


def test_others_record_change_and_remove_nothing(take_up, measure, alice, mo):
    for person in (alice, mo):
        for verb in (
            lambda person=person: take_up.measures.record(by=person, **SAID),
            lambda person=person: measure.edit(by=person, version=1, after=Decimal(0)),
            lambda person=person: measure.remove(by=person),
        ):
            with pytest.raises(NotAffiliated):
                verb()


@pytest.mark.parametrize("wrong", [{"benefit": "glory"}, {"what": ""}])
def test_the_database_refuses(wrong, measure):
    with pytest.raises(IntegrityError), transaction.atomic():
        TakeUpMeasure.objects.filter(pk=measure.pk).update(**wrong)
