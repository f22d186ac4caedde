"""Money that a network spent: noted by its leads, seen by its members."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from communities.models import Cost


@pytest.fixture
def cost(network, priya):
    return network.costs.note(by=priya, what="The room in March", pounds=Decimal("49.50"), spent_on=date(2026, 3, 14))


@pytest.mark.parametrize("who", ["carol", "dan", "mo"])
def test_only_leads_note_and_take_out(who, request, network, cost):
    user = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        network.costs.note(by=user, what="Tea", pounds=5, spent_on=date(2026, 3, 14))
    with pytest.raises(PermissionDenied):
        cost.remove(by=user)


def test_taking_out_twice_changes_nothing(cost, alice):
    again = Cost.objects.get()
    cost.remove(by=alice)
    again.remove(by=alice)

    assert not Cost.objects.exists()


def test_members_alone_see_it(cost, carol, dan, mo, anonymous):
    assert [Cost.objects.visible_to(who).count() for who in (carol, dan, mo, anonymous)] == [1, 0, 0, 0]


@pytest.mark.parametrize("broken", [{"pounds": 0}, {"pounds": -1}, {"what": ""}])
def test_the_database_keeps_its_promises(broken, cost):
    with pytest.raises(IntegrityError):
        Cost.objects.update(**broken)
