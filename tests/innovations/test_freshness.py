"""Freshness: who is asked whether it still holds, what readers are told, and how it sinks in lists as days pass."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from innovations.models import WrongState
from tests.factories import create_innovation, create_published_innovation, create_theme

pytestmark = pytest.mark.django_db
PUBLISHED = date(2027, 3, 1)
DUE = date(2028, 3, 1)
ASKED = "Does it still hold?"
TOLD = "Nobody has confirmed this since 1 March 2027. It may be out of date."


@pytest.fixture
def old(alice, time_machine):
    """Published on 1 March 2027, so that its review is due a year on."""
    time_machine.move_to(PUBLISHED, tick=False)
    return create_published_innovation(by=alice, title="Letters, long ago")


@pytest.fixture
def confirm(client_for, old):
    def post(user, **data):
        return client_for(user).post(reverse("innovations:innovation_confirm_review", args=[old.slug]), data)

    return post


@pytest.mark.parametrize(
    ("days", "is_due", "is_overdue"),
    [(-31, False, False), (-30, True, False), (0, True, False), (1, True, True)],
)
def test_authors_are_asked_a_month_before_readers_are_told(days, is_due, is_overdue, old, time_machine):
    time_machine.move_to(DUE + timedelta(days=days), tick=False)

    assert (old.is_review_due, old.is_overdue) == (is_due, is_overdue)


def test_a_draft_is_never_overdue(alice):
    assert not create_innovation(by=alice).is_overdue


def test_readers_are_told_that_nobody_has_confirmed_it(client_for, old, dan, time_machine):
    time_machine.move_to(DUE, tick=False)
    assert "It may be out of date." not in client_for(dan).get(old.get_absolute_url()).text

    time_machine.move_to(DUE + timedelta(days=1), tick=False)
    for reader in (dan, None):
        page = client_for(reader).get(old.get_absolute_url()).text
        assert TOLD in page
        assert "A review was due by 1 March 2028." in page
        assert ASKED not in page


def test_an_author_confirms_it_on_its_page_with_one_action(client_for, old, alice, confirm, time_machine):
    time_machine.move_to(DUE - timedelta(days=30), tick=False)
    assert ASKED in client_for(alice).get(old.get_absolute_url()).text

    assert confirm(alice, **{"from": "reading"}).url == old.get_absolute_url()

    assert ASKED not in client_for(alice).get(old.get_absolute_url()).text
    assert "Next review by 31 January 2029." in client_for().get(old.get_absolute_url()).text


def test_my_work_lists_what_is_due_first_and_confirms_it(client_for, old, alice, confirm, time_machine):
    time_machine.move_to(DUE - timedelta(days=200), tick=False)
    fresh = create_published_innovation(by=alice, title="Fresh")
    old.edit(by=alice, version=1, summary="Changed last of the two.")
    fresh.edit(by=alice, version=1, summary="No, this one.")
    my_work = reverse("innovations:my_work")

    def listed():
        return dict(client_for(alice).get(my_work).context["groups"])["Published"]

    assert listed() == [fresh, old]
    time_machine.move_to(DUE + timedelta(days=1), tick=False)
    assert listed() == [old, fresh]
    assert "Readers see that nobody has confirmed it since 1 March 2027." in client_for(alice).get(my_work).text

    assert confirm(alice, **{"from": "my_work"}).url == my_work
    assert ASKED not in client_for(alice).get(my_work).text


@pytest.mark.parametrize("to", ["https://elsewhere.example/", "", "write"])
def test_confirming_leads_nowhere_else(to, old, alice, confirm):
    assert confirm(alice, **{"from": to}).url == reverse("innovations:innovation_write", args=[old.slug])


def test_only_its_authors_confirm_what_is_published(old, alice, dan, confirm):
    assert confirm(dan).status_code == 403
    with pytest.raises(PermissionDenied):
        old.confirm_review(by=dan)
    with pytest.raises(WrongState):
        create_innovation(by=alice).confirm_review(by=alice)
    old.archive(by=alice, reason="It moved.")
    assert confirm(alice).status_code == 409


@pytest.mark.parametrize("address", ["", "q=letters"])
def test_it_sinks_after_ninety_days_without_being_indexed_again(address, old, alice, look, titles, time_machine):
    time_machine.move_to(PUBLISHED - timedelta(days=100), tick=False)
    older = create_published_innovation(by=alice, title="Letters, before that, on letters of letters")
    time_machine.move_to(DUE - timedelta(days=100), tick=False)
    older.confirm_review(by=alice)
    usual = titles(look(alice, address))
    assert set(usual) == {old.title, older.title}

    time_machine.move_to(DUE + timedelta(days=90), tick=False)
    assert titles(look(alice, address)) == usual

    time_machine.move_to(DUE + timedelta(days=91), tick=False)
    assert titles(look(alice, address)) == [older.title, old.title]

    old.confirm_review(by=alice)
    assert titles(look(alice, address)) == usual


def test_it_sinks_on_the_page_of_its_theme(alice, client_for, time_machine):
    theme, made = create_theme("Letters"), []
    for day in (date(2027, 3, 3), date(2027, 3, 2), date(2027, 3, 1)):
        time_machine.move_to(day, tick=False)
        made.append(create_published_innovation(by=alice, title=f"Of {day}", themes=[theme]))

    def listed():
        return list(client_for().get(theme.get_absolute_url()).context["page"])

    assert listed() == made
    time_machine.move_to(date(2028, 3, 1) + timedelta(days=91), tick=False)
    made[1].confirm_review(by=alice)
    time_machine.move_to(date(2028, 3, 3) + timedelta(days=91), tick=False)
    assert listed() == [made[1], made[0], made[2]]


def test_how_near_it_is_does_not_age(old, dan, carol, look, titles, time_machine):
    create_published_innovation(by=dan, title="Farther away")
    time_machine.move_to(DUE + timedelta(days=200), tick=False)

    assert titles(look(carol, "sort=nearest")) == [old.title, "Farther away"]


def test_pages_are_whole_and_nothing_comes_twice(variety, alice, look, titles, time_machine):
    def pages(address):
        return [*titles(look(alice, address)), *titles(look(alice, f"{address}&page=2"), 2)]

    usual = pages("sort=newest")
    for innovation in variety[::2]:
        innovation.next_review_on = innovation.last_reviewed_on - timedelta(days=91)
        innovation.save()
    sunk = {innovation.title for innovation in variety[::2]}

    assert pages("sort=newest") == [t for t in usual if t not in sunk] + [t for t in usual if t in sunk]


def test_sinking_takes_no_query(variety, alice, client_for, django_assert_num_queries):
    client, address = client_for(alice), reverse("innovations:innovation_list") + "?q=letters"
    client.get(address)
    with CaptureQueriesContext(connection) as before:
        client.get(address)
    count = len(before)
    for innovation in variety[::2]:
        innovation.next_review_on = innovation.last_reviewed_on - timedelta(days=91)
        innovation.save()
    client.get(address)

    with django_assert_num_queries(count):
        client.get(address)
