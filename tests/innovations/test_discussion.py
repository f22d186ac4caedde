"""Discussion: threads, traces, pages and who may do what with a comment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from innovations.discussion import THREADS, discussion_of, page_with
from innovations.models import Comment
from tests.factories import create_challenge, create_comment, create_published_innovation, create_take_up, create_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def innovation(alice):
    return create_published_innovation(by=alice)


@pytest.fixture
def thread(innovation, dan, carol):
    """What dan said, and carol's reply."""
    comment = create_comment(innovation, by=dan)
    create_comment(innovation, by=carol, words="So do we.", reply_to=comment)
    return comment


def shown(about, user, page=None):
    """The threads as (what shows, the same of the replies)."""
    threads = discussion_of(about, user, page).threads
    return [(each.shows, [reply.shows for reply in each.replies]) for each in threads]


def test_replies_stand_below_what_they_reply_to(innovation, thread, carol, anonymous):
    create_comment(innovation, by=carol, words="Last.")

    for reader in (carol, anonymous):
        assert shown(innovation, reader) == [("words", ["words"]), ("words", [])]


def test_taken_away_a_trace_stays(innovation, thread, dan, carol):
    thread.erase(by=dan)

    assert shown(innovation, carol) == [("erased", ["words"])]


def test_hidden_a_trace_stays_only_where_others_replied(innovation, thread, dan, carol, mo, anonymous):
    alone = create_comment(innovation, by=dan, words="Alone.")
    for each in (thread, alone):
        each.hide(by=mo, reason="A name")

    assert shown(innovation, carol) == shown(innovation, anonymous) == [("hidden", ["words"])]
    assert shown(innovation, dan) == shown(innovation, mo) == [("words", ["words"]), ("words", [])]

    thread.replies.get().hide(by=mo, reason="A name")
    assert shown(innovation, anonymous) == []
    assert shown(innovation, carol) == [("hidden", ["words"])]


def test_newest_last_a_page_at_a_time(innovation, dan, carol):
    said = [create_comment(innovation, by=dan, words=f"Number {n}") for n in range(THREADS + 1)]

    last, first = discussion_of(innovation, carol), discussion_of(innovation, carol, "1")

    assert [each.comment for each in last.threads] == said[THREADS:]
    assert [each.comment for each in first.threads] == said[:THREADS]
    assert (last.earlier, last.later) == ("?said=1#discussion", "")
    assert (first.earlier, first.later) == ("", "?said=2#discussion")
    assert [page_with(each, carol) for each in (said[0], said[THREADS - 1], said[THREADS])] == [1, 1, 2]
    for junk in ("x", "0", "99"):
        assert discussion_of(innovation, carol, junk).threads


def test_whoever_said_it_may_change_it_for_a_while(innovation, thread, dan, carol):
    def own(user):
        said = discussion_of(innovation, user).threads[0]
        return said.is_own, said.can_edit

    assert (own(dan), own(carol)) == ((True, True), (False, False))
    Comment.objects.update(made_at=timezone.now() - timedelta(minutes=31))
    assert own(dan) == (True, False)


def test_help_is_offered_on_challenges_and_authors_answer_take_ups(innovation, alice, bob, dan, anonymous):
    take_up = create_take_up(innovation, by=dan)

    def label(about, user):
        return discussion_of(about, user).form.fields["words"].label

    assert "is_offer" in discussion_of(create_challenge(by=bob), dan).form.fields
    assert "is_offer" not in discussion_of(innovation, dan).form.fields
    assert label(take_up, alice) == "You wrote the case study: answer them, add to it, or say thank you"
    assert label(take_up, bob) == "What do you want to say?"
    assert discussion_of(innovation, anonymous).form is None


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("what", "queries"), [("innovation", 5), ("take_up", 6), ("challenge", 4)])
def test_a_longer_discussion_takes_no_more_queries(
    what, queries, number, innovation, alice, carol, dan, django_assert_num_queries
):
    things = {"innovation": innovation, "take_up": create_take_up(innovation, by=dan)}
    about = things.get(what) or create_challenge(by=alice)
    for n in range(number):
        speaker = create_user(f"Reader {n}", place=carol.organisation)
        create_comment(about, by=dan, words="And we.", reply_to=create_comment(about, by=speaker, words=f"Number {n}"))
    with django_assert_num_queries(queries):
        discussion_of(about, carol)
