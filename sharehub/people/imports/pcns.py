"""ePCN.xlsx: primary care networks and their practices, from the NHS Organisation Data Service.

Two sheets, told by their headers, which have line breaks in them. An end date marks a past membership.
"""

import re
from dataclasses import dataclass
from datetime import date

from . import values
from .errors import WrongFile
from .files import cell, columns, parsed, workbook
from .words import tidy_address, tidy_name

EXPECTED = (
    "ePCN.xlsx of the NHS Organisation Data Service: a sheet of PCNs (PCN Code, PCN Name, …) and one of their "
    "practices (Partner Organisation Code, PCN Code, Practice to PCN Relationship End Date, …)"
)
PCN_COLUMNS = {
    "code": ["pcn code"],
    "name": ["pcn name"],
    "icb": ["sub icb location", "current sub icb loc name"],
    "closed_on": ["close date"],
    "postcode": ["postcode"],
    **{f"address{line}": [f"address line {line}"] for line in range(1, 6)},
}
MEMBER_COLUMNS = {
    "practice": ["partner organisation code"],
    "pcn": ["pcn code"],
    "started_on": ["practice to pcn relationship start date"],
    "ended_on": ["practice to pcn relationship end date"],
}


@dataclass
class PcnRow:
    code: str
    name: str
    address: str
    postcode: str
    closed_on: date | None
    icb_name: str


@dataclass
class MemberRow:
    practice: str
    pcn: str
    started_on: date | None
    ended_on: date | None


def read(path, pcn_report, member_report):
    """Return two lists of (line, row): every PcnRow, every MemberRow."""
    with workbook(path, expected=EXPECTED) as book:
        pcns, pcn_places = _sheet_with(book, path, PCN_COLUMNS, needed={"code", "name", "closed_on"})
        members, member_places = _sheet_with(book, path, MEMBER_COLUMNS, needed={"practice", "pcn", "ended_on"})
        return (
            list(parsed(pcns, lambda cells: _pcn(cells, pcn_places), pcn_report)),
            list(parsed(members, lambda cells: _member(cells, member_places), member_report)),
        )


def _sheet_with(book, path, wanted, *, needed):
    """The numbered rows after the header of the sheet that has the needed columns, and where they stand."""
    for sheet in book.worksheets:
        rows = enumerate(sheet.iter_rows(values_only=True), start=1)
        _, header = next(rows, (0, ()))
        places = columns(header, wanted)
        if needed <= set(places):
            return ((line, cells) for line, cells in rows if any(cells)), places
    raise WrongFile(path, expected=EXPECTED, found=f"its sheets are {', '.join(book.sheetnames)[:200]}")


def _pcn(cells, places):
    closed_on = values.day(cell(cells, places, "closed_on"))
    address = tidy_address(*(cell(cells, places, f"address{line}") for line in range(1, 6)))
    return PcnRow(
        values.ods_code(cell(cells, places, "code")),
        values.filled(tidy_name(cell(cells, places, "name")), "name", 200),
        values.fitting(address, "address", 300),
        values.postcode(cell(cells, places, "postcode")),
        closed_on if values.is_past(closed_on) else None,
        _icb_name(cell(cells, places, "icb")),
    )


def _icb_name(text):
    """ "NHS Sussex ICB" out of "NHS SUSSEX ICB - 09D"; "" where the text names none (a former CCG)."""
    name = re.sub(r"\s+-\s+\w+$", "", text.strip())
    return tidy_name(name) if name.upper().endswith(" ICB") else ""


def _member(cells, places):
    return MemberRow(
        values.ods_code(cell(cells, places, "practice")),
        values.ods_code(cell(cells, places, "pcn")),
        values.day(cell(cells, places, "started_on")),
        values.day(cell(cells, places, "ended_on")),
    )
