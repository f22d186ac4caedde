"""A CSV of the places that practices serve: deprivation decile, and how rural they are."""

from . import values
from .errors import BadRow, LeftOut
from .files import cell, csv_rows, header_of, parsed

EXPECTED = (
    "a CSV with a header that has an ODS code (code, ods_code) and a deprivation decile (imd_decile), a rural class "
    "(ruc, setting), or both"
)
COLUMNS = {
    "code": ["ods code", "code", "practice code", "org code", "organisation code"],
    "decile": ["deprivation decile", "imd decile", "decile", "index of multiple deprivation (imd) decile"],
    "rural": [
        "setting",
        "ruc",
        "rural class",
        "rural",
        "rural urban",
        "ruc11",
        "ruc11 code",
        "rural urban classification",
    ],
}
# The joined file's classes (0 urban, 1 rural, 2 highly rural), the first letters of the 2011 classification's codes
# (A to C urban, D town and fringe, E and F villages and hamlets), and words.
SETTINGS = {"0": "urban", "1": "rural", "2": "rural", "town": "town", "urban": "urban", "rural": "rural"}
LETTERS = {"A": "urban", "B": "urban", "C": "urban", "D": "town", "E": "rural", "F": "rural"}


def read(path, report):
    """Yield (line, (ODS code, {"deprivation_decile": …, "setting": …})), each where the row has it."""
    with csv_rows(path, expected=EXPECTED) as rows:
        places = header_of(rows, path, COLUMNS, expected=EXPECTED, needed=["code"], any_of=["decile", "rural"])
        yield from parsed(rows, lambda cells: _parse(cells, places), report)


def _parse(cells, places):
    decile = values.whole_number(cell(cells, places, "decile"), "deprivation decile", 1, 10)
    setting = _setting(cell(cells, places, "rural").strip())
    known = {"deprivation_decile": decile, "setting": setting}
    known = {field: value for field, value in known.items() if value}
    if not known:
        raise LeftOut
    return values.ods_code(cell(cells, places, "code")), known


def _setting(text):
    if not text:
        return ""
    lowered = text.lower()
    if lowered in SETTINGS:
        return SETTINGS[lowered]
    if len(text) == 2 and text[0].upper() in LETTERS and text[1].isdigit():
        return LETTERS[text[0].upper()]
    if "town" in lowered and not lowered.startswith("urban"):
        return "town"
    if lowered.startswith(("urban", "rural", "highly rural")):
        return "urban" if lowered.startswith("urban") else "rural"
    raise BadRow(f"the rural class “{text[:30]}” is none of 0, 1, 2, A1 to F2, urban, town, rural")
