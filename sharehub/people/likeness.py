"""How unlike two practices are, reckoned by the database, and what a practice is like in words."""

from django.db.models import Case, F, FloatField, Value, When
from django.db.models.functions import Abs, Cast, Coalesce

from .bands import DeprivationBand

# What counts as one step apart: half as many patients again, or three tenths of the deprivation scale. A different
# setting weighs as much as two, because a rural practice learns little from a city's; a town lies between.
LIST_SIZE_STEP = 0.5
DECILE_STEP = 3.0
OTHER_SETTING, NEXT_SETTING = 2.0, 1.0
UNKNOWN = 1.5

SETTINGS_IN_ORDER = ["urban", "town", "rural"]
AREAS = {
    DeprivationBand.MOST: " in one of the more deprived areas",
    DeprivationBand.LEAST: " in one of the less deprived areas",
}


def unlikeness_to(organisation, *, at=""):
    """An expression, 0 for the same, larger for less alike; None where nothing is known of `organisation`.

    `at` leads from what is asked for to its organisation, as in "organisation__".
    """
    gaps = []
    if organisation.list_size:
        apart = Abs(Cast(F(f"{at}list_size"), FloatField()) - organisation.list_size) / float(organisation.list_size)
        gaps.append(Coalesce(apart / LIST_SIZE_STEP, UNKNOWN))
    if organisation.deprivation_decile:
        apart = Abs(Cast(F(f"{at}deprivation_decile"), FloatField()) - organisation.deprivation_decile)
        gaps.append(Coalesce(apart / DECILE_STEP, UNKNOWN))
    if organisation.setting:
        gaps.append(_setting_gap(organisation.setting, at))
    return sum(gaps[1:], gaps[0]) if gaps else None


def _setting_gap(setting, at):
    own = SETTINGS_IN_ORDER.index(setting)
    cases = [
        When(**{f"{at}setting": other}, then=Value([0.0, NEXT_SETTING, OTHER_SETTING][abs(place - own)]))
        for place, other in enumerate(SETTINGS_IN_ORDER)
    ]
    return Case(*cases, default=Value(UNKNOWN), output_field=FloatField())


def about(number):
    """`number` of patients as people say it: 8,166 is "about 8,000", 412 "about 400"."""
    step = 100 if number < 1_000 else 500 if number < 10_000 else 1_000
    return f"about {max(step, round(number / step) * step):,}"


def in_words(practice):
    """ "a rural practice of about 8,000": what is known of its setting and list size."""
    kinds = {"urban": "an urban practice", "town": "a town practice", "rural": "a rural practice"}
    words = kinds.get(practice.setting, "a practice")
    return f"{words} of {about(practice.list_size)}" if practice.list_size else words


def why_like(practice, other):
    """Say what `practice` is like, with its deprivation where it shares that with `other`."""
    band = DeprivationBand.of(practice.deprivation_decile)
    shared = band and band == DeprivationBand.of(other.deprivation_decile)
    return in_words(practice) + (AREAS.get(band, "") if shared else "")
