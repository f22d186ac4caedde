"""SearchRecord: one row per findable thing, with its texts and the facets to narrow by."""

from django.db import connection, models
from django.db.models import F

from ..backends import backend_of
from ..query import Query
from .theme import Theme


class SearchRecordQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The gate: what is public, and for signed-in people all that is findable."""
        return self if user.is_authenticated else self.filter(is_public=True)

    def matching(self, query):
        """Those with any of the words, best first, annotated with `rank` (higher is better).

        Rarer words count for more; those with all the words, and with all in the title, come above the others.
        `query` is what a person typed (any text is harmless) or a Query. Without a word in it, all, newest first.
        """
        query = query if isinstance(query, Query) else Query.parse(query)
        if not query.units:
            return self.newest_first()
        return backend_of(connection).Found(query).ranked(self).order_by("-rank", "-pk")

    def newest_first(self):
        return self.order_by("-published_at", "-pk")

    def most_tried_first(self):
        """Those that any place tried."""
        return self.filter(tried__gt=0).order_by("-tried", "-published_at", "-pk")

    def nearest_first(self, point):
        """Nearest to `point` first, annotated with `nearness` (squared miles, near enough for an order)."""
        return self.annotate(nearness=squared_miles(point)).order_by(F("nearness").asc(nulls_last=True), "pk")

    def within(self, point, miles):
        """Those no farther than `miles` from `point`."""
        return self.annotate(nearness=squared_miles(point)).filter(nearness__lte=miles**2)


class SearchRecordManager(models.Manager.from_queryset(SearchRecordQuerySet)):
    def keys_of_words(self, words, *, limit=None):
        """{word: the keys (a BitMap) of all, or of `limit`, that have a form of it}, ungated."""
        return backend_of(connection).keys_of_words(list(dict.fromkeys(words)), limit=limit)

    def find(self, query):
        """What a Query finds, ungated: `any`, the keys (a BitMap) of all, and `best_first()`, them in order.

        The order is that of `matching`; it comes by and by, because a page is often full before all are ranked.
        """
        return backend_of(connection).Found(query)

    def index_many(self, things):
        """Index many Searchables of one kind at once; those that are not to be found lose their record."""
        from ..indexing import index_many

        return index_many(self.model, things)


class SearchRecord(models.Model):
    """The facets stand first and the long texts last: SQLite reads a row from its front."""

    kind = models.CharField(max_length=30)
    object_id = models.PositiveBigIntegerField()
    is_public = models.BooleanField()
    stage = models.CharField(max_length=20, blank=True)
    setting = models.CharField(max_length=20, blank=True)
    list_size = models.PositiveIntegerField(null=True)
    list_size_band = models.CharField(max_length=20, blank=True)
    deprivation_band = models.CharField(max_length=20, blank=True)
    effort_band = models.CharField(max_length=20, blank=True)
    cost_band = models.CharField(max_length=20, blank=True)
    has_measures = models.BooleanField(default=False)
    has_failures = models.BooleanField(default=False)
    has_words_that_worked = models.BooleanField(default=False)
    is_open_to_contact = models.BooleanField(default=False)
    organisation_id = models.PositiveBigIntegerField(null=True)
    pcn_id = models.PositiveBigIntegerField(null=True)
    icb_id = models.PositiveBigIntegerField(null=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    published_at = models.DateTimeField()
    next_review_on = models.DateField(null=True)
    tried = models.PositiveIntegerField(null=True, help_text="How many places tried it; null for none.")
    revision = models.PositiveBigIntegerField(default=0, db_index=True)
    themes = models.ManyToManyField(Theme, related_name="search_records")

    title = models.CharField(max_length=200)
    themes_text = models.TextField(blank=True)
    place = models.TextField(blank=True)
    lead = models.TextField(blank=True)
    passages = models.JSONField(default=list, help_text="[{kind, label, text}]: what may be quoted as a match.")
    body = models.TextField(blank=True, help_text="The texts of the passages.")

    objects = SearchRecordManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_searchrecord_once")]
        indexes = [
            models.Index(fields=["published_at", "id"], name="search_searchrecord_newest"),
            models.Index(fields=["tried", "published_at", "id"], name="search_searchrecord_tried"),
            models.Index(fields=["kind", "published_at", "id"], name="search_newest_of_kind"),
        ]

    def __str__(self):
        return self.title


def squared_miles(point):
    """Squared distance to `point` as SQL arithmetic on latitude and longitude.

    A degree of longitude shrinks with the cosine of the latitude; the cosine of the middle latitude is taken by its
    series around `point`, which is within 0.1 % over Great Britain and needs no function that SQLite lacks.
    """
    from math import cos, radians, sin

    miles_a_degree, start = 69.1, radians(point.latitude)
    north = (F("latitude") - point.latitude) * miles_a_degree
    half = (F("latitude") - point.latitude) * (radians(1) / 2)
    shrink = cos(start) * (1.0 - half * half / 2.0) - sin(start) * half
    east = (F("longitude") - point.longitude) * miles_a_degree * shrink
    return models.ExpressionWrapper(north * north + east * east, output_field=models.FloatField())
