"""The way back from a case study: to the list of results one came from."""

import pytest
from django.test import RequestFactory

from innovations.views.innovations import came_from


@pytest.mark.parametrize(
    ("referrer", "back"),
    [
        ("http://testserver/search/?q=gp+time", {"url": "/search/?q=gp+time", "words": "Results for “gp time”"}),
        ("http://testserver/innovations/", {"url": "/innovations/", "words": "Back to the list"}),
        ("http://testserver/themes/", None),
        ("http://elsewhere.example/search/?q=x", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_the_way_back_leads_to_the_results_one_came_from(referrer, back):
    assert came_from(RequestFactory().get("/", headers={"referer": referrer})) == back


def test_what_was_looked_for_is_shown_as_text(client_for, published):
    referrer = "http://testserver/search/?q=%3Cb%3E"

    html = client_for().get(published.get_absolute_url(), headers={"referer": referrer}).content.decode()

    assert '<a class="nhsuk-breadcrumb__link" href="/search/?q=%3Cb%3E">Results for “&lt;b&gt;”</a>' in html
