"""A CSV of positions: an ODS code, latitude and longitude (WGS84), under any of their usual headings."""

from . import values
from .errors import BadRow, LeftOut
from .files import cell, csv_rows, header_of, parsed

EXPECTED = "a CSV with a header that has an ODS code (code, ods_code), latitude (lat) and longitude (lon)"
COLUMNS = {
    "code": ["ods code", "code", "practice code", "org code", "organisation code"],
    "latitude": ["latitude", "lat"],
    "longitude": ["longitude", "lon", "long", "lng"],
}


def read(path, report):
    """Yield (line, (ODS code, {"latitude": …, "longitude": …})) for every row that has a position."""
    with csv_rows(path, expected=EXPECTED) as rows:
        places = header_of(rows, path, COLUMNS, expected=EXPECTED, needed=COLUMNS)
        yield from parsed(rows, lambda cells: _parse(cells, places), report)


def _parse(cells, places):
    latitude = values.degrees(cell(cells, places, "latitude"), "latitude", 49, 61.5)
    longitude = values.degrees(cell(cells, places, "longitude"), "longitude", -9, 2.5)
    if latitude is None and longitude is None:
        raise LeftOut
    if latitude is None or longitude is None:
        raise BadRow("has only one of latitude and longitude")
    return values.ods_code(cell(cells, places, "code")), {"latitude": latitude, "longitude": longitude}
