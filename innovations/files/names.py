"""The names of files as people gave them, made safe to show and to hand to a browser."""

import re
import unicodedata

LONGEST = 120
# Control characters, and those that turn the direction of reading so that "exe.docx" may be shown for "xcod.exe".
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
NEVER = re.compile(r'[<>:"/\\|?*]')


def ending_of(name):
    """ "docx" for "Our list.DOCX"; "" where it has none."""
    stem, dot, ending = clean_name(name).rpartition(".")
    return ending.lower() if dot and stem else ""


def clean_name(name):
    """The last part of a path, without what no file's name may hold, of at most LONGEST characters."""
    name = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    name = "".join(" " if unicodedata.category(each) in HIDDEN else each for each in name)
    name = " ".join(NEVER.sub(" ", name).split()).strip(". ")
    stem, dot, ending = name.rpartition(".")
    if not dot:
        return name[:LONGEST] or "file"
    room = LONGEST - len(ending) - 1
    return f"{stem[:room].rstrip()}.{ending}" if room > 0 else name[:LONGEST]
