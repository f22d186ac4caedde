import pytest

from innovations.fit import Row, fit_between
from innovations.models import Innovation
from sharehub.people.models import Organisation

HERE = Organisation(pk=1, name="Riverside Practice", setting="town", list_size=8700, deprivation_decile=5)


def study(**about):
    return Innovation(organisation_id=2, **about)


def test_each_thing_known_of_both_places_is_said_to_be_alike_or_not():
    fit = fit_between(study(setting="town", list_size=9400, deprivation_decile=8), HERE)

    assert fit.rows == [
        Row("Setting", "Town", "Town", is_alike=True),
        Row("Patients", "9,400", "8,700", is_alike=True),
        Row("Deprivation", "8 of 10", "5 of 10", is_alike=False),
    ]
    assert fit.verdict == "Alike in two of three"


@pytest.mark.parametrize(
    ("about", "verdict"),
    [
        ({"setting": "town", "list_size": 8000, "deprivation_decile": 3}, "Alike in all three"),
        ({"setting": "rural", "list_size": 2000, "deprivation_decile": 10}, "Different in all three"),
        ({"setting": "town", "list_size": 8000}, "Alike in both"),
        ({"setting": "rural"}, "Different"),
        ({}, ""),
    ],
)
def test_the_verdict_counts_in_words(about, verdict):
    assert fit_between(study(**about), HERE).verdict == verdict


@pytest.mark.parametrize(("patients", "is_alike"), [(5800, True), (5799, False), (13050, True), (13051, False)])
def test_lists_are_alike_up_to_half_as_large_again(patients, is_alike):
    assert fit_between(study(list_size=patients), HERE).rows[0].is_alike is is_alike


def test_nothing_is_compared_without_a_place_or_with_the_very_place():
    about = study(setting="town")

    assert fit_between(about, None).rows == [Row("Setting", "Town")]
    assert fit_between(Innovation(organisation_id=1, setting="town"), HERE).yours is None
    assert fit_between(about, Organisation(pk=3, kind="pcn")).yours is None


def test_what_is_not_known_of_the_readers_place_is_left_open():
    fit = fit_between(study(setting="town", list_size=9400), Organisation(pk=3, setting="town"))

    assert fit.rows == [Row("Setting", "Town", "Town", is_alike=True), Row("Patients", "9,400")]
    assert fit.verdict == "Alike"
