"""The workbook that speed is measured with is as large as it says, and gone afterwards."""

import pytest

from innovations.differences import compare
from innovations.models import Edition, Entry, Innovation, Version
from sharehub.demo.heavy import ENTRIES, HOSTILE, IN_EDITION, VERSIONS, heavy_workbook
from sharehub.moderation.identifiable import find

pytestmark = pytest.mark.django_db


def test_it_is_as_large_as_it_says(alice):
    with heavy_workbook(alice) as innovation:
        newer, older = innovation.editions.all()
        changes = compare(older.entries.all(), newer.entries.all())

        assert innovation.entries.count() == ENTRIES
        assert [change.state for change in changes] == ["changed"] * IN_EDITION
        assert innovation.versions.of_entry(innovation.entries.in_order().first().pk).count() == VERSIONS


def test_it_leaves_nothing_behind(alice):
    with heavy_workbook(alice):
        assert Innovation.objects.exists()

    assert [model for model in (Innovation, Entry, Edition, Version) if model.objects.exists()] == []


def test_what_is_hostile_makes_the_check_work():
    assert any(find(unit * 100) for unit in HOSTILE)
