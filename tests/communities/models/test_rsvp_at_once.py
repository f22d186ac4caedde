"""Fifty people answer for ten places at the same moment: ten come, and forty wait in order."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from communities.models import Meeting, Rsvp
from tests.factories import create_meeting, create_member, create_user

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE, PLACES = 50, 10


def test_fifty_answer_for_ten_places(network, priya):
    """Each over a connection of their own, all at the same moment."""
    meeting = create_meeting(network, by=priya, kind="in_person", place="Upstairs", places=PLACES)
    people = [create_user(f"Member {number:02}") for number in range(PEOPLE)]
    for person in people:
        create_member(network, person)
    start = Barrier(PEOPLE)

    def answer(person):
        """Returns whether they were told that they wait."""
        try:
            theirs = Meeting.objects.select_related("network").get(pk=meeting.pk)
            start.wait()
            with transaction.atomic():
                theirs.rsvps.answer("yes", by=person)
                return person in theirs.rsvps.waiting()
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as threads:
        waits = dict(zip(people, threads.map(answer, people), strict=True))

    in_order = [rsvp.user for rsvp in Rsvp.objects.order_by("queued_at", "pk").select_related("user")]
    assert set(in_order) == set(people)
    assert meeting.rsvps.places_left() == 0
    assert meeting.rsvps.waiting() == in_order[PLACES:]
    assert {person for person, is_waiting in waits.items() if is_waiting} == set(in_order[PLACES:])
