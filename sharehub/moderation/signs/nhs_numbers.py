"""NHS numbers (and Scotland's CHI and Northern Ireland's H&C numbers): ten digits, the last of them a check digit.

One in eleven numbers of ten digits passes the check, so what stands around it counts as well: a label, a patient, how
the digits are grouped (an NHS number is written 3-3-4), or a word that says it is something else.
"""

import re
from bisect import bisect_left

import nhs_number

from .finding import Kind, Risk
from .plain import since_the_last_digit

FLAGS = re.IGNORECASE
RUN = re.compile(r"\d+(?:[\s._/()-]{1,3}\d+)*")
GROUP = re.compile(r"\d+")
LENGTH = 10
USUAL = ([10], [3, 3, 4])
# The numbers that living people in England and Wales have, and those that are made up for tests.
COMMON = ("4", "6", "7", "9")
BEFORE, AFTER = 80, 40  # characters that are looked at around it

LABEL = re.compile(
    r"(?:nhs|(?<![a-z])chi|h\s?&\s?c|health and care)"
    r"(?:[\W_]{0,3}(?:no|nos|num|numbers?|id|identifier)(?![a-z])[^\d\n]{0,40}|[\W_]{0,3})\Z",
    FLAGS,
)
LABEL_AFTER = re.compile(
    r"\A\W{0,3}(?:(?:is|was|as) )?(?:(?:her|his|their|my|the|an?) )?(?:patient'?s? )?(?:NHS|CHI|H&C)\b", FLAGS
)
PERSON = re.compile(
    r"\b(?:patients?|pts?|mrs?|miss|ms|master|d\.?o\.?b|born|she|he|her|hers|his|him|resident|client|service user|carer"
    r"|daughter|son|mother|father|wife|husband|baby|child|woman|man|lady|gentleman|aged|records?|notes|diagnos\w+)\b",
    FLAGS,
)
PERSON_JUST_BEFORE = re.compile(
    r"\b(?:patient|pt|mrs?|miss|ms|master|dob|resident|client|service user|daughter|son|baby)\b[^\d\n]{0,25}\Z", FLAGS
)
SOMETHING_ELSE = re.compile(
    r"(?<![a-z])(?:tele?|telephone|phone|ph|fax|mob|mobile|ring|text|sms|isbn|issn|refs?|references?|order|invoice|account"
    r"|acct|a/c|serial|po|doi|company|charity|utr|vat|grant|award|licen[cs]e|ticket|job|model|part|barcode|tracking"
    r"|project|version|gmc|nmc|batch|lot|ext|extension|catalogue|meter|contract|tender)"
    r"(?:[\W_]{0,3}(?:no|nos|num|numbers?|id|code))?(?:\W{0,3}(?:is|was|us|on|of|at|it))?[\W_]{0,3}\Z",
    FLAGS,
)
IN_AN_ADDRESS = re.compile(r"(?:https?://|www\.|doi\.org)\S*\Z", FLAGS)
MONEY = re.compile(r"[£$€]\s?\Z")


def nhs_numbers(text):
    for run in RUN.finditer(text):
        groups = [group.span() for group in GROUP.finditer(text, *run.span())]
        ends = [0]
        for start, end in groups:
            ends.append(ends[-1] + end - start)
        if ends[-1] < LENGTH:
            continue
        after = 0
        for first, (start, _) in enumerate(groups):
            last = bisect_left(ends, ends[first] + LENGTH)
            if first < after or last == len(ends) or ends[last] != ends[first] + LENGTH:
                continue
            if first and last < len(groups) and last - first not in (1, 3):
                continue  # in the middle of other numbers: no label can stand beside it
            window = groups[first:last]
            if weight := weigh(text, window):
                after = last
                yield Kind.NHS_NUMBER, start, window[-1][1], weight


def is_usual(groups):
    return [end - start for start, end in groups] in USUAL


def weigh(text, groups):
    """The weight of ten digits in those `groups` (pairs of start and end)."""
    start, end = groups[0][0], groups[-1][1]
    before, after = text[max(0, start - BEFORE) : start], text[end : end + AFTER]
    words = since_the_last_digit(before)
    is_labelled = bool(LABEL.search(words) or LABEL_AFTER.match(after))
    if not (is_labelled or is_usual(groups) or PERSON_JUST_BEFORE.search(words)):
        return Risk.NONE
    if not is_labelled and (is_part_of_more(before, after) or MONEY.search(before) or IN_AN_ADDRESS.search(before)):
        return Risk.NONE
    number = "".join(text[start:end] for start, end in groups)
    if not nhs_number.is_valid(number):
        return Risk.LOW if is_labelled else Risk.NONE  # mistyped perhaps, or made up
    if is_labelled:
        return Risk.HIGH
    if SOMETHING_ELSE.search(words):
        return Risk.NONE if len(groups) == 1 else Risk.LOW
    # Phone numbers begin with 0; of the other ranges nobody has a number, or few do.
    is_likely = number[0] in COMMON or PERSON.search(before) or PERSON.search(after)
    return Risk.HIGH if is_likely else Risk.LOW


def is_part_of_more(before, after):
    """Whether it is the tail of a decimal, of a code with letters or of a phone number with its country."""
    last, following = before[-1:], after[:1]
    if last.isalpha() or following.isalpha() or last in ("_", "+") or following == "_":
        return True
    goes_on = following in (".", "-", "/") and after[1:2].isdigit()
    return goes_on or (before[-2:-1].isdigit() and not last.isspace())
