"""Saying something, replying, changing it, and taking it away."""

from datetime import timedelta

import pytest
from django.utils import timezone

from innovations.discussion import THREADS
from innovations.models import Comment
from tests.factories import create_challenge, create_comment, create_take_up

PATIENT = "Our patient with NHS number 943 476 5919 refused."
HOSTILE = '<script>alert("x")</script>\'"><img src=x onerror=alert(1)>'


@pytest.fixture
def comment(published, dan):
    return create_comment(published, by=dan)


def test_something_is_said_under_a_case_study(client_for, dan, published, url):
    client = client_for(dan)
    address = url("comment_create", published.slug)
    assert f'action="{address}"' in client.get(published.get_absolute_url()).text

    page = client.post(address, {"words": "This is just what we need."}, follow=True)

    comment = Comment.objects.get()
    assert (comment.about, comment.made_by, comment.words) == (published, dan, "This is just what we need.")
    assert page.redirect_chain[-1][0] == f"{published.get_absolute_url()}?said=1#comment-{comment.pk}"
    assert "This is just what we need." in page.text


def test_under_a_challenge_and_a_take_up_too(client_for, dan, alice, carol, published, url):
    challenge, take_up = create_challenge(by=alice), create_take_up(published, by=carol)
    client = client_for(dan)

    client.post(url("challenge_comment_create", challenge.slug), {"words": "Come and see.", "is_offer": "on"})
    client.post(url("take_up_comment_create", published.slug, take_up.pk), {"words": "And then?"})

    said = Comment.objects.order_by("pk").values_list("challenge", "take_up", "is_offer")
    assert list(said) == [(challenge.pk, None, True), (None, take_up.pk, False)]


def test_a_reply_joins_the_thread(client_for, carol, comment, url):
    client = client_for(carol)
    assert comment.words in client.get(url("comment_reply", comment.pk)).text

    client.post(url("comment_reply", comment.pk), {"words": "So do we."})

    assert comment.replies.get().made_by == carol


def test_it_is_changed_for_half_an_hour(client_for, dan, comment, url):
    client = client_for(dan)
    assert comment.words in client.get(url("comment_edit", comment.pk)).text

    page = client.post(url("comment_edit", comment.pk), {"words": "Almost what we need."}, follow=True)

    assert "Almost what we need." in page.text
    assert "Changed since." in page.text
    Comment.objects.update(made_at=timezone.now() - timedelta(minutes=31))
    assert client.get(url("comment_edit", comment.pk)).status_code == 403


def test_taken_away_it_leaves_a_trace(client_for, dan, comment, url):
    client = client_for(dan)
    assert "Take your words away?" in client.get(url("comment_delete", comment.pk)).text
    assert Comment.objects.get().words

    page = client.post(url("comment_delete", comment.pk), follow=True)

    assert "Whoever wrote this has taken it away." in page.text
    assert "This is just what we need." not in page.text
    assert client.get(url("comment_edit", comment.pk)).status_code == 404


@pytest.mark.parametrize("name", ["comment_create", "comment_reply", "comment_edit"])
def test_nothing_empty_and_nothing_about_a_patient(name, client_for, dan, published, comment, url):
    address = url(name, published.slug if name == "comment_create" else comment.pk)
    client = client_for(dan)

    assert "Write what you want to say." in client.post(address, {"words": " "}).text
    assert client.post(address, {"words": PATIENT}).status_code == 422
    assert [each.words for each in Comment.objects.all()] == [comment.words]


def test_its_address_leads_to_its_page_of_the_discussion(client_for, dan, published):
    said = [create_comment(published, by=dan, words=f"Number {n}") for n in range(THREADS + 1)]
    client = client_for(dan)

    pages = [client.get(each.get_absolute_url()).url for each in (said[0], said[-1])]

    assert pages == [
        f"{published.get_absolute_url()}?said=1#comment-{said[0].pk}",
        f"{published.get_absolute_url()}?said=2#comment-{said[-1].pk}",
    ]
    assert "Number 0" in client.get(pages[0]).text
    assert "Earlier comments" in client.get(pages[1]).text


def test_names_and_marks(client_for, carol, dan, published, comment):
    create_take_up(published, by=dan)

    anybody, colleague = (client_for(who).get(published.get_absolute_url()).text for who in (None, carol))

    for page in (anybody, colleague):
        assert "We are trying this" in page
    assert "Dan Hughes" in colleague
    assert "Dan Hughes" not in anybody
    assert "A colleague at Kiln Street Surgery" in anybody


NAMES = ["comment_create", "comment_detail", "comment_reply", "comment_edit", "comment_delete"]


@pytest.mark.parametrize(
    ("who", "statuses"),
    [
        ("alice", [200, 302, 200, 403, 403]),
        ("carol", [200, 302, 200, 403, 403]),
        ("dan", [200, 302, 200, 200, 200]),
        ("mo", [200, 302, 200, 403, 403]),
        ("anonymous", [302, 302, 302, 302, 302]),
    ],
)
def test_who_may_do_what(who, statuses, request, client_for, published, comment, url):
    client = client_for(request.getfixturevalue(who))
    addresses = [url(name, published.slug if name == "comment_create" else comment.pk) for name in NAMES]

    assert [client.get(address).status_code for address in addresses] == statuses
    posted = [client.post(address, {"words": "x"}).status_code for address in addresses[3:]]
    assert posted == [status if status != 200 else 302 for status in statuses[3:]]


@pytest.mark.parametrize("who", ["carol", "stranger"])
def test_hidden_or_under_what_is_not_theirs_there_is_no_such_thing(
    who, request, client_for, alice, mo, published, comment, url
):
    client = client_for(request.getfixturevalue(who))
    comment.hide(by=mo, reason="A name")
    assert {client.get(url(name, comment.pk)).status_code for name in NAMES[1:]} == {404}

    published.archive(by=alice, reason="It moved.")
    assert client.get(url("comment_create", published.slug)).status_code == 404


def test_whatever_people_write_is_shown_as_text(client_for, dan, published, url):
    comment = create_comment(published, by=dan, words=HOSTILE)
    client = client_for(dan)

    for address in (published.get_absolute_url(), *(url(name, comment.pk) for name in NAMES[2:])):
        page = client.get(address).text
        assert "alert(1)" in page
        assert "<img" not in page
        assert "<script>alert" not in page
