"""Full text on SQLite: an FTS5 index over the texts of SearchRecord, kept by triggers."""

import json
from collections import Counter

from django.db import connection, models
from django.db.models import Case, F, Value, When
from django.db.models.expressions import RawSQL
from django.utils.functional import cached_property
from pyroaring import BitMap

TABLE = "search_text"
COLUMNS = ("title", "themes_text", "place", "lead", "body")
WEIGHTS = (2.5, 2.0, 1.5, 1.5, 1.0)
TIER = 1000.0  # far above any bm25

names = ", ".join(COLUMNS)
new, old = (", ".join(f"{row}.{column}" for column in COLUMNS) for row in ("new", "old"))
REMOVE = f"INSERT INTO {TABLE}({TABLE}, rowid, {names}) VALUES ('delete', old.id, {old});"
ADD = f"INSERT INTO {TABLE}(rowid, {names}) VALUES (new.id, {new});"

SET_UP = [
    f"""CREATE VIRTUAL TABLE IF NOT EXISTS {TABLE} USING fts5({names},
        content='search_searchrecord', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')""",
    f"INSERT INTO {TABLE}({TABLE}, rank) VALUES ('rank', 'bm25({', '.join(map(str, WEIGHTS))})')",
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_added AFTER INSERT ON search_searchrecord BEGIN {ADD} END",
    f"CREATE TRIGGER IF NOT EXISTS {TABLE}_removed AFTER DELETE ON search_searchrecord BEGIN {REMOVE} END",
    f"""CREATE TRIGGER IF NOT EXISTS {TABLE}_changed AFTER UPDATE OF {names} ON search_searchrecord
        BEGIN {REMOVE} {ADD} END""",
]
TAKE_DOWN = [
    f"DROP TRIGGER {TABLE}_added",
    f"DROP TRIGGER {TABLE}_removed",
    f"DROP TRIGGER {TABLE}_changed",
    f"DROP TABLE {TABLE}",
]


class SearchText(models.Model):  # noqa: DJ008 (never shown)
    """The FTS5 table through its hidden columns: `search_text` to match against, `rank` lower for better."""

    record = models.OneToOneField(
        "search.SearchRecord", models.DO_NOTHING, primary_key=True, db_column="rowid", related_name="text"
    )
    search_text = models.TextField()
    rank = models.FloatField()

    class Meta:
        app_label = "search"
        managed = False
        db_table = TABLE


@models.Field.register_lookup
class Matches(models.Lookup):
    """FTS5's MATCH."""

    lookup_name = "fts_matches"

    def as_sql(self, compiler, connection):
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"{left} MATCH {right}", [*left_params, *right_params]


def phrase_of(words):
    """Words that stand together, quoted so that nothing in them is an operator."""
    return '"' + " ".join(words) + '"'


def any_of(unit):
    return "(" + " OR ".join(map(phrase_of, unit.alternatives)) + ")"


def any_word(query):
    return " OR ".join(map(phrase_of, query.phrases))


def rows(expression):
    return RawSQL(f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s", [expression])


def fetch_keys(sql, params):
    """The keys that the SQL finds, in its order: sent as one text, as rows they take four times as long to read."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT json_group_array(rowid) FROM ({sql})", params)
        return json.loads(cursor.fetchone()[0])


def keys_of_words(words, *, limit=None):
    """{word: the keys (a BitMap) of all, or of `limit`, that have a form of it}, by one statement."""
    if not words:
        return {}
    some = f"LIMIT {int(limit)}" if limit else ""
    one = f"SELECT %s, json_group_array(rowid) FROM (SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s {some})"
    with connection.cursor() as cursor:
        params = [param for word in words for param in (word, phrase_of([word]))]
        cursor.execute(" UNION ALL ".join([one] * len(words)), params)
        return {word: BitMap(json.loads(keys)) for word, keys in cursor.fetchall()}


class Found:
    """What a Query finds."""

    def __init__(self, query):
        self.query = query

    @cached_property
    def units(self):
        """The keys (a BitMap) of all with each unit, by one statement."""
        one = f"SELECT json_group_array(rowid) FROM {TABLE} WHERE {TABLE} MATCH %s"
        with connection.cursor() as cursor:
            wanted = [any_of(unit) for unit in self.query.units]
            cursor.execute(" UNION ALL ".join([one] * len(wanted)), wanted)
            return [BitMap(json.loads(keys)) for (keys,) in cursor.fetchall()]

    @cached_property
    def any(self):
        """The keys (a BitMap) of all with any unit."""
        return BitMap.union(*self.units)

    def units_in(self, keys):
        """{key: how many units it has} of those of `keys` (a BitMap) with any: not in any order."""
        return Counter(key for found in self.units for key in found & keys)

    def best_first(self):
        """The keys in order, tier by tier: all words in the title, all anywhere, any. Some come again."""
        for wanted in self.tiers:
            yield from fetch_keys(f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s ORDER BY rank", [wanted])

    @property
    def tiers(self):
        every = " AND ".join(map(any_of, self.query.units))
        return f"title : ({every})", every, any_word(self.query)

    def ranked(self, queryset):
        """Those of the queryset with any unit, with their `rank`: bm25, a tier up for all of them, two in the title."""
        in_title, every, any_unit = self.tiers
        tier = Case(
            When(pk__in=rows(in_title), then=Value(2 * TIER)),
            When(pk__in=rows(every), then=Value(TIER)),
            default=Value(0.0),
            output_field=models.FloatField(),
        )
        return queryset.filter(text__search_text__fts_matches=any_unit).annotate(rank=tier - F("text__rank"))


def phrases_after(phrases, changed):
    """SQLite finds phrases soon enough: none are kept in memory."""
    return {}
