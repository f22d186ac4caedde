import pytest
from django.urls import reverse

from sharehub.people.models import User
from tests.factories import create_user

LISTS = ["user", "organisation", "affiliation"]


@pytest.fixture
def root(db):
    """The one who installed the site."""
    return create_user("Rita Root", is_staff=True, is_superuser=True)


@pytest.mark.parametrize("model", LISTS)
@pytest.mark.parametrize(("who", "status"), [("mo", 200), ("root", 200), ("alice", 302), ("anonymous", 302)])
def test_who_may_look_after_people_and_places(model, who, status, alice, client_for, request):
    client = client_for(request.getfixturevalue(who))
    assert client.get(reverse(f"admin:people_{model}_changelist"), {"q": "green"}).status_code == status


@pytest.mark.parametrize("model", LISTS)
@pytest.mark.parametrize(("who", "deletes"), [("mo", False), ("root", True)])
def test_moderators_delete_nothing(model, who, deletes, alice, riverside, client_for, request):
    thing = {"user": alice, "organisation": riverside, "affiliation": alice.affiliations.get()}[model]
    response = client_for(request.getfixturevalue(who)).get(reverse(f"admin:people_{model}_delete", args=[thing.pk]))
    assert response.status_code == (200 if deletes and model != "user" else 403)


def save_person(client, person, **changes):
    url = reverse("admin:people_user_change", args=[person.pk])
    inline = {"affiliations-TOTAL_FORMS": 0, "affiliations-INITIAL_FORMS": 0}
    return client.post(url, {"name": person.name, "is_active": "on"} | inline | changes)


def test_a_moderator_may_correct_a_name_and_never_make_a_moderator(mo, stranger, client_for):
    response = save_person(client_for(mo), stranger, name="Sam Named", is_staff="on", email="taken@example.org")
    assert response.status_code == 302
    stranger.refresh_from_db()
    assert (stranger.name, stranger.is_staff, stranger.email) == ("Sam Named", False, "sam.stranger@example.org")


def test_a_superuser_may_make_a_moderator(root, stranger, client_for):
    save_person(client_for(root), stranger, is_staff="on")
    stranger.refresh_from_db()
    assert stranger.is_moderator


def test_moderators_may_close_the_account_of_anybody_but_a_moderator(mo, root, alice, client_for):
    data = {"action": "deactivate", "_selected_action": [alice.pk, root.pk, mo.pk]}
    client_for(mo).post(reverse("admin:people_user_changelist"), data)
    assert set(User.objects.filter(is_active=True)) == {mo, root}


def test_moderators_may_end_an_affiliation(mo, alice, client_for):
    data = {"action": "end", "_selected_action": [alice.affiliations.get().pk]}
    client_for(mo).post(reverse("admin:people_affiliation_changelist"), data)
    assert alice.organisation is None


def test_the_ods_code_of_a_known_organisation_stays(mo, riverside, client_for):
    url = reverse("admin:people_organisation_change", args=[riverside.pk])
    client_for(mo).post(url, {"name": "Riverside", "kind": "practice", "ods_code": "HACKED"})
    riverside.refresh_from_db()
    assert (riverside.name, riverside.ods_code) == ("Riverside", "D10001")


def test_the_number_of_queries_does_not_grow(mo, riverside, client_for, django_assert_max_num_queries):
    client = client_for(mo)
    url = reverse("admin:people_affiliation_changelist")
    create_user("First", place=riverside)
    with django_assert_max_num_queries(8) as one:
        client.get(url)
    create_user("Second", place=riverside)
    create_user("Third", place=riverside)
    with django_assert_max_num_queries(len(one)):
        client.get(url)
