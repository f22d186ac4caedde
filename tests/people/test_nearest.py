"""The nearest practices are those that the geodesic says, among all the real ones."""

import random

from pyproj import Geod

from sharehub.people.models import Organisation

SAMPLE, NEAREST = 50, 5
MILE = 1609.344


def test_the_nearest_are_nearest_along_the_earth(real_practices):
    earth, chance = Geod(ellps="WGS84"), random.Random(4)
    east, north = [each.longitude for each in real_practices], [each.latitude for each in real_practices]
    many = len(real_practices)
    for practice in chance.sample(real_practices, SAMPLE):
        _, _, metres = earth.inv([practice.longitude] * many, [practice.latitude] * many, east, north)
        others = sorted(far for far, each in zip(metres, real_practices, strict=True) if each != practice)

        found = Organisation.objects.nearest_to(practice, limit=NEAREST)

        assert [round(each.miles * MILE, 3) for each in found] == [round(far, 3) for far in others[:NEAREST]]
