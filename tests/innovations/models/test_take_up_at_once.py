"""Two who do it at once: a double click makes one take-up, and two who point at each other make no circle."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from innovations.models import GoesInCircles, Innovation, TakeUp
from sharehub.core.locking import StaleVersion
from tests.factories import create_published_innovation, create_take_up

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works):
    """What each of `works` returned, or the exception it raised, all begun at the same moment."""
    start = Barrier(len(works))

    def with_own_connection(work):
        try:
            start.wait()
            return work()
        except (GoesInCircles, StaleVersion) as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(with_own_connection, works))


def test_clicking_often_makes_one(alice, dan):
    innovation = create_published_innovation(by=alice)
    place = dan.organisation

    def click():
        as_loaded = Innovation.objects.get(pk=innovation.pk)
        return as_loaded.take_ups.record(organisation=place, stage="trying", by=dan).pk

    pks = at_once(*[click] * 8)

    take_up = TakeUp.objects.get()
    assert set(pks) == {take_up.pk}
    assert take_up.stage_changes.count() == 1


@pytest.mark.parametrize("attempt", range(5))
def test_of_two_who_point_at_each_other_one_gets_through(attempt, alice, carol, dan):
    innovation = create_published_innovation(by=alice)
    here, there = create_take_up(innovation, by=dan), create_take_up(innovation, by=carol)

    def point(one, other, by):
        def work():
            take_up = TakeUp.objects.get(pk=one)
            came_from = TakeUp.objects.get(pk=other)
            take_up.say_where_from(by=by, version=take_up.version, source="take_up", came_from=came_from)

        return work

    answers = at_once(point(here.pk, there.pk, dan), point(there.pk, here.pk, carol))

    assert sorted(type(answer) for answer in answers if answer) == [GoesInCircles]
    assert TakeUp.objects.filter(source="take_up").count() == 1


def test_of_two_who_stop_it_at_once_in_other_words_the_second_sees_both(alice, dan):
    take_up = create_take_up(create_published_innovation(by=alice), by=dan)

    def stop(words):
        return lambda: TakeUp.objects.get(pk=take_up.pk).stop(by=dan, reason="cost", words=words, version=1)

    answers = at_once(stop("One"), stop("Two"))

    assert [type(answer) for answer in answers if answer] == [StaleVersion]
    assert take_up.stage_changes.filter(stage="stopped").count() == 1
