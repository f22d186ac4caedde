from .affiliation import Affiliation
from .organisation import Organisation, Setting
from .unsaved_text import UnsavedText
from .user import User

__all__ = ["Affiliation", "Organisation", "Setting", "UnsavedText", "User"]
