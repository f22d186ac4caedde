"""What Word, Excel and PowerPoint files have in common: properties, files within files, things from elsewhere."""

from io import BytesIO

from .formats import NESTED, Format, Refused
from .markup import Elements, Words
from .package import Package
from .pictures import says_where, texts_about
from .reading import Reading

PEOPLE = ("creator", "lastModifiedBy", "Manager", "manager")
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
ZIP = b"PK\x03\x04"
DEEPEST = 2
LARGEST_WITHIN = 50_000_000
LOOSE_TEXT = (".htm", ".html", ".mht", ".rtf", ".txt", ".csv")
PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff")


class Office(Reading):
    """Subclasses read the parts that they know of in `own_texts`, and note each in `self.read`."""

    def __init__(self, file, package=None, depth=0):
        super().__init__(file)
        self.package = package or Package(file)
        self.depth = depth
        self.read = {"[Content_Types].xml"}

    def own_texts(self):
        raise NotImplementedError

    def texts(self):
        yield from self.own_texts()
        yield from self._properties()
        for name in self.package.names:
            if name.endswith(".rels"):
                yield from self._elsewhere(name)
            elif name in self.read:
                continue
            elif "/embeddings/" in name.lower():
                yield from self._within(name)
            elif name.lower().endswith((".xml", ".vml")):
                yield from self.words(name, "elsewhere in the file")
            elif name.lower().endswith(LOOSE_TEXT):
                self.tell("Another document stands inside it as it was, also what its pages do not show.")
                yield "another document inside it", self.package.zip.read(name).decode("utf-8", "replace")
            elif name.lower().endswith(PICTURES):
                yield from self._picture(name)

    def words(self, name, where, handler=None):
        """Yields what a part of XML says, in one text."""
        self.read.add(name)
        if text := "\n".join(self.package.parse(name, handler or Words())):
            yield where, text

    def count(self, name, *elements):
        """How many there are of each of `elements` in a part, as a dict, and its text."""
        handler = Words(elements)
        text = "\n".join(self.package.parse(name, handler))
        self.read.add(name)
        return handler.counted, text

    def _properties(self):
        for name in self.package.of("docProps/"):
            self.read.add(name)
            found = list(self.package.parse(name, Elements(*PEOPLE, "title", "subject", "description", "keywords")))
            if any(element in PEOPLE and text.strip() for element, _, text in found):
                self.tell("Its properties name people: who wrote it, or who saved it last.")
            yield from self.words(name, "the file’s properties")
        if any(name.lower().startswith("docprops/thumbnail") for name in self.package.names):
            self.tell("It carries a small picture of its first page, as it looked when it was saved.")

    def _elsewhere(self, name):
        self.read.add(name)
        folder, _, part = name.rpartition("_rels/")
        for each in self.package.relations(folder + part.removesuffix(".rels")):
            if each.is_external:
                if each.kind != "hyperlink":
                    self.tell(
                        "It refers to files on another computer. Readers cannot open those, but see where they are."
                    )
                yield "a link", each.target

    def _within(self, name):
        """A file within the file: the workbook behind a chart, or one that was put in as an object."""
        self.read.add(name)
        if self.package.zip.getinfo(name).file_size > LARGEST_WITHIN or self.depth >= DEEPEST:
            raise Refused(NESTED)
        data = BytesIO(self.package.zip.read(name))
        if not data.getvalue().startswith(ZIP):
            self.tell("It has an object from another program inside. We cannot look into that: check what it holds.")
            return
        package = Package(data, unpacked=self.package.unpacked, read=self.package.read)
        if package.format is None:
            raise Refused(NESTED)
        whole = {Format.XLSX: "workbook", Format.DOCX: "document", Format.PPTX: "presentation"}[package.format]
        self.tell(f"A whole {whole} stands inside it, perhaps behind a chart, with all its data.")
        inner = reader_of(package.format)(data, package, self.depth + 1)
        for where, text in inner.texts():
            yield f"the {whole} inside it: {where}", text
        for sentence in inner.told:
            self.tell(f"In the {whole} inside it: {sentence}")

    def _picture(self, name):
        self.read.add(name)
        data = self.package.zip.read(name)
        if says_where(data):
            self.tell("A picture in it says where it was taken.")
        yield from texts_about(data, "a picture in it")


def reader_of(format_):
    from .excel import Excel
    from .powerpoint import PowerPoint
    from .word import Word

    return {Format.DOCX: Word, Format.XLSX: Excel, Format.PPTX: PowerPoint}[format_]
