"""The filters as a page shows them, and the ways out of an empty list."""

import pytest
from django.http import QueryDict

from innovations.narrowing import Narrowing
from tests.factories import create_published_innovation, create_theme


@pytest.fixture
def narrow(look):
    return lambda user, address="": Narrowing(look(user, address))


def address_of(url):
    return QueryDict(url.removeprefix("?"))


ON = (
    "q=letters&exact=1&sort=newest&page=2&stage=idea&stage=in_use&has=has_failures&has=has_measures"
    "&theme=letters&icb=QW1&pcn=U10001&where=our_icb&near=D20001&miles=50"
)


def test_each_chip_takes_off_exactly_one(alice, dan, narrow):
    create_theme("Letters")
    create_published_innovation(by=dan)
    narrowing = narrow(alice, ON)
    pairs = {(name, value) for name, values in QueryDict(ON).lists() for value in values}

    assert {
        chip["label"]: pairs - {(name, value) for name, values in address_of(chip["url"]).lists() for value in values}
        for chip in narrowing.chips
    } == {
        label: {("page", "2"), *off}
        for label, off in {
            "Idea": [("stage", "idea")],
            "How we work now": [("stage", "in_use")],
            "What failed, or wasted time": [("has", "has_failures")],
            "Numbers before and after": [("has", "has_measures")],
            "Letters": [("theme", "letters")],
            "Westbrook ICB": [("icb", "QW1")],
            "Riverside PCN": [("pcn", "U10001")],
            "In our ICB": [("where", "our_icb")],
            "Within 50 miles of D20001": [("miles", "50"), ("near", "D20001")],
        }.items()
    }


def test_all_filters_off_leaves_the_words_and_the_order(alice, dan, narrow):
    create_published_innovation(by=dan)

    off = address_of(narrow(alice, ON).clear_url)

    assert off.dict() == {"q": "letters", "exact": "1", "sort": "newest"}


def test_only_values_that_lead_somewhere_are_shown_and_those_that_are_ticked(alice, narrow):
    create_published_innovation(by=alice, stage="idea", themes=[create_theme("Letters")])
    create_theme("Phones")

    groups = {group["name"]: group["options"] for group in narrow(alice, "cost=over_20000").groups}
    assert groups["cost"] == [{"value": "over_20000", "label": "Over £20,000", "count": 0, "is_ticked": True}]

    groups = {group["name"]: group["options"] for group in narrow(alice).groups}
    assert groups["stage"] == [{"value": "idea", "label": "Idea", "count": 1, "is_ticked": False}]
    assert groups["theme"] == [{"value": "letters", "label": "Letters", "count": 1, "is_ticked": False}]
    assert "cost" not in groups


def test_themes_stand_by_their_number(alice, narrow):
    large, small = create_theme("Z large"), create_theme("A small")
    create_published_innovation(by=alice, themes=[large])
    create_published_innovation(by=alice, themes=[large, small])

    themes = next(group for group in narrow(alice).groups if group["name"] == "theme")
    assert [(option["label"], option["count"]) for option in themes["options"]] == [("Z large", 2), ("A small", 1)]


def test_places_like_mine(alice, stranger, anonymous, narrow):
    url = narrow(alice, "q=letters").like_mine_url

    like = {"q": "letters", "setting": "town", "size": "8000_to_11999", "deprivation": "middle"}
    assert address_of(url).dict() == like
    assert narrow(alice, url.removeprefix("?")).like_mine_url is None
    assert narrow(stranger).like_mine_url is None
    assert narrow(anonymous).like_mine_url is None


@pytest.mark.parametrize("who", ["alice", "anonymous"])
@pytest.mark.parametrize(
    "address",
    [
        "stage=stopped",
        "stage=stopped&setting=rural",
        "stage=stopped&stage=idea&setting=rural&cost=no_cost",
        "q=spirometry+clinics&stage=stopped",
        "q=spirometry+zebras+clinics&setting=rural&near=D10001&miles=5",
        "has=has_measures&has=is_open_to_contact",
        "q=spirometry&theme=hidden",
    ],
)
def test_the_ways_out_lead_where_they_say(who, address, alice, carol, dan, narrow, look, titles, request):
    """Each way says how many there are, and there are so many; and there is something that could leak."""
    user = request.getfixturevalue(who)
    create_published_innovation(by=alice, title="Spirometry", stage="idea", setup_hours=4)
    create_published_innovation(by=carol, title="Clinics", stage="in_use", cost_band="no_cost")
    create_published_innovation(by=dan, title="Spirometry clinics", stage="idea", is_open_to_contact=True)
    create_published_innovation(
        by=dan, title="Spirometry for us", stage="trying", visibility="signed_in", themes=[create_theme("Hidden")]
    )
    finding = look(user, address)
    if titles(finding):
        assert (who, titles(finding)) == ("alice", ["Spirometry for us"])
        return

    ways = list(Narrowing(finding).wider)

    assert ways
    for way in ways:
        assert len(titles(look(user, way["url"].removeprefix("?")))) == way["number"] > 0


def test_a_way_that_leads_nowhere_is_not_shown(alice, narrow):
    create_published_innovation(by=alice, title="Spirometry", stage="idea")

    ways = list(narrow(alice, "q=spirometry+zebras&stage=stopped").wider)

    assert [way["label"] for way in ways] == ["Take off “Stopped”"]


def test_what_is_hidden_is_not_counted(alice, anonymous, narrow):
    create_published_innovation(by=alice, visibility="signed_in")

    assert (narrow(alice).everything, narrow(anonymous).everything) == (1, 0)
