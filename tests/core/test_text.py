"""What people write is hostile until cleaned."""

import pytest

from sharehub.core.text import as_written, for_xml, is_safe_link, markdown, plain_text, shorten

HOSTILE = [
    "<script>alert(1)</script>",
    "**<script>alert(1)</script>**",
    "<img src=x onerror=alert(1)>",
    "![picture](https://example.org/spy.gif)",
    "[click](javascript:alert(1))",
    "[click](JaVaScRiPt:alert(1))",
    "[click](data:text/html;base64,PHNjcmlwdD4=)",
    "[click](vbscript:x)",
    "<javascript:alert(1)>",
    '[click](https://example.org "onmouseover=alert(1)")',
    "[x](https://example.org'onclick='alert(1))",
    "<a href='https://example.org' onclick='x'>y</a>",
    "&lt;script&gt;alert(1)&lt;/script&gt;\n\nsecond",
    "<style>body{display:none}</style>\n",
    "[a]: javascript:alert(1)\n\n[a]",
    "<iframe src=//example.org></iframe>\nmore",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_a_person_types_becomes_a_script_a_picture_or_a_style(text):
    html = markdown(text).lower()

    for mark in ("<script", "<img", "<iframe", "<style", 'href="javascript', 'href="data', 'href="vbscript'):
        assert mark not in html
    for tag in html.split("<")[1:]:
        assert " on" not in tag.split(">")[0]


def test_paragraphs_lists_and_emphasis():
    assert markdown("We **counted**:\n\n- file\n- act").replace("\n", "") == (
        "<p>We <strong>counted</strong>:</p><ul><li>file</li><li>act</li></ul>"
    )


def test_a_line_break_stays_a_line_break():
    assert markdown("Monday\nTuesday").strip() == "<p>Monday<br>\nTuesday</p>"


def test_a_link_leads_out_and_lends_no_weight():
    assert markdown("[list](https://example.org/a)").strip() == (
        '<p><a href="https://example.org/a" rel="nofollow noopener noreferrer ugc">list</a></p>'
    )


@pytest.mark.parametrize("text", ["# Loud", "Loud\n====", "    indented by mistake", "`code`", "---"])
def test_text_never_becomes_a_heading_a_rule_or_code(text):
    html = markdown(text)
    assert not any(f"<{tag}" in html for tag in ("h1", "h2", "hr", "code", "pre"))


def test_plain_text_that_needs_no_parser_is_escaped_all_the_same():
    assert markdown('It\'s "so"') == "<p>It&#x27;s &quot;so&quot;</p>\n"


def test_numbers_that_begin_a_sentence_are_kept():
    assert "212 letters came in. Nine needed a GP." in markdown("212 letters came in. Nine needed a GP.")


@pytest.mark.parametrize("text", ["", "  ", "\n\n"])
def test_no_text_is_no_markup(text):
    assert markdown(text) == ""


def test_plain_text_is_one_line_without_marks():
    assert plain_text("We **counted** & [wrote](https://example.org):\n\n- file\n- act\nnow") == (
        "We counted & wrote: file act now"
    )


def test_plain_text_keeps_what_looks_like_a_tag():
    assert plain_text("a < b and x <y> z") == "a < b and x <y> z"


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("six words", 9, "six words"),
        ("six words here", 11, "six words…"),
        ("six words, here", 11, "six words…"),
        ("unbreakable", 5, "unbr…"),
        ("a\n b", 10, "a b"),
    ],
)
def test_shorten_cuts_at_a_words_end(text, length, short):
    assert shorten(text, length) == short
    assert len(short) <= length


@pytest.mark.parametrize(
    "text", ["https://a.example/b_c_d*e*", "1. not a list", "# no heading", "a & b < c > d \\ `e`", "**"]
)
def test_plain_words_stand_as_they_were_written(text):
    assert plain_text(as_written(text)) == text


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("https://nhs.uk", True),
        ("MAILTO:a@b.example", True),
        ("javascript:x", False),
        ("file:///etc", False),
        ("", False),
    ],
)
def test_only_links_to_the_web_a_mailbox_or_a_telephone_are_followed(address, is_safe):
    assert is_safe_link(address) is is_safe


def test_what_xml_cannot_hold_is_dropped():
    assert for_xml("a\x00\x07\x0b\x1b\ud800\ufffe\tb\n💊") == "a\tb\n💊"
