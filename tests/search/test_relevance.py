"""How good the order of results is, on the Cranfield collection: abstracts, questions, and which answer them."""

import csv
import json
import os
from math import log2
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from sharehub.search.models import SearchRecord

DATA = Path(os.environ.get("SHAREHUB_DATA", settings.BASE_DIR.parent / "shared" / "data"))
FLOOR = 0.33  # 0.375 on SQLite and 0.366 on PostgreSQL when this was written
EVERY = 3  # questions asked: every third


@pytest.fixture(scope="module")
def cranfield():
    """The folder of the collection."""
    folder = DATA / "search" / "cranfield"
    if not (folder / "docs.jsonl").exists():
        pytest.skip(f"Cranfield is not in {folder}: set SHAREHUB_DATA to the folder with search/cranfield/docs.jsonl.")
    return folder


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def judgements(path):
    """{question: {text: how well it answers, 0 to 3 or 4}}."""
    judged = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            judged.setdefault(row["query-id"], {})[row["corpus-id"]] = max(0.0, float(row["score"]))
    return judged


def gain(scores):
    return sum(score / log2(place + 2) for place, score in enumerate(scores))


def ndcg(found, judged):
    """Normalised discounted cumulative gain of ten results: 1 is the best possible order, 0 nothing of use."""
    best = gain(sorted(judged.values(), reverse=True)[:10])
    return gain([judged.get(each, 0.0) for each in found]) / best


def test_questions_are_answered_about_as_well_as_ever(cranfield, db):
    texts = rows(cranfield / "docs.jsonl")
    SearchRecord.objects.bulk_create(
        SearchRecord(
            kind="text",
            object_id=number,
            is_public=True,
            published_at=timezone.now(),
            title=text["title"][:200],
            body=text["text"],
        )
        for number, text in enumerate(texts)
    )
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE search_searchrecord")
    judged = judgements(cranfield / "qrels.tsv")
    questions = [each for each in rows(cranfield / "queries.jsonl") if any(judged.get(each["id"], {}).values())]

    def best(question):
        keys = SearchRecord.objects.matching(question["text"]).values_list("object_id", flat=True)[:10]
        return [texts[key]["id"] for key in keys]

    scores = [ndcg(best(question), judged[question["id"]]) for question in questions[::EVERY]]

    assert len(scores) == 75
    assert sum(scores) / len(scores) >= FLOOR
