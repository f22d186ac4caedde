"""Contact: that a practice was asked, for those who look after its area."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from innovations.models import Contact
from tests.factories import create_advocate

pytestmark = pytest.mark.django_db


def test_an_advocate_notes_it_once(priya, mo, riverside_pcn, riverside):
    create_advocate(priya, riverside_pcn, by=mo)

    for _ in range(2):  # a double click
        riverside.contacts.note(by=priya, made_on=date(2026, 11, 3), words="Rang.")

    assert [(each.made_by, each.made_on, each.words) for each in riverside.contacts.all()] == [
        (priya, date(2026, 11, 3), "Rang.")
    ]


@pytest.mark.parametrize("who", ["alice", "priya", "stranger"])
def test_nobody_else_does(who, request, riverside):
    with pytest.raises(PermissionDenied):
        riverside.contacts.note(by=request.getfixturevalue(who), words="Rang.")


def test_those_who_look_after_the_area_and_moderators_know_of_it(
    priya, mo, alice, dan, anonymous, westbrook, riverside
):
    riverside.contacts.note(by=mo, words="Rang.")
    assert [Contact.objects.visible_to(user).count() for user in (mo, priya, alice, dan, anonymous)] == [1, 0, 0, 0, 0]

    create_advocate(priya, westbrook, by=mo)
    assert Contact.objects.visible_to(priya).count() == 1
