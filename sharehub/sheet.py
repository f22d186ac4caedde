"""A page of ours as a PDF for printing: tagged (PDF/UA), A4, fetching nothing. Needs the library Pango."""

from functools import cache
from pathlib import Path

STYLES = Path(__file__).with_suffix(".css")


@cache
def printer():
    """WeasyPrint, or None where it or Pango is missing. Loaded when first asked for: that takes half a second."""
    try:
        import weasyprint
    except (ImportError, OSError):
        return None
    return weasyprint


def pdf_of(html):
    """The bytes of a PDF of `html` (a whole document with its title and language). Only where there is a printer."""
    styles = printer().CSS(string=STYLES.read_text(encoding="utf-8"), url_fetcher=refuse)
    return printer().HTML(string=html, url_fetcher=refuse).write_pdf(stylesheets=[styles], pdf_variant="pdf/ua-1")


def refuse(url, *args, **kwargs):
    raise ValueError(f"Nothing is fetched: {url}")
