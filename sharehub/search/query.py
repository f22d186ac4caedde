"""Query: what a person typed, taken apart into words and the other words for them."""

import re
from dataclasses import dataclass, field

MOST_CHARACTERS, MOST_WORDS = 2000, 16
WORD = re.compile(r"[^\W_]+")
VOWELS = frozenset("aeiouy")
# Too common to say anything. Single letters that mean something here (GP "A&E") are kept by being rare.
STOP_WORDS = frozenset(
    """a about after all an and any are as at be been but by can could did do does for from get had has have how i if in
    into is it its me my no not of off on or our out so than that the their them then there they this to up us was we
    were what when where which who why will with would you your""".split()  # noqa: SIM905 (easier to read)
)


def words_of(text):
    """The words of a text in lower case, without apostrophes: “GP’s” is gps."""
    return WORD.findall(text.lower().replace("’", "").replace("'", ""))


def is_short_form(word):
    """Whether it is like GP or PCNs: without a vowel, stemmers do not know its plural."""
    return len(word) > 1 and word.isalpha() and VOWELS.isdisjoint(word)


@dataclass(frozen=True)
class Unit:
    """A word looked for, or what may stand in for it: `alternatives`, each a tuple of words that stand together."""

    alternatives: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Query:
    """`units` are all looked for; `words` are what was typed; `also` the other phrases looked for."""

    units: tuple[Unit, ...] = ()
    words: tuple[str, ...] = ()
    also: tuple[str, ...] = field(default=(), compare=False)

    @property
    def phrases(self):
        """Every phrase looked for, but for those with a word that is looked for by itself: it finds them already."""
        phrases = dict.fromkeys(words for unit in self.units for words in unit.alternatives)
        alone = {words[0] for words in phrases if len(words) == 1}
        return [words for words in phrases if len(words) == 1 or not alone & set(words)]

    @classmethod
    def parse(cls, text):
        """Take a text apart. A theme's name or synonym in it also looks for the theme's other words."""
        in_order = words_of(text[:MOST_CHARACTERS])
        typed = tuple(dict.fromkeys(in_order))
        words = (tuple(word for word in typed if word not in STOP_WORDS) or typed)[:MOST_WORDS]
        instead, also = {word: [] for word in words}, []
        for phrase, others, written in synonyms_in(tuple(in_order[: MOST_WORDS * 2])):
            also += [written[other] for other in others]
            for word in instead.keys() & set(phrase):
                # Each of the other phrases stands in for any word of the one that was typed.
                instead[word] += [other for other in others if word not in other]
        units = (Unit(((word,), *dict.fromkeys(others))) for word, others in instead.items())
        return cls(tuple(units), words, tuple(dict.fromkeys(also)))


def synonyms_in(words):
    """Each (phrase, other phrases of its theme, how they are written) where the phrase stands in `words`."""
    for written in theme_phrases() if words else ():
        for phrase in written:
            if stands_in(phrase, words):
                yield phrase, tuple(other for other in written if other != phrase), written
                break


def stands_in(phrase, words):
    return any(words[start : start + len(phrase)] == phrase for start in range(len(words) - len(phrase) + 1))


def theme_phrases():
    """The name and synonyms of each theme, longest first: {words: how it is written}."""
    from .models import Theme

    for name, synonyms in Theme.objects.order_by("name", "pk").values_list("name", "synonyms"):
        written = {tuple(words_of(line)): line.strip() for line in (name, *synonyms.splitlines())}
        written.pop((), None)
        yield dict(sorted(written.items(), key=lambda pair: (-len(pair[0]), pair[0])))
