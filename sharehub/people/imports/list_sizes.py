"""gp-reg-pat-prac-all.csv: patients registered at each practice, from NHS England's monthly publication."""

from . import values
from .errors import BadRow, LeftOut
from .files import cell, csv_rows, header_of, parsed

EXPECTED = (
    "gp-reg-pat-prac-all.csv of “Patients registered at a GP practice”: a header with CODE and NUMBER_OF_PATIENTS"
)
COLUMNS = {
    "code": ["code", "practice code", "org code", "ods code"],
    "patients": ["number of patients", "patients", "list size"],
    "sex": ["sex"],
    "age": ["age"],
}


def read(path, report):
    """Yield (line, (ODS code, {"list_size": patients})) for every practice's row of all ages and sexes."""
    with csv_rows(path, expected=EXPECTED) as rows:
        places = header_of(rows, path, COLUMNS, expected=EXPECTED, needed=["code", "patients"])
        yield from parsed(rows, lambda cells: _parse(cells, places), report)


def _parse(cells, places):
    if any(cell(cells, places, part).strip().upper() not in {"", "ALL"} for part in ("sex", "age")):
        raise LeftOut
    patients = values.whole_number(cell(cells, places, "patients"), "number of patients", 0, 1_000_000)
    if patients is None:
        raise BadRow("the number of patients is missing")
    return values.ods_code(cell(cells, places, "code")), {"list_size": patients}
