from .abbreviation import Abbreviation
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
from .remark import Remark
from .suggestion import Answer, Suggestion
from .thanks import Thanks
from .version import Version

__all__ = [
    "Abbreviation",
    "Answer",
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
    "Remark",
    "Role",
    "Stage",
    "State",
    "Suggestion",
    "Thanks",
    "Version",
    "Visibility",
    "WrongState",
]
