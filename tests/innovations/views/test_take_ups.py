"""Saying in one click that one's place takes something up; the page of it; thanks from the authors."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from innovations.models import TakeUp
from innovations.taking_up import your_take_up
from tests.factories import (
    create_innovation,
    create_organisation,
    create_published_innovation,
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


def test_one_click_says_it_and_leads_to_what_did_you_change(client_for, dan, published, url):
    page = client_for(dan).post(url("take_up_create", published.slug), follow=True)

    take_up = TakeUp.objects.get()
    assert (take_up.organisation, take_up.stage) == (dan.organisation, "trying")
    assert page.request["PATH_INFO"] == take_up.get_absolute_url()
    assert url("take_up_steps_edit", published.slug, take_up.pk) in page.text
    assert "What did you change?" in page.text


@pytest.mark.parametrize(
    ("said", "stage"), [("looking", "looking"), ("in_use", "in_use"), ("stopped", "trying"), ("junk", "trying")]
)
def test_another_stage_is_as_near(said, stage, client_for, dan, published, url):
    client_for(dan).post(url("take_up_create", published.slug), {"stage": said})

    assert TakeUp.objects.get().stage == stage


def test_a_double_click_makes_one(client_for, dan, published, url):
    client = client_for(dan)
    for _ in range(2):
        client.post(url("take_up_create", published.slug))

    assert TakeUp.objects.get().stage_changes.count() == 1


def test_who_works_at_several_places_says_which(client_for, dan, castle_road, published, url):
    dan.affiliations.join(organisation=castle_road, job_role="Locum")
    page = client_for(dan).get(published.get_absolute_url()).text
    assert '<option value="D20001">' in page
    assert '<option value="D10002">' in page

    client_for(dan).post(url("take_up_create", published.slug), {"organisation": "D10002"})

    assert TakeUp.objects.get().organisation == castle_road


def test_nobody_speaks_for_a_place_where_they_do_not_work(client_for, dan, published, riverside, url):
    page = client_for(dan).post(url("take_up_create", published.slug), {"organisation": "D10002"}, follow=True)

    assert "only those who work at a place speak for it" in page.text
    assert not TakeUp.objects.exists()


def test_where_it_was_made_it_is_kindly_refused(client_for, bob, published, url):
    page = client_for(bob).post(url("take_up_create", published.slug), follow=True)

    assert "made this, so it has no need to take it up" in page.text
    assert not TakeUp.objects.exists()


@pytest.mark.parametrize(
    ("who", "status"),
    [("dan", 302), ("carol", 302), ("alice", 302), ("stranger", 302), ("mo", 302), ("anonymous", 302)],
)
def test_saying_it_never_fails(who, status, request, client_for, published, url):
    client = client_for(request.getfixturevalue(who))

    assert client.post(url("take_up_create", published.slug)).status_code == status
    assert TakeUp.objects.exists() is (who in ("dan", "carol"))


def test_a_draft_is_not_taken_up(client_for, alice, carol, url):
    draft = create_innovation(by=alice)
    assert client_for(carol).post(url("take_up_create", draft.slug)).status_code == 404

    draft.authors.create(person=carol)
    assert client_for(carol).post(url("take_up_create", draft.slug)).status_code == 403


def test_a_visit_says_nothing(client_for, dan, published, url):
    assert client_for(dan).get(url("take_up_create", published.slug)).status_code == 405


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("dan", "We are trying this"),
        ("stranger", "Say where you work"),
        ("anonymous", "to say so"),
        ("alice", None),
    ],
)
def test_what_the_case_study_offers(who, words, request, client_for, published):
    page = client_for(request.getfixturevalue(who)).get(published.get_absolute_url()).text

    shown = {each for each in ("We are trying this", "Say where you work", "to say so") if each in lead(page)}
    assert shown == ({words} if words else set())


def lead(page):
    return page.partition('id="take-up"')[2].partition("sh-study")[0]


def test_the_case_study_says_what_they_said_already(client_for, dan, published, take_up):
    page = lead(client_for(dan).get(published.get_absolute_url()).text)

    assert "Your practice:</strong> trying it since" in page
    assert take_up.get_absolute_url() in page
    assert "We are trying this" not in page


def test_the_offer_takes_one_query(published, dan, castle_road, anonymous, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert your_take_up(published, anonymous).is_offered
    dan.affiliations.join(organisation=castle_road, job_role="Locum")
    create_take_up(published, by=dan, organisation=castle_road)

    with django_assert_num_queries(1):
        offer = your_take_up(published, dan)

    assert [place.ods_code for place in offer.told] == ["D10002"]
    assert [place.ods_code for place in offer.places] == ["D20001"]


def test_a_closed_place_is_not_offered(published, dan, kiln_street):
    kiln_street.closed_on = timezone.localdate()
    kiln_street.save(update_fields=["closed_on"])

    offer = your_take_up(published, dan)

    assert (offer.works_somewhere, offer.places) == (True, [])


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


@pytest.mark.parametrize(
    ("who", "statuses"),
    [
        ("dan", [302, 403, 302]),
        ("carol", [403, 403, 403]),
        ("alice", [403, 302, 403]),
        ("bob", [403, 302, 403]),
        ("mo", [403, 403, 403]),
        ("stranger", [403, 403, 403]),
        ("anonymous", [302, 302, 302]),
    ],
)
def test_who_may_do_what(who, statuses, request, client_for, take_up, url):
    client = client_for(request.getfixturevalue(who))
    args = [take_up.innovation.slug, take_up.pk]
    names = ["take_up_confirm", "take_up_thank", "take_up_ask_to_show"]

    assert [client.post(url(name, *args)).status_code for name in names] == statuses


@pytest.mark.parametrize("name", ["take_up_confirm", "take_up_ask_to_show"])
def test_nobody_does_anything_at_a_closed_place(name, client_for, dan, closed, url):
    assert client_for(dan).post(url(name, closed.innovation.slug, closed.pk)).status_code == 403


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


def test_my_work_lists_what_the_practice_took_up_the_silent_first(client_for, alice, dan, take_up, published, url):
    colleague = create_user("Ann Lee", place=dan.organisation)
    other = create_take_up(create_published_innovation(by=alice, title="One inbox"), by=dan)
    TakeUp.objects.filter(pk=take_up.pk).update(last_heard_at="2024-03-12T12:00Z")

    page = client_for(colleague).get(url("my_work"))

    assert page.context["take_ups"].object_list == [take_up, other]
    assert page.text.count("Yes, still going") == 1
    back = client_for(colleague).post(
        url("take_up_confirm", published.slug, take_up.pk), {"from": "my_work"}, follow=True
    )
    assert back.request["PATH_INFO"] == url("my_work")
    assert "Yes, still going" not in back.text


def test_my_work_takes_as_many_queries_for_four_as_for_one(client_for, alice, dan, url, django_assert_num_queries):
    client = client_for(dan)
    create_take_up(create_published_innovation(by=alice, title="One"), by=dan)
    client.get(url("my_work"))
    with CaptureQueriesContext(connection) as once:
        client.get(url("my_work"))
    for number in range(3):
        create_take_up(create_published_innovation(by=alice, title=f"More {number}"), by=dan)

    with django_assert_num_queries(len(once)):
        client.get(url("my_work"))


def test_my_work_says_nothing_to_who_took_up_nothing(client_for, stranger, take_up, url):
    assert "has taken up" not in client_for(stranger).get(url("my_work")).text


def test_a_place_without_a_position_has_its_page(client_for, alice, published):
    nowhere = create_user("Jo Marsh", place=create_organisation("Nowhere Surgery"))
    take_up = create_take_up(published, by=nowhere)

    assert client_for(alice).get(take_up.get_absolute_url()).context["story"].miles is None
