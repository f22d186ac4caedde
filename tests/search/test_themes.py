"""What moderators change about a theme is at once what people find."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from sharehub.search.facets import facets
from sharehub.search.models import SearchRecord, Theme
from sharehub.search.spelling import did_you_mean
from tests.factories import create_innovation, create_published_innovation, create_theme, create_user

LIST = reverse("admin:search_theme_changelist")


@pytest.fixture
def theme(db):
    return create_theme("Post", synonyms="mail")


@pytest.fixture
def innovation(alice, theme):
    return create_published_innovation(by=alice, title="Fewer pages", themes=[theme, create_theme("Clerks")])


def test_a_new_name_is_found_and_the_old_one_is_not(mo, theme, innovation, found, anonymous):
    theme.edit(by=mo, name="Correspondence")

    assert (found("correspondence"), found("post")) == (["Fewer pages"], [])
    assert set(SearchRecord.objects.get().themes_text.split()) == {"Clerks", "Correspondence"}
    assert did_you_mean("corespondence", facets().visible_to(anonymous)) == "correspondence"


def test_a_new_name_keeps_the_address(mo, theme, innovation):
    theme.edit(by=mo, name="Correspondence")

    theme.refresh_from_db()
    assert (theme.slug, theme.get_absolute_url()) == ("post", "/themes/post/")
    assert len(facets().of("theme", "post")) == 1


def test_new_synonyms_are_found_at_once_and_nothing_is_indexed(mo, theme, innovation, found):
    before = SearchRecord.objects.get().revision
    assert found("faxes") == []

    theme.edit(by=mo, synonyms="mail\nfaxes")

    assert found("faxes") == ["Fewer pages"]
    assert SearchRecord.objects.get().revision == before


def test_drafts_under_it_stay_unfound(mo, alice, theme, found):
    create_innovation(by=alice, title="A draft", themes=[theme])

    theme.edit(by=mo, name="Correspondence")

    assert found("correspondence") == []


def test_a_theme_taken_away_is_gone_and_its_things_stay(mo, theme, innovation, found):
    theme.remove(by=mo)

    assert (found("post"), found("mail"), found("pages")) == ([], [], ["Fewer pages"])
    assert (len(facets().of("theme", "post")), len(facets().of("theme", "clerks"))) == (0, 1)
    assert [each.name for each in innovation.themes.all()] == ["Clerks"]


@pytest.mark.parametrize("who", ["alice", "stranger"])
def test_only_moderators_change_themes(who, theme, request):
    person = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        theme.edit(by=person, name="Mine")
    with pytest.raises(PermissionDenied):
        theme.remove(by=person)

    assert Theme.objects.get().name == "Post"


def test_the_database_keeps_names_apart(theme):
    with pytest.raises(IntegrityError), transaction.atomic():
        create_theme("POST")


def test_two_names_with_the_same_letters_have_two_addresses(theme):
    assert [create_theme(name).slug for name in ("Post!", "Post?", "!", "?")] == [
        "post-1",
        "post-2",
        "theme",
        "theme-1",
    ]


# In the admin


@pytest.mark.parametrize(("who", "status"), [("mo", 200), ("alice", 302), ("anonymous", 302)])
def test_who_gets_in(who, status, theme, client_for, request):
    client = client_for(request.getfixturevalue(who))

    assert client.get(LIST, {"q": "mail"}).status_code == status
    assert client.get(reverse("admin:search_theme_change", args=[theme.pk])).status_code == status


def test_a_moderator_renames(mo, theme, innovation, client_for, found):
    url = reverse("admin:search_theme_change", args=[theme.pk])

    client_for(mo).post(url, {"name": "Correspondence", "synonyms": "mail\r\nletters", "description": "Paper."})

    theme.refresh_from_db()
    assert (theme.name, theme.synonym_list, theme.description) == ("Correspondence", ["mail", "letters"], "Paper.")
    assert found("correspondence") == ["Fewer pages"]


def test_saving_without_a_change_does_nothing(mo, theme, innovation, client_for):
    before = SearchRecord.objects.get().revision
    url = reverse("admin:search_theme_change", args=[theme.pk])

    response = client_for(mo).post(url, {"name": "Post", "synonyms": "mail", "description": ""})

    assert (response.status_code, SearchRecord.objects.get().revision) == (302, before)


@pytest.mark.parametrize("name", ["Telephony", "!!!", "电话", "Ünïcode & more"])
def test_a_moderator_adds_one_that_has_an_address(name, mo, client_for):
    client_for(mo).post(reverse("admin:search_theme_add"), {"name": name, "synonyms": "", "description": ""})

    theme = Theme.objects.get()
    assert theme.name == name
    assert client_for().get(theme.get_absolute_url()).status_code == 200


def test_one_name_is_one_theme_whatever_its_letters(mo, theme, client_for):
    response = client_for(mo).post(
        reverse("admin:search_theme_add"), {"name": "pOST", "synonyms": "", "description": ""}
    )

    assert (response.status_code, Theme.objects.count()) == (200, 1)
    assert "There is a theme of this name already." in response.text


@pytest.mark.parametrize("action", ["one", "many"])
def test_who_installed_the_site_takes_one_away(action, mo, theme, innovation, client_for, found):
    root = create_user("Rita Root", is_staff=True, is_superuser=True)
    url = reverse("admin:search_theme_delete", args=[theme.pk])
    assert client_for(mo).post(url, {"post": "yes"}).status_code == 403

    if action == "one":
        client_for(root).post(url, {"post": "yes"})
    else:
        client_for(root).post(LIST, {"action": "delete_selected", "_selected_action": [theme.pk], "post": "yes"})

    assert [each.name for each in Theme.objects.all()] == ["Clerks"]
    assert found("post") == []
    assert SearchRecord.objects.get().themes_text == "Clerks"
