from .affiliation import Affiliation
from .organisation import Kind, Organisation, Setting
from .unsaved_text import UnsavedText
from .user import Contactable, User

__all__ = ["Affiliation", "Contactable", "Kind", "Organisation", "Setting", "UnsavedText", "User"]
