"""The case study's page says that it is read; nothing else may, and nobody is followed."""

import pytest
from django.test import Client

from tests.factories import create_innovation, create_published_innovation

OURS = {"HTTP_SEC_FETCH_SITE": "same-origin"}


@pytest.fixture
def letters(alice):
    return create_published_innovation(by=alice)


def number_of(innovation):
    return innovation.reads.total()


def test_one_reading_is_counted_without_a_cookie_or_a_word(letters, url):
    client = Client(enforce_csrf_checks=True)
    response = client.post(url("reads_count", letters.slug), headers={"origin": "http://testserver"})

    assert (response.status_code, response.content, number_of(letters)) == (204, b"", 1)
    assert not client.cookies


@pytest.mark.parametrize(
    ("who", "status", "number"),
    [("alice", 204, 0), ("bob", 204, 1), ("dan", 204, 1), ("mo", 204, 1), ("anonymous", 204, 1)],
)
def test_whose_reading_counts(who, status, number, request, client_for, letters, url):
    response = client_for(request.getfixturevalue(who)).post(url("reads_count", letters.slug), **OURS)

    assert (response.status_code, number_of(letters)) == (status, number)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://testserver"},
        {"sec-fetch-site": "none", "origin": "http://testserver"},
        {"origin": "http://elsewhere.example"},
        {"origin": "https://testserver"},
        {"origin": "null"},
    ],
)
def test_what_does_not_come_from_our_own_page_is_refused(headers, client_for, dan, letters, url):
    response = client_for(dan).post(url("reads_count", letters.slug), headers=headers)

    assert (response.status_code, number_of(letters)) == (403, 0)


def test_looking_at_the_page_counts_nothing_by_itself(client_for, dan, letters, url):
    client_for(dan).get(letters.get_absolute_url())

    assert client_for(dan).get(url("reads_count", letters.slug)).status_code == 405
    assert number_of(letters) == 0


def test_what_one_may_not_know_of_is_not_found(client_for, alice, dan, mo, letters, url):
    draft = create_innovation(by=alice, title="Not yet")
    letters.hide(by=mo, reason="A patient may be told.")

    for innovation in (draft, letters):
        assert client_for(dan).post(url("reads_count", innovation.slug), **OURS).status_code == 404
    assert client_for(mo).post(url("reads_count", letters.slug), **OURS).status_code == 204
    assert number_of(letters) == 0


def test_the_page_asks_to_be_counted_but_not_for_its_team(client_for, alice, dan, mo, letters, url):
    def asks(who):
        return (
            f'data-reads="{url("reads_count", letters.slug)}"' in client_for(who).get(letters.get_absolute_url()).text
        )

    assert (asks(None), asks(dan), asks(alice)) == (True, True, False)
    letters.hide(by=mo, reason="A patient may be told.")
    assert asks(mo) is False
