"""Why it matched: the passage that has most of what was looked for."""

import re
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import mark_safe
from snowballstemmer import stemmer

from .query import is_short_form

LENGTH = 190
stem = lru_cache(maxsize=5000)(stemmer("english").stemWord)


@lru_cache(maxsize=100)
def forms_of(query):
    """The phrases looked for as the beginnings of their words: (("appoint",), ("did", "not", "attend"))."""
    phrases = {words for unit in query.units for words in unit.alternatives}
    return tuple(sorted((tuple(map(form, words)) for words in phrases), key=len, reverse=True))


@lru_cache(maxsize=100)
def pattern_of(query):
    """A regular expression that finds any form of any phrase of the query."""
    phrases = (r"\W+".join(map(any_form, words)) for words in forms_of(query))
    return re.compile(rf"\b(?:{'|'.join(phrases)})", re.IGNORECASE)


def form(word):
    """The stem, where the word begins with it (studies: studi would not be found in study)."""
    short = word.removesuffix("s") if is_short_form(word) else stem(word)
    return short[:-1] if short.endswith("i") and len(short) > 3 else short if len(short) > 1 else word


def any_form(beginning):
    """Few letters begin too many other words: of gp only gps is a form."""
    return rf"{re.escape(beginning)}\w*" if len(beginning) > 2 else rf"{re.escape(beginning)}s?\b"


def best_passage(record, query):
    """The passage of the record that matches best: {kind, label, html} with the words in <mark>, or None."""
    if not query.units:
        return None
    # Looking for bare letters is twenty times as quick as the expression, and tells which passages are worth it.
    letters = [" ".join(words) for words in forms_of(query)]
    likely = sorted(record.passages, key=lambda passage: likeness(passage, letters), reverse=True)
    pattern = pattern_of(query)
    worth_it = (each for number, each in enumerate(likely) if number < 3 or likeness(each, letters)[0])
    best = next((passage for passage in worth_it if pattern.search(passage["text"])), None)
    return best and {"kind": best["kind"], "label": best["label"], "html": excerpt(best["text"], pattern)}


def likeness(passage, letters):
    """How many of the phrases seem to stand in it, and whether it is an entry of the workbook."""
    text = passage["text"].lower()
    return sum([phrase in text for phrase in letters]), bool(passage["kind"])


def excerpt(text, pattern):
    """About LENGTH characters around the first dense place, escaped, with the matches marked."""
    spans = [match.span() for match in pattern.finditer(text)]
    start = max(spans, key=lambda span: (sum(span[0] <= other[0] < span[0] + LENGTH for other in spans), -span[0]))[0]
    begin = max(0, min(start - 40, len(text) - LENGTH))
    begin = text.rfind(" ", max(0, begin - 40), begin) + 1 or begin
    end = begin + LENGTH
    end = len(text) if len(text) <= end else max(text.rfind(" ", start + 1, end), 0) or end
    part, marked, at = text[begin:end], [], 0
    for match in pattern.finditer(part):
        marked += [escape(part[at : match.start()]), "<mark>", escape(match.group()), "</mark>"]
        at = match.end()
    marked.append(escape(part[at:]))
    html = f"{'…' if begin else ''}{''.join(marked)}{'…' if end < len(text) else ''}"
    return mark_safe(html)
