"""What can be wrong with a file or a row of it."""


class WrongFile(Exception):
    """The whole file is not what was expected: nothing of it is taken. Says what is there and what was expected."""

    def __init__(self, path, *, expected, found):
        super().__init__(f"{path}: {found}. Expected {expected}.")


class BadRow(Exception):
    """One row cannot be used, for the reason given; the others can."""


class LeftOut(Exception):
    """One row is sound but not about anything we keep."""
