"""What an import says while it runs and when it ends."""

from collections import Counter

OUTCOMES = ["created", "updated", "closed", "unchanged", "refused"]
STEP = 5_000


class FileReport:
    """How far one file (or a sheet of it) has been read, and which of its rows were refused.

    `about`: what its rows are about ("Practices"); `say` and `complain` take a line of text.
    """

    def __init__(self, path, *, about, say, complain):
        self.path, self.about, self._say, self._complain = path, about, say, complain
        self.read = self.left_out = self.refused = 0

    def row(self):
        self.read += 1
        if self.read % STEP == 0:
            self._say(f"{self.path.name} ({self.about}): {self.read:,} rows …")

    def refuse(self, line, reason):
        self.refused += 1
        self._complain(f"{self.path}, line {line}: {reason}")

    def leave_out(self):
        self.left_out += 1

    def finish(self):
        used = self.read - self.left_out - self.refused
        counts = f"{self.read:,} rows, {used:,} used, {self.left_out:,} left out, {self.refused:,} refused"
        self._say(f"{self.path.name} ({self.about}): {counts}")


def table(changes, refused):
    """The closing table, as text.

    `changes`: {"Practices": Counter of created, updated, closed, unchanged}; `refused`: rows refused for each.
    """
    rows = {kind: Counter(counts, refused=refused.get(kind, 0)) for kind, counts in changes.items()}
    rows["Total"] = sum(rows.values(), Counter())
    lines = [f"{'':<12}" + "".join(f"{outcome:>11}" for outcome in OUTCOMES)]
    lines += [f"{kind:<12}" + "".join(f"{counts[name]:>11,}" for name in OUTCOMES) for kind, counts in rows.items()]
    return "\n".join(lines)
