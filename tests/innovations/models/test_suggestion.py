"""Suggestion: offered by a colleague, answered once by the team, and the name goes with it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from innovations.kinds import BadAnswers
from innovations.models import Suggestion, WrongState
from tests.factories import create_entry, create_innovation, create_published_innovation, create_suggestion
from tests.told import told_about

pytestmark = pytest.mark.django_db


@pytest.fixture
def innovation(alice):
    return create_published_innovation(by=alice)


@pytest.fixture
def offered(innovation, carol):
    return create_suggestion(innovation, by=carol)


def test_an_offer_tells_the_team_and_changes_nothing(offered, innovation, alice):
    assert told_about(offered, "offered") == {alice}
    assert innovation.entries.count() == 3


def test_taken_up_it_stands_in_the_journal_with_the_name_of_who_gave_it(offered, alice, carol):
    entry = offered.accept(by=alice)

    assert (entry.kind, entry.headline, entry.given_by, entry.created_by) == (
        "tip",
        "Start in a quiet week.",
        carol,
        alice,
    )
    assert told_about(offered, "accepted") == {carol}


def test_the_next_edition_keeps_the_name(offered, innovation, alice, carol):
    offered.accept(by=alice)

    edition = innovation.editions.publish(by=alice, whats_new="A tip from Castle Road.")

    assert [entry.given_by for entry in edition.entries.filter(kind="tip")] == [carol]


def test_a_change_that_is_taken_up_changes_the_entry(innovation, alice, carol):
    step = innovation.entries.get(kind="step")
    offered = create_suggestion(innovation, by=carol, kind="step", title="Count for two weeks", entry=step)

    offered.accept(by=alice)

    step.refresh_from_db()
    assert (step.headline, step.given_by) == ("Count for two weeks", carol)
    assert innovation.entries.filter(kind="step").count() == 1


def test_a_change_to_an_entry_that_is_gone_becomes_a_note(innovation, alice, carol):
    step = innovation.entries.get(kind="step")
    offered = create_suggestion(innovation, by=carol, kind="step", entry=step)
    step.remove(by=alice)

    entry = Suggestion.objects.get(pk=offered.pk).accept(by=alice)

    assert entry in innovation.entries.of_kind("step")


def test_declining_says_why_to_who_offered_it(offered, alice, carol):
    offered.decline(by=alice, words="We tried it.")

    assert (offered.answer, offered.answer_words, offered.answered_by) == ("declined", "We tried it.", alice)
    assert told_about(offered, "declined") == {carol}


def test_it_is_answered_once(offered, alice, carol):
    again = Suggestion.objects.get(pk=offered.pk)
    offered.accept(by=alice)

    for attempt in (
        lambda: again.accept(by=alice),
        lambda: again.decline(by=alice, words="No."),
        lambda: again.withdraw(by=carol),
    ):
        with pytest.raises(WrongState):
            attempt()
    assert offered.innovation.entries.of_kind("tip").count() == 1


def test_who_may_offer(alice, bob, carol, innovation):
    draft = create_innovation(by=alice)
    for where, by in [(innovation, alice), (draft, carol), (draft, alice)]:
        with pytest.raises(PermissionDenied):
            create_suggestion(where, by=by)
    create_suggestion(innovation, by=bob)


def test_who_may_answer(offered, dan, carol):
    for by in (dan, carol):
        with pytest.raises(PermissionDenied):
            offered.accept(by=by)
        with pytest.raises(PermissionDenied):
            offered.decline(by=by, words="No.")
    with pytest.raises(PermissionDenied):
        offered.withdraw(by=dan)


def test_the_talk_about_it_is_between_the_team_and_who_offered_it(offered, alice, carol, dan):
    offered.remarks.make(by=alice, words="Which week?")
    offered.remarks.make(by=carol, words="Not after a bank holiday.")

    assert told_about(offered, "remarked_on") == {alice, carol}
    with pytest.raises(PermissionDenied):
        offered.remarks.make(by=dan, words="Me too.")


def test_an_offer_says_something(innovation, carol):
    with pytest.raises(BadAnswers):
        innovation.suggestions.offer(by=carol, kind="tip", answers={}, why="Because.")


def test_who_knows_of_it(offered, alice, bob, carol, dan, mo):
    seen = {user.name: Suggestion.objects.visible_to(user).count() for user in (alice, bob, carol, dan, mo)}

    assert seen == {alice.name: 1, bob.name: 0, carol.name: 1, dan.name: 0, mo.name: 1}


@pytest.mark.parametrize(
    "broken", [{"why": ""}, {"answer": "perhaps"}, {"answer": "accepted"}, {"kind": "rumour"}, {"verdict": "worked"}]
)
def test_the_database_refuses(broken, offered):
    with pytest.raises(IntegrityError), transaction.atomic():
        Suggestion.objects.update(**broken)


def test_somebody_who_leaves_takes_their_name_off_and_the_edition_stays(offered, innovation, alice, carol):
    offered.accept(by=alice)
    create_entry(innovation, kind="tip")
    edition = innovation.editions.publish(by=alice, whats_new="A tip.")

    carol.delete()

    assert edition.entries.filter(kind="tip", given_by=None).count() == 2
