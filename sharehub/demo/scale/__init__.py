"""Many plausible case studies and all that comes of them, and a large network, for measuring speed."""

from .cases import BATCH, Maker, analyse, sentences
from .networks import make_network

__all__ = ["BATCH", "Maker", "analyse", "make_network", "sentences"]
