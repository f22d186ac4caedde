"""Slots: what apps above put on the pages of those below."""

import pytest
from django.template import engines

from sharehub.core import slots


@pytest.fixture
def filled(monkeypatch):
    monkeypatch.setattr(slots, "_filled", {})
    return slots.fill


def render(rf, user, text, **context):
    request = rf.get("/")
    request.user = user
    return engines["django"].from_string(text).render(context, request)


def test_what_fills_it_shows_with_what_the_page_hands_over(filled, rf, alice):
    def values(user, word):
        return {"items": [{"label": f"{user.name} {word}", "url": "/"}]}

    for _ in range(2):  # an app that is made ready twice
        filled("here", "components/chips.html", values)
    shown = render(rf, alice, '{% slot "here" word %}', word="<b>")

    assert shown.count("Alice Green &lt;b&gt;") == 1
    assert "<ul" in shown


def test_an_empty_one_shows_nothing(filled, rf, alice):
    assert render(rf, alice, '[{% slot "nowhere" %}]') == "[]"
