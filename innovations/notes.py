"""Notes: what somebody jots down on the day, by the tile that they tap. Sorted out later."""

from dataclasses import dataclass

from .kinds import SHAPES, Kind, Verdict
from .questions import BY_KEY


@dataclass(frozen=True)
class Tile:
    """One thing to tap. Words have two: those that worked and those that failed."""

    code: str
    kind: Kind
    question: str
    example: str
    verdict: str = ""

    @property
    def label(self):
        return Verdict(self.verdict).label if self.verdict else self.kind.label

    @property
    def css(self):
        return self.verdict or SHAPES[self.kind].css

    def answers(self, text, to_whom=""):
        """What somebody wrote, as the answers of an entry of its kind."""
        heard = {"to_whom": to_whom} if self.kind == Kind.WORDS and to_whom else {}
        return {SHAPES[self.kind].core: text, **heard}


def _tile(kind, question):
    return Tile(kind.value, kind, question, BY_KEY[kind.value].example)


TILES = [
    _tile(Kind.STEP, "What did you do, and who with?"),
    Tile(
        Verdict.WORKED.value,
        Kind.WORDS,
        "What did you say that worked, word for word?",
        "“You will still see every letter where something has to change. You just won’t see the four in five where "
        "nothing does.”",
        Verdict.WORKED,
    ),
    Tile(
        Verdict.FAILED.value,
        Kind.WORDS,
        "What did you say that did not work, word for word?",
        "“This will make us more efficient.” Arms folded all round. It sounded like more work for them and less for "
        "somebody else.",
        Verdict.FAILED,
    ),
    _tile(Kind.TIPPING_POINT, "What was said or done, and what turned?"),
    _tile(Kind.FAILURE, "What did you try, and why did it not work?"),
    _tile(Kind.WASTED_TIME, "What took time and helped nobody? How many hours?"),
    _tile(Kind.LOSS, "What did somebody fear they would lose?"),
    _tile(Kind.MONEY, "What did it cost, and out of which pot?"),
    _tile(Kind.BLOCKER, "What got in the way, and what got you round it?"),
    _tile(Kind.TIP, "What would you tell somebody who starts tomorrow?"),
]
TILE_BY_CODE = {tile.code: tile for tile in TILES}
