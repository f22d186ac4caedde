from .focus import Focus, FourthFocus
from .membership import LastLead, Membership, NotOpenToJoin, Role
from .network import Joining, Network, Visibility
from .network_state import Missing, State
from .state_change import StateChange

__all__ = [
    "Focus",
    "FourthFocus",
    "Joining",
    "LastLead",
    "Membership",
    "Missing",
    "Network",
    "NotOpenToJoin",
    "Role",
    "State",
    "StateChange",
    "Visibility",
]
