import pytest

from sharehub.people.models import Organisation
from tests.factories import create_innovation, create_organisation, create_published_innovation, create_user

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
        with django_assert_max_num_queries(15) as captured:
            client.get(url)
        return len(captured)

    for number in range(15):
        add_one(number)  # as many neighbours as the page asks for, so that the nearest are found in one go
    one = queries()
    for number in range(15, 18):
        add_one(number)
    assert queries() == one
    assert Organisation.objects.count() == 22
