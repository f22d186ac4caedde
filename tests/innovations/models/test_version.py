"""History: what was said before can be read and said again, and a working session makes few versions."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from innovations.models import Version, WrongState
from tests.factories import create_entry, create_innovation

pytestmark = pytest.mark.django_db


@pytest.fixture
def innovation(alice):
    return create_innovation(by=alice)


def say(entry, tip, *, by):
    entry.refresh_from_db()
    entry.edit(answers={"tip": tip}, by=by, version=entry.version)


def tips(entry):
    return [version.said["answers"]["tip"] for version in entry.innovation.versions.of_entry(entry.pk)]


def test_fifty_saves_in_a_row_show_as_two_versions_and_the_first_stays(innovation, alice):
    entry = create_entry(innovation, kind="tip", tip="First")

    for number in range(50):
        say(entry, f"Number {number}", by=alice)

    assert tips(entry) == ["Number 49", "First"]


def test_somebody_elses_save_and_a_later_one_are_versions_of_their_own(innovation, alice, bob):
    innovation.authors.create(person=bob, role="editor")
    entry = create_entry(innovation, kind="tip", tip="First")
    say(entry, "Alice’s", by=alice)
    say(entry, "Bob’s", by=bob)
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        say(entry, "Bob’s, later", by=bob)

    assert tips(entry) == ["Bob’s, later", "Bob’s", "Alice’s", "First"]
    assert [version.saved_by for version in innovation.versions.of_entry(entry.pk)] == [bob, bob, alice, alice]


def test_a_version_is_said_again_and_what_came_between_stays(innovation, alice):
    entry = create_entry(innovation, kind="step", title="First", hours=3, happened_on="2026-05-01")
    entry.turn_into("words", by=alice, version=1, verdict="worked")

    innovation.versions.of_entry(entry.pk).last().restore(by=alice)

    entry.refresh_from_db()
    assert (entry.kind, entry.verdict, entry.headline, entry.hours) == ("step", "", "First", 3)
    assert str(entry.happened_on) == "2026-05-01"


def test_a_deleted_entry_comes_back(innovation, alice):
    entry = create_entry(innovation, kind="wasted_time", what="A protocol", hours=14)
    entry.remove(by=alice)

    innovation.versions.removals().get().restore(by=alice)

    back = innovation.entries.get()
    assert (back.kind, back.headline, back.hours) == ("wasted_time", "A protocol", 14)
    assert not innovation.versions.removals().exists()


def test_a_deleted_entry_comes_back_once(innovation, alice):
    create_entry(innovation, kind="tip").remove(by=alice)
    removal = innovation.versions.removals().get()
    removal.restore(by=alice)

    with pytest.raises(WrongState):
        removal.restore(by=alice)
    assert innovation.entries.count() == 1


def test_an_answer_about_the_case_study_has_a_history_from_what_it_said_before(innovation, alice):
    innovation.edit(by=alice, version=1, problem="Forty letters a day.", title="Our letters")
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        innovation.edit(by=alice, version=2, problem="Forty-six letters a day.", title="Our letters")

    versions = innovation.versions.of_fields(["title", "problem"])

    assert [version.said["problem"] for version in versions] == ["Forty-six letters a day.", "Forty letters a day.", ""]


@pytest.mark.parametrize(
    "changes",
    [
        {"started_on": "2026-05-01", "list_size": 8700, "setting": "rural", "deprivation_decile": None},
        {"running_hours_a_week": "1.5", "cost_band": "no_cost"},
        {"is_open_to_contact": True, "contact_note": "Thursdays"},
    ],
)
def test_answers_of_every_type_are_said_again(changes, innovation, alice):
    innovation.edit(by=alice, version=1, **changes)
    innovation.refresh_from_db()
    before = innovation.said(changes)
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        innovation.edit(
            by=alice, version=2, **{name: "" if isinstance(before[name], str) else None for name in changes}
        )

    innovation.versions.of_fields(changes)[1].restore(by=alice)

    innovation.refresh_from_db()
    assert innovation.said(changes) == before


def test_the_place_is_said_again(innovation, alice, castle_road, riverside):
    innovation.edit(by=alice, version=1, organisation=castle_road)

    innovation.versions.of_fields(["organisation"]).last().restore(by=alice)

    innovation.refresh_from_db()
    assert innovation.organisation == riverside


def test_saving_without_a_change_is_no_version(innovation, alice):
    innovation.edit(by=alice, version=1, problem="")

    assert not Version.objects.exists()


@pytest.mark.parametrize("broken", [{"entry_id": None}, {"fields": "title"}, {"saved_by": None}])
def test_the_database_refuses_a_version_of_nothing_or_of_two_things(broken, innovation):
    create_entry(innovation, kind="tip")

    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.update(**broken)
