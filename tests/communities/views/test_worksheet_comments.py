"""Comments beside the questions of the worksheet, and below the whole."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from communities.models import WorksheetComment
from tests.factories import create_member, create_user


@pytest.fixture
def invited(db):
    return create_user("Ines Invited")


@pytest.fixture
def removed(db):
    return create_user("Rhys Removed")


@pytest.fixture
def scoped(scoped, carol, invited, removed, priya):
    """priya began it, carol fills it with her."""
    create_member(scoped, carol)
    create_member(scoped, removed).remove(by=priya)
    scoped.invitations.send(email=invited.email, by=priya)
    return scoped


@pytest.fixture
def url(scoped):
    return lambda name, *args: reverse(f"communities:{name}", args=[scoped.slug, *args])


@pytest.fixture
def say(client_for, url):
    return lambda who, words, part="purpose": client_for(who).post(
        url("worksheet_comment_create", part), {"words": words}
    )


WHO = ["priya", "carol", "invited", "removed", "dan", "anonymous", "mo"]
READ = [200, 200, 200, 404, 404, 302, 200]


@pytest.mark.parametrize(
    ("name", "args", "statuses"),
    [
        ("network_scope", (), READ),
        ("part_edit", ("purpose",), READ),
        ("focus_list", (), READ),
        ("worksheet_comment_create", ("whole",), [*READ[:-1], 403]),
    ],
)
def test_who_gets_where(name, args, statuses, request, client_for, url):
    found = [client_for(request.getfixturevalue(who)).get(url(name, *args)).status_code for who in WHO]

    assert found == statuses


@pytest.mark.parametrize("name", ["part_edit", "focus_list"])
def test_who_is_invited_comments_and_changes_nothing(name, client_for, url, invited, scoped):
    args = ["purpose"] if name == "part_edit" else []
    page = client_for(invited).get(url(name, *args)).text

    assert "Say it" in page
    assert "Save and go on" not in page
    assert "Choose it" not in page
    assert client_for(invited).post(url(name, *args), {"who_we_are": "Mine.", "name": "Mine"}).status_code == 403


def test_it_stands_beside_its_question_and_is_counted(say, client_for, url, carol, invited, priya):
    answer = say(invited, "Too long.")
    say(carol, "Open in January.", "whole")

    assert answer.url == f"{url('part_edit', 'purpose')}#comment-{WorksheetComment.objects.first().pk}"
    client = client_for(priya)
    part, other, whole = (
        client.get(address).text
        for address in (url("part_edit", "purpose"), url("part_edit", "limits"), url("network_scope"))
    )
    assert [text in page for page in (part, other, whole) for text in ("Too long.", "Open in January.")] == [
        *(True, False),
        *(False, False),
        *(False, True),
    ]
    assert "by when. 1 comment" in whole


def test_settled_it_is_folded_away_and_not_counted(say, client_for, url, carol, priya):
    say(carol, "Too long.")
    comment = WorksheetComment.objects.get()
    client = client_for(priya)

    answer = client.post(url("worksheet_comment_resolve", comment.pk))

    assert answer.url == url("part_edit", "purpose")
    page = client.get(answer.url)
    assert (page.context["talk"].open, page.context["talk"].settled) == ([], [comment])
    assert "Settled by Priya Nair" in page.text
    assert "1 comment" not in client.get(url("network_scope")).text


def test_own_words_are_changed_and_taken_away(say, client_for, url, carol, priya):
    say(carol, "Too long.")
    comment = WorksheetComment.objects.get()
    pages = ("worksheet_comment_edit", "worksheet_comment_delete")
    assert [client_for(priya).post(url(name, comment.pk), {"words": "x"}).status_code for name in pages] == [403, 403]

    client_for(carol).post(url("worksheet_comment_edit", comment.pk), {"words": "Shorter?"})
    assert "Shorter?" in client_for(priya).get(url("part_edit", "purpose")).text
    client_for(carol).post(url("worksheet_comment_delete", comment.pk))

    assert "Shorter?" not in client_for(priya).get(url("part_edit", "purpose")).text
    assert client_for(carol).get(url("worksheet_comment_edit", comment.pk)).status_code == 404


def test_nothing_said_and_no_such_part(say, carol):
    assert "Write what you want to say." in say(carol, "").text
    assert say(carol, "Mine.", "weather").status_code == 404


def test_what_may_be_about_a_patient_is_asked_about(say, carol):
    assert say(carol, "Ring Mrs Edna Throckmorton, NHS number 943 476 5919").status_code == 422


def test_a_name_of_a_closed_account_does_not_show(say, client_for, url, carol, priya):
    say(carol, "Too long.")
    carol.is_active = False
    carol.save(update_fields=["is_active"])

    assert "Carol" not in client_for(priya).get(url("part_edit", "purpose")).text


def test_thirty_take_as_many_queries_as_three(client_for, scoped, url, priya, carol):
    client = client_for(priya)

    def queries(name, *args):
        with CaptureQueriesContext(connection) as found:
            client.get(url(name, *args))
        return len(found)

    def add(numbers):
        for number in numbers:
            person = create_user(f"Person {number}")
            create_member(scoped, person)
            for part in ("", "purpose"):
                scoped.worksheet_comments.make(by=person, part=part, words=f"Number {number}")

    add(range(3))
    pages = [("network_scope",), ("part_edit", "purpose")]
    few = [queries(*page) for page in pages]
    add(range(3, 30))

    assert [queries(*page) for page in pages] == few
