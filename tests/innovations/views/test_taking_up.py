"""Saying in one click that one's place takes something up, and the list of it in My work."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from innovations.models import TakeUp
from innovations.spread import spread_of
from innovations.taking_up import your_take_up
from sharehub.people.models import User
from tests.factories import create_innovation, create_published_innovation, create_take_up, create_user


@pytest.fixture
def take_up(published, dan):
    """Kiln Street Surgery is trying it."""
    return create_take_up(published, by=dan)


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


def offer_to(user, innovation):
    spread = spread_of(innovation, user=user, place=getattr(user, "organisation", None), miles=None, steps=[])
    return your_take_up(innovation, spread, user)


def test_of_two_places_one_told_and_the_other_may(published, dan, castle_road, anonymous):
    assert offer_to(anonymous, published).is_offered
    dan.affiliations.join(organisation=castle_road, job_role="Locum")
    take_up = create_take_up(published, by=dan, organisation=castle_road)

    offer = offer_to(User.objects.get(pk=dan.pk), published)

    assert [(place.ods_code, place.since) for place in offer.told] == [("D10002", take_up.recorded_at)]
    assert [place.ods_code for place in offer.places] == ["D20001"]


def test_what_is_hidden_is_told_to_its_place_all_the_same(published, dan, mo):
    create_take_up(published, by=dan).hide(by=mo, reason="A patient.")

    assert [place.ods_code for place in offer_to(dan, published).told] == ["D20001"]


def test_a_closed_place_is_not_offered(published, dan, kiln_street):
    kiln_street.closed_on = timezone.localdate()
    kiln_street.save(update_fields=["closed_on"])

    offer = offer_to(dan, published)

    assert (offer.works_somewhere, offer.places) == (True, [])


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
