"""Single values out of the files' cells. Each raises BadRow with a reason that a person can act on."""

import re
from datetime import date, datetime

from ..postcodes import tidy_postcode
from .errors import BadRow

DATE_FORMATS = ["%Y%m%d", "%Y-%m-%d", "%d/%m/%Y"]


def ods_code(text):
    code = text.strip().upper()
    if not re.fullmatch(r"[A-Z0-9]{3,12}", code):
        raise BadRow(f"“{text[:20]}” is not an ODS code")
    return code


def filled(text, what, longest):
    text = text.strip()
    if not text:
        raise BadRow(f"the {what} is missing")
    return fitting(text, what, longest)


def fitting(text, what, longest):
    if len(text) > longest:
        raise BadRow(f"the {what} is longer than {longest} characters")
    if not text.isprintable():
        raise BadRow(f"the {what} holds characters that cannot be printed")
    return text


def postcode(text):
    """A full postcode, or "" where the cell is empty."""
    if not text.strip():
        return ""
    tidied = tidy_postcode(text.strip())
    if not tidied:
        raise BadRow(f"“{text[:20]}” is not a postcode")
    return tidied


def day(text):
    """A date, or None where the cell is empty."""
    text = str(text or "").strip()
    if not text:
        return None
    for form in DATE_FORMATS:
        try:
            return datetime.strptime(text[:10], form).date()
        except ValueError:
            continue
    raise BadRow(f"“{text[:20]}” is not a date (20231231)")


def whole_number(text, what, low, high):
    """A whole number, or None where the cell is empty."""
    text = text.strip().replace(",", "")
    if not text:
        return None
    match = re.fullmatch(r"(\d{1,9})(\.0*)?", text)
    if not match or not low <= int(match[1]) <= high:
        raise BadRow(f"the {what} “{text[:20]}” is not a whole number from {low:,} to {high:,}")
    return int(match[1])


def degrees(text, what, low, high):
    """Degrees within the United Kingdom, rounded to a tenth of a metre or so; None where the cell is empty."""
    text = text.strip()
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        raise BadRow(f"the {what} “{text[:20]}” is not a number") from None
    if not low <= number <= high:
        raise BadRow(f"the {what} {text[:20]} lies outside the United Kingdom; are the columns swapped?")
    return round(number, 6)


def is_past(moment):
    return moment is not None and moment <= date.today()
