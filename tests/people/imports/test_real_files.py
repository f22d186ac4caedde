"""The command on the real NHS files, as a newcomer would run it."""

import pytest

from sharehub.people.models import Organisation

from .helpers import run_import


@pytest.mark.django_db
def test_the_real_files(ods_files):
    files = {
        "practices": ods_files / "epraccur.csv",
        "pcns": ods_files / "ePCN.xlsx",
        "list_sizes": ods_files / "gp-reg-pat-prac-all.csv",
        "positions": ods_files / "practices_geo.csv",
        "context": ods_files / "practices_geo.csv",
    }
    result = run_import(**files)

    assert result.table == {
        "Practices": {"created": 6750, "updated": 0, "closed": 0, "unchanged": 0, "refused": 0},
        "PCNs": {"created": 1264, "updated": 0, "closed": 0, "unchanged": 0, "refused": 0},
        "ICBs": {"created": 42, "updated": 0, "closed": 0, "unchanged": 0, "refused": 0},
        "Total": {"created": 8056, "updated": 0, "closed": 0, "unchanged": 0, "refused": 0},
    }
    densham = Organisation.objects.get(ods_code="A81001")
    assert (densham.name, densham.pcn.name) == ("The Densham Surgery", "Stockton PCN")
    assert densham.icb.name == "NHS North East and North Cumbria ICB"
    assert densham.in_words == "an urban practice of about 4,000"
    assert [
        (practice.name, round(practice.miles, 1)) for practice in Organisation.objects.nearest_to(densham, limit=3)
    ] == [
        ("The Dovecot Surgery", 0.0),
        ("Woodlands Family Medical Centre", 0.1),
        ("Riverside Medical Practice", 0.5),
    ]
    assert run_import(**files).table["Total"] == {
        "created": 0,
        "updated": 0,
        "closed": 0,
        "unchanged": 8056,
        "refused": 0,
    }
