"""Numbers of a record somewhere: a hospital's, a system's. Any number can be one, so the words before it decide."""

import re

from .finding import Kind, Risk

LABEL = (
    r"(?:\b(?:hospital|hosp|patient|pt|unit|case ?notes?|clinic|emis|systmone|system ?one|vision|pas"
    r"|medical records?|health records?|record|lloyd george)[\s.-]{0,2}(?:no|num|number|id|identifier)\b"
    r"|\bmrn\b(?:[\s.-]{0,2}(?:no|num|number)\b)?)"
)
RECORD = re.compile(
    rf"{LABEL}[\s.:#=()-]{{0,4}}(?:(?:is|was|of)[\s:]{{1,3}})?(?P<number>(?=[A-Z/-]{{0,4}}\d)[A-Z\d][A-Z\d/-]{{3,14}})",
    re.IGNORECASE,
)
FEWEST_DIGITS = 4


def record_numbers(text):
    for match in RECORD.finditer(text):
        number = match["number"]
        if sum(char.isdigit() for char in number) >= FEWEST_DIGITS:
            yield Kind.RECORD_NUMBER, *match.span("number"), Risk.HIGH
