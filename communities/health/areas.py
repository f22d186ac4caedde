"""The six areas, always in the same order."""

from .fizzling import FIZZLING
from .leaning import LEANING
from .learning import LEARNING
from .method import METHOD
from .purpose import PURPOSE
from .worth import WORTH

AREAS = (PURPOSE, WORTH, LEANING, FIZZLING, METHOD, LEARNING)
BY_CODE = {area.code: area for area in AREAS}
