"""Doings by hand, for one fact at a time."""

from datetime import UTC, datetime, timedelta

from communities.health.doings import Doings, Held, Item

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def doings(**fields):
    return Doings(now=NOW, since=NOW - timedelta(days=365), **fields)


def held(number=1, *, over=0, **fields):
    """A meeting of an hour, `number` four weeks ago, that ended so many minutes late."""
    starts_at = NOW - timedelta(weeks=4 * number)
    ends_at = starts_at + timedelta(hours=1)
    return Held(number, starts_at, ends_at, starts_at, ends_at + timedelta(minutes=over), **fields)


def several(key, values):
    """A meeting for each of the values of one field, the latest first."""
    return tuple(held(number, **{key: value}) for number, value in enumerate(values, start=1))


def item(meeting=1, **fields):
    return Item(**({"meeting": meeting, "kind": "deep_dive", "minutes": 20} | fields))


def told(area, given):
    """What an area tells: pairs of words and level (None for a fact that has none)."""
    return [(fact.words, fact.level) for fact in area.facts(given)]
