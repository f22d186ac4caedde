"""Us too: once for each place, by those who work there, while it is open."""

import pytest
from django.db import IntegrityError, transaction

from innovations.models import NotAffiliated, UsToo, WrongState
from sharehub.activity.models import Event, Notification
from tests.factories import create_challenge

pytestmark = pytest.mark.django_db


@pytest.fixture
def phones(alice):
    return create_challenge(by=alice)


@pytest.fixture
def say(phones):
    return lambda by, organisation=None: phones.us_toos.say(organisation=organisation or by.organisation, by=by)


def test_those_on_it_are_told_once(alice, carol, dan, say, phones):
    say(carol)
    say(carol)
    say(dan)

    told = Notification.objects.filter(event__verb="challenge_joined").values_list("recipient__name", flat=True)
    assert sorted(told) == ["Alice Green", "Alice Green", "Carol Whitlock"]
    assert [str(each) for each in phones.us_toos.all()] == [
        "Castle Road Surgery: us too",
        "Kiln Street Surgery: us too",
    ]


def test_nobody_speaks_for_a_place_where_they_do_not_work(carol, stranger, kiln_street, say):
    for by in (carol, stranger):
        with pytest.raises(NotAffiliated):
            say(by, kiln_street)


def test_not_for_ones_own_and_not_once_it_has_ended(alice, bob, carol, say, phones):
    with pytest.raises(WrongState):
        say(bob)
    phones.drop(by=alice, words="The PCN does it.")
    with pytest.raises(WrongState):
        say(carol)


def test_taking_it_back_twice_is_once(carol, dan, say, phones):
    us_too = say(carol)
    again = UsToo.objects.get()
    with pytest.raises(NotAffiliated):
        us_too.take_back(by=dan)

    us_too.take_back(by=carol)
    again.take_back(by=carol)

    assert not UsToo.objects.exists()
    assert Event.objects.of(phones).filter(verb="challenge_left").count() == 1


def test_it_is_known_to_whoever_may_read_the_challenge(alice, bob, carol, mo, anonymous, say, phones):
    say(carol)
    assert UsToo.objects.visible_to(anonymous).count() == 1

    phones.hide(by=mo, reason="A patient.")

    seen = {user: UsToo.objects.visible_to(user).count() for user in (alice, bob, mo, anonymous)}
    assert seen == {alice: 1, bob: 0, mo: 1, anonymous: 0}


def test_the_place_stays_when_the_account_goes(carol, castle_road, say):
    say(carol)

    carol.delete()

    assert [(each.organisation, each.person) for each in UsToo.objects.all()] == [(castle_road, None)]


def test_the_database_keeps_one_for_each_place(carol, dan, castle_road, say):
    say(carol)
    say(dan)
    with pytest.raises(IntegrityError), transaction.atomic():
        UsToo.objects.update(organisation=castle_road)
