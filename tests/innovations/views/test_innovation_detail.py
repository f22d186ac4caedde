"""The page of a case study: who may read it, what stands where, and that nothing hostile or unagreed gets through."""

import json
import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from innovations.models import Innovation
from tests.factories import (
    create_entry,
    create_innovation,
    create_measure,
    create_published_innovation,
    create_theme,
    create_user,
)


@pytest.fixture
def page(client_for):
    """`page(innovation, user)` is the HTML that they get."""
    return lambda innovation, user=None: client_for(user).get(innovation.get_absolute_url()).content.decode()


@pytest.fixture
def letters(alice):
    """A published case study with something in every part."""
    innovation = create_innovation(
        by=alice,
        title="We took four in five letters off our GPs",
        summary="Six administrators now read them.",
        problem="212 letters a week.",
        what_happens_now="A pair opens each letter.",
        story="We sorted a week of letters.",
        stage="in_use",
        started_on=date(2025, 6, 2),
        setup_hours=34,
        running_hours_a_week=Decimal("11.0"),
        cost_band="under_1000",
        roles_needed="A GP to lead.",
        funded_by="The practice.",
        is_open_to_contact=True,
        contact_note="Happy to talk on a Thursday.",
        themes=[create_theme("GP time")],
    )
    for kind in ["tip", "link", "money", "blocker", "loss", "wasted_time", "failure", "tipping_point", "step"]:
        create_entry(innovation, kind=kind)
    create_entry(innovation, kind="words", verdict="worked")
    create_entry(innovation, kind="words", verdict="failed")
    create_measure(innovation)
    innovation.credits.give(name="Nadia Osei", did="Thought of the four piles.", has_agreed=True, by=alice)
    innovation.publish(by=alice)
    return innovation


def headings(html):
    return re.findall(r'<h2 class="nhsuk-heading-l" id="[a-z]+-h">(.*?)</h2>', html)


def contents(html):
    return re.findall(r'<li><a href="#[a-z]+">(.*?)</a></li>', html)


def test_the_parts_stand_in_a_readers_order_and_the_contents_list_the_same(page, letters):
    html = page(letters)

    assert headings(html) == [
        "In short",
        "Does it fit us?",
        "Is it worth it?",
        "Can we do it?",
        "How we did it",
        "What turned it",
        "What to say, and what not to",
        "What to skip",
        "The money",
        "In one paragraph, to pass on",
        "Who did it",
        "Talk to someone who tried it",
    ]
    assert contents(html) == headings(html)


def test_only_a_failure_is_a_whole_page_without_empty_parts(page, alice):
    innovation = create_innovation(by=alice, title="It cost more than it saved", stage="stopped")
    innovation.edit(by=alice, version=innovation.version, setting="", list_size=None, deprivation_decile=None)
    create_entry(innovation, kind="failure")

    html = page(innovation, alice)

    assert headings(html) == ["What to skip"]
    assert "came to nothing" not in html


# Who may read it


@pytest.mark.parametrize(
    ("who", "draft", "for_everyone", "for_signed_in", "archived"),
    [
        ("anonymous", 404, 200, 404, 404),
        ("stranger", 404, 200, 200, 404),
        ("carol", 404, 200, 200, 404),
        ("alice", 200, 200, 200, 200),
        ("mo", 404, 200, 200, 200),
    ],
)
def test_who_may_read_what(who, draft, for_everyone, for_signed_in, archived, client_for, alice, request):
    studies = [
        create_innovation(by=alice),
        create_published_innovation(by=alice),
        create_published_innovation(by=alice, visibility="signed_in"),
        create_published_innovation(by=alice),
    ]
    studies[3].archive(by=alice, reason="Out of date.")
    client = client_for(request.getfixturevalue(who))

    statuses = [client.get(study.get_absolute_url()).status_code for study in studies]

    assert statuses == [draft, for_everyone, for_signed_in, archived]


@pytest.mark.django_db
def test_what_does_not_exist_is_not_found(client_for):
    assert client_for().get("/innovations/no-such-thing/").status_code == 404


def test_reading_changes_nothing(client_for, letters, alice):
    assert client_for(alice).post(letters.get_absolute_url()).status_code == 405


def test_a_note_made_after_publishing_is_not_shown_before_the_next_edition(page, letters, alice):
    create_entry(letters, kind="tip", tip="Ring me at home.")

    assert "Ring me at home." not in page(letters, alice)
    letters.editions.publish(by=alice, whats_new="A tip.")
    assert "Ring me at home." in page(letters)


# People


def test_a_name_shows_only_after_its_owner_agreed(page, letters, alice, bob, carol):
    asked = letters.credits.give(person=bob, did="Read the first 400.", by=alice)
    declined = letters.credits.give(person=carol, did="Chaired it.", by=alice)
    declined.answer(by=carol, agrees=False)
    letters.credits.give(name="Ann Without-Account", did="Counted.", by=alice)

    for reader in (None, create_user("Another Reader")):
        html = page(letters, reader)
        assert "Nadia Osei" in html
        for name in ("Bob", "Iqbal", "Carol", "Whitlock", "Ann Without-Account", "Chaired it."):
            assert name not in html
        assert "One colleague</dt>" in html
        assert "Asked not to be named." in html
    asked.answer(by=bob, agrees=True)
    assert "Bob Iqbal" in page(letters)


def test_an_author_who_asked_not_to_be_named_is_nowhere_on_the_page(page, letters, alice, stranger):
    letters.credits.give(person=alice, did="Wrote it.", by=alice).answer(by=alice, agrees=False)

    assert "Alice" not in page(letters, stranger)
    assert "Alice" not in page(letters)


def test_whom_to_talk_to_is_for_signed_in_colleagues_and_never_an_email(page, letters, alice, stranger):
    signed_out, signed_in = page(letters), page(letters, stranger)

    assert "Alice Green" not in signed_out
    assert "Happy to talk on a Thursday." not in signed_out
    assert "Sign in</a> to see who they are" in signed_out
    assert "Alice Green" in signed_in
    assert "Happy to talk on a Thursday." in signed_in
    assert alice.email not in signed_in + signed_out


def test_who_would_rather_not_be_asked_is_not_named(page, letters, alice, stranger):
    letters.edit(by=alice, version=letters.version, is_open_to_contact=False)

    html = page(letters, stranger)

    assert "They would rather not be asked" in html
    assert "Alice Green" not in html
    assert "Happy to talk" not in html


# The place


def test_a_reader_sees_their_own_practice_beside_it_and_how_far_it_is(page, letters, carol):
    html = page(letters, carol)

    assert "Castle Road Surgery (you)" in html
    assert "Alike in all three" in html
    assert "1.9 miles" in html


def test_a_reader_without_a_practice_is_shown_how_to_compare(page, letters, stranger):
    assert "to see it beside your own practice" in page(letters)
    assert "Say where you work</a> to see it beside your own practice" in page(letters, stranger)


# For search engines and where links are shared


def test_a_public_page_says_what_it_is(page, letters):
    html = page(letters)

    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])
    assert (data["@type"], data["name"]) == ("HowTo", letters.title)
    assert '<meta property="og:title" content="We took four in five letters off our GPs">' in html


def test_what_is_not_public_says_nothing_to_search_engines(page, alice):
    innovation = create_published_innovation(by=alice, visibility="signed_in")

    html = page(innovation, alice)

    assert "ld+json" not in html
    assert "og:title" not in html
    assert '<meta name="robots" content="noindex">' in html


# How far it is, to those whom that concerns


def test_authors_and_moderators_are_told_how_far_it_is(page, published, alice, mo):
    submitted = create_innovation(by=alice, title="Another")
    for kind in ("step", "words", "failure"):
        create_entry(submitted, kind=kind)
    assert "This is a draft" in page(submitted, alice)
    submitted.submit(by=alice)

    assert "A moderator is to look at this" in page(submitted, alice)
    for_moderator = page(submitted, mo)
    assert reverse("innovations:innovation_publish", args=[submitted.slug]) in for_moderator
    assert reverse("innovations:innovation_send_back", args=[submitted.slug]) in for_moderator
    assert "Send it back" not in page(submitted, alice)


def test_an_archived_one_tells_its_authors_why(page, letters, alice):
    letters.archive(by=alice, reason="The contract changed.")

    html = page(letters, alice)

    assert "This was taken off the site on" in html
    assert "The contract changed." in html


# Speed


@pytest.mark.parametrize("who", ["anonymous", "carol"])
def test_more_entries_make_no_more_queries(who, client_for, alice, request, django_assert_num_queries):
    theme = create_theme("GP time")
    small = create_published_innovation(by=alice, themes=[theme])
    large = create_innovation(by=alice, themes=[theme])
    for _ in range(10):
        for kind in ("step", "words", "failure"):
            create_entry(large, kind=kind)
        create_measure(large)
        large.credits.give(person=create_user(f"Colleague {large.credits.count()}"), did="Helped.", by=alice)
    large.publish(by=alice)
    client = client_for(request.getfixturevalue(who))
    client.get(large.get_absolute_url())  # the content types are remembered from here on

    # Of those who say where they are, two more: who near works on the same.
    number = {"anonymous": 14, "carol": 20}[who]
    for innovation in (small, large):
        with django_assert_num_queries(number):
            client.get(innovation.get_absolute_url())
    assert Innovation.objects.count() == 2
