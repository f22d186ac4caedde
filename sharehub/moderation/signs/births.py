"""Dates of birth, and postcodes beside them. A date alone says nothing: it takes a label, "born", or a fitting age."""

import datetime
import re

from .finding import Kind, Risk
from .plain import is_near, since_the_last_digit

FLAGS = re.IGNORECASE
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH = r"(?:0?[1-9]|1[0-2])"
NAMED = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
YEAR = r"(?:(?:18|19|20)\d\d|'?\d\d)"
GAP = r"\s?[./\s-]\s?"
DATE = re.compile(
    rf"(?=\d)(?<![\d£$€])(?<!\d[./-])(?:"
    rf"{DAY}{GAP}{MONTH}{GAP}{YEAR}"
    rf"|(?:18|19|20)\d\d[./-]{MONTH}[./-]{DAY}"
    rf"|{DAY}(?:st|nd|rd|th)?(?: of)?[\s.-]{{0,2}}{NAMED}[\s.,-]{{0,2}}{YEAR}"
    rf"|{DAY}{MONTH}(?:19|20)\d\d"
    rf")(?!\d)",
    FLAGS,
)
MONTH_FIRST = re.compile(rf"\b(?=[JFMASOND]){NAMED} {DAY}(?:st|nd|rd|th)?,? (?:18|19|20)\d\d(?!\d)", FLAGS)
LABEL = re.compile(
    r"(?:\bd\.?\s?o\.?\s?b\.?|\bdate[\s-]of[\s-]birth|\bbirth[\s-]?date|\bbirthday|\bborn[\s-]on[\s-]date)"
    r"[^\d\n]{0,20}\s*\Z|\bdob\W{0,3}\Z",
    FLAGS,
)
LABEL_AFTER = re.compile(
    r"\A\W{0,3}(?:(?:is|was|as) )?(?:(?:her|his|their|the|a) )?(?:patient'?s? )?"
    r"(?:d\.?o\.?b\b|date of birth|birth ?date|birthday)",
    FLAGS,
)
BORN = re.compile(
    r"(?:\bborn(?:,? on)?|\bb\.)[\s:(]{0,3}(?:the )?(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)day )?\Z", FLAGS
)
# The NHS was born on 5 July 1948, and many a project since.
BORN_A_THING = re.compile(
    r"\b(?:nhs|service|idea|project|practice|surgery|pcn|network|team|programme|scheme|clinic|system|hub|it|group|icb"
    r"|model|pathway|initiative|this|that|which|charity|organisation|app|tool|service)\b[^.\n]{0,25}\Z",
    FLAGS,
)
AGE = re.compile(
    r"(?<!\d)(?:\baged?:? (?P<a>\d{1,3})\b|(?P<b>\d{1,3})[\s-]?(?:years?|yrs?)[\s-]?(?:old|of age)\b"
    r"|(?P<c>\d{1,3}) ?(?:y/?o|yrs?)\b|(?P<d>\d{1,3}) ?[MF]\b)",
    FLAGS,
)
ON_THAT_DAY = re.compile(r"\b(?:on|by|from|since|before|after|until|till|in|to|at|between|and|seen|of)\W{0,3}\Z", FLAGS)
POSTCODE = re.compile(r"\b(?:[A-Z]{1,2}\d[A-Z\d]?|GIR)\s{0,2}\d[A-Z]{2}\b", FLAGS)
NEAR = 120  # characters between a date of birth and a postcode that belongs to it
A_LONG_TIME = 10  # years: who was born later is rarely in a text with an address, and practices move


def births(text):
    """Dates of birth, then the postcodes near one; and, as a hint, a postcode right after a date of long ago."""
    dates = sorted([*DATE.finditer(text), *MONTH_FIRST.finditer(text)], key=re.Match.start)
    born = [date.span() for date in dates if is_of_birth(text, *date.span())]
    yield from ((Kind.BIRTH_DATE, start, end, Risk.HIGH) for start, end in born)
    old = [date.span() for date in dates if 0 < year_of(date.group()) <= this_year() - A_LONG_TIME]
    for postcode in POSTCODE.finditer(text) if old or born else ():
        start, end = postcode.span()
        if is_near(born, start, end, within=NEAR):
            yield Kind.POSTCODE, start, end, Risk.HIGH
        elif is_near(old, start, end, within=20):
            yield Kind.POSTCODE, start, end, Risk.LOW


def is_of_birth(text, start, end):
    before, after = text[max(0, start - 60) : start], text[end : end + 40]
    words = since_the_last_digit(before)
    if LABEL.search(words) or LABEL_AFTER.match(after):
        return True
    if born := BORN.search(words):
        return not BORN_A_THING.search(words, 0, born.start())
    if ON_THAT_DAY.search(words):
        return False
    ages = [*AGE.finditer(before[-25:]), *AGE.finditer(after[:25])]
    return any(fits(year_of(text[start:end]), int(next(filter(None, age.groups())))) for age in ages)


def fits(year, age):
    """Whether somebody born in `year` is `age` about now: otherwise it is the day when something happened."""
    return year > 0 and this_year() - 6 <= year + age <= this_year() + 1


def year_of(date):
    """The year of a date as typed; of two digits, the one that is past. 0 where there is none."""
    digits = re.findall(r"\d+", date)
    if not digits:
        return 0
    longest = max(digits, key=len)
    if len(longest) == 8:
        return int(longest[4:])
    if len(longest) == 4:
        return int(longest)
    year = 2000 + int(digits[-1][-2:])
    return year if year <= this_year() else year - 100


def this_year():
    return datetime.date.today().year
