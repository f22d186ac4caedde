"""Postcodes: how they are written, and where their districts lie."""

import csv
import re
from functools import cache
from pathlib import Path

from .distance import Point

DISTRICTS = Path(__file__).resolve().parent.parent / "data" / "outward.csv"
LONGEST = 12

_outward = r"[A-Z]{1,2}[0-9][A-Z0-9]?"
_full = re.compile(rf"({_outward})([0-9][A-Z]{{2}})")
_district = re.compile(rf"({_outward})( [0-9])?")


class UnknownPostcode(ValueError):
    """What was typed is no postcode, or none that we know in Great Britain."""

    def __init__(self, text):
        super().__init__(f"We do not know the postcode “{text[:LONGEST]}”")


def tidy_postcode(text):
    """Write a full postcode as "TS18 1HU"; "" where `text` is not one."""
    match = _full.fullmatch(_compact(text)) if len(text) <= LONGEST else None
    return f"{match[1]} {match[2]}" if match else ""


def district_of(text):
    """The district ("TS18") of a full postcode, a sector ("TS18 1") or a district; "" where `text` is none of them."""
    if len(text) > LONGEST:
        return ""
    match = _full.fullmatch(_compact(text)) or _district.fullmatch(" ".join(text.upper().split()))
    return match[1] if match else ""


@cache
def district_points():
    """The middle of every postcode district: {"TS18": Point(...)}."""
    with DISTRICTS.open(encoding="utf-8", newline="") as file:
        return {row["district"]: Point(float(row["latitude"]), float(row["longitude"])) for row in csv.DictReader(file)}


def _compact(text):
    return "".join(text.upper().split())
