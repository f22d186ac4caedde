import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from sharehub.people.models import Organisation

from .helpers import practice, run_import, write_csv

pytestmark = pytest.mark.django_db


def test_it_asks_for_at_least_one_file():
    with pytest.raises(CommandError, match="--practices, --pcns, --list-sizes, --code-point, --positions, --context"):
        call_command("import_organisations")


def test_files_build_on_each_other_in_one_go(tmp_path):
    run_import(
        context=write_csv(tmp_path / "c.csv", [["code", "ruc"], ["A81001", "1"]]),
        positions=write_csv(tmp_path / "p.csv", [["code", "lat", "lon"], ["A81001", "54.5", "-1.3"]]),
        practices=write_csv(tmp_path / "e.csv", [practice()]),
    )
    densham = Organisation.objects.practices().get()
    assert (densham.setting, densham.point) == ("rural", (54.5, -1.3))


def test_a_wrong_file_undoes_the_right_ones_before_it(tmp_path):
    right, wrong = write_csv(tmp_path / "e.csv", [practice()]), write_csv(tmp_path / "p.csv", [["a", "b"]])
    with pytest.raises(CommandError):
        run_import(practices=right, positions=wrong)
    assert not Organisation.objects.exists()


def test_it_says_how_far_it_is(tmp_path):
    rows = [practice(f"A{number:05}", status="C") for number in range(10_001)]
    result = run_import(practices=write_csv(tmp_path / "e.csv", rows))
    assert result.out.splitlines()[:4] == [
        "e.csv: reading",
        "e.csv (Practices): 5,000 rows …",
        "e.csv (Practices): 10,000 rows …",
        "e.csv (Practices): 10,001 rows, 0 used, 10,001 left out, 0 refused",
    ]
