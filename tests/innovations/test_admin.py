"""What moderators do in the admin."""

import pytest
from django.urls import reverse

from innovations.models import Advocate, State
from tests.factories import (
    create_challenge,
    create_innovation,
    create_publishable_innovation,
    create_published_innovation,
    create_take_up,
)

LIST = "/admin/innovations/innovation/"


@pytest.fixture
def handed_in(alice, settings):
    settings.REVIEW_BEFORE_PUBLISHING = True
    innovation = create_publishable_innovation(by=alice)
    innovation.submit(by=alice)
    return innovation


def act(client, innovation, action, **more):
    return client.post(LIST, {"action": action, "_selected_action": [innovation.pk], **more}, follow=True)


def test_moderators_see_what_was_handed_in_and_no_drafts(client_for, mo, alice, handed_in):
    create_innovation(by=alice, title="Nobody’s business yet")

    page = client_for(mo).get(LIST).text

    assert handed_in.title in page
    assert reverse("innovations:innovation_check", args=[handed_in.slug]) in page
    assert "Nobody’s business yet" not in page


def test_others_do_not_get_in(client_for, alice, handed_in):
    assert client_for(alice).get(LIST).status_code == 302


def test_publishing(client_for, mo, handed_in):
    act(client_for(mo), handed_in, "publish")

    handed_in.refresh_from_db()
    assert (handed_in.state, handed_in.published_by) == (State.PUBLISHED, mo)


@pytest.mark.parametrize(("action", "state"), [("send_back", State.DRAFT), ("archive", State.ARCHIVED)])
def test_what_needs_a_reason_asks_for_it(action, state, client_for, mo, handed_in):
    asked = act(client_for(mo), handed_in, action)
    assert 'name="reason"' in asked.text

    act(client_for(mo), handed_in, action, reason="Somebody could be recognised.")

    handed_in.refresh_from_db()
    assert handed_in.state == state


def test_what_cannot_be_done_is_said(client_for, mo, alice):
    published = create_published_innovation(by=alice)

    page = act(client_for(mo), published, "send_back", reason="Why not")

    assert "was not sent back" in page.text
    published.refresh_from_db()
    assert published.state == State.PUBLISHED


def test_one_page_opens_and_changes_nothing_of_what_they_wrote(client_for, mo, handed_in):
    page = client_for(mo).get(f"{LIST}{handed_in.pk}/change/")

    assert page.status_code == 200
    assert 'name="title"' not in page.text


def act_on_take_up(client, take_up, action, **more):
    address = "/admin/innovations/takeup/"
    return client.post(address, {"action": action, "_selected_action": [take_up.pk], **more}, follow=True)


def test_moderators_hide_and_show_what_a_place_told(client_for, mo, alice, dan):
    take_up = create_take_up(create_published_innovation(by=alice), by=dan)
    client = client_for(mo)
    assert 'name="reason"' in act_on_take_up(client, take_up, "hide").text

    act_on_take_up(client, take_up, "hide", reason="A name.")
    take_up.refresh_from_db()
    assert (take_up.hidden_by, take_up.hide_reason) == (mo, "A name.")
    assert dan.notifications.filter(event__verb="takeup_hidden").exists()

    act_on_take_up(client, take_up, "show_again")
    take_up.refresh_from_db()
    assert take_up.is_hidden is False


def test_a_reason_that_is_too_long_is_asked_for_again(client_for, mo, alice, dan):
    take_up = create_take_up(create_published_innovation(by=alice), by=dan)

    act_on_take_up(client_for(mo), take_up, "hide", reason="x" * 201)

    take_up.refresh_from_db()
    assert take_up.is_hidden is False


def test_nobody_changes_in_the_admin_what_a_place_told(client_for, mo, alice, dan):
    take_up = create_take_up(create_published_innovation(by=alice), by=dan)
    address = f"/admin/innovations/takeup/{take_up.pk}/change/"

    page = client_for(mo).get(address)

    assert page.status_code == 200
    assert 'name="stage"' not in page.text
    assert client_for(dan).get(address).status_code == 302
    assert client_for(mo).get("/admin/innovations/takeup/add/").status_code == 403
    assert client_for(mo).get("/admin/innovations/takeup/?hidden=yes").status_code == 200


# Advocates

ADVOCATES = "/admin/innovations/advocate/"


def test_a_moderator_gives_the_part_of_an_advocate_and_ends_it(client_for, mo, priya, westbrook):
    client = client_for(mo)
    for _ in range(2):  # again changes nothing
        assert client.post(f"{ADVOCATES}add/", {"person": priya.pk, "organisation": westbrook.pk}).status_code == 302
    advocate = Advocate.objects.get()
    assert (advocate.person, advocate.organisation, advocate.given_by) == (priya, westbrook, mo)
    assert client.get(ADVOCATES).status_code == client.get(f"{ADVOCATES}{advocate.pk}/change/").status_code == 200

    client.post(ADVOCATES, {"action": "end", "_selected_action": [advocate.pk]})

    assert not Advocate.objects.current().exists()


def test_nobody_looks_after_a_practice(client_for, mo, priya, riverside):
    page = client_for(mo).post(f"{ADVOCATES}add/", {"person": priya.pk, "organisation": riverside.pk})

    assert "Choose a PCN or an ICB." in page.text
    assert not Advocate.objects.exists()


def test_others_give_nobody_that_part(client_for, alice, priya, westbrook):
    client_for(alice).post(f"{ADVOCATES}add/", {"person": priya.pk, "organisation": westbrook.pk})

    assert not Advocate.objects.exists()


def test_a_challenge_is_hidden_with_a_reason_and_shown_again(client_for, mo, alice):
    challenge, address = create_challenge(by=alice), "/admin/innovations/challenge/"

    def act(action, **more):
        return client_for(mo).post(address, {"action": action, "_selected_action": [challenge.pk], **more}, follow=True)

    assert 'name="reason"' in act("hide").text
    assert 'name="reason"' in act("hide", reason="x" * 201).text
    act("hide", reason="A patient could be recognised.")
    challenge.refresh_from_db()
    assert (challenge.is_hidden, challenge.hidden_by) == (True, mo)

    act("show_again")
    challenge.refresh_from_db()
    assert not challenge.is_hidden
    assert client_for(mo).get(f"{address}{challenge.pk}/change/").status_code == 200
    assert client_for(alice).get(address).status_code == 302
