from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from sharehub.people.models import Affiliation


def test_joining_twice_keeps_one_affiliation_with_the_newer_role(alice, riverside):
    alice.affiliations.join(organisation=riverside, job_role="GP partner")
    assert [affiliation.job_role for affiliation in alice.affiliations.all()] == ["GP partner"]


def test_an_ended_affiliation_is_past(alice, riverside):
    affiliation = alice.affiliations.get()

    affiliation.end()

    assert list(alice.affiliations.current()) == []
    assert list(alice.affiliations.past()) == [affiliation]
    assert not alice.works_at(riverside)


def test_ending_twice_changes_nothing(alice):
    affiliation = alice.affiliations.get()
    affiliation.end()
    ended_at = affiliation.ended_at

    affiliation.end()

    assert Affiliation.objects.get().ended_at == ended_at


def test_somebody_who_comes_back_begins_anew(alice, riverside):
    alice.affiliations.get().end()
    alice.affiliations.join(organisation=riverside, job_role="Practice manager")
    assert (alice.affiliations.past().count(), alice.affiliations.current().count()) == (1, 1)


def test_the_database_keeps_one_current_affiliation_for_a_person_and_a_place(alice, riverside):
    with pytest.raises(IntegrityError):
        Affiliation.objects.create(person=alice, organisation=riverside, job_role="Receptionist")


def test_the_database_refuses_an_empty_role(stranger, riverside):
    with pytest.raises(IntegrityError, match="job_role_filled"):
        Affiliation.objects.create(person=stranger, organisation=riverside, job_role="")


def test_the_database_refuses_an_end_before_the_start(alice):
    with pytest.raises(IntegrityError, match="ends_after_start"):
        alice.affiliations.update(ended_at=timezone.now() - timedelta(days=1))


def test_an_organisation_where_people_worked_stays(alice, riverside):
    alice.affiliations.get().end()
    with pytest.raises(IntegrityError):
        riverside.delete()
