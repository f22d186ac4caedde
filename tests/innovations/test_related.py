"""What to read next: the nearest and the most alike, only of what the reader may see."""

import pytest

from innovations.models import Innovation
from innovations.related import miles_to, related_to
from tests.factories import create_innovation, create_published_innovation, create_take_up, create_theme


@pytest.fixture
def themes(db):
    return {name: create_theme(name) for name in ("Phones", "GP time", "Staff")}


@pytest.fixture
def this(alice, carol, dan, themes):
    """One about phones and time, among others that share two, one or none of these."""
    phones, time, staff = themes.values()
    this = create_published_innovation(by=alice, title="This one", themes=[phones, time])
    create_published_innovation(by=carol, title="Shares one", themes=[time, staff])
    create_published_innovation(by=dan, title="Shares both", themes=[phones, time])
    create_published_innovation(by=dan, title="Shares none", themes=[staff])
    create_published_innovation(by=dan, title="Signed in only", themes=[phones, time], visibility="signed_in")
    create_innovation(by=dan, title="A draft", themes=[phones, time])
    return this


def titles(innovation, user, **more):
    near, alike = related_to(innovation, themes=list(innovation.themes.all()), user=user, **more)
    return [each.title for each in near], [each.title for each in alike]


def test_what_shares_most_themes_comes_first_and_what_is_not_visible_never(this, anonymous, stranger):
    assert titles(this, anonymous) == ([], ["Shares both", "Shares one"])
    assert titles(this, stranger) == ([], ["Signed in only", "Shares both", "Shares one"])


def test_the_nearest_stand_apart_and_nothing_twice(this, alice):
    assert titles(this, alice, limit=1) == (["Shares one"], ["Signed in only"])


def test_what_ones_own_place_made_is_not_near(this, carol):
    near, alike = titles(this, carol)

    assert sorted(near) == ["Shares both", "Signed in only"]
    assert alike == ["Shares one"]


def test_the_miles_are_those_from_the_readers_place(this, alice):
    near, _ = related_to(this, themes=list(this.themes.all()), user=alice)

    assert (near[0].place, round(near[0].miles)) == ("Castle Road Surgery", 2)
    assert miles_to(this, alice) is None


def test_a_postcode_is_enough_to_know_what_is_near(this, stranger):
    stranger.say_postcode("PE30")

    near, _ = related_to(this, themes=list(this.themes.all()), user=stranger, limit=1)

    assert [each.title for each in near] == ["Shares one"]
    assert miles_to(this, stranger) < 3


def test_how_many_tried_it_is_what_everybody_may_know(this, alice, carol, mo, anonymous):
    both = Innovation.objects.get(title="Shares both")
    create_take_up(both, by=alice)
    create_take_up(both, by=carol, stage="looking")
    create_take_up(Innovation.objects.get(title="Shares one"), by=alice).hide(by=mo, reason="A patient.")

    _, alike = related_to(this, themes=list(this.themes.all()), user=anonymous)

    assert [each.tried for each in alike] == ["1 has tried it", ""]


def test_without_themes_nothing_is_related(alice, stranger):
    assert titles(create_published_innovation(by=alice), stranger) == ([], [])
