"""People doing something similar: why each is there, in what order, and who never is."""

import pytest
from django.urls import reverse

from communities.similar import similar_to
from innovations.models import Challenge, Innovation, TakeUp
from tests.factories import (
    create_challenge,
    create_member,
    create_organisation,
    create_published_innovation,
    create_take_up,
    create_theme,
    create_user,
)

PAGE = reverse("communities:similar_list")


def why(user, **options):
    """{name of a colleague: the reasons}, in order."""
    return {each.person.name: each.reasons for each in similar_to(user, **options)}


@pytest.fixture
def letters(alice):
    return create_published_innovation(by=alice, title="Letters", themes=[create_theme("Letters and results")])


def test_who_works_on_the_same_challenge(alice, carol, dan):
    challenge = create_challenge(by=alice, title="Phones")
    challenge.us_toos.say(organisation=dan.organisation, by=dan)
    challenge.us_toos.say(organisation=carol.organisation, by=carol)

    assert why(dan) == {"Alice Green": ["Works on “Phones” too"], "Carol Whitlock": ["Works on “Phones” too"]}
    # Equal, so whoever is of another PCN comes first, though 29 miles away.
    assert list(why(alice)) == ["Dan Hughes", "Carol Whitlock"]


def test_who_took_up_the_same_and_who_made_it(letters, alice, carol, dan):
    create_take_up(letters, by=carol)
    create_take_up(letters, by=dan)

    assert why(dan, with_themes=False) == {
        "Alice Green": ["Made “Letters”, which you took up"],
        "Carol Whitlock": ["Took up “Letters” too"],
    }
    assert why(alice, with_themes=False) == {
        "Dan Hughes": ["Took up what you made: “Letters”"],
        "Carol Whitlock": ["Took up what you made: “Letters”"],
    }


def test_who_is_in_the_same_network(network, carol, priya, alice, dan):
    assert why(carol) == {name: ["In “Vale practice managers” with you"] for name in ("Alice Green", "Priya Nair")}
    assert why(dan) == {}


def test_who_works_on_the_same_themes(letters, alice, carol, dan, riverside_pcn):
    theme = letters.themes.get()
    create_challenge(by=dan, title="Results", themes=[theme])
    other = create_published_innovation(by=carol, title="Results too", themes=[theme])

    assert why(dan) == {
        "Alice Green": ["Works on Letters and results too"],
        "Carol Whitlock": ["Works on Letters and results too"],
    }
    create_take_up(other, by=create_user("Nell Fox", place=riverside_pcn))
    assert "Nell Fox" in why(dan)
    assert why(dan, with_themes=False) == {}


def test_more_in_common_comes_first_and_then_the_nearest(network, letters, carol, alice, priya, dan):
    create_member(network, dan)
    create_take_up(letters, by=dan)

    assert list(why(dan, with_themes=False)) == ["Alice Green", "Carol Whitlock", "Priya Nair"]
    found = {each.person: each for each in similar_to(dan)}
    assert found[carol].miles == pytest.approx(31, abs=2)
    assert found[priya].miles is None


def test_colleagues_of_the_same_place_and_oneself_are_left_out(network, alice, bob, carol, priya):
    create_member(network, bob)

    assert set(why(alice)) == {"Carol Whitlock", "Priya Nair"}


def test_nobody_without_an_open_account(network, alice, carol, priya):
    alice.is_active = False
    alice.save()

    assert set(why(carol)) == {"Priya Nair"}


def test_what_the_reader_may_not_see_is_no_reason(letters, alice, carol, dan, mo):
    create_take_up(letters, by=carol)
    create_take_up(letters, by=dan)
    challenge = create_challenge(by=dan, title="Phones")
    challenge.us_toos.say(organisation=carol.organisation, by=carol)
    assert set(why(dan)) == {"Alice Green", "Carol Whitlock"}

    TakeUp.objects.filter(recorded_by=carol).update(hidden_at="2026-11-25T09:00Z", hide_reason="x")
    Challenge.objects.update(hidden_at="2026-11-25T09:00Z", hide_reason="x")
    assert set(why(dan)) == {"Alice Green"}

    Innovation.objects.update(hidden_at="2026-11-25T09:00Z", hide_reason="x")
    assert why(dan) == {}


def test_a_network_of_others_is_no_reason(network, scoped, priya, alice, carol, dan):
    """Dan works on the same as none of them; that they share networks is nothing to him."""
    create_challenge(by=dan, title="Phones")

    assert why(dan) == {}


def test_who_left_a_network_is_not_in_it(network, carol, priya, alice):
    network.membership_of(alice).leave(by=alice)

    assert set(why(carol)) == {"Priya Nair"}
    assert why(alice) == {}


def test_whoever_has_not_agreed_to_be_named_made_nothing(letters, alice, dan):
    create_take_up(letters, by=dan)
    assert set(why(dan)) == {"Alice Green"}

    letters.credits.create(person=alice, did="Wrote it", consent="asked", position=1)

    assert why(dan) == {}


def test_the_page_says_whether_they_are_happy_to_talk_and_no_address(network, client_for, carol, alice, priya):
    alice.say_contactable("happy_to_talk")
    priya.say_contactable("not_now")

    page = client_for(carol).get(PAGE).text

    assert "Happy to talk" in page
    assert "Not now; ask here meanwhile" in page
    assert alice.email not in page
    assert "In “Vale practice managers” with you" in page


@pytest.mark.parametrize(("who", "status"), [("carol", 200), ("mo", 200), ("anonymous", 302)])
def test_who_may_see_the_page(who, status, request, client_for, db):
    client = client_for() if who == "anonymous" else client_for(request.getfixturevalue(who))

    assert client.get(PAGE).status_code == status


def test_with_nothing_in_common_it_says_how_to_begin(client_for, bob):
    assert "Colleagues will stand here" in client_for(bob).get(PAGE).text


def test_my_work_shows_the_first_few(client_for, network, carol):
    page = client_for(carol).get(reverse("innovations:my_work"))

    assert "People doing something similar" in page.text
    assert "Alice Green" in page.text


@pytest.mark.parametrize("times", [1, 8])
def test_many_take_as_many_queries_as_few(
    times, client_for, network, letters, carol, dan, riverside_pcn, django_assert_num_queries
):
    create_take_up(letters, by=dan)
    challenge = create_challenge(by=dan, title="Phones", themes=list(letters.themes.all()))
    challenge.us_toos.say(organisation=carol.organisation, by=carol)
    create_member(network, dan)
    for number in range(times):
        person = create_user(f"Person {number}", place=riverside_pcn)
        create_member(network, person)
        challenge.us_toos.create(organisation=create_organisation(f"P {number}", ods_code=f"Z{number}"), person=person)
    client = client_for(dan)
    client.get(PAGE)

    with django_assert_num_queries(20):
        assert len(client.get(PAGE).context["page"].object_list) == times + 3
