"""An Office file: a zip of XML parts. Opened so that no bomb, macro or foreign entity in it does anything."""

import posixpath
from dataclasses import dataclass
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from defusedxml.sax import make_parser

from .formats import BOMB, BROKEN, LOCKED, MACROS, TOO_MUCH, Format, Refused
from .markup import Relations, Types

MEGABYTE = 1_000_000
MOST_PARTS = 5_000
LARGEST_UNPACKED = 300 * MEGABYTE
LARGEST_XML = 30 * MEGABYTE  # a million cells, read in about 6 seconds
LARGEST_RATIO = 100  # what Office writes packs 5 to 30 times smaller
HARMLESS = 10 * MEGABYTE  # whatever the ratio
CHUNK = 65_536
XML = (".xml", ".rels", ".vml")

FORMATS = {
    "wordprocessingml.document.main+xml": Format.DOCX,
    "spreadsheetml.sheet.main+xml": Format.XLSX,
    "presentationml.presentation.main+xml": Format.PPTX,
}


@dataclass(frozen=True)
class Relation:
    """From one part to another, or to somewhere outside: `kind` is the last word of its type."""

    id: str
    kind: str
    target: str
    is_external: bool


class Package:
    """`unpacked` counts the bytes of the packages around it too, so that nesting escapes no limit."""

    def __init__(self, file, unpacked=0, read=0):
        try:
            self.zip = ZipFile(file)
        except (BadZipFile, ValueError) as error:
            raise Refused(BROKEN) from error
        parts = self.zip.infolist()
        self.names = [part.filename for part in parts if not part.is_dir()]
        self.unpacked = unpacked + sum(part.file_size for part in parts)
        self.read = read + sum(part.file_size for part in parts if part.filename.lower().endswith(XML))
        self._refuse_bombs(parts)
        if any(part.flag_bits & 1 for part in parts):
            raise Refused(LOCKED)
        if any("vbaproject" in name.lower() for name in self.names):
            raise Refused(MACROS)

    def _refuse_bombs(self, parts):
        packed = sum(part.compress_size for part in parts) or 1
        if len(parts) > MOST_PARTS or self.unpacked > LARGEST_UNPACKED:
            raise Refused(BOMB)
        if self.unpacked > HARMLESS and self.unpacked > LARGEST_RATIO * packed:
            raise Refused(BOMB)
        if self.read > LARGEST_XML:
            raise Refused(TOO_MUCH)
        if any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for part in parts):
            raise Refused(BROKEN)
        if len({part.filename.lower() for part in parts}) < len(parts):
            raise Refused(BROKEN)  # two programs may read two different parts of one name

    @property
    def main(self):
        """The name of the part that says what the rest is."""
        found = [each.target for each in self.relations("") if each.kind == "officeDocument"]
        if not found or found[0] not in self.names:
            raise Refused(BROKEN)
        return found[0]

    @property
    def format(self):
        """Which of our formats it is, or None. Raises Refused where it says that it holds macros."""
        if "[Content_Types].xml" not in self.names:
            return None
        types = dict(self.parse("[Content_Types].xml", Types()))
        main = self.main
        content_type = types.get(f"/{main.lower()}") or types.get(main.rsplit(".", 1)[-1].lower(), "")
        if "macroenabled" in content_type.lower():
            raise Refused(MACROS)
        return next((known for ending, known in FORMATS.items() if content_type.endswith(ending)), None)

    def relations(self, part):
        """The Relations of a part, or of the whole package for ""."""
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self.names:
            return []
        return [
            Relation(
                id_, kind.rsplit("/", 1)[-1], target if is_external else self._resolve(folder, target), is_external
            )
            for id_, kind, target, is_external in self.parse(path, Relations())
        ]

    def _resolve(self, folder, target):
        path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        # Office does not mind capitals in the names of parts.
        return next((name for name in self.names if name.lower() == path.lower()), path)

    def parse(self, name, handler):
        """Read a part of XML and yield what `handler` finds, as it finds it."""
        parser = make_parser()
        parser.forbid_dtd = True
        parser.setContentHandler(handler)
        parser.feed(b"")  # so that a part of nothing is as broken as any other
        with self.zip.open(name) as part:
            while chunk := part.read(CHUNK):
                parser.feed(chunk)
                yield from handler.taken()
        parser.close()
        yield from handler.taken()

    def of(self, *folders):
        """The names of the parts of XML that start with one of `folders`, in the order of their numbers."""
        found = [name for name in self.names if name.startswith(folders) and name.lower().endswith(".xml")]
        return sorted(found, key=lambda name: (len(name), name))
