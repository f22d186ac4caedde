from .agenda_item import AgendaItem, ItemKind, TooLong
from .attendance import Absence, Attendance
from .calendar_feed import CalendarFeed
from .commitment import Commitment, CommitmentState
from .cost import Cost
from .focus import Focus, FourthFocus
from .health_answer import HealthAnswer
from .health_finding import HealthFinding
from .health_round import HealthRound
from .join_request import Answer, JoinRequest
from .meeting import Meeting, MeetingKind
from .meeting_roles import Part
from .meeting_series import MeetingSeries, Rhythm
from .meeting_state import MeetingState, Unfit
from .membership import Ending, LastLead, Membership, NotOpenToJoin, Role
from .network import Joining, Network, Visibility
from .network_invitation import NetworkInvitation
from .network_state import State
from .outcome import Outcome, OutcomeKind
from .pairing import Pairing, PairingOutcome
from .pairing_round import PairingRound
from .pulse import Pulse
from .purpose import PurposeAnswer, PurposeStatement
from .quick_update import QuickUpdate
from .rsvp import Coming, How, Rsvp
from .state_change import StateChange
from .tell_me_more import TellMeMore
from .worksheet_comment import WorksheetComment, WorksheetPart

__all__ = [
    "Absence",
    "AgendaItem",
    "Answer",
    "Attendance",
    "CalendarFeed",
    "Coming",
    "Commitment",
    "CommitmentState",
    "Cost",
    "Ending",
    "Focus",
    "FourthFocus",
    "HealthAnswer",
    "HealthFinding",
    "HealthRound",
    "How",
    "ItemKind",
    "JoinRequest",
    "Joining",
    "LastLead",
    "Meeting",
    "MeetingKind",
    "MeetingSeries",
    "MeetingState",
    "Membership",
    "Network",
    "NetworkInvitation",
    "NotOpenToJoin",
    "Outcome",
    "OutcomeKind",
    "Pairing",
    "PairingOutcome",
    "PairingRound",
    "Part",
    "Pulse",
    "PurposeAnswer",
    "PurposeStatement",
    "QuickUpdate",
    "Rhythm",
    "Role",
    "Rsvp",
    "State",
    "StateChange",
    "TellMeMore",
    "TooLong",
    "Unfit",
    "Visibility",
    "WorksheetComment",
    "WorksheetPart",
]
