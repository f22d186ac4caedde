"""Themes, for people."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import create_innovation, create_published_innovation, create_theme

LIST = reverse("innovations:theme_list")


@pytest.fixture
def letters(db):
    return create_theme("Letters", synonyms="post\nmail")


def test_themes_stand_by_how_much_the_reader_may_find(alice, stranger, letters, client_for):
    phones, hidden = create_theme("Phones"), create_theme("Hidden")
    create_theme("Unused")
    for _ in range(2):
        create_published_innovation(by=alice, themes=[phones])
    create_published_innovation(by=alice, themes=[letters])
    create_published_innovation(by=alice, themes=[hidden, letters, phones], visibility="signed_in")
    create_innovation(by=alice, themes=[hidden])

    def shown(user):
        return [(theme.name, theme.number) for theme in client_for(user).get(LIST).context["themes"]]

    assert shown(None) == [("Phones", 2), ("Letters", 1)]
    assert shown(stranger) == shown(alice) == [("Phones", 3), ("Letters", 2), ("Hidden", 1)]


def test_a_site_without_themes_says_what_will_stand_here(client_for, db):
    page = client_for().get(LIST)

    assert page.context["themes"] == []
    assert "Nothing was shared under a theme yet." in page.text


def test_a_theme_shows_what_the_reader_may_find_newest_first(alice, stranger, letters, client_for):
    first = create_published_innovation(by=alice, themes=[letters])
    second = create_published_innovation(by=alice, themes=[letters])
    hidden = create_published_innovation(by=alice, themes=[letters], visibility="signed_in")
    create_published_innovation(by=alice, themes=[create_theme("Phones")])
    create_innovation(by=alice, themes=[letters])
    create_published_innovation(by=alice, themes=[letters]).archive(by=alice, reason="Put away.")

    def shown(user):
        return list(client_for(user).get(letters.get_absolute_url()).context["page"])

    assert shown(None) == [second, first]
    assert shown(stranger) == shown(alice) == [hidden, second, first]


def test_a_theme_says_what_else_it_is_called_and_offers_its_feed(alice, letters, client_for):
    create_published_innovation(by=alice, themes=[letters])

    page = client_for().get(letters.get_absolute_url()).text

    assert "Also called post, mail." in page
    assert reverse("innovations:theme_feed", args=["letters"]) in page
    assert f"{reverse('innovations:innovation_list')}?theme=letters" in page


def test_an_empty_theme_invites(letters, client_for):
    assert "Nobody has shared anything about this yet." in client_for().get(letters.get_absolute_url()).text


def test_twenty_a_page(alice, letters, client_for):
    for _ in range(21):
        create_published_innovation(by=alice, themes=[letters])
    client, url = client_for(), letters.get_absolute_url()

    assert [len(client.get(url, {"page": page}).context["page"]) for page in (1, 2)] == [20, 1]
    assert client.get(url, {"page": 3}).status_code == 404


@pytest.mark.parametrize("slug", ["none", "9" * 30, "x" * 500, "-"])
def test_an_unknown_theme_is_not_found(slug, client_for, db):
    assert client_for().get(f"/themes/{slug}/").status_code == 404
    assert client_for().get(f"/themes/{slug}/feed/").status_code == 404


def test_what_moderators_write_is_text_and_not_markup(alice, client_for):
    theme = create_theme("<b>Bold</b>", synonyms="<script>alert(1)</script>")
    create_published_innovation(by=alice, themes=[theme])

    for url in (LIST, theme.get_absolute_url()):
        page = client_for().get(url).text
        assert "<b>Bold" not in page
        assert "<script>alert" not in page


@pytest.mark.parametrize("url", [LIST, "/themes/letters/"])
@pytest.mark.parametrize("who", ["alice", "anonymous"])
def test_thirty_take_as_many_queries_as_three(url, who, alice, letters, client_for, request):
    client = client_for(request.getfixturevalue(who))

    def add(start, end):
        for number in range(start, end):
            create_published_innovation(by=alice, themes=[letters, create_theme(f"Theme {number}")])

    def queries():
        client.get(url)  # what changed is read once
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    add(0, 3)
    three = queries()
    add(3, 30)
    assert queries() == three <= 15
