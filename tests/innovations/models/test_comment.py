"""Comment: where it may stand, who reads it, who is told, how long it may be changed, and what the database refuses."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from innovations.models import Comment
from sharehub.activity.models import Event
from tests.factories import (
    create_challenge,
    create_comment,
    create_innovation,
    create_published_innovation,
    create_take_up,
)
from tests.told import told_about

pytestmark = pytest.mark.django_db


@pytest.fixture
def innovation(alice):
    return create_published_innovation(by=alice)


@pytest.fixture
def comment(innovation, dan):
    return create_comment(innovation, by=dan)


def seen_by(*people):
    return [Comment.objects.visible_to(person).count() for person in people]


def test_it_tells_those_it_concerns_and_those_in_the_thread(innovation, comment, alice, carol, dan, bob):
    reply = create_comment(innovation, by=carol, words="So do we.", reply_to=comment)
    third = create_comment(innovation, by=bob, words="And we.", reply_to=reply)

    assert told_about(comment, "made") == {alice}
    assert told_about(reply, "made") == {alice, dan}
    assert told_about(third, "made") == {alice, dan, carol}
    assert third.reply_to == comment  # one level


def test_on_a_take_up_it_tells_those_who_told_it(innovation, alice, dan):
    take_up = create_take_up(innovation, by=dan)

    assert told_about(create_comment(take_up, by=alice), "made") == {dan}


def test_a_reply_stands_under_the_same_thing(comment, alice, carol):
    other = create_published_innovation(by=alice, title="Another")
    with pytest.raises(ValueError, match="same thing"):
        create_comment(other, by=carol, reply_to=comment)


def test_a_double_click_is_one(innovation, comment, dan):
    assert create_comment(innovation, by=dan) == comment
    Comment.objects.update(made_at=timezone.now() - timedelta(hours=1))
    assert create_comment(innovation, by=dan) != comment


def test_nobody_talks_about_what_they_may_not_know_of(innovation, alice, dan, anonymous):
    draft = create_innovation(by=alice, title="Nobody’s business yet")
    for about, person in [(draft, dan), (innovation, anonymous)]:
        with pytest.raises(PermissionDenied):
            create_comment(about, by=person)


def test_it_is_read_by_whoever_may_read_what_it_stands_under(innovation, comment, alice, dan, mo, anonymous):
    innovation.edit(by=alice, version=innovation.version, visibility="signed_in")
    assert seen_by(alice, dan, mo, anonymous) == [1, 1, 1, 0]

    innovation.archive(by=alice, reason="It moved.")
    assert seen_by(alice, dan, mo, anonymous) == [1, 0, 1, 0]


def test_with_a_hidden_take_up_or_challenge_goes_what_is_said_there(innovation, alice, carol, dan, mo, anonymous):
    take_up, challenge = create_take_up(innovation, by=carol), create_challenge(by=alice)
    for about in (take_up, challenge):
        create_comment(about, by=dan)
    assert seen_by(carol, alice, dan, mo, anonymous) == [2, 2, 2, 2, 2]

    for about in (take_up, challenge):
        about.hide(by=mo, reason="A name")

    assert seen_by(carol, alice, dan, mo, anonymous) == [1, 1, 0, 2, 0]


def test_hidden_it_shows_to_whoever_said_it_and_to_moderators(comment, alice, dan, mo, anonymous):
    comment.hide(by=mo, reason="A name")

    assert seen_by(dan, mo, alice, anonymous) == [1, 1, 0, 0]


def test_it_may_be_changed_for_half_an_hour_by_whoever_said_it(comment, alice, dan):
    comment.edit(by=dan, words="This is all we need.")
    assert comment.edited_at is not None
    with pytest.raises(PermissionDenied):
        comment.edit(by=alice, words="No.")

    comment.made_at = timezone.now() - timedelta(minutes=31)

    with pytest.raises(PermissionDenied):
        comment.edit(by=dan, words="Too late.")


def test_taken_away_its_words_are_gone_and_a_trace_stays(comment, alice, dan):
    with pytest.raises(PermissionDenied):
        comment.erase(by=alice)
    comment.erase(by=dan)
    comment.erase(by=dan)

    comment.refresh_from_db()
    assert (comment.words, comment.deleted_at is None) == ("", False)
    assert Event.objects.of(comment).filter(verb="comment_erased").count() == 1
    with pytest.raises(PermissionDenied):
        comment.edit(by=dan, words="Back again.")


@pytest.mark.parametrize(
    ("about", "name"),
    [
        ({"innovation": None}, "comment_about_one_thing"),
        ({"challenge": "a challenge"}, "comment_about_one_thing"),
        ({"take_up": "a take-up"}, "comment_about_one_thing"),
        ({"words": ""}, "comment_says_or_deleted"),
        ({"deleted_at": timezone.now()}, "comment_says_or_deleted"),
        ({"is_offer": True}, "comment_offer_on_challenge"),
        ({"hidden_at": timezone.now()}, "comment_hidden_with_reason"),
        ({"hide_reason": "A name"}, "comment_hidden_with_reason"),
    ],
)
def test_what_the_database_refuses(about, name, innovation, comment, alice, carol):
    things = {"a challenge": create_challenge(by=alice), "a take-up": create_take_up(innovation, by=carol)}
    fields = {key: things.get(value, value) for key, value in about.items()}
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(**fields)
