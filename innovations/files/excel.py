"""Excel workbooks: hidden sheets, rows and columns, notes, and the data that pivot tables keep."""

from .markup import Elements, Handler, Words
from .office import Office
from .reading import some

LONGEST_ROW = 2_000  # cells


class Sheet(Handler):
    """Finds (row number, texts by column) of the rows; counts hidden rows and columns."""

    def __init__(self, shared):
        super().__init__()
        self.shared = shared
        self.row, self.cells, self.column, self.kind = 0, {}, "", ""
        self.hidden_rows = self.hidden_columns = 0

    def start(self, name, attrs):
        if name == "row":
            self.row = int(attrs.get("r") or self.row + 1)
            self.cells = {}
            self.hidden_rows += attrs.get("hidden") in ("1", "true")
        elif name == "c":
            self.column = attrs.get("r", "").rstrip("0123456789") or str(len(self.cells))
            self.kind = attrs.get("t", "n")
        elif name == "col" and attrs.get("hidden") in ("1", "true"):
            self.hidden_columns += int(attrs["max"]) - int(attrs["min"]) + 1

    def end(self, name, text):
        if name in ("v", "t") and text:
            value = self.shared[int(text)] if name == "v" and self.kind == "s" else text
            self.cells[self.column] = self.cells.get(self.column, "") + value
        elif name == "f" and '"' in text:
            self.cells[f"{self.column} (formula)"] = text
        elif name == "row" and self.cells:
            self.found.append((self.row, self.cells))
        elif name in ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter") and text:
            self.found.append((0, {"": text}))


class Cache(Handler):
    """Finds the fields of a pivot table's data, as (name, list of the values that its records refer to)."""

    def __init__(self):
        super().__init__()
        self.field = None

    def start(self, name, attrs):
        if name == "cacheField":
            self.field = (attrs.get("name", ""), [])
            self.found.append(self.field)
        elif self.field and name in ("s", "n", "d", "b", "e", "m"):
            self.field[1].append(attrs.get("v", ""))


class Records(Handler):
    """Finds the records of a pivot table's data, each as a dict of its fields."""

    def __init__(self, fields):
        super().__init__()
        self.fields, self.values = fields, []

    def start(self, name, attrs):
        if name == "r":
            self.values = []
        elif name == "x":
            shared = self.fields[len(self.values)][1] if len(self.values) < len(self.fields) else []
            at = int(attrs.get("v", 0))
            self.values.append(shared[at] if at < len(shared) else "")
        elif name in ("s", "n", "d", "b", "e", "m"):
            self.values.append(attrs.get("v", ""))

    def end(self, name, text):
        if name == "r":
            names = [field for field, _ in self.fields] + [""] * len(self.values)
            self.found.append(list(zip(names, self.values, strict=False)))


class Excel(Office):
    def own_texts(self):
        shared = self._shared_strings()
        for name, state, part in self._sheets():
            if state == "hidden":
                self.tell(f"The sheet “{name}” is hidden. Anybody who gets the file can show it.")
            elif state == "veryHidden":
                self.tell(
                    f"The sheet “{name}” is hidden so well that Excel’s menus do not list it. It can still be found."
                )
            where = f"hidden sheet “{name}”" if state else f"sheet “{name}”"
            yield where, name
            yield from self._rows(part, name, where, shared)
            yield from self._notes(part, name, where)
        yield from self._pivot_tables()
        if self.package.of("xl/externalLinks/"):
            self.tell("It keeps copies of cells from other workbooks that it refers to.")
        if "xl/connections.xml" in self.package.names:
            self.tell("It says where its data comes from: the connection to a database or a website.")

    def _shared_strings(self):
        found = []
        for name in self.package.names:
            if name.lower() == "xl/sharedstrings.xml":
                self.read.add(name)
                found = list(self.package.parse(name, Strings()))
        return found

    def _sheets(self):
        """(name, "" or how it is hidden, part) of each sheet, in order."""
        main = self.package.main
        targets = {each.id: each.target for each in self.package.relations(main)}
        for _, attrs, _ in self.package.parse(main, Elements("sheet")):
            if targets.get(attrs.get(":id")) in self.package.names:
                state = attrs.get("state", "")
                yield attrs.get("name", ""), "" if state == "visible" else state, targets[attrs[":id"]]

    def _rows(self, part, name, where, shared):
        """Each row as "heading: cell" for its cells, so that a number is read beside what it is."""
        self.read.add(part)
        sheet, headings = Sheet(shared), {}
        for number, cells in self.package.parse(part, sheet):
            if number and not headings:
                headings = dict(list(cells.items())[:LONGEST_ROW])
                text = " | ".join(cells.values())
            else:
                text = " | ".join(beside(headings.get(column, ""), value) for column, value in cells.items())
            yield f"{where}, row {number}" if number else f"{where}, header or footer", text
        hidden = []
        if sheet.hidden_rows:
            hidden.append(some(sheet.hidden_rows, "hidden row"))
        if sheet.hidden_columns:
            hidden.append(some(sheet.hidden_columns, "hidden column"))
        if hidden:
            self.tell(f"The sheet “{name}” has {' and '.join(hidden)}. Anybody who gets the file can show them.")

    def _notes(self, part, name, where):
        count = 0
        for each in self.package.relations(part):
            if each.kind in ("comments", "threadedComment") and each.target in self.package.names:
                counted, text = self.count(each.target, "comment", "threadedComment")
                # A thread is kept a second time as a note, for older programs.
                count = max(count, *counted.values())
                if text:
                    yield f"a note on {where}", text
        if count:
            self.tell(
                f"The sheet “{name}” has {some(count, 'comment or note', 'comments or notes')}, which readers see."
            )

    def _pivot_tables(self):
        for definition in self.package.of("xl/pivotCache/pivotCacheDefinition"):
            self.read.add(definition)
            fields = list(self.package.parse(definition, Cache()))
            for field, values in fields:
                if values:
                    yield "the data of a pivot table", "\n".join(beside(field, value) for value in values)
            count = 0
            for each in self.package.relations(definition):
                if each.kind == "pivotCacheRecords" and each.target in self.package.names:
                    self.read.add(each.target)
                    for record in self.package.parse(each.target, Records(fields)):
                        count += 1
                        yield f"the data of a pivot table, record {count}", " | ".join(beside(*pair) for pair in record)
            kept = f"{some(count, 'record')} of the data" if count else "values of the data"
            self.tell(f"A pivot table keeps {kept} that it was made from, also what you deleted from the sheets.")
        for name in self.package.of("xl/pivotCache/"):
            if name not in self.read:
                self.read.add(name)
                self.tell("Records of a pivot table that is gone are still in it.")
                for record in self.package.parse(name, Records([])):
                    yield "the data of a pivot table", " | ".join(value for _, value in record)


class Strings(Words):
    """Finds the shared texts of a workbook, empty ones too: cells refer to them by their number."""

    def start(self, name, attrs):
        if name == "si":
            self.line = []
        self.last_started = name

    def end(self, name, text):
        if name == "si":
            self.found.append(" ".join("".join(self.line).split()))
            self.line = []


def beside(heading, value):
    return f"{heading}: {value}" if heading else value
