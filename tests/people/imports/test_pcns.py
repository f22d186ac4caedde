from datetime import date

import pytest
from django.core.management.base import CommandError
from openpyxl import Workbook

from sharehub.people.models import Organisation

from .helpers import member, pcn, practice, run_import, write_csv, write_pcns

pytestmark = pytest.mark.django_db


@pytest.fixture
def practices(tmp_path):
    return write_csv(tmp_path / "epraccur.csv", [practice(), practice("A81002", "QUEENS PARK")])


@pytest.fixture
def file(tmp_path):
    return tmp_path / "ePCN.xlsx"


def get(code):
    return Organisation.objects.get(ods_code=code)


def test_practices_stand_in_their_pcn_and_the_pcn_in_their_icb(practices, file):
    result = run_import(practices=practices, pcns=write_pcns(file, [pcn()], [member(), member("A81002")]))

    assert get("A81001").pcn == get("A81002").pcn == get("U89141")
    assert get("U89141").name == "Stockton PCN"
    assert get("U89141").parent == get("A81001").icb == get("QHM")
    assert get("QHM").name == "NHS North East and North Cumbria ICB"
    assert result.table["PCNs"]["created"] == 1


@pytest.mark.parametrize("files", [("practices", "pcns"), ("practices",), ("pcns",)])
def test_reading_any_of_them_again_changes_nothing(practices, file, files):
    paths = {"practices": practices, "pcns": write_pcns(file, [pcn()], [member()])}
    run_import(**paths)
    before = list(Organisation.objects.order_by("pk").values())

    result = run_import(**{name: paths[name] for name in files})

    assert list(Organisation.objects.order_by("pk").values()) == before
    assert result.table["Total"]["unchanged"] == sum(result.table["Total"].values())


def test_read_in_two_goes_or_in_one_it_is_the_same(practices, file):
    run_import(practices=practices)
    run_import(pcns=write_pcns(file, [pcn()], [member()]))
    assert get("A81001").icb == get("QHM")


def test_an_end_date_takes_a_practice_out_of_its_pcn(practices, file):
    run_import(practices=practices, pcns=write_pcns(file, [pcn()], [member()]))

    run_import(pcns=write_pcns(file, [pcn()], [member(ended="20230331")]))

    assert (get("A81001").pcn, get("A81001").icb) == (None, get("QHM"))


def test_a_practice_that_changed_its_pcn_is_in_the_newer(practices, file):
    pcns = [pcn(), pcn("U07032", "NORTH STOCKTON PCN")]
    moves = [member(pcn="U07032", started="20210401"), member(ended="20210331"), member(pcn="U89141")]
    run_import(practices=practices, pcns=write_pcns(file, pcns, moves))
    assert get("A81001").pcn == get("U07032")


def test_an_end_to_come_has_not_come(practices, file):
    run_import(practices=practices, pcns=write_pcns(file, [pcn()], [member(ended="29991231")]))
    assert get("A81001").pcn == get("U89141")


def test_a_closed_pcn_is_closed_and_has_no_practices(practices, file):
    run_import(practices=practices, pcns=write_pcns(file, [pcn()], [member()]))

    result = run_import(pcns=write_pcns(file, [pcn(closed="20220331")], [member()]))

    assert get("U89141").closed_on == date(2022, 3, 31)
    assert get("A81001").pcn is None
    assert result.table["PCNs"]["closed"] == 1


def test_a_pcn_that_closed_before_we_knew_it_is_left_out(practices, file):
    run_import(practices=practices, pcns=write_pcns(file, [pcn(closed="20220331")], [member()]))
    assert not Organisation.objects.filter(kind="pcn").exists()


def test_bad_rows_are_reported_with_their_line(practices, file):
    rows = [pcn(), pcn("U1!"), pcn("U2", name=None), pcn("A81001"), pcn("U07032", closed="soon")]
    members = [member(pcn="U00000"), member(ended="never"), member("A81002"), member("Z99999")]

    result = run_import(practices=practices, pcns=write_pcns(file, rows, members))

    assert get("A81002").pcn == get("U89141")
    assert result.refusals == [
        f"{file}, line 3: “U1!” is not an ODS code",
        f"{file}, line 4: “U2” is not an ODS code",
        f"{file}, line 6: “soon” is not a date (20231231)",
        f"{file}, line 3: “never” is not a date (20231231)",
        f"{file}, line 2: the PCN U00000 is not in the file's sheet of PCNs",
        f"{file}, line 5: A81001 is known as a practice, not as a PCN",
    ]
    assert (result.table["PCNs"]["refused"], result.table["Practices"]["refused"]) == (4, 2)


def test_a_wrong_workbook_is_refused_whole(practices, file):
    write_pcns(file, [], [])
    with pytest.raises(CommandError, match="not a sound Excel workbook"):
        run_import(pcns=practices)
    file.write_bytes(file.read_bytes()[:500])
    with pytest.raises(CommandError, match="not a sound Excel workbook"):
        run_import(pcns=file)


def test_a_workbook_of_something_else_is_refused_and_so_is_what_was_read_before_it(practices, file):
    book = Workbook()
    book.active.append(["Name", "Telephone"])
    book.save(file)
    with pytest.raises(CommandError, match=r"its sheets are Sheet\. Expected ePCN\.xlsx"):
        run_import(practices=practices, pcns=file)
    assert not Organisation.objects.exists()
