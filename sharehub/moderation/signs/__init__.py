"""The signs of a patient in a text, one sort a module. Each yields (kind, start, end, weight) for plain text.

Their patterns read a text once, and look only so many characters around what they find: time grows with the length of
the text, whatever is in it.
"""

from .births import births
from .contacts import contacts
from .finding import Finding, Kind, Risk
from .names import names
from .nhs_numbers import nhs_numbers
from .plain import Plain
from .records import record_numbers

SIGNS = [nhs_numbers, births, names, record_numbers, contacts]

__all__ = ["SIGNS", "Finding", "Kind", "Plain", "Risk"]
