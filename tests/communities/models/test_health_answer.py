"""An answer of the health check: one's own, replaced when given again, and nobody else's to see."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from communities.health.actions import close_round
from communities.health.levels import Area
from communities.models import HealthAnswer
from innovations.models import WrongState

SAID = dict.fromkeys(Area, 2)


@pytest.fixture
def health_round(network, priya):
    return network.health_rounds.begin(by=priya)


def test_answering_again_replaces_the_answers(health_round, carol):
    health_round.answers.give(SAID, by=carol)
    health_round.answers.give(SAID | {Area.WORTH: 5}, by=carol)

    assert dict(health_round.answers.values_list("area", "value")) == SAID | {Area.WORTH: 5}
    assert health_round.number_answered() == 1


@pytest.mark.parametrize("who", ["dan", "mo"])
def test_who_does_not_belong_does_not_answer(who, request, health_round):
    with pytest.raises(PermissionDenied):
        health_round.answers.give(SAID, by=request.getfixturevalue(who))


def test_not_once_it_is_closed(health_round, priya, carol):
    close_round(health_round, by=priya)

    with pytest.raises(WrongState):
        health_round.answers.give(SAID, by=carol)


def test_not_once_the_network_is_closed(health_round, network, priya, carol):
    network.close(by=priya, why="Done")

    with pytest.raises(WrongState):
        health_round.answers.give(SAID, by=carol)


def test_nobody_else_sees_an_answer(health_round, carol, priya, alice, mo, anonymous):
    health_round.answers.give(SAID, by=carol)

    people = (carol, priya, alice, mo, anonymous)
    assert [HealthAnswer.objects.visible_to(who).count() for who in people] == [6, 0, 0, 0, 0]


@pytest.mark.parametrize("broken", [{"value": 0}, {"value": 6}, {"area": "money"}])
def test_the_database_keeps_its_promises(broken, health_round, carol):
    health_round.answers.give({Area.WORTH: 2}, by=carol)

    with pytest.raises(IntegrityError):
        HealthAnswer.objects.update(**broken)


def test_the_database_keeps_one_a_person_and_area(health_round, carol):
    health_round.answers.give(SAID, by=carol)

    with pytest.raises(IntegrityError):
        HealthAnswer.objects.bulk_create([HealthAnswer(health_round=health_round, user=carol, area="worth", value=1)])
