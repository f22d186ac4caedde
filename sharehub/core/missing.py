"""What a thing still needs before it can take its next step."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Missing:
    """One thing that it still needs: a `code`, what to call it, and the `kind` of entry that gives it, if one does."""

    code: str
    label: str
    kind: str = ""
