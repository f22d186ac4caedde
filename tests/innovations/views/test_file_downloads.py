"""Who gets a file, and how it is handed over: through the gate, as something to save, and never as a page."""

import pytest

from innovations.files import store
from innovations.models import EditionFile
from tests import files
from tests.factories import create_attachment, create_entry, create_innovation, create_published_innovation

EVERYBODY = ["alice", "bob", "carol", "dan", "priya", "mo", "stranger", "anonymous"]
AUTHORS = {"alice", "bob"}


@pytest.fixture
def attachment(draft):
    return create_attachment(draft.entries.get(kind="step"), name="rota – May.txt", data=b"Monday")


@pytest.fixture
def ask(client_for, url, draft, attachment, request):
    """`ask("workbook")` and `ask("edition")`: what each of the cast is answered who asks for the file there."""

    def ask(where):
        address = url("attachment_detail", draft.slug, attachment.pk)
        if where == "edition":
            number, pk = EditionFile.objects.values_list("edition_entry__edition__number", "pk").get()
            address = url("edition_file_detail", draft.slug, number, pk)
        return {who: client_for(request.getfixturevalue(who)).get(address).status_code for who in EVERYBODY}

    return ask


def answers(default, **others):
    return dict.fromkeys(EVERYBODY, default) | dict.fromkeys(AUTHORS, 200) | others


def test_a_draft_gives_its_files_to_its_authors(ask):
    assert ask("workbook") == answers(404, anonymous=302)


def test_one_that_waits_for_a_look_gives_them_to_moderators_too(ask, draft, alice):
    draft.submit(by=alice)

    assert ask("workbook") == answers(404, mo=200, anonymous=302)


def test_once_published_everybody_gets_those_of_the_edition_only(ask, draft, alice):
    draft.publish(by=alice)

    assert ask("workbook") == answers(403, mo=200, anonymous=302)
    assert ask("edition") == answers(200)


def test_where_only_colleagues_may_read_only_they_get_files(ask, draft, alice):
    draft.edit(by=alice, version=draft.version, visibility="signed_in")
    draft.publish(by=alice)

    assert ask("edition") == answers(200, anonymous=404)


def test_what_is_taken_off_the_site_takes_its_files_along(ask, draft, alice):
    draft.publish(by=alice)
    draft.archive(by=alice, reason="It moved.")

    assert ask("edition") == answers(404, mo=200)
    assert ask("workbook") == answers(404, mo=200, anonymous=302)


def test_what_was_added_since_waits_for_the_next_edition(client_for, published, alice, carol, url):
    late = create_attachment(published.entries.get(kind="step"), name="late.txt")

    assert "late.txt" not in client_for(carol).get(published.get_absolute_url()).content.decode()
    assert client_for(carol).get(url("attachment_detail", published.slug, late.pk)).status_code == 403


def test_no_case_study_gives_the_files_of_another(client_for, alice, carol, attachment, draft, url):
    draft.publish(by=alice)
    file = EditionFile.objects.get()
    mine, published = create_innovation(by=carol), create_published_innovation(by=carol)
    client = client_for(carol)

    assert client.get(url("attachment_detail", mine.slug, attachment.pk)).status_code == 404
    assert client.get(url("edition_file_detail", published.slug, 1, file.pk)).status_code == 404
    assert client.get(url("edition_file_detail", draft.slug, 2, file.pk)).status_code == 404
    assert client.get(url("edition_file_detail", draft.slug, 1, file.pk)).status_code == 200


def test_one_whose_bytes_are_lost_is_not_found_and_logged(client_for, alice, draft, attachment, url, caplog):
    store.drop(attachment.stored_as)

    assert client_for(alice).get(url("attachment_detail", draft.slug, attachment.pk)).status_code == 404
    assert f"({attachment.stored_as}) are not in the storage" in caplog.text


def test_a_file_is_handed_over_to_be_saved(client_for, alice, draft, attachment, url):
    draft.publish(by=alice)
    response = client_for().get(url("edition_file_detail", draft.slug, 1, EditionFile.objects.get().pk))

    assert b"".join(response) == b"Monday"
    assert {name: response[name] for name in CAREFUL} == CAREFUL
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''rota%20%E2%80%93%20May.txt"
    assert response["Content-Type"] == "text/plain"


CAREFUL = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private",
    "X-Frame-Options": "DENY",
}


@pytest.mark.parametrize(
    ("name", "data", "content_type"),
    [
        ("a.docx", files.docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.pdf", files.pdf(), "application/pdf"),
        ("a.csv", b"One;<script>", "text/csv"),
    ],
)
def test_nothing_but_pictures_opens_in_the_browser(name, data, content_type, client_for, alice, draft, url):
    file = create_attachment(draft.entries.get(kind="step"), name=name, data=data)
    response = client_for(alice).get(url("attachment_detail", draft.slug, file.pk) + "?inline")

    assert (response["Content-Type"], response["Content-Disposition"]) == (
        content_type,
        f'attachment; filename="{name}"',
    )
    assert {name: response[name] for name in CAREFUL} == CAREFUL


def test_readers_see_the_files_of_each_kind_of_entry(client_for, alice, url):
    innovation = create_innovation(by=alice)
    kinds = ["step", "words", "tipping_point", "failure", "wasted_time", "loss", "blocker", "money", "link", "tip"]
    for kind in kinds:
        create_attachment(create_entry(innovation, kind=kind), name=f"{kind}.txt")
    photo = create_attachment(
        innovation.entries.first(), name="wall.jpg", data=files.jpg(), description="Four columns on a wall"
    )
    innovation.publish(by=alice)

    html = client_for().get(innovation.get_absolute_url()).content.decode()

    shown = EditionFile.objects.get(stored_as=photo.stored_as)
    address = url("edition_file_detail", innovation.slug, 1, shown.pk)
    assert [kind for kind in kinds if f"{kind}.txt" not in html] == []
    assert f'src="{address}?inline" alt="Four columns on a wall"' in html
    assert client_for().get(f"{address}?inline").status_code == 200
