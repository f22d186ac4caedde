"""Does it fit us? The place as it was when it began, beside the reader's own."""

from dataclasses import dataclass

from sharehub.people.models import Setting

# Near enough to learn from: the larger list is at most half as large again, the deciles are at most two apart.
LIST_SIZE_RATIO = 1.5
DECILES_APART = 2
NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


@dataclass(frozen=True)
class Row:
    """One thing about a place. `yours` is "" where it is not known; `is_alike` None where it cannot be said."""

    label: str
    theirs: str
    yours: str = ""
    is_alike: bool | None = None

    @property
    def in_words(self):
        """Their side of it within a sentence: "town", "7,900 patients", "deprivation 4 of 10"."""
        if self.label == "Setting":
            return self.theirs.lower()
        return f"{self.theirs} patients" if self.label == "Patients" else f"deprivation {self.theirs}"


@dataclass(frozen=True)
class Fit:
    """The rows, and the reader's own place they are compared with, or None."""

    rows: list
    yours: object = None

    @property
    def verdict(self):
        """ "Alike in two of three", or "" where there is nothing to compare."""
        marks = [row.is_alike for row in self.rows if row.is_alike is not None]
        if not marks:
            return ""
        whole = "both" if len(marks) == 2 else f"all {number_word(len(marks))}"
        if len(marks) == 1:
            return "Alike" if marks[0] else "Different"
        if all(marks) or not any(marks):
            return f"{'Alike' if marks[0] else 'Different'} in {whole}"
        return f"Alike in {number_word(sum(marks))} of {number_word(len(marks))}"


def fit_between(innovation, yours=None):
    """Compare the place of `innovation`, as it was then, with the organisation `yours`: a row for all that is known."""
    if yours and (yours.pk == innovation.organisation_id or not (yours.setting or yours.list_size)):
        yours = None
    rows = [
        _row("Setting", innovation.setting, yours and yours.setting, _setting, lambda a, b: a == b),
        _row("Patients", innovation.list_size, yours and yours.list_size, "{:,}".format, _lists_alike),
        _row(
            "Deprivation",
            innovation.deprivation_decile,
            yours and yours.deprivation_decile,
            "{} of 10".format,
            lambda a, b: abs(a - b) <= DECILES_APART,
        ),
    ]
    return Fit([row for row in rows if row], yours)


def number_word(number):
    """ "two" for 2, "14" for 14: as in running text."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else f"{number:,}"


def _row(label, theirs, yours, words, are_alike):
    if not theirs:
        return None
    if not yours:
        return Row(label, words(theirs))
    return Row(label, words(theirs), words(yours), are_alike(theirs, yours))


def _setting(value):
    return Setting(value).label


def _lists_alike(one, other):
    return max(one, other) <= LIST_SIZE_RATIO * min(one, other)
