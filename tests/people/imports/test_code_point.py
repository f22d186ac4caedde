import zipfile

import pytest
from django.core.management.base import CommandError

from sharehub.people.distance import Point, miles_between
from sharehub.people.geography import point_for_postcode
from sharehub.people.imports import files
from sharehub.people.models import Postcode
from tests.factories import create_organisation

from .helpers import run_import, write_code_point

pytestmark = pytest.mark.django_db

BIG_BEN = Point(51.5007, -0.1246)


@pytest.fixture
def practice():
    return create_organisation("By Big Ben", postcode="SW1A 0AA")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "codepo_gb.zip"


def test_the_national_grid_becomes_latitude_and_longitude(practice, file):
    other = create_organisation("Nowhere", postcode="ZZ1 1ZZ")
    rows = [["SW1A0AA", 10, 530268, 179640, "E92000001"], ["SW1A 1AA", 10, 529090, 179645, "E92000001"]]

    result = run_import(code_point=write_code_point(file, {"sw": rows, "ab": [["AB101AB", 10, 394235, 806529]]}))

    practice.refresh_from_db()
    other.refresh_from_db()
    assert miles_between(practice.point, BIG_BEN) < 0.05
    assert other.point is None
    assert result.table["Practices"]["updated"] == 1
    assert run_import(code_point=file).table["Practices"]["unchanged"] == 1


def test_a_postcode_without_a_position_is_left_out(practice, file):
    result = run_import(code_point=write_code_point(file, {"sw": [["SW1A0AA", 90, 0, 0]]}))
    assert "1 left out, 0 refused" in result.out


def test_bad_rows_are_reported_with_their_file_and_line(practice, file):
    rows = [["SW1A0AA", 10], ["SW1A0AA", 10, "east", "north"], ["SW1A0AA", 10, 9_000_000, 1]]
    result = run_import(code_point=write_code_point(file, {"sw": rows}))
    assert result.refusals == [
        f"{file}, line Data/CSV/sw.csv:1: has 2 columns where at least 4 are expected",
        f"{file}, line Data/CSV/sw.csv:2: easting and northing are not whole numbers of metres",
        f"{file}, line Data/CSV/sw.csv:3: 9000000, 1 lies outside the national grid",
    ]


def test_a_small_archive_that_unpacks_to_gigabytes_is_refused(practice, file, monkeypatch):
    monkeypatch.setattr("sharehub.people.imports.code_point.LARGEST_CODE_POINT", 10_000)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Data/CSV/sw.csv", "0" * 20_000)
    with pytest.raises(CommandError, match="it unpacks to far more than any real one"):
        run_import(code_point=file)


def test_an_archive_of_thousands_of_files_is_refused(practice, file):
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(files.MOST_MEMBERS + 1):
            archive.writestr(f"Data/CSV/{number}.csv", "")
    with pytest.raises(CommandError, match="it unpacks to far more than any real one"):
        run_import(code_point=file)


def test_another_archive_is_refused(practice, file):
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "hello")
    with pytest.raises(CommandError, match=r"it holds no such files\. Expected codepo_gb\.zip"):
        run_import(code_point=file)
    file.write_text("not an archive")
    with pytest.raises(CommandError, match="this is no sound zip archive"):
        run_import(code_point=file)


def test_every_postcode_is_exact_afterwards_and_again_changes_nothing(practice, file):
    rows = [
        ["SW1A0AA", 10, 530268, 179640],
        ["SW1A 1AA", 10, 529090, 179645],
        ["SW1A2AA", 90, 0, 0],
        ["JUNK", 10, 1, 1],
    ]
    for _ in range(2):
        result = run_import(code_point=write_code_point(file, {"sw": rows, "ab": [["AB101AB", 10, 394235, 806529]]}))

        assert sorted(Postcode.objects.values_list("pk", flat=True)) == ["AB10 1AB", "SW1A 0AA", "SW1A 1AA"]
        assert "(Postcodes): 5 rows, 3 used, 1 left out, 1 refused" in result.out
    assert miles_between(point_for_postcode("sw1a1aa"), Point(51.5010, -0.1416)) < 0.05
