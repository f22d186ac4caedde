"""epraccur.csv: GP practices and prescribing cost centres, from the NHS Organisation Data Service.

27 columns without a header. Two dialects: status A, C, D or P with prescribing setting 4 for a GP practice (to 2024),
and ACTIVE or INACTIVE with the role RO76 (since).
"""

import re
from dataclasses import dataclass
from datetime import date

from . import values
from .errors import BadRow, LeftOut, WrongFile
from .files import csv_rows, parsed
from .words import tidy_address, tidy_name

EXPECTED = (
    "epraccur.csv of the NHS Organisation Data Service: 27 columns without a header, the code first, the status (A, C, "
    "D, P, ACTIVE or INACTIVE) in the 13th and the prescribing setting (4) or role (RO76) in the 26th"
)
CODE, NAME, REGION, ICB, ADDRESS, POSTCODE = 0, 1, 2, 3, slice(4, 9), 9
CLOSED_ON, STATUS, SETTING, COLUMNS = 11, 12, 25, 26
OPEN, SHUT, PROPOSED = {"A", "ACTIVE"}, {"C", "D", "INACTIVE"}, {"P", "PROPOSED"}
SNIFFED = 20


@dataclass
class PracticeRow:
    code: str
    is_open: bool
    closed_on: date | None
    name: str = ""
    address: str = ""
    postcode: str = ""
    icb_code: str = ""


def read(path, report):
    """Yield (line, PracticeRow): open GP practices in full, all else as closed, with the date where it is given."""
    with csv_rows(path, expected=EXPECTED) as rows:
        yield from parsed(_checked(rows, path), _parse, report)


def _checked(rows, path):
    """Pass the rows on, once one of the first few looks as it should."""
    first = [row for _, row in zip(range(SNIFFED), rows, strict=False)]
    if not any(not isinstance(cells, BadRow) and _looks_right(cells) for _, cells in first):
        start = ", ".join(first[0][1])[:100] if first and not isinstance(first[0][1], BadRow) else ""
        raise WrongFile(path, expected=EXPECTED, found=f"it starts with “{start}”" if start else "it has no rows")
    yield from first
    yield from rows


def _looks_right(cells):
    return len(cells) >= COLUMNS and cells[STATUS].strip().upper() in OPEN | SHUT | PROPOSED


def _parse(cells):
    if len(cells) < COLUMNS:
        raise BadRow(f"has {len(cells)} columns where 27 are expected")
    status = cells[STATUS].strip().upper()
    if status in PROPOSED:
        raise LeftOut
    if status not in OPEN | SHUT:
        raise BadRow(f"the status “{status[:20]}” is none of A, C, D, P, ACTIVE, INACTIVE")
    code, closed_on = values.ods_code(cells[CODE]), values.day(cells[CLOSED_ON])
    is_practice = cells[SETTING].strip() == "4" or "RO76" in cells[SETTING].upper()
    if status in SHUT or not is_practice or values.is_past(closed_on):
        return PracticeRow(code, False, closed_on if values.is_past(closed_on) else None)
    return PracticeRow(
        code,
        True,
        None,
        name=values.filled(tidy_name(cells[NAME]), "name", 200),
        address=values.fitting(tidy_address(*cells[ADDRESS]), "address", 300),
        postcode=values.postcode(cells[POSTCODE]),
        icb_code=_icb_code(cells),
    )


def _icb_code(cells):
    """The ICB's code, or "": Welsh practices (region W00) stand under a stand-in, Q99."""
    code = cells[ICB].strip().upper()
    return code if re.fullmatch(r"Q[A-Z0-9]{2}", code) and not cells[REGION].strip().upper().startswith("W") else ""
