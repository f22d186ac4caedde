"""Reads: how often a case study was opened on a day, and by nobody in particular."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from innovations.models import Innovation, Reads
from tests.factories import create_innovation, create_published_innovation

pytestmark = pytest.mark.django_db
READERS = 8


@pytest.fixture
def letters(alice):
    return create_published_innovation(by=alice)


def counted(innovation):
    return list(innovation.reads.order_by("day").values_list("day", "number"))


def test_every_reading_of_a_day_makes_one_more(letters, dan, anonymous):
    assert [letters.reads.count_one(by=by) for by in (dan, anonymous, dan)] == [True, True, True]

    assert counted(letters) == [(timezone.localdate(), 3)]


def test_another_day_begins_anew(letters, dan):
    yesterday = timezone.localdate() - timedelta(days=1)
    letters.reads.create(day=yesterday, number=7)

    letters.reads.count_one(by=dan)

    assert counted(letters) == [(yesterday, 7), (timezone.localdate(), 1)]


@pytest.mark.parametrize("role", ["owner", "editor", "scribe", "circle", "reader"])
def test_the_team_is_not_counted_in_whatever_part(role, letters, dan):
    letters.authors.create(person=dan, role=role)

    assert letters.reads.count_one(by=dan) is False
    assert counted(letters) == []


def test_a_draft_is_not_counted_nor_what_is_hidden_or_off_the_site(alice, dan, mo, letters):
    draft = create_innovation(by=alice, title="Not yet")
    letters.hide(by=mo, reason="A patient may be told.")
    archived = create_published_innovation(by=alice, title="Put away")
    archived.archive(by=alice, reason="It moved.")

    assert [each.reads.count_one(by=dan) for each in (draft, letters, archived)] == [False] * 3
    assert not Reads.objects.exists()


def test_thirty_days_are_today_and_the_twenty_nine_before(letters):
    for ago in (0, 29, 30, 400):
        letters.reads.create(day=timezone.localdate() - timedelta(days=ago), number=10 ** (len(str(ago)) - 1))

    assert letters.reads.total(days=30) == 1 + 10
    assert letters.reads.total() == 1 + 10 + 10 + 100


def test_nobody_read_what_nobody_read(letters):
    assert (letters.reads.total(), letters.reads.total(days=30)) == (0, 0)


@pytest.mark.parametrize(
    ("who", "sees"), [("alice", True), ("bob", False), ("dan", False), ("mo", True), ("anonymous", False)]
)
def test_its_team_and_moderators_may_know_how_many_there_are(who, sees, request, letters, dan):
    letters.reads.count_one(by=dan)

    assert Reads.objects.visible_to(request.getfixturevalue(who)).exists() is sees


def test_a_day_has_one_row(letters, dan):
    letters.reads.count_one(by=dan)

    with pytest.raises(IntegrityError), transaction.atomic():
        letters.reads.create(day=timezone.localdate(), number=1)


def test_there_are_not_fewer_than_none(letters):
    with pytest.raises(IntegrityError), transaction.atomic():
        letters.reads.create(day=timezone.localdate(), number=-1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("before", [0, 5])
def test_who_read_at_the_same_moment_are_all_counted(before, letters, dan):
    if before:
        letters.reads.create(day=timezone.localdate(), number=before)

    def read(_):
        try:
            return Innovation.objects.get(pk=letters.pk).reads.count_one(by=dan)
        finally:
            connection.close()

    with ThreadPoolExecutor(READERS) as threads:
        assert list(threads.map(read, range(READERS))) == [True] * READERS

    assert counted(letters) == [(timezone.localdate(), before + READERS)]
