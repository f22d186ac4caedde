"""`manage.py ask`: run daily, and as often as anybody likes."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import create_innovation, create_user

pytestmark = pytest.mark.django_db


def ask():
    out = StringIO()
    call_command("ask", stdout=out)
    return out.getvalue().strip()


def told(*, weekly=0, going=0):
    return f"{weekly} asked the weekly question, {going} asked whether it is still going."


def create_asking(name):
    """Somebody who asked for the weekly question about a draft of theirs."""
    person = create_user(name)
    create_innovation(by=person).authors.get().ask_weekly(by=person)
    return person


def test_it_asks_those_who_are_due_and_running_it_again_asks_nobody(alice):
    create_innovation(by=alice)
    asking = create_asking("Rosa Lin")

    assert (ask(), ask()) == (told(weekly=1), told())

    assert asking.notifications.count() == 1
    assert not alice.notifications.exists()


def test_it_looks_for_them_all_at_once():
    def queries():
        with CaptureQueriesContext(connection) as found:
            ask()
        return len(found)

    create_asking("Rosa Lin")
    ask()  # the content type is known from here on
    create_asking("Jo Marsh")
    for_one = queries()
    for name in ("Ann Lee", "Ben Cole", "Cy Dunn"):
        create_asking(name)

    assert queries() - 1 == 3 * (for_one - 1)
