"""Something good is noticed, an advocate follows it up and writes the draft, and whoever did it publishes it."""

import pytest
from playwright.sync_api import expect

from innovations.models import Innovation
from tests.factories import create_advocate, create_entry

pytestmark = pytest.mark.django_db(transaction=True)
NOTICED = "They ring everybody back within the hour."
TITLE = "We ring everybody back within the hour"


def test_spotted_talked_to_written_approved_published(walk, sign_in, alice, dan, priya, mo, riverside_pcn):
    create_advocate(priya, riverside_pcn, by=mo)

    sign_in(walk.page, dan)
    notice(walk)

    sign_in(walk.page, priya)
    walk.go("/spotted/")
    walk.follow(NOTICED)
    walk.press("We have talked to them")
    walk.fill({"How did it go?": "She is glad to tell it."})
    walk.press("Note it")
    walk.press("Write it up")
    walk.fill({"What did they do, in one line?": TITLE})
    walk.page.get_by_role("radio", name="Alice Green").check()
    walk.press("Start the draft")
    walk.says("Nobody can publish it before.")
    walk.press("Write the draft")

    innovation = Innovation.objects.get()
    for kind in ("step", "words", "failure"):
        create_entry(innovation, kind=kind, by=priya)
    walk.go(f"/innovations/{innovation.slug}/check/")
    expect(walk.main.get_by_role("button", name="Publish", exact=True)).to_have_count(0)

    sign_in(walk.page, alice)
    walk.go("/my-work/")
    walk.follow(TITLE)
    walk.press("Yes, join in")
    walk.go(f"/innovations/{innovation.slug}/check/")
    walk.press("Publish")
    walk.is_headed("It is published")

    sign_in(walk.page, dan)
    walk.go("/spotted/")
    walk.follow(NOTICED)
    walk.says("Alice Green published it")
    walk.follow(TITLE)
    walk.is_headed(TITLE)


def notice(walk):
    """At the practice's page, somebody says what they noticed."""
    walk.go("/organisations/D10001/")
    walk.follow("Say what you noticed")
    walk.fill({"What did you notice?": NOTICED, "Who should we talk to there?": "Alice, the manager"})
    walk.press("Pass it on")
    walk.is_headed("Thank you")
    walk.follow("See how far it is")
    walk.says("Dan Hughes noticed it")


def test_an_advocate_notes_whom_they_asked(walk, sign_in, priya, mo, riverside, castle_road, riverside_pcn):
    create_advocate(priya, riverside_pcn, by=mo)
    sign_in(walk.page, priya)
    walk.go("/coverage/")
    walk.follow("Riverside PCN")
    walk.follow("Note a contact with Castle Road Surgery")
    walk.fill({"What came of it?": "Rang the manager."})
    walk.press("Note it")
    walk.says("Rang the manager.")


def test_somebody_without_a_practice_gives_a_postcode(walk, sign_in, stranger):
    sign_in(walk.page, stranger)
    walk.go("/me/")
    walk.fill({"Your postcode": "ZZ99 9ZZ"})
    walk.press("Save your postcode")
    walk.says("We do not know the postcode “ZZ99 9ZZ”. Check it, or leave it empty.")
    walk.fill({"Your postcode": "pe30"})
    walk.press("Save your postcode")
    expect(walk.page.get_by_label("Your postcode")).to_have_value("PE30")
