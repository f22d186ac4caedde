"""Files that people put on their workbooks: what they are, what hides in them, where they are kept. It knows no models.

`look_at` decides whether a file is taken and what its author is told; `texts_of` reads all its text, hidden or not.
"""

from .formats import Format, Refused
from .inspection import Looked, look_at, texts_of

__all__ = ["Format", "Looked", "Refused", "look_at", "texts_of"]
