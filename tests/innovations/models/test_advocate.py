"""Advocate: who looks after a PCN or an ICB, from when to when."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from innovations.models import Advocate, looks_after
from tests.factories import create_advocate

pytestmark = pytest.mark.django_db


def test_an_advocate_of_a_pcn_looks_after_its_practices_and_no_others(priya, mo, riverside_pcn, riverside, kiln_street):
    create_advocate(priya, riverside_pcn, by=mo)

    assert [looks_after(priya, place) for place in (riverside, riverside_pcn, riverside_pcn.parent, kiln_street)] == [
        True,
        True,
        False,
        False,
    ]


def test_an_advocate_of_an_icb_looks_after_its_pcns_and_practices(
    priya, mo, westbrook, riverside_pcn, riverside, kiln_street
):
    create_advocate(priya, westbrook, by=mo)

    assert all(looks_after(priya, place) for place in (westbrook, riverside_pcn, riverside))
    assert not looks_after(priya, kiln_street)


def test_appointing_twice_is_once_and_tells_them_once(priya, mo, westbrook):
    assert create_advocate(priya, westbrook, by=mo) == create_advocate(priya, westbrook, by=mo)
    assert priya.notifications.filter(event__verb="advocate_appointed").count() == 1


@pytest.mark.parametrize("who", ["alice", "priya"])
def test_only_a_moderator_appoints(who, request, priya, westbrook):
    with pytest.raises(PermissionDenied):
        create_advocate(priya, westbrook, by=request.getfixturevalue(who))


def test_nobody_looks_after_a_practice_alone(priya, mo, riverside):
    with pytest.raises(ValueError, match="PCN or an ICB"):
        create_advocate(priya, riverside, by=mo)


def test_once_ended_they_look_after_nothing_and_may_be_appointed_again(priya, mo, westbrook):
    advocate = create_advocate(priya, westbrook, by=mo)

    advocate.end(by=priya)
    advocate.end(by=mo)  # changes nothing

    assert not looks_after(priya, westbrook)
    assert priya.notifications.filter(event__verb="advocate_ended").count() == 0  # they did it themselves
    assert create_advocate(priya, westbrook, by=mo) != advocate


def test_nobody_else_ends_it(priya, mo, alice, westbrook):
    with pytest.raises(PermissionDenied):
        create_advocate(priya, westbrook, by=mo).end(by=alice)


def test_colleagues_may_know_of_them_and_the_public_not(priya, mo, alice, anonymous, westbrook):
    advocate = create_advocate(priya, westbrook, by=mo)

    assert list(Advocate.objects.visible_to(alice)) == [advocate]
    assert list(Advocate.objects.visible_to(anonymous)) == []


def test_the_database_keeps_one_at_a_time(priya, mo, westbrook):
    create_advocate(priya, westbrook, by=mo)

    with pytest.raises(IntegrityError), transaction.atomic():
        Advocate.objects.create(person=priya, organisation=westbrook, given_by=mo)


def test_the_database_lets_nothing_end_before_it_began(priya, mo, westbrook):
    create_advocate(priya, westbrook, by=mo)

    with pytest.raises(IntegrityError), transaction.atomic():
        Advocate.objects.update(ended_at=timezone.now() - timedelta(days=1))
