"""The parts in a team: who reads, who keeps the journal, who writes, who publishes."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from innovations.models import Author
from sharehub.activity.models import Event, Notification
from tests.factories import create_entry, create_publishable_innovation

pytestmark = pytest.mark.django_db

# What each part is answered on these pages of a draft.
PAGES = ["journal_detail", "innovation_write", "note_create", "section_edit", "innovation_publish", "author_list"]
ANSWERS = {
    "owner": [200, 200, 200, 200, 302, 200],
    "editor": [200, 200, 200, 200, 302, 200],
    "scribe": [200, 200, 200, 200, 403, 200],
    "circle": [200, 200, 200, 403, 403, 200],
    "reader": [200, 200, 403, 403, 403, 200],
    "": [404, 404, 404, 404, 404, 404],
}


@pytest.fixture
def innovation(alice):
    return create_publishable_innovation(by=alice)


@pytest.mark.parametrize("role", ANSWERS)
def test_who_gets_to_what(role, innovation, bob, client_for):
    if role:
        innovation.authors.create(person=bob, role=role)
    client = client_for(bob)
    answers = []
    for name in PAGES:
        url = reverse(f"innovations:{name}", args=[innovation.slug, *(["problem"] if name == "section_edit" else [])])
        answers.append((client.post if name == "innovation_publish" else client.get)(url).status_code)

    assert answers == ANSWERS[role]


@pytest.mark.parametrize("role", ["editor", "scribe", "circle", "reader"])
def test_an_invitation_gives_the_part_that_it_names(role, innovation, alice, carol, client_for):
    client_for(alice).post(
        reverse("innovations:invitation_create", args=[innovation.slug]), {"email": carol.email, "role": role}
    )

    innovation.invitations.get().accept(by=carol)

    assert innovation.has_role(carol, role)


def test_notes_of_the_circle_carry_their_names_into_the_edition(innovation, alice, carol):
    innovation.authors.create(person=carol, role="circle")
    create_entry(innovation, kind="tip", by=carol)

    innovation.publish(by=alice)

    edition = innovation.editions.get()
    assert {entry.given_by for entry in edition.entries.filter(kind="tip")} == {carol}
    assert not edition.entries.exclude(kind="tip").exclude(given_by=None).exists()


def test_whoever_writes_it_up_asks_the_owner_to_publish(innovation, alice, bob, client_for):
    innovation.authors.create(person=bob, role="scribe")
    page = client_for(bob).get(reverse("innovations:innovation_check", args=[innovation.slug])).text
    assert "Ask the owner to publish it" in page

    client_for(bob).post(reverse("innovations:innovation_ask_owner", args=[innovation.slug]))

    event = Event.objects.of(innovation).get(verb="innovation_written_up")
    assert [each.recipient for each in Notification.objects.filter(event=event)] == [alice]


def test_models_refuse_what_a_part_may_not(innovation, bob):
    innovation.authors.create(person=bob, role="reader")
    for attempt in (
        lambda: create_entry(innovation, kind="tip", by=bob),
        lambda: innovation.edit(by=bob, version=innovation.version, problem="Mine."),
        lambda: innovation.publish(by=bob),
        lambda: innovation.ask_owner(by=bob),
    ):
        with pytest.raises(PermissionDenied):
            attempt()


def test_the_team_stands_by_its_parts_the_owner_first(innovation, alice, bob, carol, dan):
    for person, role in [(carol, "reader"), (dan, "circle"), (bob, "editor")]:
        innovation.authors.create(person=person, role=role)

    assert [author.person for author in innovation.authors.in_order()] == [alice, bob, dan, carol]


def test_the_database_knows_these_parts_only(innovation):
    with pytest.raises(IntegrityError), transaction.atomic():
        Author.objects.update(role="chief")
