"""Tell me more: an ask to whoever wrote a quick update, and what they tell."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from communities.models import TellMeMore


@pytest.fixture
def update(meeting, carol):
    return meeting.quick_updates.write(by=carol, doing="Teaching a second person to sort letters")


def test_whoever_wrote_it_is_told_once(update, alice, carol):
    for _ in range(2):
        update.tell_me_mores.ask(by=alice, words="How long did it take?")

    assert carol.notifications.filter(event__verb="quickupdate_more_asked").count() == 1


def test_how_many_asked_stands_beside_it(update, meeting, alice, priya):
    for who in (alice, priya):
        update.tell_me_mores.ask(by=who)

    assert [each.asks for each in meeting.quick_updates.in_order()] == [2]


@pytest.mark.parametrize("who", ["carol", "dan", "mo"])
def test_other_members_only(who, request, update):
    with pytest.raises(PermissionDenied):
        update.tell_me_mores.ask(by=request.getfixturevalue(who))


def test_the_answer_reaches_whoever_asked(update, alice, carol):
    tell_me_more = update.tell_me_mores.ask(by=alice)
    with pytest.raises(PermissionDenied):
        tell_me_more.tell("Two days.", by=alice)

    tell_me_more.tell("Three weeks.", by=carol)

    assert TellMeMore.objects.get().answer == "Three weeks."
    assert alice.notifications.filter(event__verb="quickupdate_more_told").count() == 1


def test_it_is_read_by_members_only(update, alice, priya, dan, anonymous):
    update.tell_me_mores.ask(by=alice)

    assert [TellMeMore.objects.visible_to(who).count() for who in (priya, dan, anonymous)] == [1, 0, 0]


def test_the_database_keeps_the_time_of_an_answer(update, alice):
    update.tell_me_mores.ask(by=alice)
    with pytest.raises(IntegrityError):
        TellMeMore.objects.update(answer="Three weeks.")


def test_the_database_keeps_one_a_person(update, alice, priya):
    update.tell_me_mores.ask(by=alice)
    update.tell_me_mores.ask(by=priya)
    with pytest.raises(IntegrityError):
        TellMeMore.objects.update(asked_by=alice)
