from .affiliation import Affiliation
from .organisation import Kind, Organisation, Setting
from .postcode import Postcode
from .single_use import InvitationUnusable, SingleUse, SingleUseManager, SingleUseQuerySet, holds_for
from .unsaved_text import UnsavedText
from .user import Contactable, User

__all__ = [
    "Affiliation",
    "Contactable",
    "InvitationUnusable",
    "Kind",
    "Organisation",
    "Postcode",
    "Setting",
    "SingleUse",
    "SingleUseManager",
    "SingleUseQuerySet",
    "UnsavedText",
    "User",
    "holds_for",
]
