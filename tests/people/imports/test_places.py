"""List sizes, positions and context: each gives fields to organisations that we have."""

import pytest
from django.core.management.base import CommandError

from sharehub.people.models import Organisation
from tests.factories import create_organisation

from .helpers import run_import, write_csv

pytestmark = pytest.mark.django_db


@pytest.fixture
def densham():
    return create_organisation("The Densham Surgery", ods_code="A81001", postcode="TS18 1HU")


@pytest.fixture
def read(tmp_path):
    """`read("positions", rows)` imports the rows as that file."""

    def read(name, rows):
        return run_import(**{name: write_csv(tmp_path / f"{name}.csv", rows)})

    return read


SIZES = ["PUBLICATION", "CODE", "SEX", "AGE", "NUMBER_OF_PATIENTS"]


def test_list_sizes_are_those_of_everybody(densham, read):
    read("list_sizes", [SIZES, ["GP", "A81001", "MALE", "ALL", "2000"], ["GP", "a81001", "ALL", "ALL", "4100"]])
    densham.refresh_from_db()
    assert densham.list_size == 4100


def test_list_sizes_that_are_none_are_refused(densham, read):
    rows = [["GP", "A81001", "ALL", "ALL", size] for size in ["many", "", "-3", "12.5", "99999999"]]
    result = read("list_sizes", [SIZES, *rows])
    densham.refresh_from_db()
    assert densham.list_size is None
    assert [line.split(": ", 1)[1] for line in result.refusals] == [
        "the number of patients “many” is not a whole number from 0 to 1,000,000",
        "the number of patients is missing",
        "the number of patients “-3” is not a whole number from 0 to 1,000,000",
        "the number of patients “12.5” is not a whole number from 0 to 1,000,000",
        "the number of patients “99999999” is not a whole number from 0 to 1,000,000",
    ]


def test_practices_we_do_not_have_are_left_out(densham, read):
    result = read("list_sizes", [SIZES, ["GP", "Z99999", "ALL", "ALL", "100"]])
    assert "1 left out" in result.out
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize(
    "header", [["code", "lat", "lon"], ["ODS_Code", "Latitude", "Longitude"], ["Practice Code", "LAT", "lng"]]
)
def test_positions_have_headings_of_many_kinds(densham, read, header):
    read("positions", [header, ["A81001", "54.561625", "-1.318986"]])
    densham.refresh_from_db()
    assert densham.point == (54.561625, -1.318986)


def test_a_position_outside_the_country_is_refused(densham, read):
    rows = [["A81001", "-1.3", "54.5"], ["A81001", "54.5", ""], ["A81001", "north", "1"], ["A81001", "nan", "0"]]
    result = read("positions", [["code", "lat", "lon"], *rows])
    assert [line.split(": ", 1)[1] for line in result.refusals] == [
        "the latitude -1.3 lies outside the United Kingdom; are the columns swapped?",
        "has only one of latitude and longitude",
        "the latitude “north” is not a number",
        "the latitude nan lies outside the United Kingdom; are the columns swapped?",
    ]


@pytest.mark.parametrize(
    ("rural", "setting"),
    [
        ("0", "urban"),
        ("1", "rural"),
        ("2", "rural"),
        ("town", "town"),
        ("D1", "town"),
        ("A1", "urban"),
        ("F2", "rural"),
        ("Rural town and fringe", "town"),
        ("Urban city and town", "urban"),
        ("Rural village", "rural"),
    ],
)
def test_the_setting_comes_from_classes_and_words(densham, read, rural, setting):
    read("context", [["code", "imd_decile", "ruc"], ["A81001", "2", rural]])
    densham.refresh_from_db()
    assert (densham.setting, densham.deprivation_decile) == (setting, 2)


def test_an_empty_cell_takes_nothing_away(densham, read):
    read("context", [["ods_code", "decile", "setting"], ["A81001", "2", "rural"]])
    read("context", [["ods_code", "decile", "setting"], ["A81001", "3", ""]])
    densham.refresh_from_db()
    assert (densham.setting, densham.deprivation_decile) == ("rural", 3)


def test_context_may_have_one_of_its_two_columns(densham, read):
    read("context", [["ods_code", "decile"], ["A81001", "9"]])
    densham.refresh_from_db()
    assert (densham.setting, densham.deprivation_decile) == ("", 9)


def test_unknown_classes_and_deciles_are_refused(densham, read):
    result = read("context", [["code", "decile", "ruc"], ["A81001", "11", "0"], ["A81001", "1", "seaside"]])
    assert [line.split(": ", 1)[1] for line in result.refusals] == [
        "the deprivation decile “11” is not a whole number from 1 to 10",
        "the rural class “seaside” is none of 0, 1, 2, A1 to F2, urban, town, rural",
    ]


@pytest.mark.parametrize(
    ("name", "header", "expected"),
    [
        ("list_sizes", ["code", "name"], "NUMBER_OF_PATIENTS"),
        ("positions", ["code", "lat"], "latitude"),
        ("context", ["code", "name"], "rural class"),
        ("context", ["decile", "setting"], "ODS code"),
    ],
)
def test_a_wrong_file_is_refused_whole(densham, read, name, header, expected):
    with pytest.raises(CommandError, match=f"the first line is “{', '.join(header)}”. Expected .*{expected}"):
        read(name, [header, ["A81001", "1"]])


def test_an_empty_file_is_refused(densham, read):
    with pytest.raises(CommandError, match="it is empty"):
        read("positions", [])
