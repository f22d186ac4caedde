"""A Paper as a PDF, in British English."""

from pathlib import Path

from django.template.loader import render_to_string

from sharehub.core.pdf import pdf_of

from .pictures import pictures_of

STYLES = Path(__file__).with_name("paper.css")


def pdf_document(paper):
    """The bytes of a PDF of `paper`. Raises Busy (sharehub.core.pdf)."""
    pictures = pictures_of(paper)
    html = render_to_string("innovations/paper.html", {"paper": paper, "pictures": pictures})
    return pdf_of(html, STYLES, pictures=pictures)
