"""A document as a PDF: tagged (PDF/UA), A4, fetching nothing but what is handed over. Needs the library Pango.

The site does without it where it is missing.
"""

import re
from ctypes import CDLL
from functools import cache
from sys import platform
from threading import Lock
from urllib.parse import urljoin

from django.conf import settings

from .text import for_xml

CONTENT_TYPE = "application/pdf"
# A process writes one PDF at a time: each takes a few seconds, and anybody may ask for them.
TURN = Lock()
LONGEST_WAIT = 20  # seconds
PANGO = {"darwin": "libpango-1.0.dylib", "win32": "libpango-1.0-0.dll"}.get(platform, "libpango-1.0.so.0")
# Somewhere to break in what is no word. To find it letter by letter, WeasyPrint takes time that grows with the square.
BETWEEN_TAGS = re.compile(r">[^<]+")
TOO_LONG = re.compile(r"(?:&#?\w+;|[^\s&]){100}")


class Busy(Exception):
    """Others are having PDFs written and no turn came."""


@cache
def can_write_pdf():
    """Whether Pango is there. Asked on pages, so without loading WeasyPrint, which takes half a second."""
    try:
        CDLL(PANGO)
    except OSError:
        return False
    return True


def pdf_of(html, styles, *, pictures=None):
    """The bytes of a PDF of `html` (a whole document with its title and language). Raises Busy.

    `styles` is the path of its stylesheet; `pictures` maps the addresses of its pictures to their bytes.
    """
    # Here and not above: a process that never writes a PDF never loads it.
    from weasyprint import HTML

    html = BETWEEN_TAGS.sub(lambda text: TOO_LONG.sub("\\g<0>\u200b", text[0]), for_xml(html))
    if not TURN.acquire(timeout=LONGEST_WAIT):
        raise Busy
    try:
        page = HTML(string=html, base_url=settings.SITE_URL, url_fetcher=only(pictures or {}))
        return page.write_pdf(stylesheets=[stylesheet(styles)], pdf_variant="pdf/ua-1")
    finally:
        TURN.release()


@cache
def stylesheet(path):
    from weasyprint import CSS

    return CSS(string=path.read_text(encoding="utf-8"), url_fetcher=refuse)


def only(pictures):
    """A fetcher that knows these pictures, {address as in the HTML: bytes}, and refuses all else."""
    from weasyprint.urls import URLFetcherResponse

    known = {urljoin(settings.SITE_URL, address): data for address, data in pictures.items()}

    def fetch(url, *args, **kwargs):
        return URLFetcherResponse(url, known[url]) if url in known else refuse(url)

    return fetch


def refuse(url, *args, **kwargs):
    """Nothing is fetched from anywhere, whatever people wrote: it would tell who reads, or read what is ours."""
    raise ValueError(f"Nothing is fetched: {url}")
