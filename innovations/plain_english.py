"""Advice on how a text could be plainer: what a kind colleague would say who reads it over one's shoulder.

It knows no models and no pages. What it says is advice: nothing is ever refused for it.
"""

import re
import warnings
from dataclasses import dataclass

from sharehub.core.text import plain_text, shorten

with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message="pkg_resources is deprecated", category=UserWarning)
    import textstat

MOST = 5
LONGEST_SENTENCE = 30  # words
ENOUGH_WORDS = 40  # with fewer, the reading age says nothing
OLDEST = 14  # the reading age that good answers stay under
QUOTED = 60  # characters

WORD = re.compile(r"\w[\w’'./-]*")
# A full stop after one of these does not end a sentence.
SHORTENED = re.compile(r"\b(?:e\.g|i\.e|etc|approx|vs|no|Dr|Mr|Mrs|Ms|St|a\.m|p\.m)\.$", re.IGNORECASE)
END = re.compile(r"(?<=[.!?…])[”’\"')\]]*\s+")
BULLET = re.compile(r"^\s*(?:[-*+•]|\d+[.)])\s+")

WORK = r"(?:project|study|work|initiative|pilot|programme|intervention|paper|report|case study|service)"
SEEN = (
    r"(?:identified|recognised|recognized|noted|decided|felt|found|acknowledged|observed|determined|highlighted"
    r"|anticipated|considered|hoped|agreed)"
)
DONE = r"(?:implemented|undertaken|introduced|conducted|initiated|developed|established|delivered|rolled out)"
# How reports talk, and what a colleague would say instead.
OPENINGS = [
    (rf"\bthe (?:aim|purpose|objective|goal)s? of (?:this|the|our) {WORK} (?:was|were|is|are)\b",
     "Start with what you did or wanted: “We wanted to …”"),
    (rf"\bthis {WORK} (?:aims|aimed|seeks|sought|describes|outlines|explores)\b",
     "Start with what you did: “We stopped …”, “We tried …”"),
    (rf"\bit (?:was|has been|is|had been) {SEEN} that\b", "Say who saw it: “Our receptionists noticed that …”"),
    (r"\b(?:key |all |relevant )*stakeholders were \w+", "Say whom you asked, by role, and what you said to them."),
    (r"\b(?:staff|patients|colleagues|clinicians) were (?:engaged|consulted|involved)\b",
     "Say what you asked them, and what they answered."),
    (rf"\b(?:a|an|the|our) (?:new )?(?:\w+ )?(?:{WORK}|process|system|protocol) was {DONE}\b",
     "Say who did it: “Two of our administrators …”"),
]  # fmt: skip
OPENINGS = [(re.compile(pattern, re.IGNORECASE), better) for pattern, better in OPENINGS]


@dataclass(frozen=True)
class Advice:
    """One thing to do (`says`) about one passage, quoted; "" where it is about the whole text."""

    says: str
    passage: str
    weight: float


def advice_on(text, abbreviations):
    """What would make `text` (light Markdown) plainer: a list of at most MOST Advice, the worst first.

    `abbreviations` are things with `short`, `long` and `is_known_to_all`, as the model has them.
    """
    sentences = list(sentences_of(text))
    found = [
        *_openings(sentences),
        *_long_ones(sentences),
        *_short_forms(sentences, abbreviations),
        *_reading_age(sentences),
    ]
    return sorted(found, key=lambda advice: -advice.weight)[:MOST]


def short_forms_in(text, abbreviations):
    """Those of `abbreviations` that `text` uses, spelled out or not."""
    return [each for each in abbreviations if _as_a_word(each.short).search(text)]


def sentences_of(text):
    """The sentences of `text` in plain words. A new line begins a new one, so that lists are not one long sentence."""
    for line in text.splitlines():
        begun = ""
        for part in END.split(plain_text(BULLET.sub("", line))):
            begun = f"{begun} {part}".strip()
            if not SHORTENED.search(begun):
                if begun:
                    yield begun
                begun = ""
        if begun:
            yield begun


def reading_age(sentences):
    """The age at which people read this with ease: the Flesch-Kincaid grade, a school year in America, and five."""
    closed = (each if each[-1] in ".!?…" else f"{each}." for each in sentences)
    return round(textstat.flesch_kincaid_grade(" ".join(closed)) + 5)


def _openings(sentences):
    for pattern, better in OPENINGS:
        for sentence in sentences:
            if match := pattern.search(sentence):
                passage = shorten(sentence[match.start() :], QUOTED)
                yield Advice(better, passage, 60)
                break  # once is enough to be told


def _long_ones(sentences):
    for sentence in sentences:
        words = len(WORD.findall(sentence))
        if words > LONGEST_SENTENCE:
            yield Advice(f"This sentence has {words} words. Try two or three.", shorten(sentence, QUOTED), words)


def _short_forms(sentences, abbreviations):
    plain = " ".join(sentences)
    lowered = plain.lower()
    for each in abbreviations:
        word = _as_a_word(each.short)
        if each.is_known_to_all or not (match := word.search(plain)):
            continue
        # Spelled out before it, or straight after: “primary care network (PCN)” and “PCN (primary care network)”.
        if each.long.lower() not in lowered[: match.end() + len(each.long) + 3]:
            says = f"Not everybody knows {each.short}. The first time, write “{each.long} ({each.short})”."
            sentence = next(filter(word.search, sentences))
            start = max(sentence.rfind(" ", 0, max(word.search(sentence).start() - QUOTED // 2, 0)), 0)
            yield Advice(says, shorten(sentence[start:], QUOTED), 15)


def _reading_age(sentences):
    if sum(len(WORD.findall(sentence)) for sentence in sentences) < ENOUGH_WORDS:
        return
    age = reading_age(sentences)
    if age > OLDEST:
        whose = f"a {age}-year-old" if age < 19 else "somebody at university"
        yield Advice(f"All in all this is for {whose}. Shorter sentences and everyday words help.", "", age * 2.5)


def _as_a_word(short):
    return re.compile(rf"(?<![\w-]){re.escape(short)}(?:s|’s|'s)?(?!\w)")
