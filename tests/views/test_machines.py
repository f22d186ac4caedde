"""What browsers and search engines read."""

from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from django.urls import reverse

OPENSEARCH = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


@pytest.fixture
def get(client_for, db):
    return lambda name: client_for().get(reverse(name))


def test_a_browser_learns_to_search(get):
    response = get("opensearch")

    assert response["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    description = ET.fromstring(response.content)
    assert description.findtext("o:ShortName", namespaces=OPENSEARCH) == "ShareHub"
    assert description.find("o:Url", OPENSEARCH).attrib == {
        "type": "text/html",
        "template": f"{settings.SITE_URL}/search/?q={{searchTerms}}",
    }
    assert description.findtext("o:Image", namespaces=OPENSEARCH).startswith(f"{settings.SITE_URL}/static/")


def test_pages_say_where_it_is(get):
    assert reverse("opensearch") in get("home").text


def test_robots_keep_out_of_searches_and_find_the_map(get):
    response = get("robots")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.text.splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /accounts/",
        "Disallow: /search/",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]


@pytest.mark.parametrize("name", ["opensearch", "robots"])
def test_they_may_be_kept_for_a_day(name, get):
    assert set(get(name)["Cache-Control"].split(", ")) == {"max-age=86400", "public"}


@pytest.mark.parametrize("name", ["home", "opensearch", "robots", "feed", "sitemaps", "search"])
def test_nobody_posts_to_them(name, client_for, db):
    assert client_for().post(reverse(name)).status_code in (405, 302) or name in ("feed", "sitemaps")
