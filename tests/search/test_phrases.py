"""Phrases that are kept in memory follow what is published, changed and archived."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict

from innovations.finding import Finding
from tests.factories import create_published_innovation, create_theme

PHRASE = "Forty people did not attend."


@pytest.fixture
def found():
    """The titles that somebody who is not signed in finds for DNA."""
    return lambda: {
        result.innovation.title for result in Finding(QueryDict("q=DNA"), AnonymousUser()).page(1).object_list
    }


# Kept only outside transactions: what is read inside one may yet be rolled back.
@pytest.mark.django_db(transaction=True)
def test_a_phrase_is_found_in_what_stands_there_now(found, alice):
    create_theme("Missed appointments", synonyms="DNA\ndid not attend")
    first = create_published_innovation(by=alice, title="First", problem=PHRASE)
    create_published_innovation(by=alice, title="Other", problem="They did attend, or not.")
    assert found() == {"First"}

    create_published_innovation(by=alice, title="Second", problem=PHRASE)
    assert found() == {"First", "Second"}

    first.edit(by=alice, version=first.version, problem="All came.")
    assert found() == {"Second"}

    first.edit(by=alice, version=first.version, problem=PHRASE)
    assert found() == {"First", "Second"}

    first.archive(by=alice, reason="Put away.")
    assert found() == {"Second"}
