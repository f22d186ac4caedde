"""Full text on PostgreSQL: a generated tsvector with a GIN index.

ts_rank knows no rare words and has to read every matching text, which takes seconds for many. So the rank is made of
what the indexes alone can tell: the rarity of each unit that matches, counted more in the title, lead and themes.
"""

from collections import Counter
from math import log

from django.db import connection, models
from django.db.models.expressions import RawSQL
from django.utils.functional import cached_property
from pyroaring import BitMap

from ..query import is_short_form

TIER = 1000.0
ANYWHERE, LEAD, TITLE = "search_text", "search_lead", "search_title"
COLUMNS = {ANYWHERE: 1.0, LEAD: 0.7, TITLE: 1.5}  # what a match in each counts
BY_INDEX = "SET LOCAL enable_seqscan = off; SET LOCAL max_parallel_workers_per_gather = 0;"
MOST_RANKED = 2000  # by `ranked`; the others of so many follow as equals
# English stems with every word kept: without “did” and “not”, “did not attend” would find all that attend.
LANGUAGE = "sharehub"
# PostgreSQL reads GP/nurse as a file, 65-74 as a number below zero and a host as one word. GP’s is gps, as in words_of.
BETWEEN_WORDS, INSIDE_WORDS = r"./\-_@&:+~=#<>?*,;", "’''"


def generated(column, *texts):
    text = " || ' ' || ".join(texts)
    words = f"translate({text}, '{BETWEEN_WORDS}{INSIDE_WORDS}', '{' ' * len(BETWEEN_WORDS)}')"
    return [
        f"ALTER TABLE search_searchrecord ADD COLUMN {column} tsvector "
        f"GENERATED ALWAYS AS (to_tsvector('{LANGUAGE}', {words})) STORED",
        f"CREATE INDEX {column}_gin ON search_searchrecord USING gin ({column}) WITH (fastupdate = off)",
    ]


SET_UP = [
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    f"CREATE TEXT SEARCH DICTIONARY {LANGUAGE}_stem (TEMPLATE = snowball, LANGUAGE = english)",
    f"CREATE TEXT SEARCH CONFIGURATION {LANGUAGE} (COPY = english)",
    f"ALTER TEXT SEARCH CONFIGURATION {LANGUAGE} ALTER MAPPING REPLACE english_stem WITH {LANGUAGE}_stem",
    # Long and short texts stand apart from the facets, so that few pages hold the rows that an index finds.
    "ALTER TABLE search_searchrecord SET (toast_tuple_target = 128)",
    *generated(TITLE, "title"),
    *generated(LEAD, "themes_text", "lead"),
    *generated(ANYWHERE, "title", "themes_text", "lead", "place", "body"),
    "CREATE INDEX search_word_trigrams ON search_word USING gin (word gin_trgm_ops)",
]
TAKE_DOWN = [
    "DROP INDEX search_word_trigrams",
    *(f"ALTER TABLE search_searchrecord DROP COLUMN {column}" for column in COLUMNS),
    "ALTER TABLE search_searchrecord RESET (toast_tuple_target)",
    f"DROP TEXT SEARCH CONFIGURATION {LANGUAGE}",
    f"DROP TEXT SEARCH DICTIONARY {LANGUAGE}_stem",
]


def phrase_of(words):
    """Words that stand together, quoted so that nothing in them is an operator of tsquery."""
    return " <-> ".join(map(any_number_of, words))


def any_of(unit):
    return joined(" | ", map(phrase_of, unit.alternatives))


def any_number_of(word):
    """A word, quoted; of GP or GPs both."""
    return f"('{word.removesuffix('s')}' | '{word.removesuffix('s')}s')" if is_short_form(word) else f"'{word}'"


def fetch(sql, params):
    """The rows that the SQL gives, found by the indexes and without calling other processes to help.

    Reading a long text to match it costs far more than the planner thinks: where most rows match it reads them all,
    which takes ten times as long.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"{BY_INDEX} {sql}", params)
        return cursor.fetchall()


def keys_of(expressions, *, among=None):
    """The keys (a BitMap each) of what matches each (column, text of a tsquery), by one statement.

    Of all records, or `among` some.
    """
    if not expressions:
        return []
    some, ids = ("", []) if among is None else (" AND id = ANY(%s::bigint[])", [array(among)])
    one = f"SELECT %s, array_agg(id) FROM search_searchrecord WHERE {{}} @@ to_tsquery('{LANGUAGE}', %s){some}"
    sql = " UNION ALL ".join(one.format(column) for column, _ in expressions)
    found = dict(fetch(sql, [part for number, (_, text) in enumerate(expressions) for part in (number, text, *ids)]))
    return [BitMap(found[number] or ()) for number in range(len(expressions))]


def array(numbers):
    """An array as one literal: PostgreSQL reads a list of thousands many times as slowly."""
    return "{" + ",".join(map(str, numbers)) + "}"


def keys_of_words(words, *, limit=None):
    """{word: the keys (a BitMap) of all, or of `limit`, that have a form of it}, by one statement."""
    if not words:
        return {}
    some = f"LIMIT {int(limit)}" if limit else ""
    found = f"SELECT id FROM search_searchrecord WHERE {ANYWHERE} @@ to_tsquery('{LANGUAGE}', %s) {some}"
    one = f"(SELECT %s, array_agg(id) FROM ({found}) AS found)"
    params = [param for word in words for param in (word, any_number_of(word))]
    return {word: BitMap(keys or ()) for word, keys in fetch(" UNION ALL ".join([one] * len(words)), params)}


def joined(sign, parts):
    return sign.join(f"({part})" for part in parts)


class Found:
    """What a Query finds: `any` and `every` are the keys (BitMaps) of all that have some or all of its units."""

    def __init__(self, query):
        units = query.units
        words = [
            joined(" | ", map(phrase_of, (each for each in unit.alternatives if len(each) == 1))) for unit in units
        ]
        alone = iter(keys_of([(column, word) for column in COLUMNS for word in words]))
        phrases = keys_of_phrases(
            (column, each) for column in COLUMNS for unit in units for each in unit.alternatives if len(each) > 1
        )
        self.units = {
            column: [
                BitMap.union(next(alone), *(phrases[column, each] for each in unit.alternatives if len(each) > 1))
                for unit in units
            ]
            for column in COLUMNS
        }
        self.any, self.every = BitMap.union(*self.units[ANYWHERE]), BitMap.intersection(*self.units[ANYWHERE])

    def units_in(self, keys):
        """{key: how many units it has} of those of `keys` (a BitMap) with any: not in any order."""
        return Counter(key for found in self.units[ANYWHERE] for key in found & keys)

    @cached_property
    def tiers(self):
        """The keys (BitMaps) that have all units in the title, all anywhere, some; without those of the tier before."""
        in_title = self.every & BitMap.intersection(*self.units[TITLE])
        return in_title, self.every - in_title, self.any - self.every

    @cached_property
    def points(self):
        """What counts for the order, as (keys, points): the rarity of each unit, more for the title and the lead."""
        size = fetch("SELECT reltuples FROM pg_class WHERE oid = 'search_searchrecord'::regclass", [])[0][0]
        total = max(size, len(self.any))
        # The inverse document frequency of BM25.
        rarities = [log(1 + (total - len(keys) + 0.5) / (len(keys) + 0.5)) for keys in self.units[ANYWHERE]]
        return [
            (keys, weight * rarity)
            for column, weight in COLUMNS.items()
            for keys, rarity in zip(self.units[column], rarities, strict=True)
        ]

    def best_first(self):
        """The keys in order, tier by tier."""
        for tier in self.tiers:
            yield from self.in_order(self.scores(tier))

    def in_order(self, scores):
        return sorted(scores, key=lambda key: (scores[key], key), reverse=True)

    def scores(self, tier):
        scores = dict.fromkeys(tier, 0.0)
        for keys, points in self.points if tier else ():
            for key in keys & tier:
                scores[key] += points
        return scores

    def ranked(self, queryset):
        """Those of the queryset with any unit, annotated with their `rank`; 0 for those that are far from the best."""
        scores = {}
        for height, tier in zip((2 * TIER, TIER, 0.0), self.tiers, strict=True):
            scores |= {key: height + score for key, score in self.scores(tier).items()}
        best = self.in_order(scores)[:MOST_RANKED]
        place = "array_position(%s::bigint[], search_searchrecord.id)"
        rank = f"CASE WHEN search_searchrecord.id = ANY(%s::bigint[]) THEN (%s::float[])[{place}] ELSE 0 END"
        params = [array(best), array(scores[key] for key in best), array(best)]
        found = RawSQL("search_searchrecord.id = ANY(%s::bigint[])", [array(self.any)], models.BooleanField())
        return queryset.filter(found).annotate(rank=RawSQL(rank, params, models.FloatField()))


def keys_of_phrases(phrases):
    """{(column, phrase): the keys (a BitMap) of what has it there}.

    Kept in memory, because to find where words stand every text with them has to be read.
    """
    from ..facets import facets

    if not (wanted := sorted(set(phrases))):
        return {}
    index = facets()
    missing = [pair for pair in wanted if pair not in index.phrases]
    found = dict(zip(missing, keys_of(in_sql(missing)), strict=True))
    if index.is_settled and not connection.in_atomic_block:
        index.phrases.update(found)
    return {pair: found[pair] if pair in found else index.phrases[pair] for pair in wanted}


def phrases_after(phrases, changed):
    """What was kept in memory of phrases, after the records `changed` (a BitMap) were written anew."""
    now = keys_of(in_sql(phrases), among=changed)
    return {pair: (keys - changed) | new for (pair, keys), new in zip(phrases.items(), now, strict=True)}


def in_sql(pairs):
    return [(column, phrase_of(phrase)) for column, phrase in pairs]
