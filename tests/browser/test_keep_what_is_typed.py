"""What somebody types is kept on the server while they type, whatever happens to the page."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from sharehub.people.models import UnsavedText
from tests.factories import create_innovation

from .walk import Walk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(new_context, axe, sign_in, alice):
    """Alice at her desk, writing about the problem."""
    innovation = create_innovation(by=alice)
    desk = Walk(new_context().new_page(), axe)
    sign_in(desk.page, alice)
    desk.address = reverse("innovations:section_edit", args=[innovation.slug, "problem"])
    desk.innovation = innovation
    desk.go(desk.address)
    return desk


def kept(walk):
    return walk.page.locator("[data-kept]")


def test_what_is_typed_is_kept_and_there_again(desk):
    desk.main.get_by_role("textbox").fill("Twenty people stood before one desk")
    expect(kept(desk)).to_contain_text("Kept at")

    desk.go(desk.address)

    desk.says("not saved yet")
    expect(desk.main.get_by_role("textbox")).to_have_value("Twenty people stood before one desk")
    desk.press("Save and go on")
    desk.innovation.refresh_from_db()
    assert desk.innovation.problem == "Twenty people stood before one desk"
    assert not UnsavedText.objects.exists()


def test_a_slow_press_of_a_button_counts(desk):
    """Leaving the field keeps its text while the mouse is down: the words that say so may not move the button away."""
    desk.main.get_by_role("textbox").fill("Twenty people stood before one desk")
    button = desk.main.get_by_role("button", name="Save and go on")
    button.scroll_into_view_if_needed()
    place = button.bounding_box()
    desk.page.mouse.move(place["x"] + place["width"] / 2, place["y"] + 4)
    with desk.page.expect_response("**/me/unsaved/keep/") as keep:
        desk.page.mouse.down()
    keep.value.finished()
    desk.page.wait_for_timeout(300)

    desk.page.mouse.up()

    desk.says("Saved: What was the everyday problem?")


def test_a_lost_connection_loses_nothing(desk):
    desk.page.context.set_offline(True)
    desk.main.get_by_role("textbox").fill("Twenty people stood before one desk")
    expect(kept(desk)).to_contain_text("there is no connection")

    desk.page.context.set_offline(False)

    expect(kept(desk)).to_contain_text("Kept at")
    assert "Twenty+people" in UnsavedText.objects.get().form


def test_a_session_that_ended_loses_nothing(desk, sign_in, alice):
    session = desk.page.context.cookies()
    desk.page.context.clear_cookies(name="sessionid")
    desk.main.get_by_role("textbox").fill("Twenty people stood before one desk")
    expect(kept(desk)).to_contain_text("You have been signed out")

    desk.page.context.add_cookies(session)
    desk.main.get_by_role("textbox").fill("Twenty people stood before one desk at nine")

    expect(kept(desk)).to_contain_text("Kept at")


def test_the_same_page_in_two_windows_shows_both_texts(desk):
    second = desk.page.context.new_page()
    second.goto(desk.address)
    desk.main.get_by_role("textbox").fill("From the first window")
    expect(kept(desk)).to_contain_text("Kept at")

    second.get_by_role("main").get_by_role("textbox").fill("From the second window")

    line = second.locator("[data-kept]")
    expect(line).to_contain_text("From the first window")
    line.get_by_role("button", name="Keep what I write here instead").click()
    expect(line).to_contain_text("Kept at")
    assert "second+window" in UnsavedText.objects.get().form


def test_two_people_on_one_answer_see_both_texts(desk, alice, bob):
    desk.innovation.authors.create(person=bob, role="editor")
    desk.main.get_by_role("textbox").fill("Alice’s answer")
    expect(kept(desk)).to_contain_text("Kept at")
    desk.innovation.edit(by=bob, version=1, problem="Bob’s answer")

    desk.page.get_by_role("button", name="Save and go on").click()

    desk.says("Somebody saved while you were writing")
    desk.says("Bob’s answer")
    desk.page.get_by_role("button", name="Save mine and go on").click()
    desk.says("Saved: What was the everyday problem?")
    desk.innovation.refresh_from_db()
    assert desk.innovation.problem == "Alice’s answer"
    said = desk.innovation.versions.of_fields(["problem"])
    assert [version.said["problem"] for version in said] == ["Alice’s answer", "Bob’s answer", ""]
