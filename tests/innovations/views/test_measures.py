"""Measures: added, changed, deleted."""

from decimal import Decimal

import pytest

from tests.factories import create_innovation

GOOD = {
    "benefit": "staff_time",
    "what": "Letters a GP reads in a day",
    "before": "46",
    "after": "9.5",
    "unit": "letters",
    "period": "May and October 2025",
    "how_measured": "Counted",
}


def test_a_measure_is_added(client_for, alice, url):
    innovation = create_innovation(by=alice)

    response = client_for(alice).post(url("measure_create", innovation.slug), GOOD)

    measure = innovation.measures.get()
    assert response.status_code == 302
    assert (measure.before, measure.after) == (Decimal(46), Decimal("9.5"))
    assert [getattr(measure, name) for name in ("benefit", "what", "unit", "period", "how_measured")] == [
        GOOD[name] for name in ("benefit", "what", "unit", "period", "how_measured")
    ]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("benefit", ""),
        ("benefit", "nobody"),
        ("what", ""),
        ("what", "x" * 121),
        ("before", "lots"),
        ("before", "9" * 30),
        ("after", ""),
        ("after", "NaN"),
        ("unit", "x" * 31),
        ("how_measured", "x" * 201),
    ],
)
def test_what_is_wrong_is_said(name, wrong, client_for, alice, url):
    innovation = create_innovation(by=alice)

    response = client_for(alice).post(url("measure_create", innovation.slug), GOOD | {name: wrong})

    assert list(response.context["form"].errors) == [name]
    assert not innovation.measures.exists()


def test_a_measure_is_changed(client_for, alice, draft, url):
    measure = draft.measures.get()

    client_for(alice).post(url("measure_edit", draft.slug, measure.pk), GOOD | {"after": "46", "version": 1})

    measure.refresh_from_db()
    assert (measure.after, measure.version) == (46, 2)


def test_a_stale_measure_shows_both(client_for, alice, bob, draft, url):
    measure = draft.measures.get()
    measure.edit(by=bob, version=1, what="Bob’s count")

    response = client_for(alice).post(url("measure_edit", draft.slug, measure.pk), GOOD | {"version": 1})

    measure.refresh_from_db()
    assert response.status_code == 409
    assert measure.what == "Bob’s count"
    assert {"label": "What did you count?", "theirs": "Bob’s count", "yours": GOOD["what"]} in response.context["stale"]


def test_what_was_being_written_in_a_deleted_measure_is_offered_as_a_new_one(client_for, alice, bob, draft, url):
    measure = draft.measures.get()
    address = url("measure_edit", draft.slug, measure.pk)
    measure.remove(by=bob)

    response = client_for(alice).post(address, GOOD | {"version": 1})

    assert response.status_code == 409
    assert response.context["form"]["what"].value() == GOOD["what"]
    assert client_for(alice).get(address).status_code == 404


def test_a_measure_is_deleted(client_for, alice, draft, url):
    client_for(alice).post(url("measure_delete", draft.slug, draft.measures.get().pk))

    assert not draft.measures.exists()
