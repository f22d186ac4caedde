"""Organisation: a practice, a PCN, an ICB or another place where people work."""

from typing import NamedTuple

from django.db import models
from django.urls import reverse

from sharehub.core.constraints import filled, not_negative, set_together, valid_choice, within

from ..bands import DeprivationBand, ListSizeBand
from ..distance import Point, box_around, fold_buildings, miles_between, miles_from
from ..likeness import in_words, unlikeness_to, why_like
from ..postcodes import tidy_postcode

# How far to look for the nearest, in miles: most find enough in the first, the last reaches round the earth.
RADII = [4, 12, 40, 200, 2_000, 13_000]


class Kind(models.TextChoices):
    PRACTICE = "practice", "Practice"
    PCN = "pcn", "Primary care network"
    ICB = "icb", "Integrated care board"
    OTHER = "other", "Other organisation"


OTHER_WORDS = {
    Kind.PCN: "a primary care network",
    Kind.ICB: "an integrated care board",
    Kind.OTHER: "an organisation",
}


class Setting(models.TextChoices):
    URBAN = "urban", "Urban"
    TOWN = "town", "Town"
    RURAL = "rural", "Rural"


class Place(NamedTuple):
    """What is needed of an organisation to say how far away it is."""

    pk: int
    latitude: float
    longitude: float
    postcode: str


class OrganisationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Organisations are public: everybody may know that a practice exists."""
        return self

    def open(self):
        return self.filter(closed_on=None)

    def practices(self):
        return self.filter(kind=Kind.PRACTICE)

    def positioned(self):
        """Those whose place on the map is known."""
        return self.exclude(latitude=None)

    def with_parents(self):
        """Load PCN and ICB along."""
        return self.select_related("parent__parent")

    def find(self, words):
        """Those in whose name, address, postcode or ODS code every one of `words` (a text) stands, by name."""
        found = self
        for word in words.split():
            anywhere = [
                models.Q(**{f"{field}__icontains": word}) for field in ("name", "address", "postcode", "ods_code")
            ]
            found = found.filter(anywhere[0] | anywhere[1] | anywhere[2] | anywhere[3])
        postcode = tidy_postcode(words)
        if postcode:
            found = found | self.filter(postcode=postcode)
        return found.order_by("name", "pk")

    def nearest_to(self, place, limit=5):
        """The `limit` open practices nearest to `place` (a Point or an organisation, itself left out), as a list.

        Each carries `.miles` along the geodesic, nearest first, those in one building together. Nothing where the
        organisation's own position is not known.
        """
        point = getattr(place, "point", place)
        if point is None or limit < 1:
            return []
        for radius in RADII:
            near, miles = self._around(point, radius, without=getattr(place, "pk", None))
            if sum(distance <= radius for distance in miles.values()) >= limit:
                break
        # Whoever shares a building with one of them comes along, though not among the nearest itself.
        near = sorted(near, key=lambda row: (miles[row.pk], row.postcode, row.pk))[: limit + 20]
        chosen = [row.pk for building in fold_buildings(near) for row in building][:limit]
        practices = self.in_bulk(chosen)
        for pk, practice in practices.items():
            practice.miles = miles[pk]
        return [practices[pk] for pk in chosen]

    def _around(self, point, radius, *, without):
        """Open practices in a box that holds all within `radius` miles and some beyond, and miles: {pk: miles}."""
        box = box_around(point, radius)
        inside = (
            self.open()
            .practices()
            .filter(latitude__range=(box.south, box.north), longitude__range=(box.west, box.east))
        )
        rows = [row for row in inside.values_list(*Place._fields) if row[0] != without]
        miles = miles_from(point, [row[1] for row in rows], [row[2] for row in rows])
        return [Place(*row) for row in rows], dict(zip([row[0] for row in rows], miles, strict=True))

    def like(self, organisation, limit=5):
        """The `limit` open practices most like `organisation` by list size, setting and deprivation, as a list.

        Each carries `.why` ("a rural practice of about 8,000") and `.miles`, None where a position is not known.
        Nothing where nothing is known of the organisation.
        """
        unlikeness = unlikeness_to(organisation)
        if unlikeness is None:
            return []
        others = self.open().practices().exclude(pk=organisation.pk)
        practices = list(others.annotate(unlikeness=unlikeness).order_by("unlikeness", "pk")[:limit])
        for practice in practices:
            practice.why = why_like(practice, organisation)
            both = organisation.point and practice.point
            practice.miles = miles_between(organisation, practice) if both else None
        return practices


class Organisation(models.Model):
    """A place as NHS Organisation Data Service knows it: practice → PCN → ICB through `parent`."""

    ods_code = models.CharField("ODS code", max_length=12, unique=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PRACTICE)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="members")
    address = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    latitude = models.FloatField(null=True, blank=True, help_text="Degrees north, WGS84.")
    longitude = models.FloatField(null=True, blank=True, help_text="Degrees east, WGS84.")
    list_size = models.PositiveIntegerField("registered patients", null=True, blank=True)
    setting = models.CharField(max_length=10, choices=Setting, blank=True)
    deprivation_decile = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Index of Multiple Deprivation: 1 is the most deprived tenth, 10 the least."
    )
    closed_on = models.DateField(null=True, blank=True)

    objects = models.Manager.from_queryset(OrganisationQuerySet)()

    class Meta:
        constraints = [
            filled("ods_code"),
            filled("name"),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")), name="people_organisation_not_its_own_parent"
            ),
            valid_choice("kind", Kind),
            valid_choice("setting", Setting, blank=True),
            set_together("latitude", "longitude"),
            within("latitude", -90, 90),
            within("longitude", -180, 180),
            within("deprivation_decile", 1, 10),
            not_negative("list_size"),
        ]
        indexes = [
            models.Index(fields=["latitude", "longitude"], name="people_organisation_position"),
            models.Index(fields=["postcode"], name="people_organisation_postcode"),
            models.Index(fields=["kind", "name"], name="people_organisation_kind_name"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("organisation_detail", args=[self.ods_code])

    @property
    def is_open(self):
        return self.closed_on is None

    @property
    def point(self):
        """Where it is (a Point), or None."""
        return None if self.latitude is None else Point(self.latitude, self.longitude)

    @property
    def list_size_band(self):
        return ListSizeBand.of(self.list_size)

    @property
    def deprivation_band(self):
        return DeprivationBand.of(self.deprivation_decile)

    @property
    def in_words(self):
        """What kind of place it is: "a rural practice of about 8,000"."""
        return in_words(self) if self.kind == Kind.PRACTICE else OTHER_WORDS[self.kind]

    @property
    def pcn(self):
        """The PCN it belongs to, itself if it is one, or None."""
        return self._nearest_of(Kind.PCN)

    @property
    def icb(self):
        """The ICB it belongs to, itself if it is one, or None."""
        return self._nearest_of(Kind.ICB)

    def with_members(self):
        """Itself, its members and theirs (an ICB's PCNs and their practices), as a queryset."""
        is_inside = models.Q(pk=self.pk) | models.Q(parent=self.pk) | models.Q(parent__parent=self.pk)
        return Organisation.objects.filter(is_inside)

    def _nearest_of(self, kind):
        place, steps = self, 0
        # A chain of parents is three long; the count guards against a loop in bad data.
        while place and place.kind != kind and steps < 5:
            place, steps = place.parent, steps + 1
        return place if place and place.kind == kind else None
