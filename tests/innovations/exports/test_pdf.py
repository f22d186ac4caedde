"""A PDF that a screen reader can read and a printer can print, and that fetches nothing; as pypdf reads it."""

import pytest

from sharehub.core import pdf as pdfs
from tests.factories import create_innovation, create_publishable_innovation

needs_pango = pytest.mark.skipif(not pdfs.can_write_pdf(), reason="Pango is not installed")
NAMES = ["innovation_pdf", "workbook_pdf"]


@needs_pango
@pytest.mark.parametrize("name", NAMES)
def test_it_is_tagged_titled_in_british_english_and_on_a4(name, pdf, full):
    reader = pdf(full, name=name)
    root = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712  (pypdf's own boolean)
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert (reader.metadata.title, reader.metadata.author) == ("We took the letters off our GPs", "Riverside Practice")
    assert {
        (round(page.mediabox.width / 72 * 25.4), round(page.mediabox.height / 72 * 25.4)) for page in reader.pages
    } == {(210, 297)}
    assert "Page 1 of " in reader.pages[0].extract_text()


def tags(node, found):
    """The structure of a PDF, as (tag, alternative text) in reading order."""
    node = node.get_object()
    if isinstance(node, list):
        for each in node:
            tags(each, found)
    elif isinstance(node, dict) and "/S" in node:
        found.append((node["/S"], node.get("/Alt")))
        tags(node.get("/K", []), found)
    elif isinstance(node, dict) and "/K" in node:
        tags(node["/K"], found)
    return found


@needs_pango
def test_its_parts_are_headings_and_its_bars_have_words(pdf, full):
    found = tags(pdf(full).trailer["/Root"]["/StructTreeRoot"], [])
    names = [name for name, _ in found]

    assert names.count("/H1") == 1
    assert names.count("/H2") == 11
    assert {"/H3", "/Table", "/TH", "/TD"} <= set(names)
    assert [alt for name, alt in found if name == "/Figure"] == ["Before: 46 letters", "After: 9 letters"]


@needs_pango
def test_it_says_what_worked_and_what_failed_in_words(pdf, full):
    text = " ".join(" ".join(page.extract_text() for page in pdf(full).pages).split())

    for words in ("Words that worked. To: A GP partner", "Words that failed. To:", "What failed: Training all six"):
        assert words in text
    assert f"http://127.0.0.1:8000{full.get_absolute_url()}" in text


@needs_pango
def test_it_fetches_nothing_whatever_people_wrote(pdf, alice, monkeypatch):
    asked = []
    monkeypatch.setattr(pdfs, "refuse", lambda url, *args, **kwargs: asked.append(url) or 1 / 0)
    hostile = (
        '<img src="file:///etc/hostname"> ![spy](https://example.org/spy.png) '
        "<link rel=attachment href=file:///etc/hostname>"
    )
    innovation = create_publishable_innovation(by=alice, problem=hostile, story=hostile)
    innovation.publish(by=alice)

    reader = pdf(innovation)

    assert asked == []
    assert reader.attachments == {}
    assert '<img src="file:///etc/hostname">' in " ".join(reader.pages[0].extract_text().split())


def test_where_it_would_fetch_it_is_refused():
    with pytest.raises(ValueError, match="Nothing is fetched"):
        pdfs.refuse("file:///etc/hostname")


@pytest.mark.parametrize("name", NAMES)
def test_without_pango_the_address_answers_kindly(name, get, full, monkeypatch):
    monkeypatch.setattr(pdfs, "can_write_pdf", lambda: False)

    response = get(name, full)

    assert response.status_code == 501
    assert "This site cannot make a PDF" in response.content.decode()
    assert "/word/?edition=1" in response.content.decode()


@needs_pango
def test_one_is_written_at_a_time_and_who_waits_too_long_is_told(get, full, monkeypatch):
    monkeypatch.setattr(pdfs, "LONGEST_WAIT", 0)

    with pdfs.TURN:
        busy = get("innovation_pdf", full)

    assert busy.status_code == 503
    assert "Try again in a minute." in busy.content.decode()
    assert get("innovation_pdf", full).status_code == 200


def test_without_pango_no_pdf_is_offered(client_for, full, monkeypatch):
    address = f"{full.get_absolute_url()}pdf/?edition=1"
    monkeypatch.setattr(pdfs, "PANGO", "no-such-library.so")
    pdfs.can_write_pdf.cache_clear()

    html = client_for().get(full.get_absolute_url()).content.decode()
    pdfs.can_write_pdf.cache_clear()

    assert address not in html
    assert f"{full.get_absolute_url()}word/?edition=1" in html


@needs_pango
def test_an_empty_draft_makes_a_page(pdf, alice):
    innovation = create_innovation(by=alice)

    assert "This is a draft." in pdf(innovation, alice).pages[0].extract_text()
    assert len(pdf(innovation, alice, name="workbook_pdf").pages) == 1
