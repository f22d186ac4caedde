"""Text files and CSV tables."""

import csv
import re
from io import StringIO

from .formats import BROKEN, INSTEAD, Refused
from .reading import Reading

MARKUP = re.compile(r"\s*(<!doctype|<\?xml|<html|<svg|<head|<body|<script|<!--)", re.IGNORECASE)
NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
FORMULA = re.compile(r"[=@]|[+-](?![\d.,£$% ]*$)")
NOT_TEXT = "Its name says that it is text, but it holds something else. Open it, save it as plain text and add that."
LINES = 200
SAMPLE = 20_000


def decoded(data):
    """The text of `data`, as Notepad or Excel wrote it. Raises Refused where it is none."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError as error:
            raise Refused(NOT_TEXT) from error
    if NO_TEXT.search(text):
        raise Refused(NOT_TEXT)
    if MARKUP.match(text):
        raise Refused(f"It is a web page or a drawing in code. {INSTEAD['svg']}")
    return text


class Text(Reading):
    def texts(self):
        lines = decoded(self.data()).splitlines()
        for start in range(0, len(lines), LINES):
            yield f"lines {start + 1} to {min(start + LINES, len(lines))}", "\n".join(lines[start : start + LINES])


class Table(Reading):
    def texts(self):
        text = decoded(self.data())
        try:
            dialect = csv.Sniffer().sniff(text[:SAMPLE], ",;\t|")
        except csv.Error:  # a single column has nothing to sniff
            dialect = csv.excel
        try:
            rows = csv.reader(StringIO(text, newline=""), dialect)
            headings = next(rows, [])
            yield "row 1", " | ".join(headings)
            for row in rows:
                if any(FORMULA.match(cell) for cell in row):
                    self.tell("Some of its cells are formulas, which run when the table is opened in Excel.")
                names = headings + [""] * len(row)
                yield (
                    f"row {rows.line_num}",
                    " | ".join(f"{name}: {cell}" if name else cell for name, cell in zip(names, row, strict=False)),
                )
        except csv.Error as error:
            raise Refused(BROKEN) from error
