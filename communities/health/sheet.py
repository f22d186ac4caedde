"""The sheet of the health check as a page shows it: six readings with their trend, and where to start."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format

from ..models import HealthFinding
from .areas import AREAS
from .gathering import gather
from .levels import Level

ROUNDS = 4  # of the past, in a trend
FIRST_X, LAST_X, TOP_Y, STEP_Y = 112, 292, 14, 26
WORRIES = 2


@dataclass(frozen=True)
class Point:
    """One level of a trend: where it stands in its picture, and when it was found."""

    level: Level
    when: str
    short: str
    x: int
    is_last: bool

    @property
    def y(self):
        return TOP_Y + (Level.STRONG - self.level) * STEP_Y


@dataclass(frozen=True)
class Tile:
    """`reading` is what is found (a Reading, or a HealthFinding); `points` are its trend, two or more or none."""

    reading: object
    points: tuple

    @property
    def line(self):
        """The corners of the line between the points."""
        return " ".join(f"{point.x},{point.y}" for point in self.points)

    @property
    def words(self):
        return ", ".join(f"{point.when} {point.level.label.lower()}" for point in self.points)


def rounds_before(network, *, until=None, how_many=ROUNDS):
    """The closed rounds of `network`, up to `until` (one of them), the latest first, with their findings."""
    closed = network.health_rounds.closed().prefetch_related("findings")
    if until:
        closed = closed.filter(closed_at__lte=until.closed_at)
    return list(closed[:how_many])


class Sheet:
    """How a network is doing today: what can be counted now, beside what was answered in the latest round."""

    def __init__(self, network):
        self.rounds = rounds_before(network)
        self.latest = self.rounds[0] if self.rounds else None
        found = findings_of(self.latest)
        doings = gather(network)
        readings = [
            area.read(doings).beside(found[area.code].answers if area.code in found else None) for area in AREAS
        ]
        self.tiles = [Tile(each, self.trend(each.described.code, ("Now", "Now", each.level))) for each in readings]

    def trend(self, code, *after):
        """The points of an area in the rounds, the earliest first, and `after` them (when, in short, level)."""
        found = [(health_round, findings_of(health_round).get(code)) for health_round in reversed(self.rounds)]
        named = [(*names_of(health_round), finding.level) for health_round, finding in found if finding]
        known = [each for each in (*named, *after) if each[2] is not None]
        if len(known) < 2:
            return ()
        step, last = (LAST_X - FIRST_X) // (len(known) - 1), len(known) - 1
        return tuple(
            Point(Level(level), when, short, FIRST_X + number * step, number == last)
            for number, (when, short, level) in enumerate(known)
        )

    @property
    def worries(self):
        """Where to start: at most two tiles, the lowest of those that slip."""
        slipping = [tile for tile in self.tiles if tile.reading.level and tile.reading.level <= Level.SLIPPING]
        return sorted(slipping, key=lambda tile: tile.reading.level)[:WORRIES]


class FrozenSheet(Sheet):
    """What one closed round found, as it was then."""

    def __init__(self, health_round):
        self.latest = health_round
        self.rounds = rounds_before(health_round.network, until=health_round, how_many=ROUNDS + 1)
        found = findings_of(health_round)
        self.tiles = [Tile(found[area.code], self.trend(area.code)) for area in AREAS if area.code in found]


def findings_of(health_round):
    return {finding.area: finding for finding in health_round.findings.all()} if health_round else {}


def names_of(health_round):
    day = timezone.localtime(health_round.closed_at)
    return date_format(day, "F Y"), date_format(day, "M")


def line_about(network, user):
    """What the page of a network says of its health to a member: what the latest round found, and what they may do."""
    rounds = list(network.health_rounds.newest_first()[:2])  # at most one is open
    latest = next((each for each in rounds if not each.is_open), None)
    findings = list(HealthFinding.objects.filter(health_round=latest).in_order()) if latest else []
    open_round = next((each for each in rounds if each.is_open), None)
    return {
        "latest": latest,
        "praises": [each.described.praise for each in findings if each.level == Level.STRONG],
        "worries": [each.described.worry for each in findings if each.level and each.level <= Level.SLIPPING],
        "asks": bool(open_round and not open_round.answers.visible_to(user).exists()),
    }
