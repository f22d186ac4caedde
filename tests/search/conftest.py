"""Records made by hand, where a test is about words and not about case studies."""

from itertools import count

import pytest
from django.utils import timezone

from sharehub.search.models import SearchRecord

numbers = count(1)


@pytest.fixture
def record(db):
    """`record("Title", "What it says.", lead="")` makes something findable with one passage."""

    def make(title="A thing", text="", *, is_public=True, **fields):
        passages = [{"kind": "step", "label": "step 1", "text": text}] if text else []
        defaults = {"kind": "thing", "object_id": next(numbers), "published_at": timezone.now()}
        return SearchRecord.objects.create(
            title=title, body=text, passages=passages, is_public=is_public, **(defaults | fields)
        )

    return make


@pytest.fixture
def found(db):
    """`found("two words")`: the titles that match, best first."""
    return lambda query: [each.title for each in SearchRecord.objects.matching(query)]
