from .focus import Focus, FourthFocus
from .join_request import Answer, JoinRequest
from .membership import Ending, LastLead, Membership, NotOpenToJoin, Role
from .network import Joining, Network, Visibility
from .network_invitation import NetworkInvitation
from .network_state import Missing, State
from .purpose import PurposeAnswer, PurposeStatement
from .state_change import StateChange

__all__ = [
    "Answer",
    "Ending",
    "Focus",
    "FourthFocus",
    "JoinRequest",
    "Joining",
    "LastLead",
    "Membership",
    "Missing",
    "Network",
    "NetworkInvitation",
    "NotOpenToJoin",
    "PurposeAnswer",
    "PurposeStatement",
    "Role",
    "State",
    "StateChange",
    "Visibility",
]
