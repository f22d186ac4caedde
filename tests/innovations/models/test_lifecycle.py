"""The life of a case study: who may move it on, what it needs, who is told."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from innovations.models import Innovation, NotReady, State, WrongState
from sharehub.activity.models import Event
from tests.factories import create_entry, create_innovation, create_publishable_innovation, create_published_innovation
from tests.told import told_about

pytestmark = pytest.mark.django_db


def test_a_new_draft_belongs_to_whoever_starts_it_at_the_place_where_they_work(alice):
    innovation = Innovation.objects.start(title="We moved the 8am rush", by=alice)

    assert innovation.state == State.DRAFT
    assert innovation.is_owned_by(alice)
    assert innovation.organisation == alice.organisation
    assert innovation.list_size == alice.organisation.list_size


def test_publishing_needs_a_step_a_failure_or_wasted_time_and_words(alice):
    innovation = create_innovation(by=alice)
    assert [each.code for each in innovation.missing_to_publish()] == ["step", "skip", "words"]

    create_entry(innovation, kind="step")
    create_entry(innovation, kind="wasted_time")
    with pytest.raises(NotReady) as refusal:
        innovation.publish(by=alice)
    assert [each.code for each in refusal.value.missing] == ["words"]

    create_entry(innovation, kind="words")
    innovation.publish(by=alice)
    assert innovation.state == State.PUBLISHED
    assert innovation.published_by == alice
    assert innovation.current_edition.number == 1


def test_publishing_twice_changes_nothing(alice):
    innovation = create_published_innovation(by=alice)
    first = innovation.published_at

    innovation.publish(by=alice)

    innovation.refresh_from_db()
    assert innovation.published_at == first
    assert innovation.editions.count() == 1


def test_two_who_publish_at_once_publish_once(alice):
    innovation = create_publishable_innovation(by=alice)
    same = Innovation.objects.get(pk=innovation.pk)

    innovation.publish(by=alice)
    same.publish(by=alice)

    assert [edition.number for edition in innovation.editions.all()] == [1]
    assert Event.objects.of(innovation).filter(verb="innovation_published").count() == 1


def test_publishing_tells_the_other_authors_and_not_the_one_who_did_it(alice, bob):
    innovation = create_publishable_innovation(by=alice)
    innovation.authors.create(person=bob)

    innovation.publish(by=alice)

    assert told_about(innovation, "published") == {bob}


def test_somebody_else_cannot_publish_it(carol, alice):
    innovation = create_publishable_innovation(by=alice)

    with pytest.raises(PermissionDenied):
        innovation.publish(by=carol)


def test_where_the_site_asks_for_review_an_author_submits_and_a_moderator_publishes(settings, alice, mo):
    settings.REVIEW_BEFORE_PUBLISHING = True
    innovation = create_publishable_innovation(by=alice)
    with pytest.raises(PermissionDenied):
        innovation.publish(by=alice)

    innovation.submit(by=alice)
    assert innovation.state == State.IN_REVIEW
    assert told_about(innovation, "submitted") == {mo}

    innovation.publish(by=mo)
    assert innovation.state == State.PUBLISHED
    assert told_about(innovation, "published") == {alice}


def test_a_moderator_sends_it_back_with_a_reason_that_the_authors_get(settings, alice, mo):
    innovation = create_publishable_innovation(by=alice)
    innovation.submit(by=alice)

    innovation.send_back(by=mo, reason="Please leave out the patient’s age.")

    assert innovation.state == State.DRAFT
    assert told_about(innovation, "sent_back") == {alice}
    assert Event.objects.of(innovation).get(verb="innovation_sent_back").details == {
        "reason": "Please leave out the patient’s age."
    }


def test_an_author_cannot_send_it_back(alice):
    innovation = create_publishable_innovation(by=alice)
    innovation.submit(by=alice)

    with pytest.raises(PermissionDenied):
        innovation.send_back(by=alice, reason="No")


def test_archiving_takes_it_away_from_readers_but_not_from_its_authors(alice, carol):
    innovation = create_published_innovation(by=alice)
    assert innovation in Innovation.objects.visible_to(carol)

    innovation.archive(by=alice, reason="We merged with Castle Road.")

    assert innovation not in Innovation.objects.visible_to(carol)
    assert innovation in Innovation.objects.visible_to(alice)
    assert not innovation.can_be_edited_by(alice)


def test_restoring_brings_back_what_it_was(alice):
    draft, published = create_innovation(by=alice), create_published_innovation(by=alice)
    for innovation in (draft, published):
        innovation.archive(by=alice, reason="A mistake")
        innovation.restore(by=alice)

    assert (draft.state, published.state) == (State.DRAFT, State.PUBLISHED)


def test_what_is_not_archived_cannot_be_restored(alice):
    with pytest.raises(WrongState):
        create_innovation(by=alice).restore(by=alice)


def test_what_is_archived_cannot_be_published(alice):
    innovation = create_publishable_innovation(by=alice)
    innovation.archive(by=alice, reason="Not now")

    with pytest.raises(WrongState):
        innovation.publish(by=alice)


def test_an_editor_cannot_archive(alice, bob):
    innovation = create_published_innovation(by=alice)
    innovation.authors.create(person=bob)

    with pytest.raises(PermissionDenied):
        innovation.archive(by=bob, reason="Mine")


def test_confirming_that_it_still_holds_sets_the_next_review_a_year_on(alice, time_machine):
    innovation = create_published_innovation(by=alice)
    time_machine.move_to("2028-02-29 12:00")

    innovation.confirm_review(by=alice)

    assert str(innovation.last_reviewed_on) == "2028-02-29"
    assert str(innovation.next_review_on) == "2029-02-28"


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "lost"},
        {"stage": "maybe"},
        {"visibility": "nobody"},
        {"cost_band": "cheap"},
        {"setting": "island"},
        {"deprivation_decile": 11},
        {"title": ""},
        {"state": "published"},
        {"state": "archived"},
        {"archived_at": timezone.now()},
        {"published_at": timezone.now()},
        {"submitted_at": timezone.now()},
        {"setup_hours": -1},
        {"running_hours_a_week": -1},
    ],
    ids=lambda broken: "-".join(broken),
)
def test_the_database_refuses(broken, alice):
    innovation = create_innovation(by=alice)

    with pytest.raises(IntegrityError), transaction.atomic():
        Innovation.objects.filter(pk=innovation.pk).update(**broken)
