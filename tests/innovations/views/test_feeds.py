"""Feeds and the site map tell everybody what everybody may read, and nothing else."""

from itertools import chain
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from django.urls import reverse

from tests.factories import (
    create_challenge,
    create_innovation,
    create_publishable_innovation,
    create_published_innovation,
    create_theme,
)

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
FEED, SITEMAPS = reverse("feed"), reverse("sitemaps")


@pytest.fixture
def read(client_for):
    """`read(url, user)`: the XML of a feed or map."""
    return lambda url, user=None: ET.fromstring(client_for(user).get(url).content)


def entries(feed):
    return [entry.findtext("a:title", namespaces=ATOM) for entry in feed.findall("a:entry", ATOM)]


@pytest.fixture
def addresses(read):
    """`addresses(user)`: all that the site maps tell, without the host, and without what networks have there."""

    def addresses(user=None):
        maps = [read(urlsplit(each.text).path, user) for each in read(SITEMAPS, user).findall("s:sitemap/s:loc", MAP)]
        return {
            each.text.removeprefix(settings.SITE_URL)
            for each in chain(*(one.findall("s:url/s:loc", MAP) for one in maps))
            if "/networks/" not in each.text
        }

    return addresses


@pytest.fixture
def secrets(alice):
    """What must not leak: one for colleagues, a draft, one being checked, one put away; each under Hidden."""
    hidden = create_theme("Hidden")
    create_published_innovation(by=alice, title="For colleagues", visibility="signed_in", themes=[hidden])
    create_innovation(by=alice, title="A draft", themes=[hidden])
    create_publishable_innovation(by=alice, title="Being checked", themes=[hidden]).submit(by=alice)
    create_published_innovation(by=alice, title="Put away", themes=[hidden]).archive(by=alice, reason="Old.")
    return hidden


@pytest.mark.parametrize("who", ["anonymous", "alice", "mo"])
def test_the_feed_is_the_same_for_everybody_newest_first(who, alice, secrets, read, request):
    for title in ("First", "Second"):
        create_published_innovation(by=alice, title=title)

    assert entries(read(FEED, request.getfixturevalue(who))) == ["Second", "First"]


def test_an_entry_says_what_where_and_when(alice, read):
    innovation = create_published_innovation(by=alice, title="Letters & <more>", summary="In short.")

    (entry,) = read(FEED).findall("a:entry", ATOM)

    assert entry.findtext("a:title", namespaces=ATOM) == "Letters & <more>"
    assert entry.findtext("a:summary", namespaces=ATOM) == "In short."
    assert entry.findtext("a:author/a:name", namespaces=ATOM) == "Riverside Practice"
    assert entry.findtext("a:published", namespaces=ATOM)[:16] == innovation.published_at.isoformat()[:16]
    assert entry.find("a:link", ATOM).get("href").endswith(innovation.get_absolute_url())


def test_a_case_study_of_nowhere_is_by_the_site(stranger, read):
    create_published_innovation(by=stranger)

    assert read(FEED).findtext("a:entry/a:author/a:name", namespaces=ATOM) == "ShareHub"


def test_a_theme_has_its_own_feed(alice, secrets, read):
    letters = create_theme("Letters")
    create_published_innovation(by=alice, title="Under it", themes=[letters])
    create_published_innovation(by=alice, title="Not under it")

    feed = read(reverse("innovations:theme_feed", args=[letters.slug]))
    assert (feed.findtext("a:title", namespaces=ATOM), entries(feed)) == ("ShareHub: Letters", ["Under it"])
    assert entries(read(reverse("innovations:theme_feed", args=[secrets.slug]))) == []


def test_the_feed_has_the_newest_thirty(alice, read):
    for number in range(32):
        create_published_innovation(by=alice, title=f"Number {number}")

    assert entries(read(FEED)) == [f"Number {number}" for number in range(31, 1, -1)]


def test_what_xml_cannot_hold_is_left_out(alice, read):
    create_published_innovation(by=alice, title="Bell\x07 and \x0bmore", summary="Escape\x1b here\ufffe.")

    feed = read(FEED)

    assert entries(feed) == ["Bell and more"]
    assert feed.findtext("a:entry/a:summary", namespaces=ATOM) == "Escape here."


def test_an_empty_feed_is_a_feed(read, db):
    assert entries(read(FEED)) == []


def test_the_site_maps_have_what_everybody_may_read(alice, secrets, addresses):
    letters = create_theme("Letters")
    innovation = create_published_innovation(by=alice, themes=[letters])

    assert (
        addresses()
        == addresses(alice)
        == {
            "/",
            "/how-it-works/",
            "/innovations/",
            "/themes/",
            "/challenges/",
            "/accessibility/",
            "/privacy/",
            innovation.get_absolute_url(),
            letters.get_absolute_url(),
        }
    )


def test_the_site_maps_have_the_open_challenges_that_everybody_may_read(alice, mo, addresses):
    challenge = create_challenge(by=alice, title="Open")
    create_challenge(by=alice, title="For colleagues", visibility="signed_in")
    create_challenge(by=alice, title="Over").drop(by=alice, words="No time.")
    create_challenge(by=alice, title="Hidden").hide(by=mo, reason="A patient.")

    assert {each for each in addresses(mo) if each.startswith("/challenges/")} == {
        "/challenges/",
        challenge.get_absolute_url(),
    }
