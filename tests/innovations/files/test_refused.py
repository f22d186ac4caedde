"""What is not taken, and why: each refusal is a sentence that says what to do."""

import contextlib
import random
import time
import tracemalloc
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from PIL import ImageFile

from innovations.files import Refused, formats, look_at
from tests import files

MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
ENTITIES = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>'


def why(data, name):
    with pytest.raises(Refused) as refused:
        look_at(BytesIO(data), name=name)
    return str(refused.value)


def with_macros_by_type():
    types = files.part_of(files.xlsx(), "[Content_Types].xml")
    known = f"{files.TYPES}.spreadsheetml.sheet.main+xml"
    return files.with_parts(files.xlsx(), {"[Content_Types].xml": types.replace(known, MACRO_TYPE)})


def bomb(megabytes):
    """A workbook with a part of so many megabytes of nothing."""
    return files.with_parts(files.xlsx(), {"xl/worksheets/sheet9.xml": b" " * (megabytes * 1_000_000)})


def locked(data):
    """A zip whose first part says that it is encrypted."""
    at = data.index(b"PK\x01\x02")
    return data[: at + 8] + b"\x01" + data[at + 9 :]


def zipped(data):
    file = BytesIO()
    with ZipFile(file, "w") as package:
        package.writestr("a", data)
    return file.getvalue()


def inside(data):
    return files.with_parts(files.docx(), {"word/embeddings/a.bin": data})


REFUSED = {
    "empty": (lambda: b"", "a.txt", formats.EMPTY),
    "macros by name": (files.xlsx, "a.xlsm", formats.MACROS),
    "macros by content type": (with_macros_by_type, "a.xlsx", formats.MACROS),
    "macros by part": (lambda: files.with_parts(files.docx(), {"word/vbaProject.bin": b"x"}), "a.docx", formats.MACROS),
    "a PDF with a password": (lambda: files.pdf(password="x"), "a.pdf", formats.LOCKED),
    "an Office file with a password": (
        lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "a.docx",
        formats.LOCKED,
    ),
    "a zip with a password": (lambda: locked(files.docx()), "a.docx", formats.LOCKED),
    "a PDF with a program": (lambda: files.pdf(program="app.alert(1)"), "a.pdf", formats.PROGRAM),
    "a bomb": (lambda: bomb(40), "a.xlsx", formats.BOMB),
    "files in files": (lambda: inside(inside(inside(files.docx()))), "a.docx", formats.NESTED),
    "a zip in a file": (lambda: inside(zipped(b"x")), "a.docx", formats.NESTED),
    "entities": (lambda: files.with_parts(files.docx(), {"word/styles.xml": ENTITIES}), "a.docx", formats.BROKEN),
    "a broken part": (lambda: files.with_parts(files.docx(), {"word/styles.xml": "<a>"}), "a.docx", formats.BROKEN),
    "a document cut short": (lambda: files.docx()[:3000], "a.docx", formats.BROKEN),
    "a photo cut short": (lambda: files.jpg((400, 400))[:900], "a.jpg", formats.BROKEN),
    "a PDF cut short": (lambda: files.pdf()[:100], "a.pdf", formats.BROKEN),
    "a large PNG": (lambda: files.png((5001, 5000)), "a.png", formats.PIXELS.format(limit=25)),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused(what):
    make, name, reason = REFUSED[what]

    assert why(make(), name) == reason


def test_a_bomb_is_refused_within_a_second_and_in_little_memory():
    data = bomb(250)
    tracemalloc.start()
    start = time.perf_counter()

    why(data, "a.xlsx")

    seconds, (_, peak) = time.perf_counter() - start, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert seconds < 1
    assert peak < 5_000_000


@pytest.mark.parametrize("part", ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "docProps/core.xml"])
@pytest.mark.parametrize("broken", ["", "<a>", "\0", ENTITIES])
def test_a_package_with_a_broken_part_is_refused(part, broken):
    assert why(files.with_parts(files.docx(), {part: broken}), "a.docx") == formats.BROKEN


@pytest.mark.parametrize(
    ("make", "name"),
    [(files.docx, "a.docx"), (files.xlsx, "a.xlsx"), (files.pdf, "a.pdf"), (files.jpg, "a.jpg"), (files.png, "a.png")],
)
def test_damaged_bytes_are_taken_or_refused_and_nothing_else(make, name):
    chance = random.Random(name)
    for _ in range(40):
        data = bytearray(make())
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with contextlib.suppress(Refused):
            look_at(BytesIO(bytes(data)), name=name)


def test_what_a_check_makes_of_a_text_is_no_fault_of_the_file():
    def check(text):
        raise KeyError

    with pytest.raises(KeyError):
        look_at(BytesIO(b"Monday"), name="a.txt", check=check)


def test_a_bomb_that_lies_about_its_size_is_refused():
    data = bomb(40)
    at = data.rindex(b"PK\x01\x02")  # the last part in the list, which is the large one
    lie = data[: at + 24] + (1000).to_bytes(4, "little") + data[at + 28 :]

    assert why(lie, "a.xlsx") == formats.BROKEN


def test_more_than_we_can_check_is_refused():
    rows = "".join(f"<row><c><v>{n * 7919}</v></c></row>" for n in range(2_000_000))
    sheet = f'<worksheet xmlns="{files.SHEETS}"><sheetData>{rows}</sheetData></worksheet>'

    assert why(files.with_parts(files.xlsx(), {"xl/worksheets/sheet1.xml": sheet}), "a.xlsx") == formats.TOO_MUCH


def test_two_parts_of_one_name_are_refused():
    file = BytesIO(files.docx())
    with ZipFile(file, "a", ZIP_DEFLATED) as package:
        package.writestr("word/Document.xml", "<a/>")

    assert why(file.getvalue(), "a.docx") == formats.BROKEN


def test_what_is_larger_than_the_site_allows_is_refused(settings):
    settings.LARGEST_FILE_MB = 1

    assert why(b"a" * 1_000_001, "a.txt") == "It is larger than 1 MB. Make it smaller, or split it."
    assert look_at(BytesIO(b"a" * 1_000_000), name="a.txt").format == "txt"


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (files.docx(), "a.xlsx", "Its name ends in .xlsx, but it is a Word document. Give it its right ending, .docx."),
        (files.jpg(), "a.png", "Its name ends in .png, but it is a JPG photo. Give it its right ending, .jpg."),
        (files.pdf(), "a.txt", "Its name ends in .txt, but it is a PDF. Give it its right ending, .pdf."),
        (b"Hello", "a.docx", f"Its name ends in .docx, but it is not a Word document. {formats.BROKEN}"),
        (b"MZ\x90\0\3", "a.txt", "Its name says that it is text, but it holds something else."),
        (b"Hello", "a.exe", f"We cannot take files of this kind. We take {formats.TAKEN}."),
        (b"Hello", "notes", f"We cannot take files of this kind. We take {formats.TAKEN}."),
        (b"<svg/>", "a.svg", "We cannot take files of this kind. It can hold programs."),
        (b"<html>", "a.html", "We cannot take files of this kind. It can hold programs."),
        (b" <!DOCTYPE html><p>", "a.txt", "It is a web page or a drawing in code. It can hold programs."),
        (b"<svg onload='x'/>", "a.csv", "It is a web page or a drawing in code."),
        (b"GIF89a" + b"\0" * 20, "a.png", "We cannot take files of this kind. Save the picture as JPG or PNG."),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a.heic", "We cannot take files of this kind. On an iPhone,"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a.jpg", "We cannot take files of this kind. On an iPhone,"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 99, "a.doc", "It is in the format of an old version of Office."),
        (b"PK\x05\x06" + b"\0" * 18, "a.zip", "We cannot take files of this kind. Add the files in it one by one."),
    ],
)  # fmt: skip
def test_only_what_its_name_says_is_taken(data, name, reason):
    assert why(data, name).startswith(reason)


@pytest.mark.parametrize(
    ("data", "name", "format_"),
    [
        (files.docx(), "Our LIST.DOCX", "docx"),
        (files.xlsx(), "a.xlsx", "xlsx"),
        (files.pptx(("Hello", "", False)), "a.pptx", "pptx"),
        (files.pdf(), "a.pdf", "pdf"),
        (files.png(), "a.png", "png"),
        (files.jpg(), "a.jpeg", "jpg"),
        (b"One;Two", "a.csv", "csv"),
        (b"one column\r\nof words\r\n", "a.csv", "csv"),
        ("Café – naïve".encode("cp1252"), "a.txt", "txt"),
    ],
)
def test_what_is_taken(data, name, format_):
    looked = look_at(BytesIO(data), name=name)

    assert looked.format == format_


def test_a_photo_cut_short_is_refused_by_a_process_that_writes_pdfs_too(monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint does

    make, name, reason = REFUSED["a photo cut short"]
    assert why(make(), name) == reason
