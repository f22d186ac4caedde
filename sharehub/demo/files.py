"""The demonstration's files and what their short names mean."""

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path

from innovations.models import Innovation

HERE = Path(__file__).parent


def read(name):
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


@cache
def title_of(name):
    """What the case study in innovations/<name>.toml is called."""
    return read(f"innovations/{name}.toml")["title"]


def case_study(name):
    return Innovation.objects.get(title=title_of(name))


def numbers_in(row, *names):
    """`row` with those numbers as Decimals, which the database keeps exactly."""
    return row | {name: Decimal(str(row[name])) for name in names if name in row}
