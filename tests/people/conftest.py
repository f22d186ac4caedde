"""The real NHS files, where they lie beside the project."""

import csv
import os
from pathlib import Path

import pytest
from django.conf import settings

from sharehub.people.models import Organisation

DATA = Path(os.environ.get("SHAREHUB_DATA", settings.BASE_DIR.parent / "shared" / "data"))


@pytest.fixture(scope="session")
def ods_files():
    """The folder of the NHS Organisation Data Service's files."""
    folder = DATA / "ods"
    if not (folder / "epraccur.csv").exists():
        pytest.skip(f"The NHS files are not in {folder}: set SHAREHUB_DATA to the folder that has ods/epraccur.csv.")
    return folder


@pytest.fixture
def real_practices(db, ods_files):
    """England's and Wales's open practices with a position, as they are."""
    with (ods_files / "practices_geo.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["lat"]]
    Organisation.objects.bulk_create(
        [
            Organisation(
                ods_code=row["code"],
                name=row["name"],
                postcode=row["postcode"],
                latitude=float(row["lat"]),
                longitude=float(row["lon"]),
            )
            for row in rows
        ],
        batch_size=500,
    )
    return list(Organisation.objects.order_by("pk"))
