"""A varied set of case studies, and how to look for them."""

from importlib import import_module

import pytest
from django.apps import apps
from django.http import QueryDict

from innovations.finding import Finding
from innovations.models import CostBand, Stage
from tests.factories import create_measure, create_organisation, create_published_innovation, create_theme

SETTINGS = ["urban", "town", "rural", ""]
SIZES = [3000, 6000, 9000, 15000, 30000, None]
HOURS = [None, 4, 30, 100, 500]


@pytest.fixture
def abbreviations(db):
    """As the migration left them: browser tests empty every table after them."""
    import_module("innovations.migrations.0008_abbreviation_thanks").add_first_abbreviations(apps, None)


@pytest.fixture
def look():
    """`look(user, "q=letters&stage=idea")`: the Finding of that address."""
    return lambda user, address="": Finding(QueryDict(address), user)


@pytest.fixture
def titles():
    """`titles(finding)`: what stands on its page, in order."""
    return lambda finding, page=1: [result.innovation.title for result in finding.page(page).object_list]


@pytest.fixture
def variety(alice, carol, dan):
    """25 case studies that differ in all that one can narrow by; every fifth is for colleagues only."""
    themes = [create_theme(name) for name in ("Letters", "Phones", "Recall")]
    nowhere = create_organisation("Nowhere Surgery")
    made = []
    for n in range(25):
        by = (alice, carol, dan)[n % 3]
        innovation = create_published_innovation(
            by=by,
            title=f"Case {n}",
            problem=" ".join(word for step, word in [(1, "waiting"), (2, "letters"), (3, "phones")] if n % step == 0),
            organisation=nowhere if n == 24 else by.organisation,
            stage=list(Stage)[n % 4],
            setting=SETTINGS[n % len(SETTINGS)],
            list_size=SIZES[n % len(SIZES)],
            deprivation_decile=n % 11 or None,
            setup_hours=HOURS[n % len(HOURS)],
            cost_band=["", *CostBand.values][n % 6],
            is_open_to_contact=(None, True, False)[n % 3],
            visibility="signed_in" if n % 5 == 0 else "everyone",
            themes=[theme for at, theme in enumerate(themes) if n % (at + 2) == 0],
        )
        if n % 2:
            create_measure(innovation)
        made.append(innovation)
    return made
