import pytest
from django.urls import reverse

from tests.factories import create_organisation

URL = "/me/organisations/new/"


@pytest.mark.parametrize(("who", "status"), [("alice", 200), ("stranger", 200), ("anonymous", 302)])
def test_who_may_say_where_they_work(who, status, client_for, request, riverside):
    client = client_for(request.getfixturevalue(who))
    assert client.get(URL).status_code == status
    assert client.get(URL, {"organisation": riverside.ods_code}).status_code == status


@pytest.mark.parametrize("words", ["riverside practice", "D10001", "d10001", "PE30 1CK"])
def test_a_place_is_found_by_name_code_or_postcode(words, stranger, riverside, client_for):
    response = client_for(stranger).get(URL, {"q": words})
    assert list(response.context["page"]) == [riverside]
    assert "?organisation=D10001" in response.text


def test_nothing_found_says_what_to_try(stranger, riverside, client_for):
    response = client_for(stranger).get(URL, {"q": "zzz"})
    assert "We know no place with “zzz”" in response.text


def test_closed_places_are_not_offered(stranger, client_for):
    closed = create_organisation("Closed Surgery", closed_on="2020-01-31")
    client = client_for(stranger)
    assert list(client.get(URL, {"q": "closed"}).context["page"]) == []
    assert client.get(URL, {"organisation": closed.ods_code}).status_code == 404


@pytest.mark.parametrize("junk", ["nothing", "x" * 3_000, "%", "' or 1=1"])
def test_an_unknown_organisation_is_not_found(junk, stranger, client_for):
    assert client_for(stranger).get(URL, {"organisation": junk}).status_code == 404


def test_saying_ones_role_joins_the_place(stranger, riverside, client_for):
    response = client_for(stranger).post(f"{URL}?organisation=D10001", {"job_role": "Receptionist"}, follow=True)

    assert response.redirect_chain == [(reverse("people:profile_edit"), 302)]
    assert "You work at Riverside Practice." in response.text
    assert stranger.affiliations.current().get().job_role == "Receptionist"


@pytest.mark.parametrize(
    ("role", "problem"),
    [("", "Enter what you do there."), ("r" * 101, "What you do there must have 100 characters or fewer.")],
)
def test_a_wrong_role_is_kept_on_the_page_with_what_is_wrong(role, problem, stranger, riverside, client_for):
    response = client_for(stranger).post(f"{URL}?organisation=D10001", {"job_role": role})
    assert problem in response.text
    assert f'value="{role}"' in response.text or not role
    assert not stranger.affiliations.exists()


@pytest.mark.parametrize(
    ("who", "status"), [("alice", 302), ("bob", 404), ("mo", 404), ("stranger", 404), ("anonymous", 302)]
)
def test_only_oneself_can_say_that_one_left(who, status, alice, client_for, request):
    affiliation = alice.affiliations.get()

    response = client_for(request.getfixturevalue(who)).post(reverse("people:affiliation_end", args=[affiliation.pk]))

    affiliation.refresh_from_db()
    assert response.status_code == status
    assert (affiliation.ended_at is not None) == (who == "alice")


def test_leaving_takes_a_button_not_a_link(alice, client_for):
    url = reverse("people:affiliation_end", args=[alice.affiliations.get().pk])
    assert client_for(alice).get(url).status_code == 405
