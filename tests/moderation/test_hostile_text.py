"""However odd a text is, looking through it takes a moment: 500 ms at most for 100 kB, 5 ms for 1,000 words."""

import time

import pytest

from sharehub.moderation.identifiable import Risk, find

SIZE = 100_000  # bytes
UNITS = [
    "1", "1 ", "1-", "1  ", "9434765919", "9434765919 ", "943 476 5919 ", "NHS no 9434765919 ", "NHS no ",
    "nhs_", "NHS ", "12/03/1950 ", "12/03/", "1/1/", "DOB 12/03/1950 ZZ30 1CK ", "12/03/1950 ZZ30 1CK ",
    "12/03/1950 12/03/1950 ZZ301CK ", "ZZ30 1CK ", "born on ", "born ", "12 March 1950, 75 years old ",
    "75 years old ", "March 12 ", "jan", "Mr ", "Mr A. ", "Mrs Fernsby ", "Mrs Fernsby patient ", "patient ",
    "patient name: Odelia ", "Mr O'", "Mr " + "A" * 50 + " ", "Dr X", "hospital number K123456 ",
    "hospital number ", "MRN ", "MRN-", "07700 900123 ", "07", "+44 ", "+44(0)7 ", "a@a.a ", "a@", "a.", "@",
    "jo.", "jo@example.", "https://", "https://example.org/9434765919", "www.", " ", "\n", "\t", ".", "-", "'",
    "(", "A", "a", "Aa", "z9", "é", "e\u0301", "\u200b", "1\u200b", "９", "٩ ", "–", "\ufdfa", "\u0336", "🩺",
    "𝟗", "№ ",
]  # fmt: skip


def seconds_for(text):
    start = time.process_time()
    find(text)
    return time.process_time() - start


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_the_same_again_and_again(unit):
    count = SIZE // len(unit.encode())
    assert min(seconds_for(unit * count + end) for end in ("", "!\n")) <= 0.5


def test_ever_another_character():
    text = "".join(chr(point) for point in range(0x20, 0x12000) if not 0xD800 <= point < 0xE000)
    assert seconds_for(text[:SIZE]) <= 0.5


def test_half_a_character_is_no_trouble():
    assert [finding.weight for finding in find("\ud83e NHS no 943 476 5919 \udc00")] == [Risk.HIGH]
