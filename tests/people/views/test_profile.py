import pytest
from django.urls import reverse

from sharehub.people.models import User

URL = "/me/"


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
