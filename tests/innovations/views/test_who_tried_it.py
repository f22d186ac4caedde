"""Who tried it: the list with its pictures, and what the case study's own page says of it."""

import re
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from tests.factories import create_organisation, create_published_innovation, create_take_up, create_user

SVG = re.compile(r'<svg class="sh-picture.*?</svg>', re.DOTALL)


@pytest.fixture
def letters(alice):
    return create_published_innovation(by=alice, title="We took the letters off our GPs")


@pytest.fixture
def look(client_for, letters):
    """`look(user, stage="trying")`: the response with all who tried it."""
    return lambda user=None, **params: client_for(user).get(
        reverse("innovations:take_up_list", args=[letters.slug]), params
    )


@pytest.fixture
def page(client_for, letters):
    """`page(user)`: the HTML of the case study."""
    return lambda user=None: client_for(user).get(letters.get_absolute_url()).text


@pytest.fixture
def chain(letters, carol, dan, priya):
    """carol got it from the origin, dan from carol, priya from dan."""
    first = create_take_up(letters, by=carol, stage="in_use")
    second = create_take_up(letters, by=dan, source="take_up", came_from=first)
    return [first, second, create_take_up(letters, by=priya, source="take_up", came_from=second, stage="planning")]


def names(response):
    return [adopter.name for adopter in response.context["page"].object_list]


def told(innovation, did="changed"):
    entry = next(entry for entry in innovation.current_edition.entries.all() if entry.kind == "step")
    return [
        {"source_id": entry.source_id, "title": "Count", "did": did, "to_what": "Two days.", "why": "We are small."}
    ]


# The list


def test_the_nearest_come_first_to_those_with_a_place_and_the_newest_to_others(look, chain, bob, stranger):
    assert names(look(bob)) == ["Castle Road Surgery", "Kiln Street Surgery", "Riverside PCN"]
    assert names(look(stranger)) == names(look()) == ["Riverside PCN", "Kiln Street Surgery", "Castle Road Surgery"]


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        ("in_use", ["Castle Road Surgery"]),
        ("planning", ["Riverside PCN"]),
        ("stopped", []),
        ("junk", ["Castle Road Surgery", "Kiln Street Surgery", "Riverside PCN"]),
    ],
)
def test_one_stage_alone(stage, expected, look, chain, bob):
    response = look(bob, stage=stage)

    assert names(response) == expected
    assert ("sh-picture" in response.text) == (stage == "junk")


def test_stages_and_settings_are_counted(look, chain, bob):
    assert look(bob).context["spread"].by_setting == {
        "head": ["Stage", "Urban", "Town", "Not known", "All"],
        "rows": [["How we work now", 0, 1, 0, 1], ["Trying it", 1, 0, 0, 1], ["Planning it", 0, 0, 1, 1]],
    }


def test_before_anybody_tried_it_the_page_invites(look, page, bob):
    assert "Whoever tries this says so here" in look(bob).text
    assert "Nobody else has said that they tried this." in page(bob)
    assert "Where it began" in page(bob)


def test_what_is_hidden_is_told_to_nobody_else(look, page, letters, chain, dan, bob, mo):
    chain[1].hide(by=mo, reason="A patient.")

    for reader in (None, bob):
        assert "Kiln Street" not in look(reader).text + page(reader)
        assert "Tried by 1 practice<" in page(reader)
    for reader in (dan, mo):
        assert "Kiln Street" in look(reader).text
        assert "Tried by 2 practices<" in page(reader)


def test_who_may_not_read_the_case_study_may_not_read_this(client_for, alice, carol):
    innovation = create_published_innovation(by=alice, visibility="signed_in")
    create_take_up(innovation, by=carol)
    address = reverse("innovations:take_up_list", args=[innovation.slug])

    assert (client_for().get(address).status_code, client_for(carol).get(address).status_code) == (404, 200)


# The pictures


def test_every_picture_is_xml_with_a_title_and_no_style_of_its_own(look, chain, bob):
    pictures = [ElementTree.fromstring(svg) for svg in SVG.findall(look(bob).text)]

    assert len(pictures) == 3
    for picture in pictures:
        assert picture.get("role") == "img"
        title, description = picture.find("title"), picture.find("desc")
        assert picture.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        assert title.text
        assert description.text
        assert not [element for element in picture.iter() if element.get("style")]


def test_the_tree_and_its_table_say_the_same(look, chain, bob):
    html = look(bob).text
    tree = ElementTree.fromstring(SVG.search(html)[0])
    table = re.search(r"Who got it from whom</caption>(.*?)</table>", html, re.DOTALL)[1]

    drawn = [text.text for text in tree.iter("text") if text.get("class") == "sh-picture__name"]
    assert drawn == ["Riverside Practice", "Castle Road Surgery", "Kiln Street Surgery", "Riverside PCN"]
    in_table = re.findall(r'scope="row">(.*?)</th><td class="nhsuk-table__cell">(.*?)</td>', table)
    assert in_table == [
        ("Castle Road Surgery", "Riverside Practice"),
        ("Kiln Street Surgery", "Castle Road Surgery"),
        ("Riverside PCN", "Kiln Street Surgery"),
    ]


def test_the_map_marks_those_whose_position_is_known(look, chain, bob):
    html = look(bob).text
    places = ElementTree.fromstring(SVG.findall(html)[2])

    titles = {group.find("title").text for group in places.iter("g")}
    assert titles == {
        "Castle Road Surgery, how we work now", "Kiln Street Surgery, trying it", "Riverside Practice", "You",
    }  # fmt: skip
    assert "Of 1 place we do not know where it is." in html


def test_hostile_names_stay_text(look, letters):
    evil = create_organisation('<script>alert("x")</script>', latitude=52.0, longitude=0.1)
    create_take_up(letters, by=create_user("Evil", place=evil))

    html = look().text

    assert "<script>alert" not in html
    assert [ElementTree.fromstring(svg) for svg in SVG.findall(html)]


# The case study


def test_the_lead_counts_and_links(page, letters, chain):
    address = reverse("innovations:take_up_list", args=[letters.slug])

    assert f'<a href="{address}">Tried by 2 practices</a>' in page()


def test_beside_the_step_stands_what_others_made_of_it(page, letters, chain, carol, bob):
    chain[0].steps.tell(told(letters), by=carol, version=chain[0].version)

    html = re.sub(r"\s+", " ", page(bob))

    assert "1 practice changed this" in html
    assert "“Two days. We are small.”" in html
    assert 'Castle Road Surgery</a>, <span class="sh-beside__far">1.9 miles</span>' in html


def test_the_page_ends_with_somebody_to_talk_to_though_its_author_is_not_open_to_it(page, letters, alice, chain, bob):
    letters.edit(by=alice, version=letters.version, is_open_to_contact=False)

    html = page(bob)

    assert (
        re.findall(r'<h2 class="nhsuk-heading-l" id="[a-z]+-h">(.*?)</h2>', html)[-1] == "Talk to someone who tried it"
    )
    assert "They would rather not be asked about this" in html
    assert "Kiln Street Surgery" in html


def test_when_to_catch_them_is_for_signed_in_colleagues(page, chain, dan, bob):
    chain[1].tell(by=dan, version=chain[1].version, is_open_to_talk=True, contact_note="Ring after two.")

    assert "“Ring after two.”" in page(bob)
    assert "Ring after two." not in page()


# Speed


@pytest.mark.parametrize("who", ["anonymous", "bob"])
@pytest.mark.parametrize("name", ["innovation_detail", "take_up_list"])
def test_three_take_no_more_queries_than_one(
    name, who, letters, carol, client_for, request, django_assert_num_queries, django_assert_max_num_queries
):
    client, address = client_for(request.getfixturevalue(who)), reverse(f"innovations:{name}", args=[letters.slug])
    take_up = create_take_up(letters, by=carol)
    take_up.steps.tell(told(letters), by=carol, version=take_up.version)
    client.get(address)
    with django_assert_max_num_queries(25) as captured:
        client.get(address)

    for number in range(2):
        person = create_user(f"Person {number}", place=create_organisation(f"Place {number}", latitude=52, longitude=0))
        more = create_take_up(letters, by=person, source="take_up", came_from=take_up)
        more.steps.tell(told(letters, "dropped"), by=person, version=more.version)

    with django_assert_num_queries(len(captured)):
        client.get(address)


# Near


def test_beside_who_tried_it_stands_who_near_has_not_yet(page, letters, bob, carol, dan):
    create_take_up(letters, by=carol, stage="in_use")
    assert "Near you, not there yet" not in page(bob)

    create_take_up(letters, by=dan, stage="planning")

    assert "Near you, not there yet" in page(bob)
    assert "Near you, not there yet" not in page()


def test_nobody_asks_their_own_place(look, page, letters, alice, dan, carol):
    take_up = create_take_up(letters, by=dan)
    ask = f"?take_up={take_up.pk}"
    own = f'href="{reverse("innovations:ask_create", args=[letters.slug])}">Ask<'

    assert [ask in look(who).text for who in (carol, None, dan)] == [True, True, False]
    assert [own in page(who) for who in (carol, None, alice)] == [True, True, False]


def test_without_a_place_a_postcode_is_asked_for(look, page, chain, stranger, priya, bob):
    for user in (stranger, priya):
        assert "/me/#near" in look(user).text
        assert "/me/#near" in page(user)
    for user in (bob, None):
        assert "/me/#near" not in look(user).text + page(user)


def test_a_postcode_puts_the_nearest_first_and_says_so(look, page, chain, stranger):
    stranger.say_postcode("PE30")

    assert "Nearest first" in look(stranger).text
    assert "Nearest first" in page(stranger)
    assert names(look(stranger))[0] == "Castle Road Surgery"
