"""My work: what somebody writes, and what waits for their yes."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import create_innovation, create_published_innovation


def test_it_starts_with_the_first_step(client_for, stranger, url):
    page = client_for(stranger).get(url("my_work"))

    assert page.context["groups"] == []
    assert "What you write stands here." in page.text
    assert url("innovation_create") in page.text


def test_everything_stands_under_how_far_it_is(client_for, alice, bob, carol, settings, url):
    published = create_published_innovation(by=alice)
    draft = create_innovation(by=bob)
    draft.authors.create(person=alice)
    archived = create_innovation(by=alice)
    archived.archive(by=alice, reason="Put away.")
    create_innovation(by=carol)

    page = client_for(alice).get(url("my_work"))

    assert page.context["groups"] == [
        ("What you are writing", [draft]),
        ("Published", [published]),
        ("Off the site", [archived]),
    ]


def test_a_credit_waits_for_their_yes(client_for, alice, carol, draft, url):
    credit = draft.credits.give(person=carol, did="Lent us her list.", by=alice)
    client = client_for(carol)
    assert client.get(url("my_work")).context["credits"] == [credit]

    credit.answer(by=carol, agrees=False)

    assert client.get(url("my_work")).context["credits"] == []


def test_ten_case_studies_take_as_many_queries_as_one(client_for, alice, url, django_assert_num_queries):
    create_innovation(by=alice)
    client = client_for(alice)
    client.get(url("my_work"))
    with CaptureQueriesContext(connection) as once:
        client.get(url("my_work"))
    for _ in range(9):
        create_innovation(by=alice)

    with django_assert_num_queries(len(once)):
        client.get(url("my_work"))
