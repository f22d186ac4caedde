"""What the database keeps of a finding: the lower level, and no answers of fewer than four."""

import pytest
from django.db import IntegrityError

from communities.health.levels import Area
from communities.models import HealthFinding

SAID = {"answers_level": 2, "yes": 1, "partly": 1, "no": 2}


@pytest.fixture
def health_round(network, priya):
    return network.health_rounds.begin(by=priya)


def make(health_round, **fields):
    fields = {"area": Area.WORTH, "step": "Ask."} | fields
    return HealthFinding.objects.bulk_create([HealthFinding(health_round=health_round, **fields)])


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"facts_level": 3, "level": 3},
        SAID | {"level": 2},
        SAID | {"facts_level": 3, "level": 2},
        SAID | {"facts_level": 1, "level": 1},
        SAID | {"facts_level": 2, "level": 2, "is_split": True},
    ],
)
def test_the_lower_of_what_is_known(kept, health_round):
    make(health_round, **kept)

    assert HealthFinding.objects.count() == 1


@pytest.mark.parametrize(
    "broken",
    [
        {"level": 3},
        {"facts_level": 3},
        {"facts_level": 3, "level": 2},
        {"facts_level": 5, "level": 5},
        {"facts_level": 0, "level": 0},
        SAID,
        SAID | {"level": 3},
        SAID | {"facts_level": 3, "level": 3},
        SAID | {"facts_level": 1, "level": 2},
        SAID | {"facts_level": 9, "level": 2},
        {"area": "money"},
        # of fewer than four answers
        SAID | {"level": 2, "no": 1},
        SAID | {"level": 2, "yes": None},
        SAID | {"level": 2, "answers_level": None},
        {"facts_level": 3, "level": 3, "no": 1},
        {"facts_level": 3, "level": 3, "is_split": True},
    ],
)
def test_the_database_keeps_its_promises(broken, health_round):
    with pytest.raises(IntegrityError):
        make(health_round, **broken)


def test_the_database_keeps_one_an_area(health_round):
    make(health_round)

    with pytest.raises(IntegrityError):
        make(health_round)
