import pytest

from sharehub.people.postcodes import district_of, district_points, tidy_postcode


@pytest.mark.parametrize("text", ["TS18 1HU", "ts181hu", " Ts18  1hU "])
def test_a_postcode_is_known_however_it_is_typed(text):
    assert tidy_postcode(text) == "TS18 1HU"


@pytest.mark.parametrize("text", ["", "TS18", "A81001", "QHM", "Riverside", "TS18 1H", "TS18 1HUX", "١١", "E" * 10_000])
def test_other_texts_are_no_postcodes(text):
    assert tidy_postcode(text) == ""


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("TS18 1HU", "TS18"),
        ("ts18", "TS18"),
        ("TS18 1", "TS18"),
        ("w1t", "W1T"),
        ("M1 1AA", "M1"),
        ("A81001", ""),
        ("Dr Smith", ""),
        ("M" * 50, ""),
    ],
)
def test_the_district_of_what_was_typed(text, district):
    assert district_of(text) == district


def test_every_district_has_a_place_in_great_britain():
    assert len(district_points()) == 2863
    assert all(49 < point.latitude < 61 and -9 < point.longitude < 2 for point in district_points().values())
