"""The first page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    create_innovation,
    create_organisation,
    create_published_innovation,
    create_take_up,
    create_theme,
    create_user,
)

HOME = "/"


@pytest.fixture
def home(client_for, db):
    return lambda user=None: client_for(user).get(HOME)


def titles(innovations):
    return [innovation.title for innovation in innovations]


def test_it_asks_what_they_are_trying_to_solve(home):
    page = home()

    assert "What are you trying to solve?" in page.text
    assert 'action="/search/"' in page.text


def test_an_empty_site_says_what_will_stand_here(home):
    page = home()

    assert (page.context["newest"], page.context["lately"], page.context["themes"]) == ([], [], [])
    assert "Nobody has shared anything yet." in page.text


def test_without_a_place_the_newest_come_first_and_the_next_below(alice, stranger, home):
    for number in range(10):
        create_published_innovation(by=alice, title=f"Number {number}")

    for user in (None, stranger):
        page = home(user)
        assert titles(page.context["newest"]) == ["Number 9", "Number 8", "Number 7"]
        assert titles(page.context["lately"]) == ["Number 6", "Number 5", "Number 4", "Number 3", "Number 2"]
        assert page.context["near_you"] == []
    assert "Sign in to see what is near you" in home().text
    assert 'href="/me/#near">give your postcode</a> to see what is near you' in home(stranger).text


def test_without_a_place_what_most_places_tried_comes_first(alice, carol, dan, stranger, home):
    for number in range(4):
        create_published_innovation(by=alice, title=f"Number {number}")
    little, most = (create_published_innovation(by=alice, title=title) for title in ("Tried once", "Tried twice"))
    for innovation, person in ((little, dan), (most, dan), (most, carol)):
        create_take_up(innovation, by=person)

    for user in (None, stranger):
        page = home(user)
        assert titles(page.context["most_taken_up"]) == ["Tried twice", "Tried once"]
        assert titles(page.context["newest"]) == []
        assert titles(page.context["lately"]) == ["Number 3", "Number 2", "Number 1", "Number 0"]
        assert "Most taken up" in page.text


def test_a_card_says_how_many_tried_it(alice, carol, dan, home):
    create_take_up(create_published_innovation(by=alice, title="Number 1"), by=dan)
    create_published_innovation(by=carol, title="Not tried")

    assert "Riverside PCN · 1 has tried it" in home().text
    cards = {each.title: each.have_tried for each in home(dan).context["near_you"]}
    assert cards == {"Number 1": "1 has tried it", "Not tried": ""}


def test_those_whose_place_is_not_on_the_map_are_asked_for_a_postcode(alice, priya, home):
    create_published_innovation(by=alice)

    assert "We do not know where Riverside PCN is." in home(priya).text
    assert "/me/#near" in home(priya).text
    assert "/me/#near" not in home(alice).text + home().text


def test_near_you_shows_other_networks_first_with_miles(alice, carol, dan, riverside, home):
    create_published_innovation(by=carol, title="In our PCN")
    create_published_innovation(by=dan, title="In another PCN")
    create_published_innovation(by=alice, title="Our own")

    page = home(alice)

    assert [(each.title, round(each.miles, 1)) for each in page.context["near_you"]] == [
        ("In another PCN", 28.9),
        ("In our PCN", 1.9),
    ]
    assert titles(page.context["lately"]) == ["Our own"]
    assert "1.9 miles" in page.text


def test_near_you_has_the_newest_of_each_building(alice, riverside_pcn, castle_road, carol, home):
    neighbour = create_organisation("Same House", latitude=castle_road.latitude, longitude=castle_road.longitude)
    create_published_innovation(by=carol, title="Older")
    create_published_innovation(by=create_user("Nia", place=castle_road), title="Newer")
    create_published_innovation(by=create_user("Ola", place=neighbour), title="Of a neighbour without a PCN")

    assert titles(home(alice).context["near_you"]) == ["Of a neighbour without a PCN", "Newer"]


def test_somebody_whose_place_is_not_on_the_map_sees_the_newest(alice, priya, home):
    create_published_innovation(by=alice, title="The newest")

    assert (titles(home(priya).context["newest"]), home(priya).context["near_you"]) == (["The newest"], [])


def test_nothing_is_shown_that_they_may_not_know_of(alice, carol, dan, stranger, home):
    hidden = create_theme("Hidden")
    create_published_innovation(by=dan, title="For colleagues", visibility="signed_in", themes=[hidden])
    create_innovation(by=dan, title="A draft", themes=[hidden])
    create_published_innovation(by=dan, title="Put away").archive(by=dan, reason="Old.")

    def everything(user):
        context = home(user).context
        return titles([*context["near_you"], *context["newest"], *context["lately"]]), titles_of(context["themes"])

    def titles_of(themes):
        return [(theme.name, theme.number) for theme in themes]

    assert everything(None) == ([], [])
    assert everything(carol) == everything(stranger) == (["For colleagues"], [("Hidden", 1)])
    assert everything(dan) == (["For colleagues"], [("Hidden", 1)])


def test_the_eight_largest_themes_and_the_way_to_all(alice, home):
    themes = [create_theme(f"Theme {number}") for number in range(10)]
    create_published_innovation(by=alice, themes=themes)
    create_published_innovation(by=alice, themes=themes[-1:])

    page = home()

    assert [theme.name for theme in page.context["themes"]] == ["Theme 9", *(f"Theme {number}" for number in range(7))]
    assert "All 10 themes" in page.text


@pytest.mark.parametrize("who", ["alice", "stranger", "anonymous"])
def test_thirty_take_as_many_queries_as_nine(who, dan, carol, client_for, request):
    client = client_for(request.getfixturevalue(who))

    def add(number):
        for at in range(number):
            place = create_organisation(f"Practice {at}", latitude=52 + at / 100, longitude=0.4)
            made = create_published_innovation(by=dan, organisation=place, themes=[create_theme(f"{place.ods_code}")])
            create_take_up(made, by=carol)

    def queries():
        client.get(HOME)  # what changed is read once
        with CaptureQueriesContext(connection) as captured:
            client.get(HOME)
        return len(captured)

    add(9)
    nine = queries()
    add(21)
    assert queries() == nine <= 15
