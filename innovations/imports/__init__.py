"""A case study out of a Word document: read, split into pieces, each with a guess where it goes. Nothing is kept here.

`read_word` refuses what is no such document and hands out its blocks, `split` makes pieces of them for somebody to
correct, and `sort_out` turns the corrected pieces into what a draft is made of. It knows neither models nor forms.
"""

from .pieces import MOST_PIECES, Piece, split
from .reading import Document, read_word
from .sorting import Note, Sorted, sort_out

__all__ = ["MOST_PIECES", "Document", "Note", "Piece", "Sorted", "read_word", "sort_out", "split"]
