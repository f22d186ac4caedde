"""codepo_gb.zip: Code-Point Open of the Ordnance Survey, every postcode's place on the national grid.

A CSV without a header for each postcode area (Data/CSV/ab.csv): postcode, quality (90: no position),
easting and northing.
"""

import csv
import io
import zipfile
from pathlib import PurePosixPath

from pyproj import Transformer

from ..postcodes import tidy_postcode
from .errors import BadRow, LeftOut, WrongFile
from .files import LARGEST_CODE_POINT, check_size, numbered, parsed

EXPECTED = "codepo_gb.zip, Code-Point Open of the Ordnance Survey as CSV: a zip archive with Data/CSV/ab.csv and so on"
NO_POSITION = "90"
EASTINGS, NORTHINGS = (0, 700_000), (0, 1_300_000)


def read(path, report, wanted=None):
    """Yield (postcode, latitude, longitude) for each of `wanted`, postcodes as "TS18 1HU", or of all, that has one."""
    compact = wanted and {postcode.replace(" ", "") for postcode in wanted}
    areas = wanted and {_area(postcode) for postcode in compact}
    to_degrees = Transformer.from_crs("EPSG:27700", "EPSG:4326", always_xy=True)
    try:
        with zipfile.ZipFile(path) as archive:
            check_size(archive, path, LARGEST_CODE_POINT, expected=EXPECTED)
            for member in _members(archive, path):
                if areas is None or PurePosixPath(member).stem.upper() in areas:
                    yield from _area_positions(archive, member, compact, to_degrees, report)
    except (zipfile.BadZipFile, OSError) as error:
        raise WrongFile(path, expected=EXPECTED, found="this is no sound zip archive") from error


def _area(postcode):
    return postcode[:2] if postcode[1].isalpha() else postcode[0]


def _members(archive, path):
    members = [name for name in archive.namelist() if "DATA/CSV/" in name.upper() and name.lower().endswith(".csv")]
    if not members:
        raise WrongFile(path, expected=EXPECTED, found="it holds no such files")
    return members


def _area_positions(archive, member, wanted, to_degrees, report):
    with archive.open(member) as raw, io.TextIOWrapper(raw, "utf-8-sig", errors="replace", newline="") as file:
        ours = (
            (f"{member}:{line}", cells)
            for line, cells in numbered(csv.reader(file))
            if isinstance(cells, BadRow) or wanted is None or cells[0].replace(" ", "") in wanted
        )
        found = list({place[0]: place for _, place in parsed(ours, _parse, report)}.values())
    eastings, northings = [place[1] for place in found], [place[2] for place in found]
    longitudes, latitudes = to_degrees.transform(eastings, northings)
    for place, latitude, longitude in zip(found, latitudes, longitudes, strict=True):
        yield place[0], round(latitude, 6), round(longitude, 6)


def _parse(cells):
    if len(cells) < 4:
        raise BadRow(f"has {len(cells)} columns where at least 4 are expected")
    if cells[1].strip() == NO_POSITION:
        raise LeftOut
    try:
        easting, northing = int(cells[2]), int(cells[3])
    except ValueError:
        raise BadRow("easting and northing are not whole numbers of metres") from None
    if not (EASTINGS[0] < easting < EASTINGS[1] and NORTHINGS[0] < northing < NORTHINGS[1]):
        raise BadRow(f"{easting}, {northing} lies outside the national grid")
    postcode = tidy_postcode(cells[0])
    if not postcode:
        raise BadRow(f"“{cells[0][:20]}” is no postcode")
    return postcode, easting, northing
