"""What changed from one text to the next, word by word; and between two editions, entry by entry."""

import re
from dataclasses import dataclass

from diff_match_patch import diff_match_patch

from .bars import in_words
from .kinds import LABELS

WORDS = re.compile(r"\s+|[^\s]+")
KEPT, ADDED, CHANGED, REMOVED = "kept", "added", "changed", "removed"
# Shown beside what an entry says only where they changed.
ASIDE = {"kind": "What it is", "hours": "Time"}
NAMED = LABELS | ASIDE
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
    back = {letter: word for word, letter in letters.items()}
    return in_runs([(NAMES[sign], "".join(back[letter] for letter in run)) for sign, run in found])


def in_runs(found):
    """Words that changed one after the other, with only a space between them, as one change: they are read as one."""
    runs, changed = [], []
    for state, text in found:
        if state == KEPT and not (changed and text == " "):
            runs += [*as_one(changed), (state, text)]
            changed = []
        else:
            changed.append((state, text))
    return runs + as_one(changed)


def as_one(changed):
    """A run of changes and the spaces between them; as it was, where one side of it would say nothing."""
    end = [changed.pop()] if changed and changed[-1][0] == KEPT else []
    before = "".join(text for state, text in changed if state != ADDED)
    after = "".join(text for state, text in changed if state != REMOVED)
    return [*([(REMOVED, before), (ADDED, after)] if before.strip() and after.strip() else changed), *end]


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
        return KEPT if told(self.before) == told(self.after) else CHANGED

    @property
    def entry(self):
        return self.after or self.before

    @property
    def parts(self):
        """What it says with the differences marked: pairs of a label, or "", and what `differences` returns."""
        before, after = texts(self.before), texts(self.after)
        names = [*after, *(name for name in before if name not in after)]
        pairs = ((name, before.get(name, ""), after.get(name, "")) for name in names)
        return [
            (NAMED.get(name, ""), differences(old, new)) for name, old, new in pairs if name not in ASIDE or old != new
        ]


def texts(entry):
    """{name: text} of all that an entry says, its kind and hours too; nothing for None."""
    if entry is None:
        return {}
    answers = {name: entry.answers[name] for name in entry.shape.answers if entry.answers.get(name)}
    hours = {} if entry.hours is None else {"hours": in_words(entry.hours, "hours")}
    return {"kind": entry.label, **answers, **hours}


def told(entry):
    return (entry.kind, entry.verdict, entry.hours, {name: text for name, text in entry.answers.items() if text})


def compare(older, newer):
    """The Changes between the entries of two editions, in the order of the newer one, then what was removed."""
    before = {entry.source_id: entry for entry in older}
    changes = [Change(before.pop(entry.source_id, None), entry) for entry in newer]
    return changes + [Change(entry, None) for entry in before.values()]
