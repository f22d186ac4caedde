"""Answering for a meeting, running it, closing it and answering its pulse, done without a mouse."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from communities.models import Meeting
from tests.factories import create_item, create_open_network

from .test_keyboard import tab_to

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def meeting(priya, alice):
    """It was to begin two minutes ago, for an hour, with two items."""
    meeting = create_open_network(by=priya, co_lead=alice).meetings.get()
    for title in ("Welcome", "Phones"):
        create_item(meeting, by=priya, title=title, minutes=20)
    now = timezone.now()
    Meeting.objects.filter(pk=meeting.pk).update(
        starts_at=now - timedelta(minutes=2), ends_at=now + timedelta(minutes=58)
    )
    return Meeting.objects.get(pk=meeting.pk)


def press(page, role, name, key="Enter"):
    tab_to(page, page.get_by_role("main").get_by_role(role, name=name).first, within=80)
    page.keyboard.press(key)


def test_answer_run_close_and_pulse(page, sign_in, meeting, priya):
    address = meeting.get_absolute_url()
    sign_in(page, priya)
    page.goto(address)
    press(page, "button", "Yes")
    expect(page.get_by_text("1 is coming")).to_be_visible()

    page.goto(f"{address}run/")
    press(page, "button", "Start the meeting")
    expect(page.get_by_text("Now, item 1 of 2")).to_be_visible()
    press(page, "button", "Finish, and start Phones")
    expect(page.get_by_text("Now, item 2 of 2")).to_be_visible()
    press(page, "button", "Finish the last item")
    expect(page.get_by_text("That was the last item")).to_be_visible()
    meeting.refresh_from_db()
    Meeting.objects.filter(pk=meeting.pk).update(started_at=meeting.started_at - timedelta(minutes=40))

    press(page, "link", "Close the meeting")
    expect(page.get_by_role("checkbox", name="Priya Nair")).to_be_checked()  # she said yes
    press(page, "button", "Close the meeting")
    press(page, "button", "Did it repay your time?")
    for group in ("Did this repay your time?", "Will you use something from it?"):
        first = page.get_by_role("group", name=group).get_by_role("radio").first
        tab_to(page, first)
        page.keyboard.press("Space")
    press(page, "button", "Send")
    expect(page.get_by_text("Thank you.")).to_be_visible()
    assert [meeting.pulses.get().repaid, meeting.pulses.get().will_use] == [1, 1]
