"""Could somebody recognise a patient in this text? Pure functions: a text in, what was found out.

A check like this finds numbers and dates well, names fairly, and stories not at all. So it asks, and never forbids.
"""

from .signs import SIGNS, Finding, Kind, Plain, Risk

__all__ = ["Finding", "Kind", "Risk", "find", "risk_of"]


def find(text):
    """All that may identify a patient in `text`, as Findings in its order, none inside another."""
    plain = Plain(text)
    found = [each for sign in SIGNS for each in sign(plain.text)]
    # What weighs more comes first, and of that what is longer: "485 777 3456" is an NHS number and no phone number.
    found.sort(key=lambda each: (-each[3], each[1] - each[2]))
    taken = bytearray(len(plain.text))
    kept = []
    for kind, start, end, weight in found:
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            at, to = plain.span(start, end)
            kept.append(Finding(kind, at, to, text[at:to], weight))
    return sorted(kept, key=lambda finding: finding.start)


def risk_of(text):
    """How likely it is that `text` lets somebody recognise a patient: that of its weightiest passage."""
    return max((finding.weight for finding in find(text)), default=Risk.NONE)
