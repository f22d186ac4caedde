"""Where a case study stands: at its title, and still at where it stood as a draft."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from innovations.models import Innovation
from tests.factories import create_innovation, create_publishable_innovation

pytestmark = pytest.mark.django_db


@pytest.fixture
def renamed(alice):
    """Started as "Our letters", published as "Four in five letters"."""
    innovation = create_publishable_innovation(by=alice, title="Our letters")
    innovation.edit(by=alice, version=innovation.version, title="Four in five letters")
    innovation.publish(by=alice)
    return innovation


def test_two_case_studies_of_one_title_have_addresses_of_their_own(alice):
    slugs = [Innovation.objects.start(title="Our phones", by=alice).slug for _ in range(3)]

    assert slugs == ["our-phones", "our-phones-2", "our-phones-3"]


def test_publishing_takes_the_title_of_the_day_as_its_address(renamed):
    renamed.refresh_from_db()

    assert (renamed.slug, renamed.draft_slug) == ("four-in-five-letters", "our-letters")


def test_the_address_of_the_draft_leads_on_to_it(renamed, client_for):
    old = reverse("innovations:innovation_detail", args=["our-letters"])

    assert client_for().get(old + "?a=b").url == renamed.get_absolute_url() + "?a=b"


def test_a_page_opened_before_it_was_published_still_saves(renamed, alice, client_for):
    old = reverse("innovations:entry_create", args=["our-letters", "tip"])

    client_for(alice).post(old, {"tip": "Start in a quiet week."})

    assert renamed.entries.of_kind("tip").get().headline == "Start in a quiet week."


def test_nobody_else_takes_the_address_of_the_draft(renamed, alice):
    assert create_innovation(by=alice, title="Our letters").slug == "our-letters-2"


def test_the_database_keeps_two_apart_that_had_one_address(renamed, alice):
    other = create_innovation(by=alice)

    with pytest.raises(IntegrityError), transaction.atomic():
        Innovation.objects.filter(pk=other.pk).update(draft_slug="our-letters")


def test_no_address_at_all_is_nobodys(alice):
    create_innovation(by=alice)

    assert not Innovation.objects.at("").exists()
