"""A case study with one of everything, and files of it as independent programs read them."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from django.urls import reverse
from lxml import etree
from pypdf import PdfReader

from innovations.kinds import Kind
from tests.factories import create_entry, create_measure, create_publishable_innovation


@pytest.fixture
def full(alice):
    """Published by alice, with each kind of entry, measures, money, and people who did and did not agree."""
    innovation = create_publishable_innovation(
        by=alice,
        summary="Administrators file the letters.",
        problem="Every letter went to a GP.",
        roles_needed="A GP to lead.",
        funded_by="The practice.",
        setup_hours=34,
        is_open_to_contact=True,
        contact_note="Thursdays after 1pm.",
        stage="in_use",
    )
    for kind in Kind:
        create_entry(innovation, kind=kind, verdict="failed" if kind == Kind.WORDS else "")
    create_measure(innovation)
    innovation.credits.give(name="Nadia Osei", did="Thought of the four piles.", has_agreed=True, by=alice)
    innovation.credits.give(name="Secret Sue", did="Taught the first pair.", by=alice)
    innovation.publish(by=alice)
    return innovation


@pytest.fixture
def get(client_for):
    """`get("innovation_word", innovation, user, edition=1)`: the response."""

    def get(name, innovation, user=None, **query):
        return client_for(user).get(reverse(f"innovations:{name}", args=[innovation.slug]), query)

    return get


@pytest.fixture
def word(get):
    """`word(innovation, user)`: the Word document as python-docx reads it."""

    def word(innovation, user=None, name="innovation_word", **query):
        response = get(name, innovation, user, **query)
        assert response.status_code == 200
        return docx.Document(BytesIO(response.content))

    return word


@pytest.fixture
def pdf(get):
    """`pdf(innovation, user)`: the PDF as pypdf reads it."""

    def pdf(innovation, user=None, name="innovation_pdf", **query):
        response = get(name, innovation, user, **query)
        assert response.status_code == 200
        return PdfReader(BytesIO(response.content))

    return pdf


@pytest.fixture
def every_text(get):
    """`every_text(innovation, user)`: all words of all five exports, each as one text on one line, by name."""

    def every_text(innovation, user=None, **query):
        found = {}
        for name in ("innovation_word", "workbook_word"):
            archive = ZipFile(BytesIO(get(name, innovation, user, **query).content))
            parts = [etree.fromstring(archive.read(part)) for part in archive.namelist() if part.endswith(".xml")]
            found[name] = " ".join(" ".join(part.itertext()) for part in parts)
        for name in ("innovation_pdf", "workbook_pdf"):
            reader = PdfReader(BytesIO(get(name, innovation, user, **query).content))
            text = " ".join([*(page.extract_text() for page in reader.pages), *reader.metadata.values()])
            found[name] = text.replace("\0", "")  # the upper halves of characters, where pypdf takes them for two
        found["workbook_print"] = get("workbook_print", innovation, user, **query).content.decode()
        return {name: " ".join(text.split()) for name, text in found.items()}

    return every_text
