"""How people are named beside what they said or did."""

import pytest
from django.template import engines

from innovations.models import Thanks
from sharehub.activity.models import Notification
from tests.factories import create_published_innovation

pytestmark = pytest.mark.django_db
GONE = "somebody who has left ShareHub"


@pytest.fixture
def left(dan):
    """dan, once his account is closed."""
    dan.is_active = False
    dan.save()
    return dan


def shown(template, person):
    return engines["django"].from_string(template).render({"person": person})


def test_a_closed_account_has_no_name_nor_a_page_nor_one_that_is_gone(alice, left):
    template = "{{ person|shown_name }}"
    assert [shown(template, each) for each in (alice, left, None)] == ["Alice Green", GONE, GONE]

    template = "{% person_link person %}"
    alices = f'<a href="{alice.get_absolute_url()}">Alice Green</a>'
    assert [shown(template, each) for each in (alice, left, None)] == [
        alices,
        GONE.capitalize().replace("sharehub", "ShareHub"),
        GONE.capitalize().replace("sharehub", "ShareHub"),
    ]


def test_a_name_is_never_markup(alice):
    alice.rename("<b>Alice</b>")

    assert "<b>" not in shown("{% person_link person %}{{ person|shown_name }}", alice)


def test_what_happened_is_told_without_the_name_of_a_closed_account(client_for, alice, dan):
    letters = create_published_innovation(by=alice)
    letters.thanks.give(by=dan, words="Thank you!")
    page = client_for(alice)
    assert "Dan Hughes" in page.get("/notifications/").text

    dan.is_active = False
    dan.save()

    text = page.get("/notifications/").text
    assert "Dan Hughes" not in text
    assert "Somebody" in text
    assert Notification.objects.filter(recipient=alice, event__subject_id=Thanks.objects.get().pk).exists()
