"""The list of what people are working on, the search page's, the home page's and my work's."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import create_challenge, create_organisation, create_theme, create_user

LIST = "/challenges/"


@pytest.fixture
def rows(client_for, db):
    """`rows(user, q="phones")`: the titles of the list, what is in one building in one list."""

    def rows(user=None, **params):
        page = client_for(user).get(LIST, params)
        return [[challenge.title for challenge in building] for building in page.context["page"].object_list]

    return rows


def test_the_nearest_come_first_other_networks_before_ones_own(alice, carol, dan, mo, rows):
    create_challenge(by=carol, title="In our PCN")
    create_challenge(by=dan, title="In another PCN")
    create_challenge(by=alice, title="Our own")
    nowhere = create_user("Nia", place=create_organisation("Nowhere"))
    create_challenge(by=nowhere, title="Nowhere on the map")

    assert rows(alice) == [["In another PCN"], ["Our own"], ["In our PCN"], ["Nowhere on the map"]]
    assert rows(None) == rows(mo) == [["Nowhere on the map"], ["Our own"], ["In another PCN"], ["In our PCN"]]


def test_one_building_is_one_row_and_hides_nothing(alice, carol, castle_road, rows):
    neighbour = create_organisation("Same House", latitude=castle_road.latitude, longitude=castle_road.longitude)
    neighbour.parent = castle_road.parent
    neighbour.save()
    create_challenge(by=carol, title="Older")
    create_challenge(by=create_user("Nia", place=neighbour), title="Newer")

    assert rows(alice) == [["Newer", "Older"]]


def test_words_find_the_best_first_and_each_once(alice, carol, rows):
    create_challenge(by=alice, title="Phones")
    create_challenge(by=carol, title="The queue", details="Because of the phones.")
    create_challenge(by=alice, title="Letters")

    assert rows(alice, q="phones queue") == [["The queue"], ["Phones"]]
    assert rows(alice, q="phones") == [["Phones"], ["The queue"]]
    assert rows(alice, q="xylophone") == []


def test_themes_and_how_it_stands_narrow_it(alice, carol, rows, client_for):
    phones, letters = create_theme("Phones"), create_theme("Letters")
    create_theme("Without any")
    create_challenge(by=alice, title="Open", themes=[phones])
    create_challenge(by=carol, title="Dropped", themes=[letters]).drop(by=carol, words="No time.")

    assert rows() == rows(theme="phones") == rows(theme="no-such") == rows(state="junk") == [["Open"]]
    assert rows(theme="letters") == []
    assert rows(theme="letters", state="all") == [["Dropped"]]
    assert rows(state="solved") == []
    assert [theme.name for theme in client_for().get(LIST).context["working"].themes] == ["Letters", "Phones"]


def test_what_they_may_not_see_is_neither_listed_nor_counted(alice, carol, mo, rows, client_for):
    theme = create_theme("Secret")
    create_challenge(by=alice, title="For colleagues", visibility="signed_in", themes=[theme])
    create_challenge(by=alice, title="Hidden", themes=[theme]).hide(by=mo, reason="A patient.")

    assert (rows(), rows(carol)) == ([], [["For colleagues"]])
    public = client_for().get(LIST)
    assert (len(public.context["working"].keys), public.context["working"].themes) == (0, [])
    assert client_for().get("/").context["working_on"] == []
    assert [each.title for each in client_for(carol).get("/").context["working_on"]] == ["For colleagues"]


def test_an_empty_list_says_what_will_stand_here(client_for, db):
    assert "will stand here" in client_for().get(LIST).text
    assert "Nobody has said that they work on “phones”" in client_for().get(LIST, {"q": "phones"}).text


def test_a_page_at_a_time(alice, rows, client_for):
    for number in range(21):
        place = create_organisation(f"Place {number}")
        create_challenge(by=create_user(f"Nia {number}", place=place), title=f"Number {number}")

    assert len(rows()) == 20
    assert rows(page=2) == [["Number 0"]]
    assert [client_for().get(LIST, {"page": page}).status_code for page in ("3", "0", "x")] == [404, 404, 404]


def test_the_first_page_shows_the_nearest_of_others_with_who_says_us_too(alice, carol, dan, kiln_street, client_for):
    ours = create_challenge(by=alice, title="Ours")
    theirs = create_challenge(by=carol, title="Theirs")
    theirs.us_toos.say(organisation=kiln_street, by=dan)
    create_challenge(by=dan, title="Over").drop(by=dan, words="No time.")

    page = client_for(alice).get("/")

    assert [(each.title, round(each.miles, 1)) for each in page.context["working_on"]] == [("Theirs", 1.9)]
    assert "1 practice says “us too”" in page.text
    assert f"/challenges/{theirs.slug}/us-too/" in page.text
    signed_out = client_for().get("/")
    assert signed_out.context["working_on"] == [theirs, ours]
    assert "/us-too/" not in signed_out.text


def test_a_search_shows_who_works_on_it(alice, carol, client_for):
    create_challenge(by=carol, title="Phones")
    create_challenge(by=carol, title="Phones again").drop(by=carol, words="No time.")

    page = client_for(alice).get("/search/", {"q": "phones"})

    assert [each.title for each in page.context["working_on"]] == ["Phones"]
    assert "People are working on this" in page.text
    assert "/challenges/new/?title=phones" in page.text
    assert client_for(alice).get("/search/").context["working_on"] == []


def test_my_work_has_what_ones_place_is_on_the_open_first(alice, bob, carol, dan, riverside, client_for, url):
    create_challenge(by=dan, title="Elsewhere")
    create_challenge(by=alice, title="Ours")
    create_challenge(by=carol, title="Joined").us_toos.say(organisation=riverside, by=alice)
    create_challenge(by=alice, title="Over").drop(by=alice, words="No time.")

    page = client_for(bob).get(url("my_work"))

    assert [each.title for each in page.context["challenges"]] == ["Joined", "Ours", "Over"]


@pytest.mark.parametrize("who", ["alice", "anonymous"])
@pytest.mark.parametrize("address", ["/", LIST, f"{LIST}?q=phones", "/search/?q=phones", "/my-work/", "detail"])
def test_three_take_as_many_queries_as_one(who, address, alice, carol, riverside, castle_road, client_for, request):
    if (who, address) == ("anonymous", "/my-work/"):
        pytest.skip("they have none")
    client, theme = client_for(request.getfixturevalue(who)), create_theme("Phones")
    first = create_challenge(by=carol, title="Phones", themes=[theme])
    path = first.get_absolute_url() if address == "detail" else address

    def add(number):
        place = create_organisation(f"Practice {number}", latitude=52 + number / 100, longitude=0.4)
        person = create_user(f"Nia {number}", place=place)
        challenge = create_challenge(by=person, title=f"Phones {number}", themes=[theme])
        challenge.us_toos.say(organisation=castle_road, by=carol)
        challenge.us_toos.say(organisation=riverside, by=alice)
        first.us_toos.say(organisation=place, by=person)

    def queries():
        client.get(path)  # what changed is read once
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    add(1)
    once = queries()
    add(2)
    add(3)
    assert queries() == once <= 40


def test_beside_a_search_those_with_most_of_its_words_come_first_and_those_with_few_are_left_out(
    alice, carol, client_for
):
    for title in ("Letters follow our GPs", "Letters at home", "Letters"):
        create_challenge(by=carol, title=title)

    page = client_for(alice).get("/search/", {"q": "letters GPs home evening"})

    assert [each.title for each in page.context["working_on"]] == ["Letters at home", "Letters follow our GPs"]
