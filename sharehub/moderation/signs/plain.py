"""Text as a reader sees it: what looks like a digit, a space or a hyphen is one, and what cannot be seen is gone."""

import re
import unicodedata
from bisect import bisect_left

UNSEEN = {"Cf", "Mn", "Me"}  # zero-width characters, soft hyphens, accents that stand on their own
WITHOUT_DIGITS = re.compile(r"\D*")
LONGEST = 3  # characters; one that stands for more is a picture of a phrase


class Plain:
    """`text` is the plain version of what was typed; `span(start, end)` leads back to where that stands."""

    def __init__(self, typed):
        self.typed = typed
        self._at = None
        looks = {} if typed.isascii() else {ord(char): seen(char) for char in set(typed) if not char.isascii()}
        self.text = typed.translate(looks) if looks else typed
        if any(len(look) != 1 for look in looks.values()):
            self._at = [at for at, char in enumerate(typed) for _ in looks.get(ord(char), char)]

    def span(self, start, end):
        return (start, end) if self._at is None else (self._at[start], self._at[end - 1] + 1)


def seen(char):
    """What a character that is not ASCII looks like."""
    category = unicodedata.category(char)
    if category in UNSEEN:
        return ""
    if category == "Nd":
        return str(unicodedata.digit(char))
    if category == "Pd" or char == "\u2212":  # a minus sign
        return "-"
    if category[0] == "Z":
        return "\n" if char in "\u2028\u2029" else " "
    if char in "\u2018\u2019\u02bc":
        return "'"
    like = unicodedata.normalize("NFKC", char)
    return like if len(like) <= LONGEST else char


def since_the_last_digit(text):
    """The end of `text` from its last digit on: what a label before a number can be in."""
    back = WITHOUT_DIGITS.match(text[::-1])
    return text[len(text) - back.end() :]


def is_near(spans, start, end, *, within):
    """Whether one of `spans`, which are in order, is at most so many characters from what is at `start` to `end`."""
    at = bisect_left(spans, (start, end))
    return (at > 0 and start - spans[at - 1][1] <= within) or (at < len(spans) and spans[at][0] - end <= within)
