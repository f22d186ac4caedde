"""The page of numbers: who may see it, what stands on it, and that it stays cheap."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    create_answer,
    create_ask,
    create_comment,
    create_innovation,
    create_organisation,
    create_published_innovation,
    create_take_up,
    create_user,
)


@pytest.fixture
def page(url):
    """`page(client, innovation)`: the answer of its page of numbers."""
    return lambda client, innovation: client.get(url("innovation_numbers", innovation.slug))


@pytest.mark.parametrize("role", ["editor", "scribe", "circle", "reader"])
def test_the_whole_team_may_see_it(role, client_for, alice, dan, page):
    letters = create_published_innovation(by=alice)
    letters.authors.create(person=dan, role=role)

    assert page(client_for(dan), letters).status_code == 200


@pytest.mark.parametrize(
    ("who", "of_published", "of_draft"),
    [
        ("alice", 200, 200),
        ("bob", 403, 404),
        ("dan", 403, 404),
        ("mo", 200, 404),
        ("stranger", 403, 404),
        ("anonymous", 302, 302),
    ],
)
def test_nobody_else_may(who, of_published, of_draft, request, client_for, alice, page):
    client = client_for(request.getfixturevalue(who))

    assert page(client, create_published_innovation(by=alice)).status_code == of_published
    assert page(client, create_innovation(by=alice, title="Not yet")).status_code == of_draft


def test_the_numbers_stand_there_with_what_they_do_not_tell(client_for, alice, dan, mo, page):
    letters = create_published_innovation(by=alice)
    letters.reads.create(day="2026-01-01", number=1204)
    create_take_up(letters, by=dan).stop(by=dan, reason="champion_left")
    text = page(client_for(alice), letters).text

    for said in ("1,204 times", "1 place", "The person who drove it left", "What this does not tell"):
        assert said in text
    letters.hide(by=mo, reason="A patient may be told.")
    assert page(client_for(alice), letters).status_code == 200


def test_before_anything_came_of_it_the_page_says_what_will_stand_there(client_for, alice, page):
    draft = create_innovation(by=alice, title="Not yet")

    assert "Once it is published" in page(client_for(alice), draft).text
    assert "Nobody has said yet" in page(client_for(alice), create_published_innovation(by=alice)).text


def test_three_of_each_take_as_many_queries_as_one(client_for, alice, page, django_assert_num_queries):
    letters = create_published_innovation(by=alice)
    client = client_for(alice)

    def add(number):
        pcn = create_organisation(f"PCN {number}", kind="pcn", parent=create_organisation(f"ICB {number}", kind="icb"))
        reader = create_user(
            f"Reader {number}", place=create_organisation(parent=pcn, latitude=51 + number, longitude=0)
        )
        letters.reads.create(day=f"2026-01-0{number}", number=1)
        create_take_up(letters, by=reader)
        create_answer(create_ask(letters, by=reader), by=alice)
        create_comment(letters, by=reader)
        letters.thanks.give(by=reader, words="Thank you!")

    add(1)
    page(client, letters)
    with CaptureQueriesContext(connection) as once:
        page(client, letters)
    add(2)
    add(3)

    with django_assert_num_queries(len(once)):
        page(client, letters)


def test_the_team_is_led_to_it_once_it_is_published(client_for, alice, url):
    draft = create_innovation(by=alice, title="Not yet")
    letters = create_published_innovation(by=alice)
    client = client_for(alice)

    def leads(innovation, *pages):
        address = url("innovation_numbers", innovation.slug)
        return [f'href="{address}"' in client.get(page).text for page in pages]

    assert leads(letters, url("my_work"), url("innovation_write", letters.slug)) == [True, True]
    assert leads(draft, url("my_work"), url("innovation_write", draft.slug)) == [False, False]
