"""A map of where: plain positions with a scale, no tiles. Shapes tell the stages, numbers lead to the table."""

from dataclasses import dataclass, replace
from functools import cached_property
from math import cos, hypot, radians

from sharehub.people.distance import Point, fold_buildings

from ..models import TakeUpStage

WIDTH, MARGIN = 480, 36
LOWEST, HIGHEST = 200, 480
STRIP = 48  # beneath the positions, for the scale
APART = 30  # how far apart two marks stand at the least, where there are few
MILES_A_DEGREE = 69.1
SMALLEST = 4  # miles across, so that two neighbours do not seem far apart
MOST_NUMBERS = 25
SCALES = [1, 2, 5, 10, 20, 50, 100, 200]


@dataclass(frozen=True)
class Spot:
    """Somewhere on the map. `css` names its shape; `number` is that in the table, "" where there are too many."""

    x: float
    y: float
    css: str
    name: str
    number: object = ""


@dataclass
class Map:
    """`buildings` are those with a known position, in the table's order; `nowhere` counts the places without one."""

    buildings: list
    nowhere: int
    origin: Point | None
    origin_name: str
    you: Point | None

    def __bool__(self):
        return bool(self.buildings)

    width = WIDTH

    @cached_property
    def _frame(self):
        """North and west edge in degrees, units of the picture for a mile, and miles for a degree of longitude."""
        points = [building.organisations[0] for building in self.buildings] + ([self.origin] if self.origin else [])
        norths, easts = [point.latitude for point in points], [point.longitude for point in points]
        north, south, west, east = max(norths), min(norths), min(easts), max(easts)
        across = MILES_A_DEGREE * cos(radians((north + south) / 2))
        wide, high = max((east - west) * across, SMALLEST), max((north - south) * MILES_A_DEGREE, SMALLEST / 2)
        unit = min((WIDTH - 2 * MARGIN) / wide, (HIGHEST - 2 * MARGIN) / high)
        west = (west + east) / 2 - (WIDTH / 2) / unit / across
        height = max(LOWEST, high * unit + 2 * MARGIN)
        north = (north + south) / 2 + height / 2 / unit / MILES_A_DEGREE
        return north, west, unit, across, round(height) + STRIP

    @property
    def height(self):
        return self._frame[-1]

    def _spot(self, place, css, name, number=""):
        north, west, unit, across, _ = self._frame
        x, y = (place.longitude - west) * across * unit, (north - place.latitude) * MILES_A_DEGREE * unit
        return Spot(round(x, 1), round(y, 1), css, name, number)

    @cached_property
    def spots(self):
        """One for each building, and for where it began and the reader; those first in the table drawn last, on top."""
        found = []
        for number, building in enumerate(self.buildings, start=1):
            first = building.organisations[0]
            names = " and ".join(f"{each.name}, {each.stage_label.lower()}" for each in building)
            found.append(self._spot(first, first.stage, names, "" if self.is_crowded else number))
        found.reverse()
        if self.you:
            spot = self._spot(self.you, "you", "You")
            # Far from all of them, the reader is left out: or everybody else would be one blot.
            found += [spot] if 8 < spot.x < WIDTH - 8 and 8 < spot.y < self.height - STRIP else []
        if self.origin:
            found.append(self._spot(self.origin, "origin", self.origin_name))
        return found if self.is_crowded else _apart(found)

    @property
    def is_crowded(self):
        return len(self.buildings) > MOST_NUMBERS

    @cached_property
    def scale(self):
        """The bar: its miles, and its length in units of the picture."""
        unit = self._frame[2]
        miles = next((some for some in reversed(SCALES) if some * unit <= WIDTH / 3), SCALES[0])
        return {"miles": miles, "length": round(miles * unit, 1), "y": self.height - 14}

    @property
    def legend(self):
        """What the shapes on this map mean: (name of the shape, words)."""
        seen = {spot.css for spot in self.spots}
        words = [("origin", self.origin_name), *((stage.value, stage.label) for stage in TakeUpStage), ("you", "You")]
        return [(css, label) for css, label in words if css in seen]

    @property
    def head(self):
        return ["On the map", "Place", "Stage", *(["Miles from you"] if self.you else [])]

    @property
    def rows(self):
        rows = []
        for number, building in enumerate(self.buildings, start=1):
            for each in building:
                row = [number, each.name, each.stage_label]
                rows.append([*row, *([_rounded(each.miles)] if self.you else [])])
        return rows

    @property
    def in_words(self):
        count = sum(len(building) for building in self.buildings)
        places = "1 place" if count == 1 else f"{count} places"
        return f"{places} around {self.origin_name}; the table beneath says how far each is."


def map_of(adopters, *, origin, origin_name, you=None):
    """The Map of Adopters; `origin` and `you`, where it began and where the reader is, are Points or None."""
    placed = [adopter for adopter in adopters if adopter.latitude is not None]
    return Map(fold_buildings(placed), len(adopters) - len(placed), origin, origin_name, you)


def _apart(spots):
    """The same Spots, moved just so far that none covers another."""
    at = [[spot.x, spot.y] for spot in spots]
    for _ in range(30):
        pairs = [(a, b) for n, a in enumerate(at) for b in at[:n] if hypot(a[0] - b[0], a[1] - b[1]) < APART]
        if not pairs:
            break
        for a, b in pairs:
            apart = hypot(a[0] - b[0], a[1] - b[1])
            # Two in the very same place part sideways.
            along = ((a[0] - b[0]) / apart, (a[1] - b[1]) / apart) if apart else (1, 0)
            for axis in (0, 1):
                a[axis] += along[axis] * (APART - apart + 1) / 2
                b[axis] -= along[axis] * (APART - apart + 1) / 2
    return [replace(spot, x=round(x, 1), y=round(y, 1)) for spot, (x, y) in zip(spots, at, strict=True)]


def _rounded(miles):
    return "" if miles is None else f"{miles:.1f}" if miles < 9.95 else f"{miles:.0f}"
