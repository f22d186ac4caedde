"""Names of files: as people gave them, without what could deceive or break."""

import pytest

from innovations.files.names import clean_name, ending_of


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("Our list.docx", "Our list.docx"),
        ("C:\\Users\\nadia\\list.docx", "list.docx"),
        ("../../etc/passwd", "passwd"),
        ("list\0\r\n.docx", "list.docx"),
        ("list\u202exslx.exe", "list xslx.exe"),
        ('a"b<c>:d|e?.pdf', "a b c d e.pdf"),
        ("Cafe\u0301.txt", "Café.txt"),
        ("naïve – 日本.txt", "naïve – 日本.txt"),
        ("...", "file"),
        ("", "file"),
        ("x" * 300 + ".docx", "x" * 115 + ".docx"),
        ("a." + "x" * 300, "a." + "x" * 118),
    ],
)
def test_a_name_is_cleaned(name, cleaned):
    assert clean_name(name) == cleaned


@pytest.mark.parametrize(
    ("name", "ending"), [("a.DOCX", "docx"), ("a.tar.gz", "gz"), ("docx", ""), (".docx", ""), ("a.pdf ", "pdf")]
)
def test_an_ending_is_read(name, ending):
    assert ending_of(name) == ending
