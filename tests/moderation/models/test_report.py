"""A report, what it does at once, and how a moderator settles it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from sharehub.moderation.models import Report

pytestmark = pytest.mark.django_db


def make(subject, by, reason="patient", words=""):
    return Report.objects.make(subject=subject, reason=reason, by=by, words=words)


def test_a_patient_who_might_be_identifiable_hides_it_at_once(published, report, alice, mo, told):
    published.refresh_from_db()

    assert (published.is_hidden, published.hidden_by) == (True, None)
    assert published.hide_reason == "A patient might be identifiable"
    assert told(report, "made") == {mo}
    assert told(published, "hidden") == {alice}


@pytest.mark.parametrize("reason", ["harmful", "rude", "not_theirs", "other"])
def test_any_other_concern_leaves_it_and_tells_authors_and_moderators(reason, published, dan, alice, mo, told):
    report = make(published, dan, reason)

    assert not published.is_hidden
    assert told(report, "made") == {mo}
    assert told(published, "reported") == {alice}


def test_its_authors_are_not_told_who_it_was(published, report, alice, client_for):
    assert "Dan Hughes" not in client_for(alice).get("/notifications/").text


def test_reporting_the_same_again_while_it_waits_changes_nothing(published, report, dan, told):
    assert make(published, dan) == report
    assert make(published, dan, "rude") != report
    assert Report.objects.count() == 2


def test_nothing_wrong_shows_it_again_and_tells_who_reported_it(published, report, mo, dan, alice, told):
    report.settle(by=mo, outcome="nothing_wrong")

    published.refresh_from_db()
    assert not published.is_hidden
    assert (report.settled_by, report.outcome) == (mo, "nothing_wrong")
    assert told(report, "settled") == {dan}
    assert told(published, "shown_again") == {alice}


def test_it_stays_hidden_while_somebody_elses_report_of_a_patient_waits(published, report, bob, mo):
    other = make(published, bob)

    report.settle(by=mo, outcome="nothing_wrong")
    published.refresh_from_db()
    assert published.is_hidden

    other.settle(by=mo, outcome="put_right")
    published.refresh_from_db()
    assert not published.is_hidden


def test_what_stays_hidden_is_the_moderators_decision_and_can_be_changed(published, report, mo):
    report.settle(by=mo, outcome="kept_hidden")
    published.refresh_from_db()
    assert published.hidden_by == mo

    report.settle(by=mo, outcome="put_right")
    published.refresh_from_db()
    assert not published.is_hidden


def test_settling_a_rude_one_leaves_what_is_hidden_for_another_reason(published, report, dan, mo):
    rude = make(published, dan, "rude")
    report.settle(by=mo, outcome="kept_hidden")

    rude.settle(by=mo, outcome="nothing_wrong")

    published.refresh_from_db()
    assert published.is_hidden


def test_a_moderator_may_hide_what_is_rude(published, dan, mo):
    make(published, dan, "rude").settle(by=mo, outcome="kept_hidden")
    published.refresh_from_db()
    assert (published.hidden_by, published.hide_reason) == (mo, "It is rude, or unfair to somebody")


def test_who_was_told_that_nothing_is_wrong_does_not_hide_it_again(published, report, dan, bob, mo):
    report.settle(by=mo, outcome="nothing_wrong")
    published.refresh_from_db()

    make(published, dan)
    assert not published.is_hidden

    make(published, bob)
    assert published.is_hidden


def test_deciding_the_same_again_tells_nobody_again(report, mo, dan):
    report.settle(by=mo, outcome="nothing_wrong")
    report.settle(by=mo, outcome="nothing_wrong")
    assert dan.notifications.filter(event__verb="report_settled").count() == 1


@pytest.mark.parametrize("who", ["alice", "dan"])
def test_only_moderators_settle(who, request, report):
    with pytest.raises(PermissionDenied):
        report.settle(by=request.getfixturevalue(who), outcome="nothing_wrong")


@pytest.mark.parametrize(
    ("who", "sees"), [("mo", True), ("dan", True), ("alice", False), ("bob", False), ("anonymous", False)]
)
def test_who_knows_of_a_report(who, sees, request, report):
    assert Report.objects.visible_to(request.getfixturevalue(who)).exists() is sees


def test_what_waits_comes_first_and_the_longest_wait_before_the_rest(published, report, bob, carol, mo):
    second, third = make(published, bob), make(published, carol)
    report.settle(by=mo, outcome="nothing_wrong")

    assert list(Report.objects.open_first()) == [second, third, report]


def broken(report, mo, **fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(**fields)


def test_the_database_keeps_its_promises(report, mo, published, dan):
    broken(report, mo, reason="because")
    broken(report, mo, outcome="whatever")
    broken(report, mo, outcome="put_right")
    broken(report, mo, settled_at=timezone.now(), outcome="put_right")
    broken(report, mo, settled_at=timezone.now(), settled_by=mo)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.create(subject=published, reason="patient", made_by=dan)
