from .affiliation import Affiliation
from .organisation import Organisation, Setting
from .user import User

__all__ = ["Affiliation", "Organisation", "Setting", "User"]
