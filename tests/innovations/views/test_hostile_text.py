"""Whatever people write, a case study shows it as text."""

import pytest

from tests.factories import create_entry, create_innovation, create_measure, create_published_innovation, create_theme

HOSTILE = '<script>alert("x")</script>\'"><img src=x onerror=alert(1)>'
TEXTS = [
    *("title", "summary", "problem", "what_happens_now", "story", "contact_note"),
    *("roles_needed", "permissions_needed", "it_needed", "funded_by", "kept_going_by"),
]


@pytest.fixture
def page(client_for):
    return lambda innovation, user=None: client_for(user).get(innovation.get_absolute_url()).content.decode()


def test_text_in_every_field_is_shown_as_text(page, alice):
    texts = dict.fromkeys(TEXTS, HOSTILE)
    alice.name = HOSTILE
    alice.save()
    innovation = create_innovation(by=alice, is_open_to_contact=True, themes=[create_theme(HOSTILE)], **texts)
    innovation.organisation.name = HOSTILE
    innovation.organisation.save()
    for kind in ["step", "words", "tipping_point", "failure", "wasted_time", "loss", "blocker", "money", "link", "tip"]:
        names = create_entry(innovation, kind=kind).shape.answers
        create_entry(innovation, kind=kind, **dict.fromkeys(names, HOSTILE))
    create_measure(innovation, what=HOSTILE, unit="<b>hours</b>", period=HOSTILE, how_measured=HOSTILE)
    innovation.credits.give(name=HOSTILE, did=HOSTILE, has_agreed=True, by=alice)
    innovation.publish(by=alice)

    for reader in (None, alice):
        html = page(innovation, reader)
        assert html.count("alert(1)") > 40
        assert "<img" not in html
        assert "<b>" not in html
        assert "<script>alert" not in html
        assert html.count("<script") == 2  # the site's own and the structured data


def test_a_link_that_is_no_web_address_is_not_a_link(page, alice):
    letters = create_published_innovation(by=alice)
    create_entry(letters, kind="link", label="Our list", url="javascript:alert(1)")
    letters.editions.publish(by=alice, whats_new="A link.")

    html = page(letters)

    assert "Our list: javascript:alert(1)" in html
    assert 'href="javascript' not in html
