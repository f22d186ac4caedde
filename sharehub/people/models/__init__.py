from .affiliation import Affiliation
from .organisation import Organisation, Setting
from .postcode import Postcode
from .unsaved_text import UnsavedText
from .user import Contactable, User

__all__ = ["Affiliation", "Contactable", "Organisation", "Postcode", "Setting", "UnsavedText", "User"]
