import pytest

from sharehub.people.models import Organisation
from tests.factories import (
    create_advocate,
    create_challenge,
    create_innovation,
    create_organisation,
    create_published_innovation,
    create_take_up,
    create_user,
)

LIST = "/organisations/"


@pytest.mark.parametrize("who", ["alice", "stranger", "mo", "anonymous"])
def test_organisations_are_public(who, riverside, client_for, request):
    client = client_for(request.getfixturevalue(who))
    assert client.get(LIST).status_code == 200
    assert client.get(riverside.get_absolute_url()).status_code == 200


# The list


def test_without_words_nothing_is_listed(riverside, client_for):
    assert list(client_for().get(LIST).context["page"]) == []


@pytest.mark.parametrize("words", ["riverside", "D10001", "pe301ck"])
def test_a_practice_is_found(words, riverside, client_for):
    assert riverside in client_for().get(LIST, {"q": words}).context["page"]


def test_a_postcode_gives_the_nearest_with_their_distance(riverside, castle_road, client_for):
    response = client_for().get(LIST, {"q": "PE30"})
    assert list(response.context["page"]) == [riverside, castle_road]
    assert "Practices nearest to PE30" in response.text
    assert "miles" in response.text


def test_a_postcode_that_nobody_knows_is_no_error(riverside, client_for):
    assert "We know no place with “ZZ99 9ZZ”" in client_for().get(LIST, {"q": "ZZ99 9ZZ"}).text


def test_twenty_a_page(client_for, db):
    for number in range(21):
        create_organisation(f"Surgery {number:02}")
    client = client_for()
    assert [len(client.get(LIST, {"q": "surgery", "page": page}).context["page"]) for page in (1, 2)] == [20, 1]
    assert client.get(LIST, {"q": "surgery", "page": 3}).status_code == 404


@pytest.mark.parametrize("junk", ["(*", '"', "%_%", "' or 1=1 --", "9" * 100, "é" * 100, "q" * 3_000])
def test_junk_is_no_error(junk, riverside, client_for):
    assert client_for().get(LIST, {"q": junk}).status_code == 200


def test_too_long_a_search_is_said_to_be_too_long(client_for, db):
    assert "Search for at most 100 characters." in client_for().get(LIST, {"q": "q" * 101}).text


# One organisation


@pytest.mark.parametrize("code", ["D99999", "x" * 500, "9" * 30, "-"])
def test_an_unknown_code_is_not_found(code, client_for, db):
    assert client_for().get(f"/organisations/{code}/").status_code == 404


def test_a_code_in_small_letters_is_the_same(riverside, client_for):
    assert client_for().get("/organisations/d10001/").context["organisation"] == riverside


def test_it_shows_what_was_made_there_to_those_who_may_see_it(alice, carol, riverside, client_for):
    shown = create_published_innovation(by=alice, title="For everybody")
    for_colleagues = create_published_innovation(by=alice, title="For colleagues", visibility="signed_in")
    create_innovation(by=alice, title="A draft")
    create_published_innovation(by=carol, title="Made elsewhere")

    def made_here(user):
        return list(client_for(user).get(riverside.get_absolute_url()).context["made_here"])

    assert made_here(None) == [shown]
    assert made_here(carol) == made_here(alice) == [for_colleagues, shown]


def test_a_pcn_and_an_icb_show_what_their_practices_made(alice, dan, riverside_pcn, westbrook, client_for):
    made = create_published_innovation(by=alice)
    create_published_innovation(by=dan)
    for place in (riverside_pcn, westbrook):
        assert list(client_for().get(place.get_absolute_url()).context["made_here"]) == [made]


def test_colleagues_see_who_works_there_and_the_public_does_not(alice, bob, stranger, riverside, client_for):
    bob.affiliations.get().end()
    for user, names in [(stranger, ["Alice Green"]), (None, [])]:
        response = client_for(user).get(riverside.get_absolute_url())
        assert [affiliation.person.name for affiliation in response.context["people"] or []] == names
        assert ("Alice Green" in response.text) == bool(names)


@pytest.mark.parametrize("who", ["stranger", "mo", "anonymous"])
def test_nobody_is_shown_an_email(who, alice, riverside, client_for, request):
    user = request.getfixturevalue(who)
    assert alice.email not in client_for(user).get(riverside.get_absolute_url()).text


def test_neighbours_in_one_building_are_one_line(riverside, castle_road, kiln_street, client_for):
    create_organisation("Same House", latitude=castle_road.latitude, longitude=castle_road.longitude)
    response = client_for().get(riverside.get_absolute_url())
    assert [[practice.name for practice in building] for building in response.context["nearest"]] == [
        ["Castle Road Surgery", "Same House"],
        ["Kiln Street Surgery"],
    ]
    assert "1.9 miles" in response.text


def test_a_closed_practice_says_so(client_for, db):
    closed = create_organisation("Closed Surgery", closed_on="2020-01-31")
    assert "since 31 January 2020" in client_for().get(closed.get_absolute_url()).text


def test_a_pcn_lists_its_open_practices(riverside_pcn, riverside, castle_road, client_for):
    create_organisation("Closed Surgery", closed_on="2020-01-31", parent=riverside_pcn)
    response = client_for().get(riverside_pcn.get_absolute_url())
    assert list(response.context["members"]) == [castle_road, riverside]


def test_a_name_is_text_not_markup(client_for, db):
    place = create_organisation("<script>alert(1)</script>")
    assert "<script>alert" not in client_for().get(place.get_absolute_url()).text


@pytest.mark.parametrize("url", [f"{LIST}?q=neighbour", f"{LIST}?q=PE30", f"{LIST}D10001/", f"{LIST}U10001/"])
@pytest.mark.parametrize("signed_in", [True, False])
def test_the_number_of_queries_does_not_grow(
    url, signed_in, alice, riverside, castle_road, client_for, django_assert_max_num_queries
):
    client = client_for(alice if signed_in else None)

    def add_one(number):
        create_published_innovation(by=alice, title=f"Work {number}")
        create_user(f"Colleague {number}", place=riverside)
        create_organisation(
            f"Neighbour {number}", latitude=52.7 + number / 100, longitude=0.4, list_size=8_000, parent=riverside.parent
        )

    def queries():
        with django_assert_max_num_queries(25) as captured:
            client.get(url)
        return len(captured)

    for number in range(15):
        add_one(number)  # as many neighbours as the page asks for, so that the nearest are found in one go
    one = queries()
    for number in range(15, 18):
        add_one(number)
    assert queries() == one
    assert Organisation.objects.count() == 22


# Taken up here, working on, and how it spreads


@pytest.fixture
def spread(alice, carol, dan, bob, mo):
    """Alice's is tried next door and far away, looked at elsewhere, and hidden where Bob's other place tried it."""
    made = create_published_innovation(by=alice, title="Made at Riverside")
    create_take_up(made, by=carol, stage="in_use")
    create_take_up(made, by=dan, stage="trying")
    looking, hidden = create_organisation("Looking Surgery"), create_organisation("Hidden Surgery")
    for place, stage in ((looking, "looking"), (hidden, "trying")):
        bob.affiliations.join(organisation=place, job_role="GP")
        take_up = create_take_up(made, by=bob, organisation=place, stage=stage)
    take_up.hide(by=mo, reason="To look at.")
    return made


@pytest.mark.parametrize(("code", "within", "beyond"), [("D10001", 1, 1), ("U10001", 1, 1), ("QW1", 1, 1)])
def test_what_was_made_here_spreads_within_and_beyond(code, within, beyond, spread, client_for):
    page = client_for().get(f"/organisations/{code}/")

    assert [(each.within, each.beyond) for each in page.context["made_here"]] == [(within, beyond)]
    home = page.context["home"].name
    assert f"Taken up at 1 place in {home} and at 1 place beyond" in page.text


def test_what_is_taken_up_shows_with_its_stage_where_it_is_taken_up(
    spread, client_for, castle_road, riverside_pcn, riverside
):
    def taken_up(place):
        page = client_for().get(place.get_absolute_url())
        return [(take_up.organisation.name, take_up.get_stage_display()) for take_up in page.context["taken_up"]]

    assert taken_up(castle_road) == taken_up(riverside_pcn) == [("Castle Road Surgery", "How we work now")]
    assert taken_up(riverside) == []


def test_what_is_hidden_or_for_colleagues_only_is_not_shown_as_taken_up(alice, dan, kiln_street, client_for):
    create_take_up(create_published_innovation(by=alice, visibility="signed_in"), by=dan)

    numbers = [len(client_for(user).get(kiln_street.get_absolute_url()).context["taken_up"]) for user in (None, alice)]
    assert numbers == [0, 1]


def test_what_they_work_on_is_theirs_or_us_too_while_it_is_open(alice, carol, dan, mo, riverside, client_for):
    ours = create_challenge(by=alice, title="Ours")
    theirs = create_challenge(by=dan, title="Theirs")
    theirs.us_toos.say(organisation=riverside, by=alice)
    create_challenge(by=alice, title="Dropped").drop(by=alice, words="No time.")
    create_challenge(by=alice, title="Hidden").hide(by=mo, reason="To look at.")
    create_challenge(by=carol, title="Next door")

    page = client_for().get(riverside.get_absolute_url())

    assert [(each, each.is_own) for each in page.context["working_on"]] == [(theirs, False), (ours, True)]
    assert "Us too, with Kiln Street Surgery" in page.text


def test_the_newest_five_and_the_way_to_all_of_them(alice, riverside, client_for):
    for number in range(21):
        create_published_innovation(by=alice, title=f"Work {number}")
    client, address = client_for(), riverside.get_absolute_url()

    assert len(client.get(address).context["made_here"]) == 5
    assert "All 21 made here" in client.get(address).text
    assert [len(client.get(address, {"show": "made", "page": page}).context["made_here"]) for page in (1, 2)] == [20, 1]
    assert client.get(address, {"show": "junk"}).status_code == 404
    assert client.get(address, {"show": "made", "page": 3}).status_code == 404


def test_a_closed_practice_keeps_its_history(spread, castle_road, client_for):
    type(castle_road).objects.filter(pk=castle_road.pk).update(closed_on="2020-01-31")

    page = client_for().get(castle_road.get_absolute_url())

    assert "since 31 January 2020" in page.text
    assert len(page.context["taken_up"]) == 1
    assert "Nothing was shared here before it closed." in page.text


def test_neighbours_and_those_like_it_say_what_they_do(spread, carol, riverside, client_for):
    create_published_innovation(by=carol)

    page = client_for().get(riverside.get_absolute_url())

    assert page.context["nearest"][0].organisations[0].doing.in_words == "Shared 1, took up 1"
    assert {place.name: place.doing and place.doing.in_words for place in page.context["alike"]} == {
        "Castle Road Surgery": "Shared 1, took up 1",
        "Kiln Street Surgery": "Took up 1",
        "Looking Surgery": "Took up 1",
        "Hidden Surgery": None,
    }


def test_those_who_look_after_it_find_its_coverage(priya, mo, alice, riverside_pcn, client_for):
    create_advocate(priya, riverside_pcn, by=mo)

    shown = ["/coverage/U10001/" in client_for(user).get("/organisations/U10001/").text for user in (priya, mo, alice)]
    assert shown == [True, True, False]
