"""Fifty people answer for ten places at the same moment: ten come, and forty wait in order."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from communities.models import Meeting, Rsvp
from tests.factories import create_meeting, create_member, create_user

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 8  # connections; the database orders those that are under way, the others follow


def test_fifty_answer_for_ten_places(network, priya):
    meeting = create_meeting(network, by=priya, kind="in_person", place="Upstairs", places=10)
    people = [create_user(f"Member {number:02}") for number in range(50)]
    for person in people:
        create_member(network, person)
    start = Barrier(AT_ONCE)

    def answer(share):
        try:
            start.wait()
            for person in share:
                Meeting.objects.select_related("network").get(pk=meeting.pk).rsvps.answer("yes", by=person)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        list(threads.map(answer, [people[number::AT_ONCE] for number in range(AT_ONCE)]))

    in_order = [rsvp.user for rsvp in Rsvp.objects.order_by("queued_at", "pk").select_related("user")]
    assert set(in_order) == set(people)
    assert meeting.rsvps.places_left() == 0
    assert meeting.rsvps.waiting() == in_order[10:]
