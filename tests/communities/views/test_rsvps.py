"""Answering from a button, from the form, and for somebody who phoned."""

import pytest

from communities.models import Rsvp
from tests.factories import create_meeting


@pytest.fixture
def meeting(network, priya):
    """In a room for one, or online."""
    return create_meeting(network, by=priya, kind="both", place="Upstairs", places=1)


@pytest.fixture
def press(client_for, meeting, url):
    return lambda who, **said: client_for(who).post(url("rsvp_answer", meeting.pk), said, follow=True)


@pytest.mark.parametrize(
    ("coming", "answer", "how"),
    [("room", "yes", "room"), ("online", "yes", "online"), ("maybe", "maybe", ""), ("no", "no", "")],
)
def test_one_press_answers(coming, answer, how, press, carol):
    press(carol, coming=coming)

    rsvp = Rsvp.objects.get()
    assert (rsvp.answer, rsvp.how) == (answer, how)


def test_a_press_leaves_the_note_as_it_was(press, carol):
    press(carol, coming="room", note="Ten minutes late")
    press(carol, coming="online")

    assert Rsvp.objects.get().note == "Ten minutes late"


def test_who_waits_is_told_so(press, priya, carol):
    press(priya, coming="room")

    page = press(carol, coming="room")

    assert "All places are taken: you wait for one" in page.text
    assert "You wait for a place, as number 1." in page.text


def test_too_late_is_said_in_words(press, meeting, priya, carol):
    meeting.cancel(by=priya, reason="Snow")

    page = press(carol, coming="room", note="I bring the rota")

    assert page.context["form"].non_field_errors() == ["This meeting was cancelled, so there is nothing to answer."]
    assert page.context["form"]["note"].value() == "I bring the rota"


@pytest.mark.parametrize("coming", ["", "yes", "9" * 30])
def test_what_cannot_be_said_is_refused(coming, press, carol):
    assert list(press(carol, coming=coming).context["form"].errors) == ["coming"]


def test_a_lead_answers_for_somebody(client_for, meeting, priya, carol, url):
    said = {"user": carol.pk, "coming": "room", "note": "Phoned"}

    page = client_for(priya).post(url("rsvp_answer_for", meeting.pk), said, follow=True)

    assert "Carol Whitlock: yes. They are told." in page.text
    assert Rsvp.objects.get().answered_by == priya


def test_only_for_members(client_for, meeting, priya, dan, url):
    page = client_for(priya).post(url("rsvp_answer_for", meeting.pk), {"user": dan.pk, "coming": "room"})

    assert list(page.context["form"].errors) == ["user"]
