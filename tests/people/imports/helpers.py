"""Small files in the shapes of the NHS ones, and the command that reads them."""

import csv
import io
import zipfile

from django.core.management import call_command
from openpyxl import Workbook

PCN_HEADER = [
    "PCN Code",
    "PCN Name",
    "Current Sub ICB Loc Code",
    "Sub ICB Location",
    "Open Date",
    "Close Date",
    *(f"Address Line {line}" for line in range(1, 6)),
    "Postcode",
]
MEMBER_HEADER = [
    "Partner\nOrganisation\nCode",
    "Partner\nName",
    "PCN Code",
    "PCN Name",
    "Practice to PCN\nRelationship\nStart Date",
    "Practice to PCN\nRelationship\nEnd Date",
]


def practice(
    code="A81001",
    name="THE DENSHAM SURGERY",
    *,
    icb="QHM",
    region="Y63",
    postcode="TS18 1HU",
    closed="",
    status="A",
    setting="4",
    street="LAWSON STREET",
):
    cells = [""] * 27
    cells[0], cells[1], cells[2], cells[3], cells[5], cells[9] = code, name, region, icb, street, postcode
    cells[10], cells[11], cells[12], cells[25] = "19740401", closed, status, setting
    return cells


def pcn(code="U89141", name="STOCKTON PCN", *, icb="NHS NORTH EAST AND NORTH CUMBRIA ICB - 16C", closed=""):
    return [code, name, "16C", icb, "20191001", closed, "THE HEALTH CENTRE", "", "", "STOCKTON", "", "TS18 1HU"]


def member(practice="A81001", pcn="U89141", *, started="20191001", ended=None):
    return [practice, "A NAME", pcn, "A PCN", started, ended]


def write_csv(path, rows, *, encoding="utf-8"):
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def write_pcns(path, pcns, members):
    book = Workbook()
    for title, header, rows in [("PCNDetails", PCN_HEADER, pcns), ("Partners", MEMBER_HEADER, members)]:
        sheet = book.create_sheet(title)
        for row in [header, *rows]:
            sheet.append(row)
    del book["Sheet"]
    book.save(path)
    return path


def write_code_point(path, areas):
    """`areas`: {"ts": rows}."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for area, rows in areas.items():
            archive.writestr(f"Data/CSV/{area}.csv", "\n".join(",".join(map(str, row)) for row in rows))
    return path


class Result:
    """What an import said: `refusals` line by line, `table` as {"Practices": {"created": 1, …}}."""

    def __init__(self, out, complaints):
        self.out = out
        self.refusals = complaints.splitlines()
        lines = out[out.index("\n\n") :].strip("\n").splitlines()
        outcomes = lines[0].split()
        self.table = {
            line.split()[0]: dict(zip(outcomes, (int(cell.replace(",", "")) for cell in line.split()[1:]), strict=True))
            for line in lines[1:]
        }


def run_import(**files):
    """Run import_organisations with practices=…, pcns=… (paths). Returns a Result."""
    out, complaints = io.StringIO(), io.StringIO()
    call_command("import_organisations", stdout=out, stderr=complaints, no_color=True, **files)
    return Result(out.getvalue(), complaints.getvalue())
