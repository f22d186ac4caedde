"""Many plausible case studies and all that comes of them, for measuring speed."""

from .cases import BATCH, Maker, analyse, sentences

__all__ = ["BATCH", "Maker", "analyse", "sentences"]
