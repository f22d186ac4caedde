"""In plain English: what it notices, what it leaves alone, and how long it takes."""

import time
from collections import namedtuple

import pytest

from innovations.plain_english import MOST, advice_on, reading_age, sentences_of

Short = namedtuple("Short", "short long is_known_to_all")
PCN = Short("PCN", "primary care network", False)
KNOWN = [PCN, Short("GP", "general practitioner", True), Short("DNA", "did not attend", False)]
PLAIN = "We count the post each day. Two of us sort it. A GP reads nine letters, not forty-six."
ACADEMIC = (
    "The aim of this project was to facilitate the optimisation of administrative correspondence management "
    "processes across participating organisations in collaboration with multidisciplinary stakeholders, thereby "
    "realising operational efficiencies. It was identified that considerable inefficiencies characterised the "
    "existing arrangements. Stakeholders were engaged to establish organisational commitment."
)


def says(text):
    return [advice.says for advice in advice_on(text, KNOWN)]


def passages(text):
    return [advice.passage for advice in advice_on(text, KNOWN)]


@pytest.mark.parametrize("text", ["", "   \n\n ", "…", "👍", PLAIN, "- \n- \n1. "])
def test_plain_text_gets_no_advice(text):
    assert says(text) == []


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("The aim of this project was to save time.", "The aim of this project was to save time."),
        ("After a while it was identified that we were late.", "it was identified that we were late."),
        ("Key stakeholders were engaged early on.", "Key stakeholders were engaged early on."),
        ("A new triage system was implemented.", "A new triage system was implemented."),
        ("This initiative sought to help.", "This initiative sought to help."),
    ],
)
def test_openings_of_reports_are_quoted(text, passage):
    assert passages(text) == [passage]


@pytest.mark.parametrize(
    "text", ["Our aim was simple: less post.", "It was found on the floor.", "We asked everybody."]
)
def test_what_only_looks_like_a_report_is_left_alone(text):
    assert says(text) == []


def test_a_sentence_of_more_than_thirty_words_is_quoted_by_its_start():
    assert says("We " + "sort " * 29) == []
    assert says("We " + "sort " * 30) == ["This sentence has 31 words. Try two or three."]
    assert passages("We " + "sort " * 30) == ["We sort sort sort sort sort sort sort sort sort sort sort…"]


def test_the_lines_of_a_list_are_sentences_of_their_own():
    assert list(sentences_of("We do:\n\n- post, e.g. letters\n- calls\n1. At 2.30 p.m. we stop. “Done!” we say")) == [
        "We do:",
        "post, e.g. letters",
        "calls",
        "At 2.30 p.m. we stop.",
        "“Done!",
        "we say",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Our primary care network (PCN) paid. The PCN pays still.",
        "The PCN (primary care network) paid.",
        "Primary care networks (PCNs) pay.",
        "Ask your GP.",
        "DNAse is something else.",
        "We pcn.",
    ],
)
def test_short_forms_that_need_no_advice(text):
    assert says(text) == []


@pytest.mark.parametrize("text", ["The PCN paid.", "The PCN’s pot. Our primary care network (PCN).", "Two PCNs paid."])
def test_a_short_form_is_to_be_spelled_out_where_it_comes_first(text):
    assert says(text) == ["Not everybody knows PCN. The first time, write “primary care network (PCN)”."]


def test_the_reading_age_needs_forty_words():
    assert not any("for somebody" in each for each in says("Organisational interoperability considerations. " * 13))
    assert says("Organisational interoperability considerations. " * 14) == [
        "All in all this is for somebody at university. Shorter sentences and everyday words help."
    ]


def test_plain_words_are_for_the_young():
    assert reading_age(list(sentences_of(PLAIN))) < 10


def test_the_worst_comes_first_and_never_more_than_five():
    abbreviations = [Short(f"X{n}X", "something", False) for n in range(9)]
    found = advice_on(f"{ACADEMIC} X1X X2X X3X X4X X5X X6X", abbreviations)

    assert len(found) == MOST
    assert [advice.weight for advice in found] == sorted((advice.weight for advice in found), reverse=True)
    assert found[0].passage.startswith("The aim of this project was to")


def test_markup_is_not_quoted():
    assert passages("**The aim of this project was to** [help](https://example.org).") == [
        "The aim of this project was to help."
    ]


def test_a_thousand_words_take_less_than_thirty_milliseconds():
    text = "\n\n".join([ACADEMIC, PLAIN] * 17)
    assert len(text.split()) > 1000

    def once():
        start = time.perf_counter()
        advice_on(text, KNOWN * 20)
        return time.perf_counter() - start

    assert min(once() for _ in range(5)) < 0.030


@pytest.mark.parametrize("text", ["a " * 20_000, "(" * 20_000, "." * 20_000, "stakeholders " * 2_000, "1. " * 5_000])
def test_no_text_takes_long(text):
    start = time.perf_counter()
    advice_on(text, KNOWN)
    assert time.perf_counter() - start < 2
