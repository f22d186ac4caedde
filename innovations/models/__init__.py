from .attachment import Attachment
from .author import Author, LastOwner, Role
from .credit import Consent, Credit
from .edition import Edition, EditionEntry
from .edition_file import EditionFile
from .entry import Entry
from .innovation import CostBand, EffortBand, Innovation, Stage, Visibility
from .invitation import Invitation, InvitationUnusable
from .lifecycle import NotReady, State, WrongState
from .measure import Benefit, Measure

__all__ = [
    "Attachment",
    "Author",
    "Benefit",
    "Consent",
    "CostBand",
    "Credit",
    "Edition",
    "EditionEntry",
    "EditionFile",
    "EffortBand",
    "Entry",
    "Innovation",
    "Invitation",
    "InvitationUnusable",
    "LastOwner",
    "Measure",
    "NotReady",
    "Role",
    "Stage",
    "State",
    "Visibility",
    "WrongState",
]
