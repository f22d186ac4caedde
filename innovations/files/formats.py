"""The formats that we take: how each is called, how its name ends, and what browsers are told it is."""

from django.db import models


class Refused(Exception):
    """The file is not taken. Says why, and what to do, in words for the person who chose it."""


class Format(models.TextChoices):
    DOCX = "docx", "Word document"
    XLSX = "xlsx", "Excel workbook"
    PPTX = "pptx", "PowerPoint presentation"
    PDF = "pdf", "PDF"
    PNG = "png", "Picture"
    JPG = "jpg", "Photo"
    CSV = "csv", "CSV table"
    TXT = "txt", "Text file"


OFFICE = (Format.DOCX, Format.XLSX, Format.PPTX)
PICTURES = (Format.PNG, Format.JPG)
PLAIN = (Format.CSV, Format.TXT)

_OPEN_XML = "application/vnd.openxmlformats-officedocument"
CONTENT_TYPES = {
    Format.DOCX: f"{_OPEN_XML}.wordprocessingml.document",
    Format.XLSX: f"{_OPEN_XML}.spreadsheetml.sheet",
    Format.PPTX: f"{_OPEN_XML}.presentationml.presentation",
    Format.PDF: "application/pdf",
    Format.PNG: "image/png",
    Format.JPG: "image/jpeg",
    Format.CSV: "text/csv",
    Format.TXT: "text/plain",
}
IN_WORDS = {
    Format.DOCX: "a Word document",
    Format.XLSX: "an Excel workbook",
    Format.PPTX: "a PowerPoint presentation",
    Format.PDF: "a PDF",
    Format.PNG: "a PNG picture",
    Format.JPG: "a JPG photo",
    Format.CSV: "a CSV table",
    Format.TXT: "a text file",
}
ENDINGS = {each.value: each for each in Format} | {"jpeg": Format.JPG}
TAKEN = "Word, Excel and PowerPoint files, PDFs, pictures (JPG or PNG), CSV and text files"

# Endings that people will try, and what helps instead.
INSTEAD = {
    "old": "Open it and save it as .docx, .xlsx or .pptx.",
    **dict.fromkeys(
        ["doc", "dot", "dotx", "rtf", "odt", "pages"], "Open it in Word and save it as .docx, or as a PDF."
    ),
    **dict.fromkeys(["xls", "xlt", "xltx", "xlsb", "ods", "numbers"], "Open it in Excel and save it as .xlsx."),
    **dict.fromkeys(["ppt", "pps", "ppsx", "pot", "potx", "odp", "key"], "Open it in PowerPoint and save it as .pptx."),
    **dict.fromkeys(
        ["heic", "heif"], "On an iPhone, choose Settings, Camera, Formats, Most Compatible, or save it as JPG."
    ),
    **dict.fromkeys(["gif", "bmp", "webp", "tif", "tiff"], "Save the picture as JPG or PNG."),
    **dict.fromkeys(
        ["svg", "htm", "html", "mht", "xml"], "It can hold programs. Save it as a PDF or a picture instead."
    ),
    **dict.fromkeys(["zip", "7z", "rar"], "Add the files in it one by one."),
    **dict.fromkeys(["eml", "msg"], "Save the message as a PDF, without the names of patients and colleagues."),
}
MACROS = (
    "It holds macros, which are programs. Save it without them (.docx, .xlsx or .pptx), and say in the entry what they "
    "did."
)
LOCKED = "It is locked with a password, so that we cannot check it. Take the password off and add it again."
BROKEN = (
    "We cannot open it: it may be damaged. Open it on your computer, save it again under another name, and add that."
)
EMPTY = "It is empty. Check that you chose the right file."
TOO_MUCH = "It holds more than we can check. Take out what readers do not need, or split it."
BOMB = "It unpacks to far more than its size, as harmful files do. Save it again from Word, Excel or PowerPoint."
NESTED = "It holds files within files that we cannot check. Take them out and add them one by one."
PIXELS = "The picture is too large. Make it smaller: {limit} million pixels at the most."
PROGRAM = "It holds a program that runs when the file is opened. Print it to a PDF again and add that."
