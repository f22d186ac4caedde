"""A map of where: plain positions with a scale, no tiles. Shapes tell the stages, numbers lead to the table."""

from dataclasses import dataclass
from functools import cached_property
from math import cos, radians

from sharehub.people.distance import Point, fold_buildings

from ..models import TakeUpStage

WIDTH, MARGIN = 640, 36
LOWEST, HIGHEST = 300, 640
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
        return north, west, unit, across, round(height)

    @property
    def height(self):
        return self._frame[-1]

    def _spot(self, place, css, name, number=""):
        north, west, unit, across, _ = self._frame
        x, y = (place.longitude - west) * across * unit, (north - place.latitude) * MILES_A_DEGREE * unit
        return Spot(round(x, 1), round(y, 1), css, name, number)

    @cached_property
    def spots(self):
        """One for each building, the first of the table on top."""
        has_numbers = len(self.buildings) <= MOST_NUMBERS
        found = []
        for number, building in enumerate(self.buildings, start=1):
            first = building.organisations[0]
            names = " and ".join(f"{each.name}, {each.stage_label.lower()}" for each in building)
            found.append(self._spot(first, first.stage, names, number if has_numbers else ""))
        return found[::-1]

    @property
    def start(self):
        return self.origin and self._spot(self.origin, "origin", self.origin_name)

    @property
    def reader(self):
        """Where the reader is, or None where that is not known or off the map."""
        spot = self.you and self._spot(self.you, "you", "You")
        return spot if spot and 8 < spot.x < WIDTH - 8 and 8 < spot.y < self.height - 8 else None

    @cached_property
    def scale(self):
        """The bar: its miles, and its length in units of the picture."""
        unit = self._frame[2]
        miles = next((some for some in reversed(SCALES) if some * unit <= WIDTH / 3), SCALES[0])
        return {"miles": miles, "length": round(miles * unit, 1), "y": self.height - 16}

    @property
    def legend(self):
        """What the shapes on this map mean: (name of the shape, words)."""
        seen = {spot.css for spot in self.spots}
        stages = [(stage.value, stage.label) for stage in TakeUpStage if stage in seen]
        origin = [("origin", self.origin_name)] if self.origin else []
        return [*origin, *stages, *([("you", "You")] if self.reader else [])]

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


def _rounded(miles):
    return "" if miles is None else f"{miles:.1f}" if miles < 9.95 else f"{miles:.0f}"
