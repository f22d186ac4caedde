"""PDFs: what stands on their pages, and attachments, notes, forms and names beside them."""

from io import BytesIO
from time import monotonic

from pypdf import PdfReader
from pypdf.generic import IndirectObject

from .formats import BROKEN, LOCKED, PROGRAM, TOO_MUCH, Refused
from .reading import Reading, some

MOST_PAGES = 500
LONGEST = 20  # seconds
# Drawn on the page, or there for the reader's program only
NO_NOTES = {"/Link", "/Widget", "/Popup"}
PROGRAMS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm"}


class Pdf(Reading):
    def __init__(self, file):
        super().__init__(file)
        try:
            self.pdf = PdfReader(file)
        except Exception as error:
            raise Refused(BROKEN) from error
        if self.pdf.is_encrypted:
            raise Refused(LOCKED)
        if not self.pdf.pages:
            raise Refused(BROKEN)
        if len(self.pdf.pages) > MOST_PAGES:
            raise Refused(TOO_MUCH)

    def texts(self):
        until = monotonic() + LONGEST
        self._refuse_programs(until)
        yield from self._about()
        silent, notes = [], 0
        for number, page in enumerate(self.pdf.pages, start=1):
            if monotonic() > until:
                raise Refused(TOO_MUCH)
            if text := page.extract_text().strip():
                yield f"page {number}", text
            else:
                silent.append(number)
            for note in self._annotations(page):
                notes += note.get("/Subtype") not in NO_NOTES
                words = [str(note[key]) for key in ("/Contents", "/T", "/V", "/DV") if key in note]
                if text := "\n".join(filter(str.strip, words)):
                    yield f"a note or field on page {number}", text
        if notes:
            self.tell(
                f"It has {some(notes, 'note or mark', 'notes or marks')} on its pages, perhaps with who made them."
            )
        if silent:
            self.tell(
                f"{pages(silent)} no text that we can read, as in a scan. Check there yourself for patients’ details."
            )
        yield from self._form()
        yield from self._attachments()

    def _refuse_programs(self, until):
        """What runs by itself is refused wherever it stands; the list of all objects leaves no corner."""
        numbers = {*self.pdf.xref_objStm, *(number for part in self.pdf.xref.values() for number in part)}
        for number in numbers:
            if monotonic() > until:
                raise Refused(TOO_MUCH)
            try:
                found = self.pdf.get_object(IndirectObject(number, 0, self.pdf))
            except Exception:  # noqa: S112 - what cannot be read is not run either
                continue
            if any(each.get("/S") in PROGRAMS or "/JS" in each for each in dictionaries_in(found)):
                raise Refused(PROGRAM)

    def _about(self):
        about = {key: str(value) for key, value in (self.pdf.metadata or {}).items()}
        if about.get("/Author", "").strip():
            self.tell("Its properties name who wrote it.")
        if words := [value for value in about.values() if value.strip()]:
            yield "the file’s properties", "\n".join(words)
        stream = self.pdf.trailer["/Root"].get("/Metadata")
        if stream is not None:
            yield "the file’s properties", stream.get_object().get_data().decode("utf-8", "replace")

    def _annotations(self, page):
        return [each.get_object() for each in page.get("/Annots", [])]

    def _form(self):
        fields = self.pdf.get_fields() or {}
        filled = {name: field.get("/V") for name, field in fields.items() if field.get("/V") not in (None, "")}
        if fields:
            self.tell(f"It is a form with {some(len(fields), 'field')}, {len(filled) or 'none'} of them filled in.")
        if filled:
            yield "the form", "\n".join(f"{name}: {value}" for name, value in filled.items())

    def _attachments(self):
        from .inspection import texts_of

        attached = dict(self.pdf.attachments.items())
        if attached:
            self.tell(f"It carries {some(len(attached), 'file')} as attachments: {', '.join(attached)}.")
        for name, contents in attached.items():
            for data in contents:
                yield "the name of an attachment", name
                try:
                    yield from ((f"the attachment “{name}”, {where}", text) for where, text in texts_of(BytesIO(data)))
                except Refused:
                    self.tell(f"We cannot look into the attachment “{name}”.")


def dictionaries_in(found):
    """The dictionaries of an object and in it, without following its references to others."""
    waiting = [found]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            yield each
            waiting += [dict.__getitem__(each, key) for key in each]
        elif isinstance(each, list):
            waiting += list.__iter__(each)


def pages(numbers):
    """ "Page 2 has", "Pages 2 and 3 have" """
    if len(numbers) == 1:
        return f"Page {numbers[0]} has"
    *first, last = [str(number) for number in numbers]
    return f"Pages {', '.join(first)} and {last} have"
