"""Mobile numbers and a person's own email address: hints, because most belong to the colleague who writes."""

import re

from .finding import Kind, Risk

MOBILE = re.compile(r"(?<![\w+])(?:\+44[\s-]?(?:\(0\)[\s-]?)?|0044[\s-]?|0)7(?:[\s-]?\d){9}(?!\d)")
EMAIL = re.compile(
    r"(?<![\w.+-])(?P<who>[a-z0-9][\w.+-]{0,63})@(?P<host>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5})", re.IGNORECASE
)
# A desk, not a person.
DESK = re.compile(
    r"info|admin|enquir|contact|hello|office|reception|support|help|team|practice|surgery|england|feedback|mail|post|service"
    r"|data|press|media|training|no-?reply|careers|pcn|icb",
    re.IGNORECASE,
)


def contacts(text):
    for match in MOBILE.finditer(text):
        yield Kind.PHONE, *match.span(), Risk.LOW
    for match in EMAIL.finditer(text) if "@" in text else ():
        if not DESK.search(match["who"]):
            yield Kind.EMAIL, *match.span(), Risk.LOW
