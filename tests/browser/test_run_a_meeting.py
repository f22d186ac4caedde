"""A meeting on a phone: it is run, an item overruns, it is closed; then the pulse and what was promised."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from communities.models import Meeting
from tests.factories import create_item, create_member, create_open_network

from .walk import Walk

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 375, "height": 812}
IN_SECONDS = 10_000


@pytest.fixture
def meeting(priya, alice, carol):
    """It was to begin two minutes ago, for an hour. carol takes the notes."""
    network = create_open_network(by=priya, co_lead=alice)
    create_member(network, carol)
    meeting = network.meetings.get()
    for title, minutes in (("Welcome", 5), ("Phones", 25), ("Visits", 20)):
        create_item(meeting, by=priya, title=title, minutes=minutes)
    meeting.give_part("recorder", by=priya, person=carol)
    meeting.quick_updates.write(by=carol, doing="Ringing back in turn")
    now = timezone.now()
    Meeting.objects.filter(pk=meeting.pk).update(
        starts_at=now - timedelta(minutes=2), ends_at=now + timedelta(minutes=58)
    )
    return Meeting.objects.get(pk=meeting.pk)


@pytest.fixture(params=[True, False], ids=["phone", "phone-without-javascript"])
def walk(request, new_context, axe):
    return Walk(new_context(java_script_enabled=request.param, viewport=PHONE).new_page(), axe)


def overrun(meeting, minutes):
    """The item that is on began so many minutes before."""
    item = meeting.agenda.get(started_at__isnull=False, finished_at=None)
    meeting.agenda.filter(pk=item.pk).update(started_at=item.started_at - timedelta(minutes=minutes))


def test_run_overrun_close_pulse_and_commitments(walk, sign_in, meeting, priya, alice, carol):
    address = meeting.get_absolute_url()
    sign_in(walk.page, priya)
    walk.go(f"{address}run/")
    walk.press("Start the meeting")
    walk.says("Now, item 1 of 3")
    walk.press("Finish, and start Phones")
    walk.says("Now, item 2 of 3")
    overrun(meeting, minutes=34)
    walk.go(f"{address}run/")
    walk.says("Over by 9 minutes")
    walk.says("Ringing back in turn")
    walk.main.get_by_label("Who", exact=True).select_option(label="Alice Green")
    walk.fill({"Will do what": "shares her script"})
    walk.press("Add")
    walk.says("shares her script")
    walk.press("Finish, and start Visits")
    walk.press("Finish the last item")
    walk.says("That was the last item")

    meeting.refresh_from_db()
    Meeting.objects.filter(pk=meeting.pk).update(started_at=meeting.started_at - timedelta(minutes=40))
    walk.follow("Close the meeting")
    walk.is_headed("How was it, and what came of it?")
    walk.main.get_by_role("checkbox", name="Alice Green").check()
    walk.main.get_by_role("checkbox", name="Priya Nair").check()
    walk.main.get_by_label("In a line").first.fill("Two people on phones at 8")
    walk.press("Close the meeting")
    meeting.refresh_from_db()
    assert meeting.state == "closed"

    walk.follow("Put right who was there")
    walk.is_headed("Who was there?")
    walk.main.get_by_role("checkbox", name="Carol Whitlock").uncheck()
    walk.main.get_by_label("Why was Carol Whitlock not there?").select_option(label="On leave or unwell")
    walk.press("Save who was there")
    walk.says("not there. On leave or unwell")
    walk.follow("Put them right")
    walk.fill({"Notes": "Somebody rang 14 times before 9."})
    walk.press("Save the notes")
    walk.says("Somebody rang 14 times before 9.")

    walk.go(f"{address}pulse/")
    walk.main.get_by_role("group", name="Did this repay your time?").get_by_label("5, very much").check()
    walk.press("Send")
    walk.says("Choose a number from 1 to 5.")
    walk.main.get_by_role("group", name="Will you use something from it?").get_by_label("4", exact=True).check()
    walk.press("Send")
    assert meeting.pulses.get().repaid == 5

    sign_in(walk.page, alice)
    walk.go("/my-work/")
    walk.says("You: shares her script")
    walk.follow("All that you promised")
    walk.follow("Carry over")
    walk.fill({"Day": "1", "Month": "12", "Year": str(timezone.localdate().year + 1)})
    walk.press("Carry it over")
    walk.says("carried over from")
    walk.follow(re.compile("^Let go"))
    walk.fill({"Why, in a line?": "The ICB does it now."})
    walk.press("Let it go")
    walk.go(f"{meeting.network.get_absolute_url()}commitments/?show=ended")
    walk.says("Let go: The ICB does it now.")
    walk.go(f"{meeting.network.get_absolute_url()}outcomes/")
    walk.says("Two people on phones at 8")

    walk.go(address)
    walk.follow("Report a concern about the notes")
    walk.is_headed("What is your concern?")
    walk.main.get_by_role("radio", name="A patient might be identifiable").check()
    walk.press("Tell the moderators")
    walk.says("until a moderator has looked at it")
    walk.go(address)
    walk.says("The notes are hidden since")


def test_all_see_the_same_within_seconds_and_the_clock_ticks(new_context, sign_in, meeting, priya, carol):
    chair, recorder = new_context(viewport=PHONE).new_page(), new_context(viewport=PHONE).new_page()
    for page, who in ((chair, priya), (recorder, carol)):
        sign_in(page, who)
        page.goto(f"{meeting.get_absolute_url()}run/")

    chair.get_by_role("button", name="Start the meeting").click()
    expect(recorder.get_by_role("heading", name="Welcome")).to_be_visible(timeout=IN_SECONDS)
    clock = recorder.get_by_role("timer")
    before = clock.inner_text()
    expect(clock).not_to_have_text(before, timeout=IN_SECONDS)

    recorder.get_by_label("Notes").fill("Ring back within 2 hours.")
    expect(chair.get_by_text("Ring back within 2 hours.")).to_be_visible(timeout=IN_SECONDS)
    expect(recorder.get_by_text("Everyone here can see it.")).to_be_visible(timeout=IN_SECONDS)
    chair.get_by_role("button", name="Finish, and start Phones").click()
    expect(recorder.get_by_text("Now, item 2 of 3")).to_be_visible(timeout=IN_SECONDS)
    assert recorder.get_by_label("Notes").input_value() == "Ring back within 2 hours."


def test_a_lost_connection_is_said_and_the_clock_goes_on(new_context, sign_in, meeting, priya):
    page = new_context(viewport=PHONE).new_page()
    sign_in(page, priya)
    page.goto(f"{meeting.get_absolute_url()}run/")
    page.get_by_role("button", name="Start the meeting").click()
    expect(page.get_by_text("Now, item 1 of 3")).to_be_visible()

    page.context.set_offline(True)
    expect(page.get_by_text("There is no connection.")).to_be_visible(timeout=IN_SECONDS)
    before = page.get_by_role("timer").inner_text()
    expect(page.get_by_role("timer")).not_to_have_text(before, timeout=IN_SECONDS)
    page.get_by_role("button", name="Finish, and start Phones").click()
    expect(page.get_by_text("That did not get through")).to_be_visible(timeout=IN_SECONDS)

    page.context.set_offline(False)
    page.get_by_role("button", name="Finish, and start Phones").click()
    expect(page.get_by_text("Now, item 2 of 3")).to_be_visible(timeout=IN_SECONDS)
    page.reload()
    expect(page.get_by_text("Now, item 2 of 3")).to_be_visible()


def test_two_who_write_the_notes_see_both_texts(new_context, sign_in, meeting, priya, carol):
    meeting.start(by=priya)
    page = new_context(viewport=PHONE).new_page()
    sign_in(page, carol)
    page.goto(f"{meeting.get_absolute_url()}run/")
    meeting.write_notes("What priya wrote.", by=priya, version=meeting.version)
    page.get_by_label("Notes").fill("What carol wrote.")
    expect(page.get_by_text("Somebody else saved this meanwhile:")).to_be_visible(timeout=IN_SECONDS)
    expect(page.locator("blockquote")).to_have_text("What priya wrote.")

    page.get_by_role("button", name="Save what I write here instead").click()
    expect(page.get_by_text("Everyone here can see it.")).to_be_visible(timeout=IN_SECONDS)
    meeting.refresh_from_db()
    assert meeting.notes == "What carol wrote."
