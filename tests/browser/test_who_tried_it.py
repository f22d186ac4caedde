"""Somebody reads what others made of a case study, and sees how it spread."""

import pytest
from playwright.sync_api import expect

from tests.factories import create_published_innovation, create_take_up

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def letters(alice, carol, dan):
    innovation = create_published_innovation(by=alice, title="We took the letters off our GPs", is_open_to_contact=True)
    first = create_take_up(innovation, by=carol, stage="in_use")
    entry = next(entry for entry in innovation.current_edition.entries.all() if entry.kind == "step")
    change = {"source_id": entry.source_id, "title": "Count your letters", "did": "changed"}
    added = {"source_id": None, "title": "Tell the hospital", "did": "added", "to_what": "We wrote.", "why": ""}
    first.steps.tell([change | {"to_what": "Two days.", "why": ""}, added], by=carol, version=first.version)
    second = create_take_up(innovation, by=dan, source="take_up", came_from=first)
    second.stop(by=dan, reason="champion_left")
    return innovation


def test_reading_who_tried_it_and_how_it_spread(walk, sign_in, bob, letters):
    sign_in(walk.page, bob)
    walk.go(letters.get_absolute_url())
    walk.says("1 practice changed this")
    walk.says("Tell the hospital")
    expect(walk.main.locator("#talk")).to_contain_text("Kiln Street Surgery")

    walk.follow("Tried by 2 practices, 1 stopped")
    walk.is_headed("Who tried it")
    walk.page.get_by_text("The same as a table").first.click()
    expect(walk.page.get_by_role("cell", name="Castle Road Surgery").first).to_be_visible()
    expect(walk.page.get_by_role("img", name="Where it is tried")).to_be_visible()

    walk.follow("stopped 1")
    expect(walk.main.locator(".sh-rows > li")).to_have_count(1)
