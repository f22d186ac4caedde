from .affiliation import Affiliation
from .organisation import Kind, Organisation, Setting
from .postcode import Postcode
from .unsaved_text import UnsavedText
from .user import Contactable, User

__all__ = ["Affiliation", "Contactable", "Kind", "Organisation", "Postcode", "Setting", "UnsavedText", "User"]
