"""Saying "us too", for one of several places too, and taking it back."""

import pytest

from innovations.models import UsToo
from tests.factories import create_challenge


@pytest.fixture
def phones(alice):
    return create_challenge(by=alice)


@pytest.fixture
def say(client_for, phones, url):
    return lambda who, **fields: client_for(who).post(url("us_too_create", phones.slug), fields, follow=True)


def places():
    return [us_too.organisation.name for us_too in UsToo.objects.all()]


def test_one_click_says_it_for_where_they_work_and_two_make_one(carol, say, phones):
    page = say(carol)
    say(carol)

    assert page.request["PATH_INFO"] == phones.get_absolute_url()
    assert "Castle Road Surgery works on it too" in page.text
    assert places() == ["Castle Road Surgery"]


def test_of_several_places_they_choose_one(carol, kiln_street, say):
    carol.affiliations.join(organisation=kiln_street, job_role="Adviser")

    asked = say(carol)
    assert [label for _, label in asked.context["form"].fields["organisation"].choices] == [
        "Castle Road Surgery",
        "Kiln Street Surgery",
    ]
    assert "Choose one of the places shown." in say(carol, organisation="D10001").text
    for _ in range(2):
        say(carol, organisation="D20001")
    assert places() == ["Kiln Street Surgery"]
    assert "Say “us too” for Castle Road Surgery" in say(carol, organisation="D20001").text
    say(carol)
    assert places() == ["Kiln Street Surgery", "Castle Road Surgery"]


def test_nobody_says_it_for_a_place_where_they_do_not_work(carol, say):
    assert "Choose one of the places shown." in say(carol, organisation="D20001").text
    assert places() == []


def test_who_has_no_place_is_asked_where_they_work(stranger, say):
    assert "Say where you work first." in say(stranger).text


def test_a_closed_practice_says_nothing_any_more(carol, castle_road, say):
    castle_road.closed_on = "2026-01-01"
    castle_road.save()

    say(carol)

    assert places() == []


def test_their_own_and_an_ended_one_change_nothing(alice, bob, carol, say, phones):
    say(bob)
    phones.drop(by=alice, words="The PCN does it.")
    say(carol)

    assert places() == []


def test_taking_it_back(carol, dan, bob, client_for, say, phones, url):
    page = say(carol)
    assert "Take back “us too” for Castle Road Surgery" in page.text
    back = url("us_too_take_back", phones.slug, UsToo.objects.get().pk)

    assert [client_for(who).post(back).status_code for who in (dan, bob)] == [403, 403]
    assert [client_for(carol).post(back).status_code for _ in range(2)] == [302, 404]
    assert places() == []


def test_what_is_hidden_cannot_be_joined(carol, mo, phones, client_for, url):
    phones.hide(by=mo, reason="A patient.")

    assert client_for(carol).post(url("us_too_create", phones.slug)).status_code == 404
