"""Entries of the workbook."""

import datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from innovations.forms import ENTRY_FORMS
from innovations.kinds import SHAPES, Kind
from tests.factories import create_entry, create_innovation

ALL = {
    "step": {"title": "Count", "how": "For a week.", "who": "A GP", "hours": "3.5", "cost": "Nothing"},
    "words": {
        "said": "“You decide.”",
        "to_whom": "A partner",
        "worry": "A missed letter",
        "what_happened": "He agreed.",
        "verdict": "failed",
    },
    "tipping_point": {"what": "She read them all.", "by_whom": "A partner", "what_turned": "Nobody argued."},
    "failure": {"tried": "All at once", "why_not": "Too many.", "instead": "Pairs."},
    "wasted_time": {"what": "A protocol", "hours": "14", "instead": "Skip it."},
    "loss": {"what": "Touch", "how_met": "Twenty each."},
    "blocker": {"what": "Five weeks.", "got_round_by": "We rang."},
    "money": {"what_it_cost": "£640", "paid_by": "The PCN", "kept_going_by": "Us"},
    "link": {"label": "The contract", "url": "https://www.england.nhs.uk/gp/", "what_for": "Wording"},
    "tip": {"tip": "Start in a quiet week."},
}
ON = {"happened_on_day": "2", "happened_on_month": "6", "happened_on_year": "2025"}


@pytest.fixture
def empty(alice):
    return create_innovation(by=alice)


@pytest.mark.parametrize("kind", Kind.values)
def test_each_kind_asks_for_all_that_its_shape_holds(kind):
    shape, form = SHAPES[Kind(kind)], ENTRY_FORMS[kind]()
    asked = {name: field.required for name, field in form.fields.items() if name in shape.answers}

    assert asked == {name: name in shape.required for name in shape.answers}
    assert ("hours" in form.fields, "verdict" in form.fields) == (shape.has_hours, kind == "words")


@pytest.mark.parametrize("kind", Kind.values)
def test_each_kind_is_added_as_it_was_told(kind, client_for, alice, empty, url, told):
    response = client_for(alice).post(url("entry_create", empty.slug, kind), ALL[kind] | ON)

    entry = empty.entries.get()
    answers = {name: text for name, text in ALL[kind].items() if name not in ("hours", "verdict")}
    assert response.status_code == 302
    assert (entry.kind, entry.answers) == (kind, answers)
    assert entry.verdict == ALL[kind].get("verdict", "")
    assert entry.hours == (Decimal(ALL[kind]["hours"]) if "hours" in ALL[kind] else None)
    assert entry.happened_on == datetime.date(2025, 6, 2)


def test_an_entry_without_a_date_is_todays(client_for, alice, empty, url):
    client_for(alice).post(url("entry_create", empty.slug, "tip"), ALL["tip"])

    assert empty.entries.get().happened_on == timezone.localdate()


@pytest.mark.parametrize("kind", Kind.values)
def test_what_is_missing_is_asked_for(kind, client_for, alice, empty, url):
    response = client_for(alice).post(url("entry_create", empty.slug, kind), {"happened_on_day": "40"})

    required = [name for name in ENTRY_FORMS[kind].base_fields if name in (*SHAPES[Kind(kind)].required, "verdict")]
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [*required, "happened_on"]
    assert "This field is required." not in response.text
    assert not empty.entries.exists()


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "ftp://example.org/", "data:text/html,x", "just words", "//x"]
)
def test_only_web_addresses_are_links(address, client_for, alice, empty, url):
    response = client_for(alice).post(url("entry_create", empty.slug, "link"), ALL["link"] | {"url": address})

    assert response.context["form"].errors["url"] == ["Enter an address such as https://www.nhs.uk/."]
    assert response.context["form"]["url"].value() == address


@pytest.mark.parametrize("hours", ["-1", "a lot", "1e99", "Infinity", "9" * 30])
def test_hours_are_a_number(hours, client_for, alice, empty, url):
    response = client_for(alice).post(url("entry_create", empty.slug, "wasted_time"), {"what": "It", "hours": hours})

    assert list(response.context["form"].errors) == ["hours"]


@pytest.mark.parametrize("name", ["entry_list", "entry_create"])
@pytest.mark.parametrize("kind", ["nonsense", "STEP", "9" * 30])
def test_what_is_no_kind_is_not_found(name, kind, client_for, alice, empty, url):
    assert client_for(alice).get(url(name, empty.slug, kind)).status_code == 404


def test_the_first_entry_is_asked_for_at_once(client_for, alice, empty, url):
    page = client_for(alice).get(url("entry_list", empty.slug, "step"))

    assert page.context["is_first"]
    assert f'action="{url("entry_create", empty.slug, "step")}"' in page.text


def test_an_entry_is_changed(client_for, alice, draft, url):
    entry = draft.entries.get(kind="wasted_time")

    response = client_for(alice).post(
        url("entry_edit", draft.slug, "wasted_time", entry.pk), {"what": "A rota", "hours": "2", "version": 1} | ON
    )

    entry.refresh_from_db()
    assert response.status_code == 302
    assert (entry.answers, entry.hours, entry.version) == ({"what": "A rota", "instead": ""}, 2, 2)


def test_a_stale_entry_shows_both_texts(client_for, alice, bob, draft, url):
    entry = draft.entries.get(kind="wasted_time")
    entry.edit(answers={"what": "Bob’s"}, by=bob, version=1)

    response = client_for(alice).post(
        url("entry_edit", draft.slug, "wasted_time", entry.pk), {"what": "Alice’s", "version": 1}
    )

    entry.refresh_from_db()
    assert response.status_code == 409
    assert entry.answers == {"what": "Bob’s"}
    assert response.context["stale"][0] == {
        "label": "What took time and helped nobody?",
        "theirs": "Bob’s",
        "yours": "Alice’s",
    }
    assert response.context["form"]["version"].value() == 2


def test_what_was_being_written_in_a_deleted_entry_is_offered_as_a_new_one(client_for, alice, bob, draft, url):
    entry = draft.entries.get(kind="wasted_time")
    address = url("entry_edit", draft.slug, "wasted_time", entry.pk)
    entry.remove(by=bob)

    response = client_for(alice).post(address, {"what": "Alice’s", "version": 1})

    assert response.status_code == 409
    assert response.context["form"]["what"].value() == "Alice’s"
    assert f'action="{url("entry_create", draft.slug, "wasted_time")}"' in response.text
    assert client_for(alice).get(address).status_code == 404


def test_an_entry_is_deleted_after_asking_once_more(client_for, alice, draft, url):
    entry = draft.entries.get(kind="step")
    address = url("entry_delete", draft.slug, "step", entry.pk)

    assert "Delete this note?" in client_for(alice).get(address).text
    assert draft.entries.filter(pk=entry.pk).exists()
    assert client_for(alice).post(address).status_code == 302
    assert not draft.entries.filter(pk=entry.pk).exists()


def test_entries_are_moved_without_a_script(client_for, alice, empty, url):
    first, second, third = (create_entry(empty, title=title) for title in ("One", "Two", "Three"))
    create_entry(empty, kind="tip")

    client_for(alice).post(url("entry_move", empty.slug, "step", third.pk), {"to": "up"})
    client_for(alice).post(url("entry_move", empty.slug, "step", first.pk), {"to": "down"})
    client_for(alice).post(url("entry_move", empty.slug, "step", second.pk), {"to": "down"})

    order = empty.entries.of_kind("step").order_by("position", "pk")
    assert [entry.headline for entry in order] == ["Three", "One", "Two"]


def test_an_entry_is_dragged_before_another_or_to_the_end(client_for, alice, empty, url):
    first, second, third = (create_entry(empty, title=title) for title in ("One", "Two", "Three"))
    client, order = client_for(alice), empty.entries.in_order()

    client.post(url("entry_move", empty.slug, "step", third.pk), {"before": first.pk})
    client.post(url("entry_move", empty.slug, "step", first.pk), {"before": ""})
    assert [entry.headline for entry in order.all()] == ["Three", "Two", "One"]

    second.remove(by=alice)
    for junk in (10**9, "0", "x"):
        page = client.post(url("entry_move", empty.slug, "step", first.pk), {"before": junk}, follow=True)
        assert "Nothing was moved." in page.text
    assert [entry.headline for entry in order.all()] == ["Three", "One"]


def test_an_entry_of_another_case_study_is_not_found(client_for, alice, bob, draft, url):
    elsewhere = create_entry(create_innovation(by=bob))

    for name in ("entry_edit", "entry_delete"):
        assert client_for(alice).get(url(name, draft.slug, "step", elsewhere.pk)).status_code == 404


def test_the_list_asks_the_database_as_often_for_ten_entries_as_for_one(
    client_for, alice, empty, url, django_assert_num_queries
):
    create_entry(empty)
    address = url("entry_list", empty.slug, "step")
    client = client_for(alice)
    client.get(address)
    with CaptureQueriesContext(connection) as once:
        client.get(address)
    for _ in range(9):
        create_entry(empty)

    with django_assert_num_queries(len(once)):
        client.get(address)
