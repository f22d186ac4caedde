from sharehub.people.models import InvitationUnusable

from .abbreviation import Abbreviation
from .advocate import Advocate, looks_after
from .ask import Ask
from .ask_answer import AskAnswer
from .attachment import Attachment
from .author import Author, LastOwner, Role
from .challenge import Challenge, Ending
from .comment import Comment
from .contact import Contact
from .credit import Consent, Credit
from .edition import Edition, EditionEntry
from .edition_file import EditionFile
from .entry import Entry
from .innovation import CostBand, EffortBand, Innovation, Stage, Visibility
from .invitation import Invitation
from .lifecycle import NotReady, State, WrongState
from .measure import Benefit, Measure
from .reads import Reads
from .remark import Remark
from .spotted_work import SpottedWork
from .stage_change import StageChange
from .staged import TRIED, NotAffiliated, StopReason, TakeUpStage
from .suggestion import Answer, Suggestion
from .take_up import GoesInCircles, OwnWork, Source, TakeUp, WouldDoAgain
from .take_up_measure import TakeUpMeasure
from .take_up_step import Did, TakeUpStep
from .thanks import Thanks
from .us_too import UsToo
from .version import Version

__all__ = [
    "TRIED",
    "Abbreviation",
    "Advocate",
    "Answer",
    "Ask",
    "AskAnswer",
    "Attachment",
    "Author",
    "Benefit",
    "Challenge",
    "Comment",
    "Consent",
    "Contact",
    "CostBand",
    "Credit",
    "Did",
    "Edition",
    "EditionEntry",
    "EditionFile",
    "EffortBand",
    "Ending",
    "Entry",
    "GoesInCircles",
    "Innovation",
    "Invitation",
    "InvitationUnusable",
    "LastOwner",
    "Measure",
    "NotAffiliated",
    "NotReady",
    "OwnWork",
    "Reads",
    "Remark",
    "Role",
    "Source",
    "SpottedWork",
    "Stage",
    "StageChange",
    "State",
    "StopReason",
    "Suggestion",
    "TakeUp",
    "TakeUpMeasure",
    "TakeUpStage",
    "TakeUpStep",
    "Thanks",
    "UsToo",
    "Version",
    "Visibility",
    "WouldDoAgain",
    "WrongState",
    "looks_after",
]
