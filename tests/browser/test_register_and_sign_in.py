"""A newcomer makes an account, says where they work, and comes back another day."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from sharehub.people.models import User
from tests.factories import create_published_innovation

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "kettle lanyard otter"


def is_phone(walk):
    return walk.page.viewport_size["width"] < 700


def test_creating_an_account_and_saying_where_one_works(walk, riverside, carol):
    create_published_innovation(by=carol)
    walk.go("/")
    banner = walk.page.get_by_role("banner")
    if is_phone(walk):  # where the header has room for one way in
        walk.follow("Sign in", within=banner)
        walk.follow("Create an account")
    else:
        walk.follow("Create an account", within=banner)
    walk.press("Create an account")
    walk.says("There is a problem")

    walk.fill({"Your name": "Nell Porter", "Email address": "nell@example.org"})
    walk.page.get_by_label("Password", exact=True).fill(PASSWORD)
    walk.press("Create an account")
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", mail.outbox[-1].body).group()
    walk.page.get_by_label(re.compile("code", re.IGNORECASE)).fill(code)
    walk.press("Continue")
    walk.says("Your email address is confirmed.")

    walk.follow("Say where you work")
    walk.fill({"Name, place, postcode or ODS code": "PE30"})
    walk.press("Search")
    walk.follow("Riverside Practice")
    walk.fill({"What do you do there?": "Practice manager"})
    walk.press("Save")
    walk.says("You work at Riverside Practice.")

    assert User.objects.get(email="nell@example.org").works_at(riverside)
    walk.follow("Find how", within=walk.page.get_by_role("navigation", name="Menu"))
    walk.says("Near you")
    walk.says("1.9 miles")


def test_signing_in_leads_back_to_the_page_one_came_for(walk, alice):
    walk.go("/my-work/")
    walk.fill({"Email address": alice.email})
    walk.page.get_by_label("Password", exact=True).fill("a wrong password")
    walk.press("Sign in")
    walk.says("There is a problem")

    walk.page.get_by_label("Password", exact=True).fill("a long enough password")
    walk.press("Sign in")

    walk.is_headed("My work")
    if is_phone(walk):
        walk.page.get_by_role("banner").locator("summary").click()
    walk.page.get_by_role("banner").get_by_role("button", name="Sign out").click()
    walk.look()
    expect(walk.page.get_by_role("banner").get_by_role("link", name="Sign in")).to_be_visible()
