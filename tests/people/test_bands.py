import pytest

from sharehub.people.bands import DeprivationBand, ListSizeBand


@pytest.mark.parametrize(
    ("patients", "band"),
    [
        (None, ""),
        (0, "under_5000"),
        (4_999, "under_5000"),
        (5_000, "5000_to_7999"),
        (8_000, "8000_to_11999"),
        (12_000, "12000_to_19999"),
        (19_999, "12000_to_19999"),
        (20_000, "over_20000"),
    ],
)
def test_the_band_of_a_list_size(patients, band):
    assert ListSizeBand.of(patients) == band


@pytest.mark.parametrize(
    ("decile", "band"),
    [(None, ""), (1, "most_deprived"), (3, "most_deprived"), (4, "middle"), (7, "middle"), (8, "least_deprived")],
)
def test_the_band_of_a_decile(decile, band):
    assert DeprivationBand.of(decile) == band
