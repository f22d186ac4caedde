"""Comments on the worksheet: from those who scope a network together, until somebody settles them."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone

from communities.models import NetworkInvitation, WorksheetComment
from tests.factories import create_member, create_open_network
from tests.told import told_about


@pytest.fixture
def scoped(scoped, alice, carol, priya):
    """priya began it, alice fills it with her, carol is invited."""
    create_member(scoped, alice)
    scoped.invitations.send(email=carol.email, by=priya)
    return scoped


@pytest.fixture
def comment(scoped, carol):
    return scoped.worksheet_comments.make(by=carol, part="purpose", words="Too long.")


def test_it_tells_those_who_fill_the_worksheet(comment, priya, alice):
    assert told_about(comment, "made") == {priya, alice}


def test_a_double_click_is_one(scoped, comment, carol):
    assert scoped.worksheet_comments.make(by=carol, part="purpose", words="Too long.") == comment
    assert scoped.worksheet_comments.make(by=carol, words="Too long.") != comment


@pytest.mark.parametrize("who", ["dan", "mo", "anonymous"])
def test_who_does_not_comment(who, request, scoped):
    with pytest.raises(PermissionDenied):
        scoped.worksheet_comments.make(by=request.getfixturevalue(who), words="Mine.")


def test_not_once_it_is_open(priya, alice):
    network = create_open_network(by=priya, co_lead=alice)

    with pytest.raises(PermissionDenied):
        network.worksheet_comments.make(by=alice, words="Late.")


def test_who_reads_it(comment, priya, alice, carol, dan, mo, anonymous):
    people = (priya, alice, carol, dan, mo, anonymous)

    assert [WorksheetComment.objects.visible_to(who).count() for who in people] == [1, 1, 1, 0, 1, 0]


def test_whose_invitation_is_taken_back_reads_and_says_nothing_more(scoped, comment, carol, priya):
    NetworkInvitation.objects.get().revoke(by=priya)

    assert not WorksheetComment.objects.visible_to(carol).exists()
    assert not comment.can_be_resolved_by(carol)


def test_hidden_it_shows_to_whoever_said_it_and_to_moderators(comment, priya, alice, carol, mo):
    comment.hide(by=None, reason="A patient might be identifiable")

    assert [WorksheetComment.objects.visible_to(who).count() for who in (priya, alice, carol, mo)] == [0, 0, 1, 1]
    assert told_about(comment, "hidden") == {carol}


def test_settled_by_those_who_fill_it_and_whoever_said_it_is_told(comment, alice, carol):
    comment.resolve(by=alice)
    comment.resolve(by=carol)

    comment.refresh_from_db()
    assert comment.resolved_by == alice
    assert told_about(comment, "resolved") == {carol}


def test_whoever_said_it_settles_it_too_and_others_do_not(comment, carol, dan, mo):
    for who in (dan, mo):
        with pytest.raises(PermissionDenied):
            comment.resolve(by=who)

    comment.resolve(by=carol)


def test_it_is_changed_for_half_an_hour_and_taken_away_at_any_time(comment, carol, alice):
    comment.edit(by=carol, words="Shorter?")
    WorksheetComment.objects.update(made_at=timezone.now() - timedelta(minutes=31))
    comment.refresh_from_db()
    with pytest.raises(PermissionDenied):
        comment.edit(by=carol, words="Longer?")
    with pytest.raises(PermissionDenied):
        comment.erase(by=alice)
    comment.erase(by=carol)

    assert not WorksheetComment.objects.standing().exists()


@pytest.mark.parametrize(
    "broken",
    [
        {"part": "weather"},
        {"words": ""},
        {"resolved_at": timezone.now()},
        {"deleted_at": timezone.now()},
        {"hidden_at": timezone.now()},
    ],
)
def test_the_database_keeps_its_promises(broken, comment):
    with pytest.raises(IntegrityError):
        WorksheetComment.objects.update(**broken)


def test_once_it_is_open_news_of_it_lead_to_the_worksheet(comment, scoped):
    assert comment.url_of_part != scoped.worksheet_url
    scoped.opened_at = timezone.now()  # from then on its questions are for the leads only
    comment.network = scoped

    assert comment.url_of_part == scoped.worksheet_url
