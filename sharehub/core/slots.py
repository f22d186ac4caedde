"""Slots: places on the pages of a lower app that apps above it fill, which it need not know of."""

_filled = {}


def fill(name, template, values):
    """Show `template` in the slot `name`; called when an app is ready. Twice is once.

    `values(user, *things)` gives its context: `things` are what the page hands over in the slot.
    """
    pieces = _filled.setdefault(name, [])
    if (template, values) not in pieces:
        pieces.append((template, values))


def pieces_of(name):
    """The (template, values) that fill the slot, in the order of the apps."""
    return _filled.get(name, ())
