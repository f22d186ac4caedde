"""Saying what one works on after a look at what exists, its page, and changing it."""

import pytest

from innovations.models import Challenge
from tests.factories import (
    create_challenge,
    create_innovation,
    create_organisation,
    create_published_innovation,
    create_take_up,
    create_theme,
    create_user,
)

LINE = {
    "title": "Nobody answers our phones between 8 and 9",
    "details": "We tried a message.",
    "visibility": "everyone",
}
LOOKED = LINE | {"is_looked": "yes"}


@pytest.fixture
def phones(alice):
    return create_challenge(by=alice, details="We tried a message.")


@pytest.fixture
def start(client_for, url):
    return lambda who, fields, **more: client_for(who).post(url("challenge_create"), fields | more, follow=True)


def test_before_it_is_saved_one_sees_what_exists(alice, carol, dan, mo, start):
    callback = create_published_innovation(by=dan, title="Phones: we ring back")
    create_innovation(by=dan, title="Phones, a draft")
    create_take_up(callback, by=carol)
    same = create_challenge(by=carol, title="Our phones ring for an hour")
    create_challenge(by=dan, title="Phones that somebody hid").hide(by=mo, reason="A patient.")

    page = start(alice, LINE)

    already = page.context["already"]
    assert (already.innovations, already.challenges) == ([callback], [same])
    assert [(each.organisation.name, round(each.miles, 1)) for each in already.take_ups] == [
        ("Castle Road Surgery", 1.9)
    ]
    assert "1 other tried it" in page.text
    assert "Ours is different: save it" in page.text
    assert Challenge.objects.filter(started_by=alice).count() == 0


def test_those_nearest_come_first_by_any_place_that_is_on_it(alice, carol, dan, castle_road, start):
    far = create_challenge(by=dan, title="Phones at Kiln Street")
    near = create_challenge(by=carol, title="Phones at Castle Road")
    nia = create_user("Nia", place=create_organisation("Next Door", latitude=52.7541, longitude=0.3961))

    assert start(alice, LINE).context["already"].challenges == [near, far]
    far.us_toos.say(organisation=nia.organisation, by=nia)
    assert start(alice, LINE).context["already"].challenges == [far, near]


def test_three_of_each_and_the_way_to_all(alice, carol, start):
    for number in range(5):
        create_challenge(by=carol, title=f"Phones {number}")
        create_published_innovation(by=carol, title=f"Phones {number}")

    page = start(alice, LINE)

    assert [len(each) for each in (page.context["already"].innovations, page.context["already"].challenges)] == [3, 3]
    assert "See all that was shared on it" in page.text
    assert "See all who work on something like it" in page.text


def test_where_nothing_exists_it_says_so(alice, start):
    assert "Nobody has shared this yet" in start(alice, LINE).text


def test_saved_it_stands_with_its_themes_and_the_same_button_twice_makes_one(alice, riverside, start):
    theme = create_theme("Phones")
    for _ in range(2):
        page = start(alice, LOOKED, themes=theme.slug)

    challenge = Challenge.objects.get()
    assert page.request["PATH_INFO"] == challenge.get_absolute_url()
    assert (challenge.title, challenge.details, challenge.organisation) == (LINE["title"], LINE["details"], riverside)
    assert list(challenge.themes.all()) == [theme]


def test_what_was_typed_is_kept_while_one_looks(alice, client_for, start, url):
    start(alice, LINE, typed_on=url("challenge_create"), typed_version="0")
    client = client_for(alice)

    again = client.get(url("challenge_create"))
    assert again.context["form"]["details"].value() == "We tried a message."

    version = alice.unsaved_texts.get().version
    client.post(url("challenge_create"), LOOKED | {"typed_on": url("challenge_create"), "typed_version": version})
    assert client.get(url("challenge_create")).context["form"]["details"].value() is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "🩺" * 10_000}, "title"),
        ({"details": "x" * 10_000}, "details"),
        ({"visibility": "nobody"}, "visibility"),
        ({"themes": "none"}, "themes"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(wrong, field, alice, start):
    page = start(alice, LOOKED | wrong)

    assert list(page.context["form"].errors) == [field]
    assert page.context["form"]["details"].value() == (LOOKED | wrong)["details"]
    assert not Challenge.objects.exists()


@pytest.mark.parametrize("title", ['"(*', "'; DROP TABLE", "NEAR(", "💥" * 60, "AND OR NOT", "<b>bold</b>"])
def test_any_text_is_looked_up_saved_and_shown_as_text(title, alice, start):
    assert start(alice, LINE, title=title).status_code == 200

    page = start(alice, LOOKED, title=title)

    assert page.context["challenge"].title == title
    assert "<b>bold" not in page.text


def test_a_patient_stops_the_writer(alice, start):
    page = start(alice, LOOKED, details="Mrs Jane Smith, born 3 May 1952, NHS number 943 476 5919.")

    assert page.status_code == 422
    assert not Challenge.objects.exists()


def test_without_a_place_or_with_a_closed_one_they_say_where_they_work(stranger, alice, riverside, client_for, url):
    riverside.closed_on = "2026-01-01"
    riverside.save()

    for who in (stranger, alice):
        assert "Say where you work first" in client_for(who).get(url("challenge_create")).text
        assert client_for(who).post(url("challenge_create"), LOOKED).status_code == 200
    assert not Challenge.objects.exists()


def test_who_works_at_two_places_chooses(alice, castle_road, dan, start):
    alice.affiliations.join(organisation=castle_road, job_role="Manager")

    assert list(start(alice, LOOKED).context["form"].errors) == ["organisation"]
    for code in ("D20001", "none"):
        assert list(start(alice, LOOKED, organisation=code).context["form"].errors) == ["organisation"]
    start(alice, LOOKED, organisation="D10002")
    assert Challenge.objects.get().organisation == castle_road


def test_the_search_fills_the_line(alice, client_for, url):
    page = client_for(alice).get(url("challenge_create"), {"title": "phones"})

    assert page.context["form"]["title"].value() == "phones"


def test_its_page_says_where_how_far_who_else_and_what_exists(alice, carol, dan, castle_road, client_for, phones):
    callback = create_published_innovation(by=dan, title="Phones: we ring back")
    create_challenge(by=alice, title="Phones in the afternoon")
    other = create_challenge(by=dan, title="Phones at Kiln Street")
    phones.us_toos.say(organisation=castle_road, by=carol)

    page = client_for(dan).get(phones.get_absolute_url())

    assert round(page.context["challenge"].miles, 1) == 28.9
    assert [(each.organisation, round(each.miles)) for each in page.context["us_toos"]] == [(castle_road, 31)]
    assert "1 practice says “us too”" in page.text
    assert (page.context["already"].innovations, page.context["already"].challenges) == ([callback], [other])


def test_its_page_shows_who_else_is_near_on_the_same_and_nobody_twice(alice, carol, dan, castle_road, client_for):
    theme = create_theme("Phones")
    challenge = create_challenge(by=dan, title="Nobody answers", themes=[theme])
    create_take_up(create_published_innovation(by=alice, title="Letters", themes=[theme]), by=carol)
    reader = create_user("Nia", place=create_organisation("Mill Street", latitude=52.7, longitude=0.4))

    def near(user):
        return [
            line.organisations[0].name for line in client_for(user).get(challenge.get_absolute_url()).context["nearby"]
        ]

    # Castle Road, which took it up, stands above them.
    assert near(reader) == ["Riverside Practice"]
    assert near(None) == []
    assert near(alice) == []
    assert "Also near you, on the same" in client_for(reader).get(challenge.get_absolute_url()).text


def test_who_took_something_up_leads_to_what_they_say_of_it(carol, dan, client_for, phones):
    take_up = create_take_up(create_published_innovation(by=dan, title="Phones: we ring back"), by=carol)

    page = client_for(dan).get(phones.get_absolute_url()).text

    assert f'<a href="{take_up.get_absolute_url()}">Castle Road Surgery</a>' in page


def test_a_name_is_for_colleagues_only(client_for, carol, phones):
    assert "Alice Green" in client_for(carol).get(phones.get_absolute_url()).text
    public = client_for().get(phones.get_absolute_url()).text
    assert "Alice Green" not in public
    assert "Sign in to say “us too”" in public


def test_what_a_closed_practice_worked_on_stays_to_read(riverside, client_for, phones):
    riverside.closed_on = "2026-01-01"
    riverside.save()

    assert "(closed by now)" in client_for().get(phones.get_absolute_url()).text


def test_what_is_hidden_says_so_to_who_wrote_it_and_to_nobody_else(alice, carol, mo, client_for, phones, url, told):
    phones.hide(by=None, reason="A patient might be identifiable")

    statuses = [client_for(who).get(phones.get_absolute_url()).status_code for who in (alice, mo, carol, None)]
    assert statuses == [200, 200, 404, 404]
    assert "This is hidden for now" in client_for(alice).get(phones.get_absolute_url()).text
    client_for(alice).post(url("ask_to_show", "challenge", phones.pk))
    assert told(phones, "asked_to_show") == {mo}


def test_changing_it(alice, client_for, phones, url):
    theme = create_theme("Phones")
    page = client_for(alice).get(url("challenge_edit", phones.slug))
    assert page.context["form"]["title"].value() == phones.title

    changed = LINE | {"title": "Nobody answers before nine", "version": 1, "themes": theme.slug}
    client_for(alice).post(url("challenge_edit", phones.slug), changed)

    phones.refresh_from_db()
    assert (phones.title, list(phones.themes.all())) == ("Nobody answers before nine", [theme])


def test_who_saves_second_sees_both_texts(alice, bob, client_for, phones, url):
    phones.edit(by=bob, version=1, details="What Bob says.")

    page = client_for(alice).post(url("challenge_edit", phones.slug), LINE | {"version": 1, "details": "Mine."})

    assert page.status_code == 409
    assert "What Bob says." in page.text
    assert page.context["form"]["details"].value() == "Mine."


WHO = ["alice", "bob", "carol", "mo", "stranger", "anonymous"]
READS = {
    "challenge_list": [200, 200, 200, 200, 200, 200],
    "challenge_create": [200, 200, 200, 200, 200, 302],
    "challenge_detail": [200, 200, 200, 200, 200, 200],
    "challenge_edit": [200, 200, 403, 403, 403, 302],
    "challenge_solve": [200, 200, 403, 403, 403, 302],
    "challenge_drop": [200, 200, 403, 403, 403, 302],
    "us_too_create": [405, 405, 405, 405, 405, 302],
    "challenge_reopen": [405, 405, 405, 405, 405, 302],
}
# Posted empty: 200 and 302 are for those who may.
VERBS = {
    "us_too_create": [302, 302, 302, 302, 302, 302],
    "challenge_edit": [200, 200, 403, 403, 403, 302],
    "challenge_solve": [200, 200, 403, 403, 403, 302],
    "challenge_solve_own": [302, 302, 403, 403, 403, 302],
    "challenge_drop": [200, 200, 403, 403, 403, 302],
    "challenge_reopen": [302, 302, 403, 403, 403, 302],
}


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_gets_where(method, request, client_for, phones, url):
    table, alone = (READS if method == "get" else VERBS), ("challenge_list", "challenge_create")
    people = {who: client_for(request.getfixturevalue(who)) for who in WHO}

    def status(name, who):
        Challenge.objects.update(ending="", ended_at=None, ended_by=None, solved_by=None)
        return getattr(people[who], method)(url(name, *([] if name in alone else [phones.slug]))).status_code

    assert {name: [status(name, who) for who in WHO] for name in table} == table
