from datetime import date

import pytest
from django.core.management.base import CommandError

from sharehub.people.models import Organisation
from tests.factories import create_organisation

from .helpers import practice, run_import, write_csv

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    return tmp_path / "epraccur.csv"


def test_an_open_practice_is_made_with_its_icb(file):
    result = run_import(practices=write_csv(file, [practice()]))

    densham = Organisation.objects.get(ods_code="A81001")
    assert (densham.name, densham.kind, densham.postcode) == ("The Densham Surgery", "practice", "TS18 1HU")
    assert (densham.address, densham.is_open) == ("Lawson Street", True)
    assert (densham.icb.ods_code, densham.icb.name) == ("QHM", "QHM")
    assert result.table["Practices"]["created"] == result.table["ICBs"]["created"] == 1


@pytest.mark.parametrize(
    ("status", "setting"),
    [("C", "4"), ("D", "4"), ("P", "4"), ("A", "9"), ("INACTIVE", "RO76"), ("ACTIVE", "RO72"), ("A", "")],
)
def test_what_is_no_open_practice_is_left_out(file, status, setting):
    result = run_import(practices=write_csv(file, [practice(status=status, setting=setting)]))
    assert not Organisation.objects.exists()
    assert "1 left out, 0 refused" in result.out


def test_the_newer_words_are_understood(file):
    rows = [practice(status="ACTIVE", setting="RO76"), practice("B81002", status="INACTIVE", setting="RO76")]
    run_import(practices=write_csv(file, rows))
    assert Organisation.objects.practices().get().ods_code == "A81001"


@pytest.mark.parametrize(("status", "closed", "on"), [("C", "20230331", date(2023, 3, 31)), ("D", "", date.today())])
def test_a_closed_practice_is_closed_not_deleted(file, status, closed, on):
    run_import(practices=write_csv(file, [practice()]))

    result = run_import(practices=write_csv(file, [practice(status=status, closed=closed)]))

    assert Organisation.objects.get(ods_code="A81001").closed_on == on
    assert result.table["Practices"]["closed"] == 1
    again = run_import(practices=file)
    assert again.table["Practices"]["unchanged"] == 1


def test_a_practice_that_is_in_the_file_no_more_stays(file):
    run_import(practices=write_csv(file, [practice()]))
    run_import(practices=write_csv(file, [practice("A81002")]))
    assert Organisation.objects.practices().open().count() == 2


def test_a_practice_can_open_again_and_change_its_name(file):
    run_import(practices=write_csv(file, [practice()]))
    run_import(practices=write_csv(file, [practice(status="C", closed="20230331")]))
    result = run_import(practices=write_csv(file, [practice(name="THE NEW SURGERY")]))
    assert Organisation.objects.practices().open().get().name == "The New Surgery"
    assert result.table["Practices"]["updated"] == 1


def test_reading_twice_changes_nothing(file):
    run_import(practices=write_csv(file, [practice(), practice("A81002")]))
    before = list(Organisation.objects.order_by("pk").values())

    result = run_import(practices=file)

    assert list(Organisation.objects.order_by("pk").values()) == before
    assert result.table["Total"] == {"created": 0, "updated": 0, "closed": 0, "unchanged": 3, "refused": 0}


def test_a_practice_that_moved_has_no_position_until_it_is_read_again(file):
    create_organisation("Old", ods_code="A81001", postcode="TS18 9ZZ", latitude=54.5, longitude=-1.3)
    run_import(practices=write_csv(file, [practice()]))
    assert Organisation.objects.get(ods_code="A81001").point is None


def test_welsh_practices_have_no_icb(file):
    run_import(practices=write_csv(file, [practice("W91001", icb="Q99", region="W00")]))
    assert Organisation.objects.get().parent is None


def test_a_practice_in_a_pcn_stays_there_and_its_pcn_moves_to_the_new_icb(file, riverside, riverside_pcn):
    run_import(practices=write_csv(file, [practice(riverside.ods_code, icb="QZZ")]))
    riverside.refresh_from_db()
    assert (riverside.pcn, riverside.icb.ods_code) == (riverside_pcn, "QZZ")


def test_bad_rows_are_reported_and_do_not_stop_the_rest(file):
    rows = [
        practice("A81001"),
        practice("A81002")[:10],
        practice("A81003", status="X"),
        practice("", "NO CODE"),
        practice("A81004", name=" "),
        practice("A81005", name="N" * 201),
        practice("A81006", postcode="NOT ONE"),
        practice("A81007", closed="20231399"),
        practice("A81008", name="NUL\x00"),
        practice("A81001", "TWICE"),
        practice("A81009"),
    ]
    result = run_import(practices=write_csv(file, rows))

    assert set(Organisation.objects.practices().values_list("ods_code", flat=True)) == {"A81001", "A81009"}
    assert result.table["Practices"]["refused"] == 9
    assert result.refusals == [
        f"{file}, line 2: has 10 columns where 27 are expected",
        f"{file}, line 3: the status “X” is none of A, C, D, P, ACTIVE, INACTIVE",
        f"{file}, line 4: “” is not an ODS code",
        f"{file}, line 5: the name is missing",
        f"{file}, line 6: the name is longer than 200 characters",
        f"{file}, line 7: “NOT ONE” is not a postcode",
        f"{file}, line 8: “20231399” is not a date (20231231)",
        f"{file}, line 9: the name holds characters that cannot be printed",
        f"{file}, line 10: A81001 stands in the file twice",
    ]


def test_a_quotation_mark_that_never_ends_is_one_bad_row(file):
    write_csv(file, [practice()])
    file.write_bytes(file.read_bytes() + b'"A81002","' + b"x" * 140_000)
    result = run_import(practices=file)
    assert result.table["Practices"] == {"created": 1, "updated": 0, "closed": 0, "unchanged": 0, "refused": 1}


def test_a_code_that_is_no_practice_here_is_refused(file, riverside_pcn):
    result = run_import(practices=write_csv(file, [practice(riverside_pcn.ods_code)]))
    assert result.refusals == [f"{file}, line 1: U10001 is known as a primary care network, not as a practice"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_accents_survive_whatever_the_encoding(file, encoding):
    run_import(practices=write_csv(file, [practice(name="CAFÉ SURGERY")], encoding=encoding))
    assert Organisation.objects.practices().get().name == "Café Surgery"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "it has no rows"),
        (b"code,name,postcode\nA81001,X,TS18 1HU\n", "it starts with “code, name, postcode”"),
        (b"PK\x03\x04rest of a workbook", "this is a zip archive or a workbook"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "it starts with"),
    ],
)
def test_a_wrong_file_is_refused_whole(file, content, found):
    file.write_bytes(content)
    with pytest.raises(CommandError, match="Nothing was imported") as refusal:
        run_import(practices=file)
    assert found in str(refusal.value)
    assert "Expected epraccur.csv of the NHS Organisation Data Service: 27 columns" in str(refusal.value)


def test_a_missing_file_is_refused(file):
    with pytest.raises(CommandError, match="No such file"):
        run_import(practices=file)
