"""What the check for patient-identifiable text finds, and how much weight it has."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Risk(IntEnum):
    """How likely it is that a text lets somebody recognise a patient."""

    NONE = 0
    LOW = 1  # worth a hint: nobody is stopped
    HIGH = 2  # worth stopping for


class Kind(StrEnum):
    """What was found, as the page says it."""

    NHS_NUMBER = "NHS number"
    BIRTH_DATE = "Date of birth"
    POSTCODE = "Postcode"
    NAME = "Name"
    RECORD_NUMBER = "Record number"
    PHONE = "Phone number"
    EMAIL = "Email address"


@dataclass(frozen=True)
class Finding:
    """One passage: `text[start:end]` is `passage`, in the text as it was typed."""

    kind: Kind
    start: int
    end: int
    passage: str
    weight: Risk
