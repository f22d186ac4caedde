"""Postcode: where one lies, as Code-Point Open of the Ordnance Survey says; there are none until it was imported."""

from itertools import islice

from django.db import models

from sharehub.core.constraints import within

from ..distance import Point
from ..postcodes import UnknownPostcode, district_of, district_points, tidy_postcode
from .organisation import Organisation

BATCH = 10_000


class PostcodeQuerySet(models.QuerySet):
    def point_for(self, text):
        """The Point of a full postcode or a district ("TS18"). Raises UnknownPostcode.

        Exact where an organisation has that very postcode, or Code-Point Open was imported; else the middle of the
        postcode's district, a few miles out at the most.
        """
        postcode, district = tidy_postcode(text), district_of(text)
        if postcode:
            known = Organisation.objects.filter(postcode=postcode).positioned().order_by("pk").first()
            known = known or self.filter(pk=postcode).first()
            if known:
                return known.point
        if district not in district_points():
            raise UnknownPostcode(text)
        return district_points()[district]

    def keep(self, positions):
        """Keep these (postcode, latitude, longitude), any number of them, each in place of what was known of it.

        A batch at a time, so that nobody else waits for long.
        """
        positions = iter(positions)
        while batch := list(islice(positions, BATCH)):
            self.bulk_create(
                [Postcode(*position) for position in batch],
                update_conflicts=True,
                unique_fields=["postcode"],
                update_fields=["latitude", "longitude"],
            )


class Postcode(models.Model):
    """1.7 million of them in Great Britain, so there is nothing here but where they are."""

    postcode = models.CharField(max_length=8, primary_key=True)
    latitude = models.FloatField(help_text="Degrees north, WGS84.")
    longitude = models.FloatField(help_text="Degrees east, WGS84.")

    objects = models.Manager.from_queryset(PostcodeQuerySet)()

    class Meta:
        constraints = [within("latitude", -90, 90), within("longitude", -180, 180)]

    def __str__(self):
        return self.postcode

    @property
    def point(self):
        return Point(self.latitude, self.longitude)
