"""Purpose: stated on opening, kept with its history, confirmed by its members once a year."""

import pytest
from dateutil.relativedelta import relativedelta
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from communities.models import PurposeAnswer, PurposeStatement
from innovations.models import NotReady

A_YEAR = relativedelta(years=1)


def test_a_change_is_stated_anew_and_the_former_kept(network, priya):
    network.edit(by=priya, version=network.version, what_different="Nobody waits more than 2 minutes.")

    assert [each.what_different for each in network.purposes.all()] == [
        "Nobody waits more than 2 minutes.",
        "Nobody who rings at 8am waits more than 5 minutes.",
    ]


def test_what_is_no_change_states_nothing(network, priya):
    network.edit(by=priya, version=network.version, worth_it="Four copied something.", for_whom=network.for_whom)

    assert network.purposes.count() == 1


def test_an_open_one_keeps_a_whole_purpose(network, priya):
    with pytest.raises(NotReady):
        network.edit(by=priya, version=network.version, for_whom="")


def test_members_are_asked_once_a_year(network, carol, time_machine):
    purpose = network.current_purpose
    asked = [purpose.asks(carol)]
    time_machine.move_to(purpose.stated_at + A_YEAR)
    asked.append(purpose.asks(carol))
    purpose.answers.say(by=carol, is_right=True)
    asked.append(purpose.asks(carol))
    time_machine.move_to(purpose.stated_at + 2 * A_YEAR)
    asked.append(purpose.asks(carol))

    assert asked == [False, True, False, True]


def test_the_newer_of_two_answers_counts(network, carol, priya):
    purpose = network.current_purpose
    purpose.answers.say(by=carol, is_right=True)
    purpose.answers.say(by=carol, is_right=False, line="We do letters now.")
    purpose.answers.say(by=priya, is_right=True)

    assert purpose.tally() == {"right": 1, "needs_work": 1, "members": 3}


def test_whoever_left_is_not_counted(network, carol):
    purpose = network.current_purpose
    purpose.answers.say(by=carol, is_right=True)
    network.memberships.get(user=carol).leave(by=carol)

    assert purpose.tally() == {"right": 0, "needs_work": 0, "members": 2}


def test_only_members_say_so_and_not_once_it_is_closed(network, priya, dan):
    answers = network.current_purpose.answers
    with pytest.raises(PermissionDenied):
        answers.say(by=dan, is_right=True)
    network.close(by=priya, why="Done.")
    with pytest.raises(PermissionDenied):
        network.current_purpose.answers.say(by=priya, is_right=True)


@pytest.mark.parametrize("field", ["who_we_are", "what_different", "for_whom"])
def test_the_database_refuses_half_a_purpose(field, network):
    with pytest.raises(IntegrityError):
        PurposeStatement.objects.update(**{field: ""})


def test_the_database_refuses_two_answers_in_a_year(network, carol):
    purpose = network.current_purpose
    answer = purpose.answers.say(by=carol, is_right=True)

    with pytest.raises(IntegrityError):
        PurposeAnswer.objects.bulk_create(
            [PurposeAnswer(statement=purpose, user=carol, year=answer.year, is_right=True)]
        )
