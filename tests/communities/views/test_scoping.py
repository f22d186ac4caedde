"""Scoping: looking first, the worksheet, a fourth focus refused, and opening."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from communities.models import Network
from tests.factories import create_member, create_readied_network, create_theme, create_user

CREATE = reverse("communities:network_create")


def url(name, network, *args):
    return reverse(f"communities:{name}", args=[network.slug, *args])


def test_where_nothing_is_like_it_the_worksheet_follows_at_once(client_for, priya):
    answer = client_for(priya).post(CREATE, {"name": "Wound care in villages", "what_different": "", "themes": []})

    network = Network.objects.get()
    assert answer.url == url("network_scope", network)
    assert (network.name, network.state, network.is_led_by(priya)) == ("Wound care in villages", "scoping", True)


def test_what_exists_is_shown_first_and_what_was_typed_goes_along(client_for, network, dan):
    client, form = client_for(dan), {"name": "Practice managers of the north", "what_different": "More sleep."}
    page = client.post(CREATE, form)
    assert (page.context["found"], Network.objects.count()) == ([network], 1)

    client.post(CREATE, dict(page.context["typed"]) | {"is_looked": "yes"})
    assert Network.objects.get(name=form["name"]).what_different == "More sleep."


def test_what_is_on_the_same_theme_is_shown_too(client_for, network, dan, priya):
    phones = create_theme("Phones")
    network.edit(by=priya, version=network.version, themes=[phones])

    page = client_for(dan).post(CREATE, {"name": "Wound care", "themes": [phones.slug]})

    assert page.context["found"] == [network]


def test_looking_first_shows_nobody_what_they_may_not_know(client_for, network, dan):
    Network.objects.update(visibility="members")

    client_for(dan).post(CREATE, {"name": network.name})

    assert Network.objects.count() == 2


@pytest.mark.parametrize(
    ("part", "posted", "field", "value"),
    [
        ("purpose", {"who_we_are": "We.", "for_whom": "All."}, "who_we_are", "We."),
        ("limits", {"will_not_do": "Chase targets."}, "will_not_do", "Chase targets."),
        ("method", {"method": "visits", "every_weeks": "13"}, "every_weeks", 13),
        ("worth", {"worth_it": "Somebody copied it.", "hours_budget": "24"}, "hours_budget", 24),
        ("doors", {"name": "Ours", "visibility": "members", "joining": "invitation"}, "visibility", "members"),
    ],
)
def test_members_fill_each_part_together(part, posted, field, value, client_for, scoped, carol):
    create_member(scoped, carol)
    page = client_for(carol).get(url("part_edit", scoped, part))
    opened = {name: page.context["form"][name].value() for name in ("version", "seen")}

    answer = client_for(carol).post(url("part_edit", scoped, part), posted | opened)

    scoped.refresh_from_db()
    assert (answer.status_code, getattr(scoped, field)) == (302, value)


def test_two_who_write_the_same_part_lose_nothing(client_for, scoped, priya):
    page = client_for(priya).get(url("part_edit", scoped, "limits"))
    opened = {name: page.context["form"][name].value() for name in ("version", "seen")}
    scoped.edit(by=priya, version=scoped.version, will_not_do="Speak for the PCN.")

    answer = client_for(priya).post(url("part_edit", scoped, "limits"), {"will_not_do": "Chase targets."} | opened)

    assert answer.status_code == 409
    assert ("Speak for the PCN." in answer.text, "Chase targets." in answer.text) == (True, True)


@pytest.mark.parametrize(
    ("part", "posted", "words"),
    [
        ("method", {"method": "own"}, "Write how you will work, one step to a line."),
        ("method", {"every_weeks": "27"}, "Enter a number of weeks from 1 to 26."),
        ("worth", {"hours_budget": "0"}, "Enter a number of hours from 1 to 500."),
        ("doors", {"name": "Ours", "visibility": "members", "joining": "open"}, "choose “By invitation only”."),
        ("doors", {"name": "", "visibility": "everyone", "joining": "open"}, "Write what it is called."),
        ("purpose", {"by_when_day": "31", "by_when_month": "2", "by_when_year": "2027"}, "Enter a real date"),
    ],
)
def test_what_a_part_refuses(part, posted, words, client_for, scoped, priya):
    assert words in client_for(priya).post(url("part_edit", scoped, part), posted | {"version": 1}).text


def test_a_fourth_focus_is_refused_with_words(client_for, scoped, priya):
    client = client_for(priya)
    for name in ("Phones", "Letters", "Staff"):
        client.post(url("focus_list", scoped), {"name": name})

    answer = client.post(url("focus_list", scoped), {"name": "Everything", "about": "And more"})

    assert "There are three already." in answer.text
    assert 'value="Everything"' in answer.text
    assert [focus.name for focus in scoped.focuses.all()] == ["Phones", "Letters", "Staff"]


def test_dropping_one_makes_room(client_for, scoped, priya):
    client = client_for(priya)
    for name in ("Phones", "Letters", "Staff"):
        client.post(url("focus_list", scoped), {"name": name})
    client.post(url("focus_drop", scoped, scoped.focuses.get(name="Letters").pk))

    client.post(url("focus_list", scoped), {"name": "Wounds"})

    assert [focus.name for focus in scoped.focuses.all()] == ["Phones", "Wounds", "Staff"]


def test_the_worksheet_says_what_is_missing_and_opens_nothing(client_for, scoped, priya):
    answer = client_for(priya).post(url("network_open", scoped))

    assert answer.status_code == 409
    assert [each.code for each in answer.context["missing"]][-2:] == ["leads", "meeting"]
    assert Network.objects.get().state == "scoping"


def test_with_everything_there_it_opens(client_for, priya, alice):
    network = create_readied_network(by=priya, co_lead=alice)

    client_for(priya).post(url("network_open", network))

    assert Network.objects.get().state == "active"


def test_a_member_who_leads_nothing_does_not_open_it(client_for, priya, alice, carol):
    network = create_readied_network(by=priya, co_lead=alice)
    create_member(network, carol)

    assert client_for(carol).post(url("network_open", network)).status_code == 403


def test_text_about_a_patient_is_asked_about_before_it_is_saved(client_for, scoped, priya):
    text = "Mrs Jane Smith, born 3 May 1941, NHS number 943 476 5919"
    client_for(priya).post(url("part_edit", scoped, "limits"), {"will_not_do": text, "version": 1})

    assert Network.objects.get().will_not_do == ""


def test_the_address_it_had_while_it_was_scoped_still_leads_to_it(client_for, priya, alice):
    network = create_readied_network(by=priya, co_lead=alice)
    before = url("network_members", network)
    network.open(by=priya)

    assert client_for(priya).get(before).url == url("network_members", network)


@pytest.mark.parametrize("name", ["network_scope", "network_detail"])
def test_thirty_members_take_as_many_queries_as_three(name, client_for, scoped, priya, django_assert_num_queries):
    client = client_for(priya)
    for number in range(3):
        create_member(scoped, create_user(f"Person {number}"))
    client.get(url(name, scoped))
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(url(name, scoped))
    for number in range(3, 30):
        create_member(scoped, create_user(f"Person {number}"))

    with django_assert_num_queries(len(few)):
        client.get(url(name, scoped))
