import datetime

import pytest
import time_machine
from django.urls import reverse

from sharehub.people.models import User

URL = "/me/"
POSTCODE = "/me/postcode/"


@pytest.mark.parametrize(("who", "status"), [("alice", 200), ("stranger", 200), ("mo", 200), ("anonymous", 302)])
def test_everybody_has_a_page_of_their_own(who, status, client_for, request):
    assert client_for(request.getfixturevalue(who)).get(URL).status_code == status


def test_it_says_where_one_works_and_worked(alice, riverside, castle_road, client_for):
    alice.affiliations.join(organisation=castle_road, job_role="Adviser").end()

    response = client_for(alice).get(URL)

    assert [affiliation.organisation for affiliation in response.context["places"]] == [riverside]
    assert [affiliation.organisation for affiliation in response.context["past_places"]] == [castle_road]


def test_a_stranger_is_offered_the_first_step(stranger, client_for):
    assert reverse("people:affiliation_create") in client_for(stranger).get(URL).text


def test_a_name_can_be_changed(alice, client_for):
    response = client_for(alice).post(URL, {"name": " Alice Greene "}, follow=True)
    assert User.objects.get(pk=alice.pk).name == "Alice Greene"
    assert "Your name is saved." in response.text


@pytest.mark.parametrize(
    ("name", "problem"), [("", "Enter your name."), ("n" * 101, "Your name must have 100 characters or fewer.")]
)
def test_a_wrong_name_is_kept_on_the_page_with_what_is_wrong(alice, client_for, name, problem):
    response = client_for(alice).post(URL, {"name": name})
    assert "There is a problem" in response.text
    assert problem in response.text
    assert f'value="{name}"' in response.text or not name
    assert User.objects.get(pk=alice.pk).name == "Alice Green"


def test_the_number_of_queries_does_not_grow(alice, riverside, client_for, django_assert_max_num_queries):
    client = client_for(alice)
    with django_assert_max_num_queries(8) as one:
        client.get(URL)
    for number in range(3):
        place = type(riverside).objects.create(ods_code=f"X{number}", name=f"Place {number}")
        alice.affiliations.join(organisation=place, job_role="Adviser")
    with django_assert_max_num_queries(len(one)):
        client.get(URL)


CONTACT = "/me/contact/"


def not_now(day, month, year):
    return {"contactable": "not_now", "not_before_day": day, "not_before_month": month, "not_before_year": year}


@time_machine.travel("2026-11-25 12:00")
@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"contactable": "happy_to_talk"}, "Happy to talk"),
        ({"contactable": "here_only"}, "Prefers questions here"),
        (not_now(4, 1, 2027), "Not before 4 January 2027; ask here meanwhile"),
        (not_now(99, 99, "x") | {"contactable": "happy_to_talk"}, "Happy to talk"),
    ],
)
def test_whether_colleagues_may_get_in_touch_stands_on_ones_page(answer, words, alice, carol, client_for):
    page = client_for(alice).post(CONTACT, answer, follow=True)

    assert "It is saved." in page.text
    shown = client_for(carol).get(alice.get_absolute_url()).text
    assert words in shown
    assert alice.email not in shown


@time_machine.travel("2026-11-25 12:00")
@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ({}, "Choose what suits you."),
        ({"contactable": "not_now"}, "Enter the day, month and year."),
        (not_now(25, 11, 2026), "Enter a day in the future."),
        (not_now(31, 2, 2027), "Enter a real date"),
        ({"contactable": "whenever"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_about_getting_in_touch_is_said(answer, problem, alice, client_for):
    page = client_for(alice).post(CONTACT, answer)

    assert problem in page.text
    assert User.objects.get(pk=alice.pk).contactable == ""


@time_machine.travel("2026-11-25 12:00")
def test_once_the_day_has_passed_it_counts_as_not_said(alice, client_for):
    alice.say_contactable("not_now", datetime.date(2026, 11, 25))

    assert client_for(alice).get(URL).context["contact_form"].initial == {}


def test_getting_in_touch_takes_a_post_and_signing_in(alice, client_for):
    assert client_for(alice).get(CONTACT).status_code == 405
    assert client_for(None).post(CONTACT, {"contactable": "here_only"}).status_code == 302


# A postcode, for those who name no place


def test_a_postcode_is_kept_as_it_is_written_and_can_be_taken_out(stranger, client_for):
    client = client_for(stranger)
    for typed, kept in [("pe301ck", "PE30 1CK"), ("ts18", "TS18"), ("", "")]:
        page = client.post(POSTCODE, {"postcode": typed}, follow=True)
        assert User.objects.get(pk=stranger.pk).postcode == kept
        assert ("Your postcode is saved." if kept else "Your postcode is taken out.") in page.text


@pytest.mark.parametrize("typed", ["ZZ99 9ZZ", "nowhere", "BT1 1AA", "9" * 300])
def test_a_postcode_that_does_not_exist_gets_a_message(typed, stranger, client_for):
    page = client_for(stranger).post(POSTCODE, {"postcode": typed})

    assert page.status_code == 200
    assert "There is a problem" in page.text
    assert User.objects.get(pk=stranger.pk).postcode == ""


def test_those_whose_place_is_known_are_not_asked(alice, stranger, client_for):
    assert "Your postcode" not in client_for(alice).get(URL).text
    assert "Your postcode" in client_for(stranger).get(URL).text


def test_nobody_else_is_shown_it(stranger, alice, client_for):
    stranger.say_postcode("PE30 1CK")

    assert "PE30" not in client_for(alice).get(stranger.get_absolute_url()).text
