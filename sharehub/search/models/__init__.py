from ..backends.sqlite import SearchText
from .revision import Revision
from .search_record import SearchRecord
from .searchable import Searchable
from .theme import Theme, ThemedItem
from .word import Word

__all__ = ["Revision", "SearchRecord", "SearchText", "Searchable", "Theme", "ThemedItem", "Word"]
