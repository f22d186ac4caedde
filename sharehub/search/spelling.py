"""Did you mean: the nearest known words to what somebody mistyped."""

from django.db.models import Q
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from .models import SearchRecord, Word
from .query import STOP_WORDS, theme_phrases, words_of

MOST_WORDS = 12  # looked at; the others stay as they were typed
FEW = 50  # enough to tell which of two words is the usual one


def did_you_mean(text, seen):
    """`text` with its unknown words put right, or None where nothing can be bettered.

    A word is unknown when none of the records `seen` (a BitMap of what the reader may find) has a form of it.
    """
    words = words_of(text)
    looked_at = [word for word in words[:MOST_WORDS] if len(word) >= 4 and word not in STOP_WORDS]
    unknown = [word for word, number in found(looked_at, seen).items() if not number]
    of_themes = words_of_themes() if unknown else ()
    better = {word: correction(word, seen) or word for word in unknown if word not in of_themes}
    meant = [better.get(word, word) for word in words]
    return " ".join(meant) if meant != words else None


def correction(word, seen):
    distance = 1 if len(word) < 6 else 2
    near = extract(word, list(candidates(word, distance)), scorer=OSA.distance, score_cutoff=distance, limit=5)
    numbers = found([candidate for candidate, _, _ in near], seen)
    ranked = sorted((score, -numbers[candidate], candidate) for candidate, score, _ in near)
    return next((candidate for _, number, candidate in ranked if number), None)


def words_of_themes():
    """Known words, though nobody wrote them in a case study: the names and synonyms of themes."""
    return {word for phrases in theme_phrases() for phrase in phrases for word in phrase}


def candidates(word, distance):
    """Known words that could be it: of about its length, and sharing its first or its second half."""
    half = len(word) // 2
    shares = Q(word__startswith=word[0]) | Q(word__endswith=word[half:])
    lengths = Q(word__regex=f"^.{{{len(word) - distance},{len(word) + distance}}}$")
    return Word.objects.filter(shares).filter(lengths).values_list("word", flat=True)


def found(words, seen):
    """{word: how many things with it, of the first 50, are among those `seen`}."""
    few = SearchRecord.objects.keys_of_words(words, limit=FEW)
    # As many as were asked for, of which none was seen, say nothing of the others.
    unsure = [word for word, keys in few.items() if len(keys) == FEW and seen.isdisjoint(keys)]
    few |= SearchRecord.objects.keys_of_words(unsure) if unsure else {}
    return {word: seen.intersection_cardinality(keys) for word, keys in few.items()}
