"""Three lines before a meeting, from its members."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from communities.models import QuickUpdate
from innovations.models import WrongState


@pytest.fixture
def write(meeting):
    return lambda by, doing="Teaching a second person to sort letters": meeting.quick_updates.write(by=by, doing=doing)


def test_writing_again_replaces_it(write, meeting, carol):
    write(carol)
    write(carol, "Sixty letters in")

    assert meeting.quick_updates.get().doing == "Sixty letters in"


def test_members_only(write, dan, mo):
    for who in (dan, mo):
        with pytest.raises(PermissionDenied):
            write(who)


def test_not_for_a_meeting_that_does_not_take_place(write, meeting, priya, carol):
    meeting.cancel(by=priya, reason="Snow")

    with pytest.raises(WrongState):
        write(carol)


def test_it_is_read_by_members_only(write, carol, alice, dan, mo, anonymous):
    write(carol)

    assert [QuickUpdate.objects.visible_to(who).count() for who in (alice, dan, mo, anonymous)] == [1, 0, 1, 0]


def test_the_database_keeps_its_promises(write, carol, priya):
    write(carol)
    with pytest.raises(IntegrityError):
        QuickUpdate.objects.update(doing="")


def test_the_database_keeps_one_a_person(write, carol, priya):
    write(carol)
    write(priya)
    with pytest.raises(IntegrityError):
        QuickUpdate.objects.update(user=carol)
