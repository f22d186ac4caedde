"""An edition that is not the newest can be read and says so."""

import pytest
from django.urls import reverse

from tests.factories import create_entry, create_published_innovation


@pytest.fixture
def twice(alice):
    """Published, and once more with a step more."""
    innovation = create_published_innovation(by=alice)
    create_entry(innovation, title="Ten minutes every Friday")
    innovation.editions.publish(by=alice, whats_new="A step that we added.")
    return innovation


@pytest.fixture
def read(client_for):
    def read(innovation, number, user=None):
        return client_for(user).get(reverse("innovations:edition_detail", args=[innovation.slug, number]))

    return read


def test_an_older_edition_stands_as_it_was_and_leads_to_the_newest(read, twice):
    html = read(twice, 1).content.decode()

    assert "Ten minutes every Friday" not in html
    assert "This is edition 1, of " in html
    assert f'<a href="{twice.get_absolute_url()}">Read the newest, edition 2 of ' in html
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{twice.get_absolute_url()}">' in html
    assert '<meta name="robots" content="noindex">' in html


def test_the_newest_edition_needs_no_note(read, twice):
    html = read(twice, 2).content.decode()

    assert "Ten minutes every Friday" in html
    assert "This is edition" not in html
    assert "What is new: A step that we added." in html
    assert reverse("innovations:edition_detail", args=[twice.slug, 1]) in html


@pytest.mark.parametrize("number", [0, 3, 10**17])
def test_an_edition_that_is_not_there_is_not_found(number, read, twice):
    assert read(twice, number).status_code == 404


@pytest.mark.parametrize(("who", "status"), [("anonymous", 404), ("stranger", 200), ("alice", 200)])
def test_an_edition_is_as_visible_as_its_case_study(who, status, read, alice, request):
    innovation = create_published_innovation(by=alice, visibility="signed_in")

    assert read(innovation, 1, request.getfixturevalue(who)).status_code == status


def test_a_draft_has_no_edition(read, draft, alice):
    assert read(draft, 1, alice).status_code == 404
