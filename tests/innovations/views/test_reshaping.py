"""Sorting out: another kind, two notes into one, and what a note said before."""

import pytest

from tests.factories import create_attachment, create_entry, create_innovation


@pytest.fixture
def innovation(alice):
    return create_innovation(by=alice)


@pytest.fixture
def tip(innovation):
    return create_entry(innovation, kind="tip", tip="Start in May.")


@pytest.fixture
def post(client_for, alice, innovation, tip, url):
    return lambda name, **fields: client_for(alice).post(
        url(name, innovation.slug, "tip", tip.pk), {"version": tip.version} | fields, follow=True
    )


def test_a_tip_becomes_words_that_worked(post, tip):
    page = post("entry_turn", kind="worked")

    tip.refresh_from_db()
    assert (tip.kind, tip.verdict, tip.headline) == ("words", "worked", "Start in May.")
    assert page.redirect_chain[-1][0].endswith(f"/entries/words/{tip.pk}/")


def test_two_notes_become_one(post, tip, innovation):
    other = create_entry(innovation, kind="step", title="Count", how="Make piles.")

    post("entry_merge", other=other.pk)

    tip.refresh_from_db()
    assert tip.answers == {"tip": "Start in May.\n\nCount\n\nMake piles."}
    assert innovation.entries.count() == 1


@pytest.mark.parametrize(("name", "fields"), [("entry_turn", {"kind": "worked"}), ("entry_merge", {})])
def test_a_stale_page_changes_nothing_and_says_so(name, fields, post, tip, innovation, alice):
    other = create_entry(innovation, kind="step")
    tip.edit(answers={"tip": "Changed meanwhile."}, by=alice, version=1)
    tip.version = 1

    page = post(name, **({"other": other.pk} | fields))

    assert "Nothing was changed" in page.text
    tip.refresh_from_db()
    assert (tip.kind, tip.headline, innovation.entries.count()) == ("tip", "Changed meanwhile.", 2)


@pytest.mark.parametrize("fields", [{"other": "999999"}, {"other": "x"}, {}])
def test_only_a_note_of_this_workbook_joins(fields, post, tip, innovation, bob):
    create_entry(innovation, kind="step")
    elsewhere = create_entry(create_innovation(by=bob), kind="step")

    for chosen in (fields, {"other": elsewhere.pk}):
        assert "There is a problem" in post("entry_merge", **chosen).text
    assert innovation.entries.count() == 2


def test_history_shows_who_when_and_the_words_that_changed(client_for, alice, innovation, tip, url):
    tip.edit(answers={"tip": "Start in June."}, by=alice, version=1)

    page = client_for(alice).get(url("entry_history", innovation.slug, "tip", tip.pk))

    latest, first = page.context["steps"]
    assert latest.parts == [("Tip", [("kept", "Start in "), ("removed", "May."), ("added", "June.")])]
    assert latest.version.saved_by == alice
    assert first.parts[-1] == ("Tip", [("added", "Start in May.")])


def test_the_history_of_an_answer_leads_back(client_for, alice, innovation, url):
    innovation.edit(by=alice, version=1, summary="One.", what_happens_now="Two.")
    client = client_for(alice)
    steps = client.get(url("section_history", innovation.slug, "now")).context["steps"]
    assert [label for label, _ in steps[0].parts] == ["Summary", "What happens now"]

    client.post(url("version_restore", innovation.slug, steps[-1].version.pk))

    innovation.refresh_from_db()
    assert innovation.summary == ""


def test_a_deleted_note_is_listed_and_brought_back(client_for, alice, innovation, tip, url):
    tip.remove(by=alice)
    client = client_for(alice)
    (step,) = client.get(url("removed_list", innovation.slug)).context["steps"]

    client.post(url("version_restore", innovation.slug, step["version"].pk))

    assert innovation.entries.get().headline == "Start in May."


def test_its_files_are_listed_out_of_reach_and_come_back(client_for, alice, innovation, tip, url):
    kept = create_attachment(tip)
    address, client = kept.get_absolute_url(), client_for(alice)
    assert "To be rid of a file for good" in client.get(url("entry_delete", innovation.slug, "tip", tip.pk)).text
    tip.remove(by=alice)

    page = client.get(url("removed_list", innovation.slug))

    assert ("rota.txt" in page.text, client.get(address).status_code) == (True, 404)
    client.post(url("version_restore", innovation.slug, page.context["steps"][0]["version"].pk))
    assert client.get(address).status_code == 200
    assert "rota.txt" in client.get(url("journal_detail", innovation.slug)).text


def test_nobody_restores_a_version_of_another_workbook(client_for, bob, innovation, tip, url):
    own = create_innovation(by=bob)

    response = client_for(bob).post(url("version_restore", own.slug, innovation.versions.first().pk))

    assert response.status_code == 404
