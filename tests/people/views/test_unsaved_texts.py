"""Nothing typed is lost: what somebody types is kept while they type, for them alone, until they save it."""

import pytest

from sharehub.people.models import UnsavedText
from tests.factories import create_entry, create_innovation

KEEP, DISCARD = "/me/unsaved/keep/", "/me/unsaved/discard/"


@pytest.fixture
def innovation(alice):
    return create_innovation(by=alice)


@pytest.fixture
def place(innovation):
    """The address of the page that is written on."""
    return f"/innovations/{innovation.slug}/write/problem/"


@pytest.fixture
def keep(client_for, alice, place):
    """`keep(0, problem="…")`: what the script sends, with the version that its page has."""

    def keep(version, by=alice, **fields):
        typed = {"typed_on": place, "typed_version": version, "typed_by": by.pk}
        return client_for(by).post(KEEP, typed | fields)

    return keep


def test_what_was_typed_is_there_again_and_says_that_it_is_not_saved(keep, client_for, alice, place, innovation):
    assert keep(0, problem="Half a sen").json()["version"] == 1

    opened = client_for(alice).get(place)

    assert opened.context["form"]["problem"].value() == "Half a sen"
    assert "not saved yet" in opened.text
    innovation.refresh_from_db()
    assert innovation.problem == ""


def test_saving_it_ends_it(keep, client_for, alice, place, innovation):
    keep(0, problem="Half a sen")
    saved = {"problem": "A whole sentence.", "version": 1, "typed_on": place, "typed_version": 1}

    client_for(alice).post(place, saved)

    innovation.refresh_from_db()
    assert innovation.problem == "A whole sentence."
    assert not UnsavedText.objects.exists()


def test_a_form_with_an_error_is_not_saved_so_it_stays(keep, client_for, alice, innovation):
    place = f"/innovations/{innovation.slug}/write/title/"
    client_for(alice).post(KEEP, {"typed_on": place, "typed_version": 0, "typed_by": alice.pk, "title": ""})

    client_for(alice).post(place, {"title": "", "stage": "idea", "version": 1, "typed_on": place, "typed_version": 1})

    kept = UnsavedText.objects.get()
    assert (kept.page, kept.form) == (place, "title=&stage=idea&version=1")


def test_what_was_begun_is_not_complained_of(client_for, alice, innovation):
    place = f"/innovations/{innovation.slug}/entries/step/new/"
    client_for(alice).post(KEEP, {"typed_on": place, "typed_version": 0, "typed_by": alice.pk, "how": "We counted"})

    opened = client_for(alice).get(place)

    assert opened.context["form"]["how"].value() == "We counted"
    assert "There is a problem" not in opened.text


def test_a_second_window_overwrites_nothing(keep, alice, place):
    keep(0, problem="First window")

    refused = keep(0, problem="Second window")

    assert (refused.status_code, refused.json()) == (409, {"version": 1, "texts": ["First window"]})
    assert "First+window" in UnsavedText.objects.get().form
    assert keep(1, problem="Second window, on purpose").json()["version"] == 2


def test_the_same_text_again_is_no_conflict(keep):
    keep(0, problem="First window")

    assert keep(0, problem="First window").status_code == 200


def test_saving_in_one_window_keeps_what_the_other_typed_on(keep, client_for, alice, place):
    keep(0, problem="First window")
    keep(1, problem="Second window goes on")

    client_for(alice).post(place, {"problem": "First.", "version": 1, "typed_on": place, "typed_version": 1})

    assert "Second+window" in UnsavedText.objects.get().form


def test_a_page_saved_meanwhile_by_somebody_else_shows_both(keep, client_for, alice, bob, place, innovation):
    seen = client_for(alice).get(place).context["form"]["seen"].value()
    keep(0, problem="Mine", seen=seen)
    innovation.authors.create(person=bob, role="editor")
    innovation.edit(by=bob, version=1, problem="Bob’s")

    form = client_for(alice).get(place).context["form"]
    refused = client_for(alice).post(place, {"version": 1} | {name: form[name].value() for name in ("problem", "seen")})

    assert refused.status_code == 409
    assert [(pair["theirs"], pair["yours"]) for pair in refused.context["stale"]] == [("Bob’s", "Mine")]


def test_throwing_it_away(keep, client_for, alice, place):
    keep(0, problem="Half a sen")

    response = client_for(alice).post(DISCARD, {"typed_on": place, "typed_version": 1})

    assert response.url == place
    assert not UnsavedText.objects.exists()


def test_it_is_nobody_elses(keep, client_for, bob, place, innovation):
    innovation.authors.create(person=bob, role="editor")
    keep(0, problem="Alice’s half a sen")

    assert "Alice’s half a sen" not in client_for(bob).get(place).text


def test_somebody_who_signed_in_on_the_same_computer_does_not_get_it(client_for, bob, alice, place):
    answer = client_for(bob).post(KEEP, {"typed_on": place, "typed_version": 0, "typed_by": alice.pk, "problem": "x"})

    assert answer.status_code == 403
    assert "Somebody else has signed in" in answer.json()["words"]
    assert not UnsavedText.objects.exists()


@pytest.mark.parametrize(
    "place", ["", "https://evil.example/", "//evil.example/", "/" + "x" * 600, "javascript:alert(1)"]
)
@pytest.mark.parametrize("address", [KEEP, DISCARD])
def test_only_pages_of_ours(address, place, client_for, alice):
    assert client_for(alice).post(address, {"typed_on": place, "typed_by": alice.pk}).status_code == 400


@pytest.mark.parametrize("version", ["", "-1", "x", "9" * 30, "²"])
def test_junk_for_a_version_counts_as_none(version, keep):
    assert keep(version, problem="x").status_code == 200


def test_a_book_is_not_kept(keep):
    answer = keep(0, problem="x" * 200_000)

    assert answer.status_code == 413
    assert not UnsavedText.objects.exists()


def test_secrets_are_not_kept(keep):
    keep(0, problem="x", password="secret", csrfmiddlewaretoken="token")

    assert UnsavedText.objects.get().form == "problem=x"


def test_without_an_account_nothing_is_kept_there(client_for, db, place):
    assert client_for().post(KEEP, {"typed_on": place}).status_code == 302


def test_a_deleted_entry_leaves_the_text(client_for, alice, innovation):
    entry = create_entry(innovation, kind="tip")
    place = f"/innovations/{innovation.slug}/entries/tip/{entry.pk}/"
    entry.remove(by=alice)

    refused = client_for(alice).post(
        place, {"tip": "A better tip", "version": 1, "typed_on": place, "typed_version": 0}
    )

    assert refused.status_code == 409
    assert refused.context["form"]["tip"].value() == "A better tip"
