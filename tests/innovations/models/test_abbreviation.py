"""Abbreviation: kept once, with what it is short for."""

import pytest
from django.db import IntegrityError, transaction

from innovations.models import Abbreviation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("abbreviations")]


def test_the_first_ones_come_with_the_site():
    assert Abbreviation.objects.count() > 40
    assert str(Abbreviation.objects.get(short="PCN")) == "PCN: primary care network"
    assert set(Abbreviation.objects.filter(is_known_to_all=True).values_list("short", flat=True)) >= {"GP", "NHS"}


@pytest.mark.parametrize("broken", [{"short": ""}, {"long": ""}, {"short": "qof"}])
def test_the_database_refuses(broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        Abbreviation.objects.filter(short="PCN").update(**broken)
