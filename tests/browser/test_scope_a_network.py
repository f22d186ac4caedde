"""Two people scope a network: what is missing, the worksheet, a fourth focus refused, and the day it opens."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from communities.models import Network
from tests.factories import create_open_network

NEXT_YEAR = timezone.localdate().year + 1

pytestmark = pytest.mark.django_db(transaction=True)


def test_scope_refuse_a_fourth_focus_open(walk, sign_in, priya, alice, carol, dan):
    create_open_network(by=carol, co_lead=dan, name="Practice managers of the north")
    sign_in(walk.page, priya)
    walk.go("/")
    walk.follow("Networks", within=walk.page.get_by_role("navigation", name="Menu"))
    walk.is_headed("Networks")
    walk.press("Begin a network")
    walk.fill({"What is it called?": "Vale practice managers"})
    walk.press("Go on")
    walk.is_headed("Look first: is it one of these?")
    walk.press("Ours is different: begin it")
    walk.is_headed("Find out what it is for")
    walk.says("A second person who leads with you")

    walk.follow("What are you for?")
    walk.fill(
        {
            "Who are you?": "Fourteen practices of the vale.",
            "What will be different?": "Nobody waits more than 5 minutes.",
            "For whom?": "Patients who ring us.",
            "Day": "1",
            "Month": "7",
            "Year": str(NEXT_YEAR),
        }
    )
    walk.press("Save and go on")
    walk.is_headed("What will you not do?")
    walk.follow("Skip for now")
    walk.is_headed("What will you work on?")
    for name in ("Phones", "Letters", "Staff"):
        walk.fill({"What will you work on?": name})
        walk.press("Choose it")
    walk.fill({"What will you work on?": "Everything else"})
    walk.press("Choose it")
    walk.says("There are three already.")
    expect(walk.page.get_by_role("textbox", name="What will you work on?")).to_have_value("Everything else")
    walk.follow("Go on")
    walk.is_headed("How will you work?")
    walk.main.get_by_role("radio", name="Quick-update round").check()
    walk.fill({"How many weeks from one meeting to the next?": "4"})
    walk.press("Save and go on")
    walk.is_headed("Will it be worth it?")

    walk.follow("Worksheet", within=walk.page)
    walk.follow("ask somebody to lead with you")
    walk.fill({"Their email address": alice.email})
    walk.main.get_by_role("checkbox", name="Ask them to lead with you").check()
    walk.press("Invite them")
    link = walk.main.get_by_role("link", name="/networks/invitations/").get_attribute("href")

    sign_in(walk.page, alice)
    worksheet = Network.objects.get(name="Vale practice managers").worksheet_url
    walk.go(worksheet)
    walk.follow("What are you for?")
    walk.says("Nobody waits more than 5 minutes.")
    walk.fill({"What would you ask, or change?": "Five minutes on a Monday too?"})
    walk.press("Say it")
    walk.says("Five minutes on a Monday too?")
    walk.page.goto(link)
    walk.is_headed("Lead “Vale practice managers” together?")
    walk.press("Yes, count me in")
    walk.says("It is being scoped")

    sign_in(walk.page, priya)
    walk.go(worksheet)
    walk.says("by when. 1 comment")
    walk.follow("What are you for?")
    walk.press(re.compile("^Settled"))
    walk.says("1 settled")
    walk.go(worksheet)
    walk.follow("say when you meet")
    walk.is_headed("When do you meet?")
    walk.fill({"What is it about?": "The phones at 8"})
    for part, number in (("Day", "12"), ("Month", "1"), ("Year", str(NEXT_YEAR))):
        walk.main.get_by_role("textbox", name=part, exact=True).fill(number)
    walk.fill({"From": "12:30pm", "Until": "2pm", "Link to join online": "https://meet.example/vale"})
    walk.press("Set it")
    walk.says("Now give it an agenda.")
    walk.go(worksheet)
    walk.press("Open the network")
    walk.is_headed("Vale practice managers")
    walk.says("Nobody waits more than 5 minutes.")
    walk.follow("Quick-update round")
    walk.says("When not to use it")
