"""The list of case studies: found by words, or all of them; the pages as people get them."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sharehub.core.middleware import LONGEST_QUERY
from tests.factories import (
    create_entry,
    create_measure,
    create_organisation,
    create_published_innovation,
    create_take_up,
    create_theme,
)

JUNK = [
    '"(*',
    '"',
    "'",
    "*",
    "(((",
    "AND OR NOT NEAR",
    "a:b title:x",
    "-x +y ^z {}",
    "\\",
    "%",
    "&|!<->:*",
    "<script>alert(1)</script>",
    "🩺🩺",
    "é̀̂",
    "\u202e",
    "word " * 700,
    "word " * 2000,
    "x" * 3_900,
    "x" * 10_000,
    "((" * 600,
    "((" * 5000,
    "the of and",
    " ".join(f"w{number}" for number in range(500)),
    "é" * 600,
]
ADDRESSES = [
    {"page": "0"},
    {"page": "abc"},
    {"page": "9" * 30},
    {"sort": "rubbish"},
    {"stage": ["idea", "rubbish"]},
    {"theme": "rubbish"},
    {"miles": "10", "near": "rubbish"},
    {"miles": "-1"},
    {"near": "x" * 5000},
    {"pcn": "'; DROP TABLE search_text; --"},
    {"icb": "%"},
    {"where": "rubbish"},
    {"where": "our_icb"},
    {"has": "delete"},
    {"unknown": "filter"},
]


@pytest.fixture
def search(client_for):
    """`search(user, q="letters")`: the page of results."""
    return lambda user=None, **params: client_for(user).get(reverse("search"), params)


@pytest.mark.parametrize("name", ["search", "innovations:innovation_list"])
@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
def test_junk_is_only_words(name, junk, client_for, alice):
    create_published_innovation(by=alice)

    is_too_long = len(urlencode({"q": junk})) > LONGEST_QUERY
    assert client_for().get(reverse(name), {"q": junk}).status_code == (414 if is_too_long else 200)


@pytest.mark.parametrize("address", ADDRESSES, ids=str)
def test_junk_in_the_filters_is_said_or_not_found(address, client_for, alice, dan):
    create_published_innovation(by=alice)

    for user in (None, dan):
        response = client_for(user).get(reverse("search"), {"q": "letters"} | address)
        assert response.status_code == (404 if "page" in address else 200)


def test_the_page_says_how_many_and_why_each(search, alice):
    create_published_innovation(
        by=alice, title="Our phones", problem="Everybody rang at eight <b>sharp</b> for spirometry."
    )

    page = search(q="spirometry").text

    assert "1 result for “spirometry”" in page
    assert "Matched in the problem" in page
    assert "Everybody rang at eight &lt;b&gt;sharp&lt;/b&gt; for <mark>spirometry</mark>." in page


def test_the_very_entry_is_quoted_with_its_kind(search, alice):
    innovation = create_published_innovation(by=alice, problem="Something with spirometry.")
    create_entry(innovation, kind="failure", tried="<script>alert(1)</script> in the spirometry room", why_not="No.")
    innovation.editions.publish(by=alice)

    page = search(q="spirometry")

    (result,) = page.context["page"].object_list
    assert (result.passage["kind"], result.matched_in) == ("failure", "Matched in what failed")
    assert "sh-entry--failure" in page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt; in the <mark>spirometry</mark> room" in page.text
    assert "<script>alert" not in page.text


def test_other_words_for_a_theme_are_looked_for_and_said(search, alice):
    theme = create_theme("Missed appointments", synonyms="DNA\ndid not attend")
    create_published_innovation(by=alice, title="Under the theme", themes=[theme])
    create_published_innovation(by=alice, title="In words", problem="Nine did not attend.")

    page = search(q="DNA")

    titles = {result.innovation.title for result in page.context["page"].object_list}
    assert titles == {"Under the theme", "In words"}
    assert "We looked for did not attend and Missed appointments too." in page.text
    assert "Nine <mark>did not attend</mark>." in page.text


def test_what_was_typed_and_what_was_looked_for(search, alice):
    create_published_innovation(by=alice, title="Spirometry in the village hall")

    assert "You typed “spirmetry”." in search(q="spirmetry").text
    assert '<a href="/search/?q=spirmetry&amp;exact=1">Search for exactly that</a>' in search(q="spirmetry").text
    assert "1 result for “spirometry”" in search(q="spirmetry").text
    assert "Did you mean <a" not in search(q="spirmetry").text
    assert "Did you mean <a" in search(q="spirmetry hall").text
    assert "1 result for “spirmetry hall”" in search(q="spirmetry hall").text
    exactly = search(q="spirmetry", exact=1)
    assert exactly.templates[0].name == "innovations/nothing_found.html"
    assert "Did you mean <a" in exactly.text


def test_nothing_found_is_no_dead_end(search, alice, carol):
    theme = create_theme("Spirometry")
    create_published_innovation(by=alice, title="Spirometry in the village hall", stage="in_use", themes=[theme])

    page = search(carol, q="spirometry", stage="idea", setting="rural")

    assert page.status_code == 200
    assert "Nothing matches “spirometry” with Idea and Rural on." in page.text
    assert [(way["label"], way["number"]) for way in page.context["wider"]] == [("Take off all filters", 1)]
    assert "1 result, 1.9 miles" in page.text
    assert theme.get_absolute_url() in page.text
    assert reverse("innovations:challenge_create") in page.text


def test_an_empty_site_says_so_and_invites(search, db):
    page = search(q="anything")

    assert page.status_code == 200
    assert reverse("innovations:challenge_create") in page.text


def test_filters_stay_in_the_address_from_page_to_page(client_for, alice):
    for number in range(21):
        create_published_innovation(by=alice, title=f"Phones {number}", stage="idea")

    page = client_for().get(reverse("search"), {"q": "phones", "stage": "idea"})

    assert len(page.context["page"].object_list) == 20
    assert "?q=phones&amp;stage=idea&amp;page=2" in page.text
    second = client_for().get(reverse("search"), {"q": "phones", "stage": "idea", "page": "2"})
    assert len(second.context["page"].object_list) == 1
    seen = {result.innovation.pk for each in (page, second) for result in each.context["page"].object_list}
    assert len(seen) == 21
    assert client_for().get(reverse("search"), {"q": "phones", "page": "3"}).status_code == 404


def test_a_colleagues_case_study_is_told_to_colleagues_only(search, alice, stranger):
    create_published_innovation(by=alice, title="Spirometry for colleagues", visibility="signed_in")

    assert "Spirometry for colleagues" in search(stranger, q="spirometry").text
    page = search(q="spirometry")
    assert "Spirometry for colleagues" not in page.text
    assert page.context["page"].paginator.count == 0


def test_pages_of_results_are_not_for_search_engines(search, client_for, alice):
    create_published_innovation(by=alice)

    assert '<meta name="robots" content="noindex">' in search(q="letters").text
    assert "noindex" not in client_for().get(reverse("innovations:innovation_list")).text


@pytest.mark.parametrize("who", ["anonymous", "dan"])
@pytest.mark.parametrize("address", ["", "?q=letters", "?q=letters&stage=idea&near=D10001&miles=25&sort=nearest"])
def test_thirty_take_no_more_queries_than_three(who, address, client_for, alice, dan, request):
    client, themes = client_for(request.getfixturevalue(who)), [create_theme(f"Theme {n}") for n in range(3)]

    def add(number):
        for n in range(number):
            place = create_organisation(f"Practice {n}", latitude=52.7, longitude=0.4, parent=alice.organisation.pcn)
            fields = {"title": f"Letters {n}", "stage": "idea", "organisation": place, "themes": themes}
            made = create_published_innovation(by=alice, **fields)
            create_measure(made)
            create_take_up(made, by=dan)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(reverse("search") + address).status_code == 200
        return len(captured)

    add(3)
    queries()
    with_three = queries()
    add(27)
    queries()  # what changed is read into the facets once

    assert queries() == with_three <= 15


# Near


def test_results_say_who_near_took_one_of_them_up(alice, carol, dan, client_for):
    create_take_up(create_published_innovation(by=alice, title="Zebras"), by=dan)
    create_take_up(create_published_innovation(by=alice, title="Phones"), by=carol)

    def near(user, address):
        return [each.organisations[0].name for each in client_for(user).get(address).context["nearby"]]

    assert near(carol, "/search/?q=zebras") == ["Kiln Street Surgery"]
    assert near(None, "/search/?q=zebras&near=PE30") == ["Kiln Street Surgery"]
    assert near(None, "/search/?q=zebras") == []
    assert near(carol, "/search/") == []
    assert "Near you, on the same" in client_for(carol).get("/search/?q=zebras").text
    assert "Near there, on the same" in client_for().get("/search/?q=zebras&near=PE30").text


def test_those_without_a_place_are_led_to_the_postcode_form(alice, priya, stranger, client_for):
    create_published_innovation(by=alice)

    assert ["/me/#near" in client_for(who).get("/search/").text for who in (stranger, priya, alice, None)] == [
        True,
        True,
        False,
        False,
    ]
