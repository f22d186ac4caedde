"""Case studies made of the demonstration's sentences, shuffled, at invented places."""

import random
from collections import defaultdict
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone

from innovations.models import (
    Author,
    CostBand,
    Edition,
    Entry,
    Innovation,
    Measure,
    Stage,
    State,
)
from sharehub.search.models import SearchRecord, Theme, ThemedItem

from ..loader import HERE, load_themes, read
from .places import MOST, make_places
from .take_ups import make_take_ups
from .talk import make_challenges, make_talk

BATCH = 1000
OPENINGS = ["We moved", "We halved", "How we sorted", "We stopped", "We shared", "Nobody waits for",
            "One list for", "We gave away", "A better way with", "We trained for", "Two of us took on",
            "What we learned from"]  # fmt: skip
SUBJECTS = ["repeat prescriptions", "hospital letters", "the morning phone queue", "missed appointments", "home visits",
            "blood test results", "care home calls", "flu clinics", "diabetes reviews", "smear invitations",
            "sick notes", "new patient forms", "carers’ checks", "asthma reviews", "medicine queries",
            "online requests", "summarising", "travel vaccines", "minor illness", "referral letters"]  # fmt: skip
ENDINGS = ["in six weeks", "with one inbox", "across three practices", "without new money", "and kept it going",
           "by asking reception", "with a nurse in the lead", "on a Friday afternoon", "using what we had",
           "with our pharmacist", "and would not go back", "for our housebound patients"]  # fmt: skip
# What editions.publish does for one, for all from a key on.
FREEZE = """
INSERT INTO innovations_editionentry
    (edition_id, source_id, kind, verdict, hours, happened_on, answers, position)
SELECT edition.id, entry.id, entry.kind, entry.verdict, entry.hours, entry.happened_on, entry.answers, entry.position
FROM innovations_entry AS entry JOIN innovations_edition AS edition ON edition.innovation_id = entry.innovation_id
WHERE entry.innovation_id >= %s
"""


def sentences():
    """The demonstration's texts by field or kind of entry."""
    pools = defaultdict(list)
    for path in sorted((HERE / "innovations").glob("*.toml")):
        row = read(path)
        if "published_on" not in row:
            continue  # a journal: nothing of it is written out yet
        for name in ("summary", "problem", "what_happens_now", "story", "roles_needed", "it_needed", "funded_by"):
            pools[name].append(row[name])
        for entry in row["entries"]:
            pools[entry["kind"]].append(entry)
        pools["measure"] += row.get("measures", [])
    return pools


class Maker:
    """Makes batches of case studies. The same `seed` makes the same ones."""

    def __init__(self, count, seed=1):
        self.chance = random.Random(seed)  # noqa: S311 (nothing secret)
        load_themes()
        self.pools = sentences()
        self.affiliations = make_places(min(MOST, max(60, count // 14)), self.chance)
        self.themes = list(Theme.objects.order_by("pk"))
        self.content_type = ContentType.objects.get_for_model(Innovation)
        self.made, self.now = Innovation.objects.filter(slug__startswith="scale-").count(), timezone.now()

    def innovation(self, number):
        chance, pick = self.chance, self.pick
        at = chance.choice(self.affiliations)
        place, owner = at.organisation, at.person
        moment = timezone.make_aware(datetime(2022, 1, 1) + timedelta(minutes=chance.randrange(2_400_000)))
        title = f"{chance.choice(OPENINGS)} {chance.choice(SUBJECTS)} {chance.choice(ENDINGS)}"
        return Innovation(
            slug=f"scale-{number}", title=title, summary=pick("summary"), problem=pick("problem"), story=pick("story"),
            what_happens_now=pick("what_happens_now"), roles_needed=pick("roles_needed"), it_needed=pick("it_needed"),
            stage=chance.choices(Stage.values, [1, 3, 5, 1])[0], organisation=place, setting=place.setting,
            list_size=place.list_size, deprivation_decile=place.deprivation_decile,
            started_on=date(2021, 1, 1) + timedelta(days=chance.randrange(1500)),
            setup_hours=chance.randint(1, 300), cost_band=chance.choice(CostBand.values),
            is_open_to_contact=chance.random() < 0.7, visibility=chance.choices(["everyone", "signed_in"], [9, 1])[0],
            state=State.PUBLISHED, published_at=moment, published_by=owner, created_by=owner,
            next_review_on=date(2026, 6, 1) + timedelta(days=chance.randrange(-60, 365)),
        )  # fmt: skip

    def pick(self, pool):
        return self.chance.choice(self.pools[pool])

    def entries_of(self, innovation):
        """Entries in the order of a real one: some steps, some words, what to skip, perhaps more."""
        kinds = ["step"] * self.chance.randint(2, 5) + ["words"] * self.chance.randint(1, 3)
        kinds += self.chance.choice([["wasted_time"], ["failure"], ["failure", "wasted_time"]])
        kinds += self.chance.sample(["tipping_point", "loss", "blocker", "money", "tip"], self.chance.randint(0, 3))
        for position, kind in enumerate(kinds, start=1):
            told = dict(self.pick(kind))
            fields = {"kind": told.pop("kind"), "happened_on": told.pop("on"), "verdict": told.pop("verdict", "")}
            hours = told.pop("hours", None)
            fields["hours"] = None if hours is None else Decimal(str(hours))
            yield Entry(
                innovation=innovation, created_by=innovation.created_by, position=position, answers=told, **fields
            )

    @transaction.atomic
    def make(self, count):
        """Make `count` case studies, published and indexed, with what came of them."""
        numbers = range(self.made + 1, self.made + count + 1)
        innovations = Innovation.objects.bulk_create(map(self.innovation, numbers))
        self.made += count
        Author.objects.bulk_create(
            Author(innovation=each, person_id=each.created_by_id, role="owner") for each in innovations
        )
        entries = Entry.objects.bulk_create(entry for each in innovations for entry in self.entries_of(each))
        editions = Edition.objects.bulk_create(
            Edition(innovation=each, number=1, published_by_id=each.created_by_id, published_at=each.published_at)
            for each in innovations
        )
        with connection.cursor() as cursor:
            cursor.execute(FREEZE, [innovations[0].pk])
        Measure.objects.bulk_create(
            Measure(innovation=each, position=position, **self.pick("measure"))
            for each in innovations
            for position in range(1, self.chance.randint(0, 3) + 1)
        )
        ThemedItem.objects.bulk_create(
            ThemedItem(content_type=self.content_type, object_id=each.pk, tag=theme)
            for each in innovations
            for theme in self.chance.sample(self.themes, self.chance.randint(1, 3))
        )
        SearchRecord.objects.index_many(Innovation.objects.filter(pk__in=[each.pk for each in innovations]).to_index())
        numbered = list(zip(numbers, innovations, strict=True))
        by_chance = {"affiliations": self.affiliations, "chance": self.chance, "now": self.now}
        make_take_ups(numbered, entries=entries, editions=editions, **by_chance)
        make_talk(innovations, **by_chance)
        make_challenges(numbered, themes=self.themes, **by_chance)


def analyse():
    """Bring the database's statistics up to date: without them, 2 ms became 500 ms."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
