"""What may identify a patient is found, and clean text is left alone."""

import datetime
import json
import os
import random
import time
from itertools import pairwise
from pathlib import Path

import nhs_number
import pytest
from django.conf import settings

from sharehub.moderation.identifiable import Kind, Risk, find, risk_of

from .planted import CLEAN, PLANTED

DATA = Path(os.environ.get("SHAREHUB_DATA", settings.BASE_DIR.parent / "shared" / "data"))
REAL = DATA / "cases" / "nhs_cases.jsonl"
YEARS = {"past_75": datetime.date.today().year - 75, "this_year": datetime.date.today().year}
LABELS = ["NHS number {}", "NHS no: {}", "nhs no. {}", "Her NHS number was {}.", "patient {} rang", "{} (NHS number)"]
LABELS += ["The patient, {}, moved", "Mr Fernsby ({})", "DOB 12/03/1950 {}", "NHS{}", "NHS Number\n{}", "CHI number {}"]
SEPARATORS = ["", " ", "-", ".", "\u00a0", "–", "\u200b", "\u2009", "  ", " - ", "\u2011", "/"]


def filled(text):
    return text.format(**YEARS) if "{" in text else text


@pytest.mark.parametrize(("kind", "text", "passage"), PLANTED, ids=range(len(PLANTED)))
def test_a_planted_identifier_is_found_whole_and_stops_the_writer(kind, text, passage):
    text, passage = filled(text), filled(passage)
    found = [finding for finding in find(text) if finding.kind == kind and finding.passage == passage]

    assert [finding.weight for finding in found] == [Risk.HIGH], find(text)
    assert text[found[0].start : found[0].end] == passage


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_stops_nobody(text):
    assert [finding for finding in find(filled(text)) if finding.weight == Risk.HIGH] == []


def test_all_but_one_in_a_hundred_nhs_numbers_stop_the_writer():
    chance = random.Random(1948)
    state = random.getstate()
    random.seed(1948)  # the library asks the module itself
    numbers = nhs_number.generate(quantity=1200)
    random.setstate(state)

    missed = []
    for number in numbers:
        gap = chance.choice(SEPARATORS)
        text = chance.choice(LABELS).format(gap.join([number[:3], number[3:6], number[6:]]))
        if Kind.NHS_NUMBER not in {finding.kind for finding in find(text) if finding.weight == Risk.HIGH}:
            missed.append(text)

    assert len(missed) <= len(numbers) / 100, missed


def test_numbers_of_ten_digits_that_are_something_else_stop_nobody():
    chance = random.Random(1948)
    labels = ["Order {}", "Ring {}.", "our reference was {}", "invoice no {}", "£{}", "https://example.org/{}", "0{}"]
    texts = [chance.choice(labels).format(chance.randrange(10**9, 10**10)) for _ in range(1000)]

    assert [text for text in texts if risk_of(text) == Risk.HIGH] == []


def test_a_number_with_a_label_and_a_wrong_check_digit_is_a_hint():
    assert risk_of("NHS number 943 476 5918") == Risk.LOW


@pytest.mark.parametrize(
    "text", ["Ring me on 07700 900123", "jo.fernsby@example.org", "Thanks to Mrs Fernsby", "Dr Fernsby said so"]
)
def test_what_is_most_likely_a_colleagues_is_a_hint(text):
    assert risk_of(text) == Risk.LOW


def test_findings_stand_in_order_and_do_not_overlap():
    text = "Mrs Fernsby, DOB 12/03/1950, NHS number 943 476 5919, ZZ30 1CK, mobile 07700 900123: our patient."
    found = find(text)

    assert [finding.kind for finding in found] == [
        Kind.NAME, Kind.BIRTH_DATE, Kind.NHS_NUMBER, Kind.POSTCODE, Kind.PHONE,
    ]  # fmt: skip
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_empty_text_has_no_risk():
    assert (find(""), risk_of("")) == ([], Risk.NONE)


@pytest.mark.skipif(not REAL.exists(), reason="set SHAREHUB_DATA to the folder that has cases/nhs_cases.jsonl")
def test_at_most_two_in_a_hundred_published_case_studies_would_be_stopped():
    rows = [json.loads(line) for line in REAL.read_text(encoding="utf-8").splitlines()]
    texts = [f"{row['title']}\n{row['text']}" for row in rows]
    seconds = []
    for _ in range(3):  # the quickest: the machine may be busy with something else
        start = time.process_time()
        stopped = sum(risk_of(text) == Risk.HIGH for text in texts)
        seconds.append(time.process_time() - start)

    assert stopped <= len(texts) * 0.02
    assert min(seconds) * 1000 / (sum(len(text.split()) for text in texts) / 1000) <= 5
