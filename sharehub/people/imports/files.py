"""Opening files that came from elsewhere: row by row, whatever their encoding, and never larger than they may be."""

import codecs
import csv
import warnings
import zipfile
import zlib
from contextlib import contextmanager

from openpyxl import load_workbook

from .errors import BadRow, LeftOut, WrongFile

# Real files stay well under these; a small archive that unpacks to more is no honest one.
LARGEST_WORKBOOK = 300 * 2**20
LARGEST_CODE_POINT = 2**30
MOST_MEMBERS = 2_000


def _as_cp1252(error):
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("sharehub_cp1252", _as_cp1252)


@contextmanager
def csv_rows(path, *, expected):
    """Yield an iterator of (line number, cells or a BadRow) over a CSV file in UTF-8 or Windows' encoding."""
    try:
        with path.open(encoding="utf-8-sig", errors="sharehub_cp1252", newline="") as file:
            if file.read(4) == "PK\x03\x04":
                raise WrongFile(path, expected=expected, found="this is a zip archive or a workbook")
            file.seek(0)
            yield numbered(csv.reader(file))
    except OSError as error:
        raise WrongFile(path, expected=expected, found=f"cannot be read ({error.strerror})") from error


def numbered(reader):
    """Number the rows of a csv.reader by their line; a row that cannot be read at all comes as a BadRow."""
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield reader.line_num, BadRow(f"cannot be read: {error}")
            continue
        if any(cell.strip() for cell in cells):
            yield reader.line_num, cells


@contextmanager
def workbook(path, *, expected):
    """Open an Excel workbook for reading row by row."""
    try:
        with path.open("rb") as file:
            with zipfile.ZipFile(file) as archive:
                check_size(archive, path, LARGEST_WORKBOOK, expected=expected)
            book = _open_workbook(file, path, expected=expected)
            yield book
            book.close()
    except OSError as error:
        raise WrongFile(path, expected=expected, found=f"cannot be read ({error.strerror})") from error
    except (zipfile.BadZipFile, zlib.error, SyntaxError) as error:  # broken XML is a SyntaxError
        raise WrongFile(path, expected=expected, found="this is not a sound Excel workbook (.xlsx)") from error


def _open_workbook(file, path, *, expected):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl remarks on styles that it leaves out
            return load_workbook(file, read_only=True, data_only=True)
    except KeyError as error:
        raise WrongFile(path, expected=expected, found="this is not an Excel workbook (.xlsx)") from error


def check_size(archive, path, largest, *, expected):
    """Refuse an archive that says it unpacks to more than `largest` bytes. (Python reads no further than it says.)"""
    members = archive.infolist()
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > largest:
        raise WrongFile(path, expected=expected, found="it unpacks to far more than any real one")


def columns(header, wanted):
    """Where each wanted column stands: {"code": 2}, by any of its names; those absent are left out.

    `wanted`: {"code": ["code", "ods code"]}. Case, line breaks, underscores and spaces do not matter.
    """
    places = {_plain(cell): place for place, cell in reversed(list(enumerate(header)))}
    found = {key: next((places[name] for name in names if name in places), None) for key, names in wanted.items()}
    return {key: place for key, place in found.items() if place is not None}


def _plain(cell):
    return " ".join(str(cell or "").replace("_", " ").lower().split())


def header_of(rows, path, wanted, *, expected, needed, any_of=()):
    """Read the header from `rows` and return its columns().

    Refuses the file where one of `needed` is absent, or all of `any_of`.
    """
    _, header = next(rows, (0, []))
    if isinstance(header, BadRow):
        raise WrongFile(path, expected=expected, found=f"its first line {header}")
    found = columns(header, wanted)
    if not set(needed) <= set(found) or (any_of and not set(any_of) & set(found)):
        start = ", ".join(str(cell) for cell in header[:6])[:100]
        raise WrongFile(path, expected=expected, found=f"the first line is “{start}”" if start else "it is empty")
    return found


def parsed(rows, parse, report):
    """Yield (line, parse(cells)) for every row that `parse` accepts; tell `report` of the others."""
    for line, cells in rows:
        report.row()
        try:
            if isinstance(cells, BadRow):
                raise cells
            yield line, parse(cells)
        except BadRow as error:
            report.refuse(line, error)
        except LeftOut:
            report.leave_out()


def cell(cells, found, key):
    """The text in the column `key`, or "" where the row is too short or the file has no such column."""
    place = found.get(key)
    return "" if place is None or place >= len(cells) or cells[place] is None else str(cells[place])
