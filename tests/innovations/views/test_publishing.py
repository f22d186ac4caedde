"""The last check, publishing, review, new editions, off the site and back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from innovations.models import Innovation, State
from sharehub.search.models import SearchRecord
from tests.factories import create_entry, create_innovation, create_publishable_innovation


@pytest.fixture
def state():
    def of(innovation):
        innovation.refresh_from_db()
        return innovation.state

    return of


def test_the_check_lists_what_is_missing_with_the_way_to_it(client_for, alice, url):
    innovation = create_innovation(by=alice)

    page = client_for(alice).get(url("innovation_check", innovation.slug))

    assert [(need.label, need.url) for need in page.context["task_list"].still_needed] == [
        ("At least one step", url("entry_list", innovation.slug, "step")),
        ("A failure or wasted time", url("entry_list", innovation.slug, "failure")),
        ("The words you used", url("entry_list", innovation.slug, "words")),
    ]
    assert url("innovation_publish", innovation.slug) not in page.text


def test_publishing_what_is_not_ready_says_what_is_missing(client_for, alice, url, state):
    innovation = create_innovation(by=alice)

    response = client_for(alice).post(url("innovation_publish", innovation.slug))

    assert response.status_code == 409
    assert "Still needed before you can publish" in response.text
    assert state(innovation) == State.DRAFT


def test_publishing_tells_the_authors_and_what_happens_next(client_for, alice, bob, draft, url, told, state):
    address = url("innovation_check", draft.slug)
    assert f'action="{url("innovation_publish", draft.slug)}"' in client_for(alice).get(address).text

    page = client_for(alice).post(url("innovation_publish", draft.slug), follow=True)

    assert state(draft) == State.PUBLISHED
    assert "It is published" in page.text
    assert draft.get_absolute_url() in page.text
    assert draft.editions.get().number == 1
    assert told(draft, "published") == {bob}


def test_publishing_twice_changes_nothing(client_for, alice, published, url):
    response = client_for(alice).post(url("innovation_publish", published.slug))

    assert response.status_code == 302
    assert published.editions.count() == 1


@pytest.fixture
def reviewed_site(settings):
    settings.REVIEW_BEFORE_PUBLISHING = True


def test_where_the_site_reviews_an_author_hands_in(client_for, alice, mo, draft, reviewed_site, url, told, state):
    client = client_for(alice)
    page = client.get(url("innovation_check", draft.slug)).text
    assert "Send for checking" in page
    assert url("innovation_publish", draft.slug) not in page
    assert client.post(url("innovation_publish", draft.slug)).status_code == 403

    page = client.post(url("innovation_submit", draft.slug), follow=True)

    assert "It is handed in" in page.text
    assert state(draft) == State.IN_REVIEW
    assert told(draft, "submitted") == {mo}


def test_a_moderator_publishes_what_was_handed_in(client_for, alice, bob, mo, draft, reviewed_site, url, told, state):
    draft.submit(by=alice)
    page = client_for(mo).get(url("innovation_check", draft.slug)).text
    assert "Publish it, or send it back" in page
    assert url("section_edit", draft.slug, "problem") not in page

    client_for(mo).post(url("innovation_publish", draft.slug))

    assert state(draft) == State.PUBLISHED
    assert told(draft, "published") == {alice, bob}


def test_a_moderator_sends_back_with_a_reason(client_for, alice, bob, mo, draft, reviewed_site, url, told, state):
    draft.submit(by=alice)
    address = url("innovation_send_back", draft.slug)

    asked = client_for(mo).post(address, {"reason": " "})
    assert asked.context["send_back_form"].errors["reason"] == ["Write what they should change."]
    assert "There is a problem" in asked.text

    client_for(mo).post(address, {"reason": "Say which role."})
    assert state(draft) == State.DRAFT
    assert told(draft, "sent_back") == {alice, bob}


def test_sending_back_what_is_not_in_review_changes_nothing(client_for, mo, published, url, state):
    response = client_for(mo).post(url("innovation_send_back", published.slug), {"reason": "Why not"})

    assert response.status_code == 409
    assert state(published) == State.PUBLISHED


def test_a_new_edition_takes_in_what_was_added(client_for, alice, bob, published, url, told):
    create_entry(published, kind="tip")

    page = client_for(alice).post(
        url("edition_publish", published.slug), {"whats_new": "A tip from Marsh End."}, follow=True
    )

    edition = published.editions.get(number=2)
    assert "Edition 2" in page.text
    assert (edition.whats_new, edition.entries.count()) == ("A tip from Marsh End.", 4)
    assert told(published, "edition_published") == {bob}


def test_a_new_edition_says_what_is_new(client_for, alice, published, url):
    response = client_for(alice).post(url("edition_publish", published.slug), {"whats_new": ""})

    assert response.context["edition_form"].errors["whats_new"] == ["Write what is new."]
    assert published.editions.count() == 1


def test_a_new_edition_needs_what_the_first_one_needed(client_for, alice, published, url):
    published.entries.of_kind("words").get().remove(by=alice)

    response = client_for(alice).post(url("edition_publish", published.slug), {"whats_new": "Less."})

    assert response.status_code == 409
    assert published.editions.count() == 1


def test_a_draft_has_no_edition_before_it_is_published(client_for, alice, draft, url):
    response = client_for(alice).post(url("edition_publish", draft.slug), {"whats_new": "All of it."})

    assert response.status_code == 409
    assert not draft.editions.exists()


def test_off_the_site_with_a_reason_and_back(client_for, alice, bob, published, url, told, state):
    client = client_for(alice)
    asked = client.post(url("innovation_archive", published.slug), {"reason": ""})
    assert asked.context["form"].errors["reason"] == ["Write why."]

    client.post(url("innovation_archive", published.slug), {"reason": "We moved on."})
    assert (state(published), published.archive_reason) == (State.ARCHIVED, "We moved on.")
    assert told(published, "archived") == {bob}

    client.post(url("innovation_restore", published.slug))
    assert state(published) == State.PUBLISHED


def test_an_archived_one_is_not_published_by_its_address(client_for, alice, url, state):
    innovation = create_publishable_innovation(by=alice)
    innovation.archive(by=alice, reason="Put away.")

    assert client_for(alice).post(url("innovation_publish", innovation.slug)).status_code == 409
    assert state(innovation) == State.ARCHIVED


def test_an_author_says_that_it_still_holds(client_for, alice, published, url):
    client, address = client_for(alice), url("innovation_write", published.slug)
    assert "Does it still hold?" not in client.get(address).text
    published.next_review_on = timezone.localdate() + timedelta(days=20)
    published.save()
    assert "Does it still hold?" in client.get(address).text

    client.post(url("innovation_confirm_review", published.slug))

    published.refresh_from_db()
    assert published.last_reviewed_on == timezone.localdate()
    assert "Does it still hold?" not in client.get(address).text


def test_what_somebody_is_writing_while_it_is_published_does_not_unpublish_it(alice, bob, draft, state):
    as_bob_opened_it = Innovation.objects.get(pk=draft.pk)
    draft.publish(by=alice)

    as_bob_opened_it.edit(by=bob, version=as_bob_opened_it.version, problem="Too many letters.")

    assert state(draft) == State.PUBLISHED
    assert draft.published_at is not None
    assert SearchRecord.objects.filter(kind="innovation", object_id=draft.pk).exists()
