"""What changed from one text to the next, word by word; and between two editions, entry by entry."""

import re
from dataclasses import dataclass

from diff_match_patch import diff_match_patch

WORDS = re.compile(r"\s+|[^\s]+")
KEPT, ADDED, REMOVED = "kept", "added", "removed"
NAMES = {0: KEPT, 1: ADDED, -1: REMOVED}


def differences(before, after):
    """The two texts as one list of (KEPT, ADDED or REMOVED, text), whole words at a time."""
    if before == after:
        return [(KEPT, after)] if after else []
    # The library compares characters: each different word stands for one.
    letters, words = {}, []

    def as_letters(text):
        found = []
        for word in WORDS.findall(text):
            if word not in letters:
                letters[word] = _letter(len(words))
                words.append(word)
            found.append(letters[word])
        return "".join(found)

    matcher = diff_match_patch()
    matcher.Diff_Timeout = 0.5  # seconds; after that the difference is right, only not the smallest
    found = matcher.diff_main(as_letters(before), as_letters(after), False)
    matcher.diff_cleanupSemantic(found)  # few whole phrases rather than many single words
    back = {letter: word for word, letter in letters.items()}
    return [(NAMES[sign], "".join(back[letter] for letter in run)) for sign, run in found]


def _letter(number):
    """A character for each number, leaving out surrogates, which are none."""
    return chr(number + 256 if number + 256 < 0xD800 else number + 256 + 0x800)


@dataclass
class Change:
    """What became of one entry: `before` and `after` are EditionEntries, one of them perhaps None."""

    before: object
    after: object

    @property
    def state(self):
        if self.before is None:
            return ADDED
        if self.after is None:
            return REMOVED
        return KEPT if told(self.before) == told(self.after) else "changed"

    @property
    def entry(self):
        return self.after or self.before

    @property
    def parts(self):
        """The texts with their differences marked: a list of (KEPT, ADDED or REMOVED, text) for each."""
        names = self.entry.shape.answers
        pairs = [
            (
                self.before.answers.get(name, "") if self.before else "",
                self.after.answers.get(name, "") if self.after else "",
            )
            for name in names
        ]
        return [differences(before, after) for before, after in pairs if before or after]


def told(entry):
    return (entry.kind, entry.verdict, entry.hours, {name: text for name, text in entry.answers.items() if text})


def compare(older, newer):
    """The Changes between the entries of two editions, in the order of the newer one, then what was removed."""
    before = {entry.source_id: entry for entry in older}
    changes = [Change(before.pop(entry.source_id, None), entry) for entry in newer]
    return changes + [Change(entry, None) for entry in before.values()]
