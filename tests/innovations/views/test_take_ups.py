"""The page on which a place tells how it goes with what it took up; thanks from the authors."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from innovations.models import TakeUp
from tests.factories import (
    create_innovation,
    create_organisation,
    create_take_up,
    create_user,
)


@pytest.fixture
def take_up(published, dan):
    """Kiln Street Surgery is trying it."""
    return create_take_up(published, by=dan)


@pytest.fixture
def closed(take_up):
    """The same, of a practice that has closed since."""
    take_up.organisation.closed_on = timezone.localdate()
    take_up.organisation.save(update_fields=["closed_on"])
    return take_up


@pytest.mark.parametrize("who", ["alice", "dan", "carol", "mo", "stranger", "anonymous"])
def test_whoever_may_read_the_case_study_may_read_it(who, request, client_for, take_up):
    assert client_for(request.getfixturevalue(who)).get(take_up.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("who", "status"), [("dan", 200), ("mo", 200), ("alice", 404), ("carol", 404), ("anonymous", 404)]
)
def test_who_sees_what_is_hidden(who, status, request, client_for, take_up, mo):
    take_up.hide(by=mo, reason="A name.")

    assert client_for(request.getfixturevalue(who)).get(take_up.get_absolute_url()).status_code == status


def test_one_of_another_case_study_is_not_found(client_for, alice, take_up, url):
    other = create_innovation(by=alice)

    assert client_for(alice).get(url("take_up_detail", other.slug, take_up.pk)).status_code == 404


def test_names_are_for_signed_in_colleagues_and_go_with_the_account(client_for, carol, dan, take_up):
    take_up.tell(by=dan, version=1, is_open_to_talk=True, contact_note="Tuesdays")
    page = take_up.get_absolute_url()

    assert client_for(carol).get(page).text.count("Dan Hughes") == 2
    public = client_for().get(page).text
    assert "They are happy to talk" in public
    assert "Dan Hughes" not in public
    assert "Tuesdays" not in public

    dan.is_active = False
    dan.save(update_fields=["is_active"])
    assert "Dan Hughes" not in client_for(carol).get(page).text


@pytest.mark.parametrize("contactable", ["here_only", "not_now"])
def test_who_does_not_want_to_be_rung_is_not_named_for_it(contactable, client_for, carol, dan, take_up):
    take_up.tell(by=dan, version=1, is_open_to_talk=True)
    dan.contactable = contactable
    dan.save(update_fields=["contactable"])

    story = client_for(carol).get(take_up.get_absolute_url()).context["story"]

    assert story.people_to_talk_to == []


def test_where_they_got_it_links_to_what_may_be_seen(client_for, carol, alice, mo, published, take_up):
    second = create_take_up(published, by=carol, source="take_up", came_from=take_up)
    link = f'<a href="{take_up.get_absolute_url()}">'
    assert link in client_for().get(second.get_absolute_url()).text

    take_up.hide(by=mo, reason="A name.")

    public = client_for().get(second.get_absolute_url()).text
    assert link not in public
    assert "Kiln Street" not in public
    assert "Another place that took it up" in public


def test_silence_of_a_year_is_shown_and_those_who_work_there_are_asked(client_for, carol, dan, take_up, url):
    TakeUp.objects.update(last_heard_at="2024-03-12T12:00Z")
    page = take_up.get_absolute_url()
    assert "since 12 March 2024" in client_for(carol).get(page).text
    assert "Still going?" not in client_for(carol).get(page).text
    assert "Still going?" in client_for(dan).get(page).text

    client_for(dan).post(url("take_up_confirm", take_up.innovation.slug, take_up.pk))

    assert "since 12 March 2024" not in client_for(carol).get(page).text


def test_a_closed_practice_keeps_its_history_and_nobody_changes_it(client_for, carol, dan, closed):
    page = client_for(dan).get(closed.get_absolute_url()).text

    assert "This is what it told before." in page
    assert "Trying it" in page
    assert ">Change<" not in page


def test_those_who_keep_it_are_told_of_a_newer_edition_and_move_on_in_one_click(
    client_for, alice, carol, dan, take_up, url
):
    take_up.innovation.editions.publish(by=alice, whats_new="Shorter.")
    pages = [take_up.get_absolute_url(), url("take_up_steps_edit", take_up.innovation.slug, take_up.pk)]
    move_on = url("take_up_move_on", take_up.innovation.slug, take_up.pk)
    client = client_for(dan)
    for page in pages:
        assert "You go by edition 1; edition 2 came out on" in client.get(page).text
        assert f'action="{move_on}"' in client.get(page).text
    for reader in (carol, alice, None):
        assert "A newer edition is out" not in client_for(reader).get(pages[0]).text

    answer = client.post(move_on, follow=True)

    assert "You go by edition 2 now." in answer.text
    assert [("A newer edition is out" in client.get(page).text) for page in pages] == [False, False]


def test_of_an_edition_that_was_withdrawn_nothing_is_compared(client_for, alice, dan, take_up):
    take_up.innovation.editions.publish(by=alice, whats_new="Shorter.")
    assert "See what changed" in client_for(dan).get(take_up.get_absolute_url()).text

    take_up.edition.withdraw(by=alice, reason="The list was wrong.")

    page = client_for(dan).get(take_up.get_absolute_url()).text
    assert "A newer edition is out" in page
    assert "See what changed" not in page


@pytest.mark.parametrize(
    ("who", "statuses"),
    [
        ("dan", [302, 403, 302, 302]),
        ("carol", [403, 403, 403, 403]),
        ("alice", [403, 302, 403, 403]),
        ("bob", [403, 302, 403, 403]),
        ("mo", [403, 403, 403, 403]),
        ("stranger", [403, 403, 403, 403]),
        ("anonymous", [302, 302, 302, 302]),
    ],
)
def test_who_may_do_what(who, statuses, request, client_for, take_up, url):
    client = client_for(request.getfixturevalue(who))
    args = [take_up.innovation.slug, take_up.pk]
    addresses = [url(f"take_up_{verb}", *args) for verb in ("confirm", "thank", "move_on")]
    addresses.append(url("ask_to_show", "take-up", take_up.pk))

    assert [client.post(address).status_code for address in addresses] == statuses


def test_nobody_does_anything_at_a_closed_place(client_for, dan, closed, url):
    for address in [
        url("take_up_confirm", closed.innovation.slug, closed.pk),
        url("take_up_move_on", closed.innovation.slug, closed.pk),
        url("ask_to_show", "take-up", closed.pk),
    ]:
        assert client_for(dan).post(address).status_code == 403


def test_the_authors_thank_and_it_is_shown(client_for, alice, dan, take_up, url, told):
    assert "Thank them" in client_for(alice).get(take_up.get_absolute_url()).text

    client_for(alice).post(url("take_up_thank", take_up.innovation.slug, take_up.pk))

    assert told(take_up, "thanked") == {dan}
    page = client_for(dan).get(take_up.get_absolute_url()).text
    assert "Alice Green of" in page
    assert "Alice Green" not in client_for().get(take_up.get_absolute_url()).text
    assert "Thank them" not in client_for(alice).get(take_up.get_absolute_url()).text


def test_a_long_history_takes_as_many_queries_as_a_short_one(
    client_for, carol, dan, take_up, django_assert_num_queries
):
    def fill(times):
        for number in range(times):
            take_up.come_to(("in_use", "trying")[number % 2], by=dan)
            what = f"Letters {number}"
            take_up.measures.record(by=dan, benefit="staff_time", what=what, before=number + 2, after=1)
        steps = [{"source_id": None, "title": f"{number}", "did": "added"} for number in range(times)]
        take_up.steps.tell(steps, by=dan, version=TakeUp.objects.get().version)

    fill(1)
    client, page = client_for(carol), take_up.get_absolute_url()
    client.get(page)
    with CaptureQueriesContext(connection) as once:
        client.get(page)
    fill(3)

    with django_assert_num_queries(len(once)):
        client.get(page)


def test_a_place_without_a_position_has_its_page(client_for, alice, published):
    nowhere = create_user("Jo Marsh", place=create_organisation("Nowhere Surgery"))
    take_up = create_take_up(published, by=nowhere)

    assert client_for(alice).get(take_up.get_absolute_url()).context["story"].miles is None
