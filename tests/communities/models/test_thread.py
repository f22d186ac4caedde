"""Threads: who begins, says, settles and hears; and what the database promises."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from communities.models import Post, Thread, ThreadFollower
from communities.models.thread import TAKEN_AWAY
from tests.factories import create_member, create_open_network, create_user
from tests.told import told_about


@pytest.fixture
def network(priya, alice, carol, bob):
    """priya leads it with alice; carol and bob are members."""
    network = create_open_network(by=priya, co_lead=alice)
    create_member(network, carol)
    create_member(network, bob)
    return network


@pytest.fixture
def ask(network, carol):
    def ask(title="Who codes letters?", words="Ours is off on Fridays.", *, by=carol, is_question=True, **fields):
        return network.threads.begin(title=title, words=words, by=by, is_question=is_question, **fields)

    return ask


def test_it_tells_the_leads_and_whoever_begins_follows_it(ask, priya, alice, carol):
    thread = ask()

    assert told_about(thread, "begun") == {priya, alice}
    assert [follower.user for follower in thread.followers.all()] == [carol]


def test_a_reply_tells_those_who_follow_but_for_those_who_muted_it(ask, priya, alice, carol, bob):
    thread = ask()
    thread.followers.follow(by=alice)
    thread.followers.follow(by=priya)
    thread.followers.mute(by=priya)

    post = thread.posts.say(words="We do it in pairs.", by=bob)

    assert told_about(post, "made") == {carol, alice}
    assert thread.followers.filter(user=bob, is_muted=False).exists()


def test_who_muted_it_stays_so_when_they_say_something(ask, bob, carol):
    thread = ask()
    thread.followers.mute(by=bob)

    thread.posts.say(words="We do it in pairs.", by=bob)
    answer = thread.posts.say(words="Thank you.", by=carol)

    assert told_about(answer, "made") == set()


def test_who_left_or_was_taken_off_hears_no_more(ask, network, bob, priya, carol, alice):
    thread = ask()
    for person in (bob, alice):
        thread.followers.follow(by=person)
    network.membership_of(bob).leave(by=bob)
    alice.is_active = False
    alice.save()

    assert told_about(thread.posts.say(words="Anybody?", by=priya), "made") == {carol}


@pytest.mark.parametrize("who", ["dan", "mo", "left"])
def test_only_members_talk(who, request, ask, network, bob):
    thread = ask()
    network.membership_of(bob).leave(by=bob)
    person = bob if who == "left" else request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        ask(by=person)
    with pytest.raises(PermissionDenied):
        thread.posts.say(words="I am not one of you.", by=person)
    with pytest.raises(PermissionDenied):
        thread.followers.follow(by=person)


def test_nobody_talks_once_it_is_closed(ask, network, priya, carol):
    thread = ask()
    network.close(by=priya, why="We are done.")
    network.refresh_from_db()

    with pytest.raises(PermissionDenied):
        ask("One more?")
    with pytest.raises(PermissionDenied):
        network.threads.get(pk=thread.pk).posts.say(words="One more.", by=carol)


def test_a_double_click_says_it_once(ask, bob):
    thread = ask()

    assert ask() == thread
    assert thread.posts.say(words="In pairs.", by=bob) == thread.posts.say(words="In pairs.", by=bob)
    later = timezone.now() + timedelta(hours=1)
    assert thread.posts.say(words="In pairs.", by=bob, at=later).pk != thread.posts.first().pk


@pytest.mark.parametrize(("who", "may"), [("carol", True), ("priya", True), ("alice", True), ("bob", False)])
def test_the_asker_and_the_leads_say_what_answered_it(who, may, request, ask, bob):
    thread = ask()
    post = thread.posts.say(words="In pairs.", by=bob)
    person = request.getfixturevalue(who)

    if not may:
        with pytest.raises(PermissionDenied):
            thread.settle(post, by=person)
        return
    thread.settle(post, by=person)
    assert Thread.objects.get().settled_by == post
    assert told_about(thread, "settled") == {bob, thread.made_by} - {person}
    thread.unsettle(by=person)
    assert not Thread.objects.get().is_answered
    assert thread.settled_at is None


def test_what_answers_it_was_said_in_it_and_still_stands(ask, bob, carol):
    thread, other = ask(), ask("Another?")
    elsewhere = other.posts.say(words="Not here.", by=bob)
    gone = thread.posts.say(words="Never mind.", by=bob)
    gone.erase(by=bob)

    for post in (elsewhere, gone):
        with pytest.raises(ValueError, match="said in it"):
            thread.settle(post, by=carol)


def test_what_is_no_question_has_no_answer(ask, bob, carol):
    thread = ask(is_question=False)

    with pytest.raises(PermissionDenied):
        thread.settle(thread.posts.say(words="In pairs.", by=bob), by=carol)


def test_put_better_for_half_an_hour_and_taken_away_with_its_title(ask, bob, carol):
    thread = ask()
    thread.edit(by=carol, title="Who reads letters?", words="On Fridays.", is_question=False)
    assert (thread.title, thread.is_question) == ("Who reads letters?", False)
    with pytest.raises(PermissionDenied):
        thread.edit(by=bob, title="Mine", words="Mine.", is_question=True)

    thread.erase(by=carol)

    kept = Thread.objects.get()
    assert (kept.title, kept.words) == (TAKEN_AWAY, "")
    assert not Thread.objects.unanswered().exists()


def test_what_is_hidden_is_put_right_at_any_time(ask, carol, bob):
    long_ago = timezone.now() - timedelta(days=3)
    thread = ask(at=long_ago)
    post = thread.posts.say(words="Mrs Example rang twice.", by=bob, at=long_ago)
    assert [thread.can_be_edited_by(carol), post.can_be_edited_by(bob)] == [False, False]

    for said in (thread, post):
        said.hide(by=None, reason="A patient")

    assert thread.can_be_edited_by(carol)
    assert post.can_be_edited_by(bob)
    assert not post.can_be_edited_by(carol)


def test_an_answered_one_stays_a_question(ask, bob, carol):
    thread = ask()
    thread.settle(thread.posts.say(words="In pairs.", by=bob), by=carol)

    thread.edit(by=carol, title="Who codes letters?", words="On Fridays.", is_question=False)

    assert thread.is_question


def test_search_finds_all_words_in_title_beginning_or_replies(ask, bob, carol):
    letters = ask("Who codes letters?", "Ours is off on Fridays.")
    letters.posts.say(words="We do it in pairs.", by=bob)
    phones = ask("Phones at 8", "Two on Fridays.")
    hidden = phones.posts.say(words="Mrs Example rang twice.", by=bob)
    hidden.hide(by=None, reason="A patient")

    def found(words):
        return list(Thread.objects.with_words(words).order_by("pk"))

    assert found("fridays") == [letters, phones]
    assert found("PAIRS letters") == [letters]
    assert found("pairs phones") == []
    assert found("example") == []
    assert found("100%") == []


def test_the_latest_first_with_their_replies(ask, bob, carol):
    old, new = ask("Old?", at=timezone.now() - timedelta(days=2)), ask("New?", at=timezone.now() - timedelta(days=1))
    old.posts.say(words="In pairs.", by=bob)
    old.posts.say(words="Never mind.", by=carol).erase(by=carol)

    assert [(thread.pk, thread.replies) for thread in Thread.objects.latest_first()] == [(old.pk, 1), (new.pk, 0)]


@pytest.mark.parametrize(
    "change",
    [
        {"title": ""},
        {"words": ""},
        {"deleted_at": timezone.now()},
        {"hidden_at": timezone.now()},
        {"is_question": False},
        {"settled_at": None},
    ],
)
def test_the_database_refuses(change, ask, bob, carol):
    thread = ask()
    thread.settle(thread.posts.say(words="In pairs.", by=bob), by=carol)

    with pytest.raises(IntegrityError), transaction.atomic():
        Thread.objects.filter(pk=thread.pk).update(**change)


def test_the_database_refuses_posts_without_words_and_following_twice(ask, bob):
    thread = ask()
    post = thread.posts.say(words="In pairs.", by=bob)

    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(words="")
    with pytest.raises(IntegrityError), transaction.atomic():
        ThreadFollower.objects.create(thread=thread, user=bob)


def test_the_gate(ask, network, bob, carol, dan, mo, anonymous, priya):
    thread = ask()
    post = thread.posts.say(words="In pairs.", by=bob)
    stranger = create_user("Nobody here")

    def seen(user):
        return Thread.objects.visible_to(user).count(), Post.objects.visible_to(user).count()

    assert [seen(user) for user in (carol, bob, priya, mo)] == [(1, 1)] * 4
    assert [seen(user) for user in (dan, stranger, anonymous)] == [(0, 0)] * 3
    post.hide(by=None, reason="A patient")
    assert [seen(user) for user in (bob, carol, mo)] == [(1, 1), (1, 0), (1, 1)]
    thread.hide(by=None, reason="A patient")
    assert [seen(user) for user in (bob, carol, mo)] == [(0, 0), (1, 0), (1, 1)]
    network.membership_of(carol).remove(by=priya)
    assert seen(carol) == (0, 0)
