"""Many plausible case studies, for measuring speed: the demonstration's sentences, shuffled, at invented places."""

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
from sharehub.people.models import Organisation, Setting, User
from sharehub.search.models import SearchRecord, Theme, ThemedItem

from .loader import HERE, load_themes, read

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
TOWNS = ["Ash", "Beck", "Clay", "Dun", "Elm", "Fal", "Glen", "Hart", "Ivy", "Kes", "Lang", "Mar", "Nor", "Oak", "Pen"]
SORTS = ["Surgery", "Practice", "Health Centre"]
# What editions.publish does for one, for all from a key on.
FREEZE = """
INSERT INTO innovations_editionentry
    (edition_id, source_id, kind, verdict, hours, happened_on, answers, position)
SELECT edition.id, entry.id, entry.kind, entry.verdict, entry.hours, entry.happened_on, entry.answers, entry.position
FROM innovations_entry AS entry JOIN innovations_edition AS edition ON edition.innovation_id = entry.innovation_id
WHERE entry.innovation_id >= %s
"""
ENDS = ["field", "ford", "ham", "ley", "mere", "ton", "wick", "worth"]


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


def make_places(count, chance):
    """Fictional practices spread over England in PCNs of six and ICBs of twenty PCNs, to `count` in all."""
    have = Organisation.objects.filter(ods_code__startswith="ZS").count()
    if have >= count:
        return list(Organisation.objects.filter(ods_code__startswith="ZS"))
    icbs = [Organisation(ods_code=f"ZSI{n}", kind="icb", name=f"Scale ICB {n}") for n in range(count // 120 + 1)]
    Organisation.objects.bulk_create(icbs, ignore_conflicts=True)
    icbs = list(Organisation.objects.filter(ods_code__startswith="ZSI").order_by("pk"))
    pcns = [
        Organisation(ods_code=f"ZSP{n}", kind="pcn", name=f"Scale PCN {n}", parent=icbs[n // 20 % len(icbs)])
        for n in range(count // 6 + 1)
    ]
    Organisation.objects.bulk_create(pcns, ignore_conflicts=True)
    pcns = list(Organisation.objects.filter(ods_code__startswith="ZSP").order_by("pk"))
    Organisation.objects.bulk_create(
        (
            Organisation(
                ods_code=f"ZS{n:06}",
                name=f"{chance.choice(TOWNS)}{chance.choice(ENDS)} {chance.choice(SORTS)}",
                parent=pcns[n // 6 % len(pcns)],
                latitude=chance.uniform(50.4, 54.9),
                longitude=chance.uniform(-3.5, 0.9),
                list_size=int(chance.lognormvariate(9, 0.5)),
                setting=chance.choices(Setting.values, [6, 3, 2])[0],
                deprivation_decile=chance.randint(1, 10),
            )
            for n in range(have, count)
        ),
        batch_size=BATCH,
        ignore_conflicts=True,
    )
    return list(Organisation.objects.filter(ods_code__startswith="ZS0").select_related("parent__parent"))


class Maker:
    """Makes batches of case studies. The same `seed` makes the same ones."""

    def __init__(self, count, seed=1):
        self.chance = random.Random(seed)  # noqa: S311 (nothing secret)
        load_themes()
        self.pools = sentences()
        self.places = make_places(min(6750, max(60, count // 15)), self.chance)
        self.themes = list(Theme.objects.order_by("pk"))
        self.owner = User.objects.filter(email="scale@demo.example").first() or User.objects.create_user(
            "scale@demo.example", name="Scale"
        )
        self.content_type = ContentType.objects.get_for_model(Innovation)
        self.made = Innovation.objects.filter(slug__startswith="scale-").count()

    def innovation(self, number):
        chance, pick = self.chance, self.pick
        place = chance.choice(self.places)
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
            state=State.PUBLISHED, published_at=moment, published_by=self.owner, created_by=self.owner,
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
            yield Entry(innovation=innovation, created_by=self.owner, position=position, answers=told, **fields)

    @transaction.atomic
    def make(self, count):
        """Make `count` case studies, published and indexed."""
        innovations = Innovation.objects.bulk_create(self.innovation(self.made + n + 1) for n in range(count))
        self.made += count
        Author.objects.bulk_create(Author(innovation=each, person=self.owner, role="owner") for each in innovations)
        Entry.objects.bulk_create(entry for each in innovations for entry in self.entries_of(each))
        Edition.objects.bulk_create(
            Edition(innovation=each, number=1, published_by=self.owner, published_at=each.published_at)
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


def analyse():
    """Bring the database's statistics up to date: without them, 2 ms became 500 ms."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
