"""Abbreviation: kept once, with what it is short for."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from innovations.models import Abbreviation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def first_ones(db):
    """As the migration left them: browser tests empty every table after them."""
    import_module("innovations.migrations.0008_abbreviation_thanks").add_first_abbreviations(apps, None)


def test_the_first_ones_come_with_the_site():
    assert Abbreviation.objects.count() > 40
    assert str(Abbreviation.objects.get(short="PCN")) == "PCN: primary care network"
    assert set(Abbreviation.objects.filter(is_known_to_all=True).values_list("short", flat=True)) >= {"GP", "NHS"}


@pytest.mark.parametrize("broken", [{"short": ""}, {"long": ""}, {"short": "qof"}])
def test_the_database_refuses(broken):
    with pytest.raises(IntegrityError), transaction.atomic():
        Abbreviation.objects.filter(short="PCN").update(**broken)
