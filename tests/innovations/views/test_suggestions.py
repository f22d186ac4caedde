"""Offering a note, talking it over, and the answer; and what changed in the edition that took it in."""

import pytest

from innovations.models import Suggestion
from tests.factories import create_published_innovation, create_suggestion


@pytest.fixture
def innovation(alice):
    return create_published_innovation(by=alice)


@pytest.fixture
def offered(innovation, carol):
    return create_suggestion(innovation, by=carol)


@pytest.fixture
def do(client_for, url, offered):
    """`do(alice, "accept")`: that person's answer to the offer."""
    return lambda who, name, **fields: client_for(who).post(url(f"suggestion_{name}", offered.pk), fields, follow=True)


def test_a_colleague_offers_a_note(client_for, carol, innovation, url):
    client = client_for(carol)

    page = client.post(
        url("suggestion_create", innovation.slug),
        {"kind": "tip", "text": "Start in May.", "when": "today", "why": "It worked for us."},
        follow=True,
    )

    offered = Suggestion.objects.get()
    assert (offered.kind, offered.headline, offered.why, offered.offered_by) == (
        "tip",
        "Start in May.",
        "It worked for us.",
        carol,
    )
    assert page.request["PATH_INFO"] == offered.get_absolute_url()
    assert "Waiting for an answer" in page.text


def test_why_is_asked_for_and_nothing_is_lost(client_for, carol, innovation, url):
    form = (
        client_for(carol)
        .post(url("suggestion_create", innovation.slug), {"kind": "tip", "text": "Start in May.", "when": "today"})
        .context["form"]
    )

    assert form.errors == {"why": ["Write why it would help."]}
    assert form["text"].value() == "Start in May."


def test_a_change_starts_from_what_the_edition_says(client_for, carol, innovation, url):
    step = innovation.entries.get(kind="step")
    address = url("suggestion_change", innovation.slug, step.pk)
    form = client_for(carol).get(address).context["form"]
    assert form["title"].value() == step.headline

    client_for(carol).post(address, {"title": "Count twice", "how": "In piles.", "why": "Once misleads."})

    offered = Suggestion.objects.get()
    assert (offered.entry, offered.headline) == (step, "Count twice")


def test_there_is_no_change_to_what_is_not_in_the_edition(client_for, carol, innovation, url):
    assert client_for(carol).get(url("suggestion_change", innovation.slug, 999_999)).status_code == 404


def test_the_journal_shows_what_waits(client_for, alice, offered, innovation, url):
    page = client_for(alice).get(url("journal_detail", innovation.slug)).text

    assert "Carol Whitlock offers you a note" in page
    assert offered.get_absolute_url() in page


def test_taken_up_it_stands_in_the_journal(do, alice, offered, innovation):
    page = do(alice, "accept")

    assert "from Carol Whitlock" in page.text
    assert innovation.entries.of_kind("tip").get().given_by == offered.offered_by


def test_answering_twice_is_no_error(do, alice):
    do(alice, "accept")

    assert "It is answered already" in do(alice, "decline", **{"answer-words": "No."}).text


def test_declining_needs_a_word(do, alice, offered):
    assert "Write why." in do(alice, "decline").text

    do(alice, "decline", **{"answer-words": "We tried it."})
    offered.refresh_from_db()
    assert offered.answer_words == "We tried it."


def test_taking_it_back(do, carol, offered):
    do(carol, "withdraw")

    offered.refresh_from_db()
    assert offered.answer == "withdrawn"


def test_talking_it_over(client_for, alice, carol, offered, url):
    client_for(alice).post(url("remark_create", offered.pk), {"remark-words": "Which week?"})

    assert "Which week?" in client_for(carol).get(offered.get_absolute_url()).text


@pytest.mark.parametrize(
    ("who", "statuses"),
    [
        ("alice", [200, 302, 200, 403, 200]),
        ("carol", [200, 403, 403, 302, 200]),
        ("dan", [404, 404, 404, 404, 404]),
        ("anonymous", [302, 302, 302, 302, 302]),
    ],
)
def test_who_may_do_what_with_it(who, statuses, request, client_for, offered, url):
    client = client_for(None if who == "anonymous" else request.getfixturevalue(who))
    answers = [client.get(offered.get_absolute_url()).status_code]
    for name in ("accept", "decline", "withdraw"):
        Suggestion.objects.update(answer="open", answered_at=None, answered_by=None)
        fields = {}
        answers.append(client.post(url(f"suggestion_{name}", offered.pk), fields).status_code)
    answers.append(client.post(url("remark_create", offered.pk), {}).status_code)

    assert answers == statuses


def test_readers_are_told_how_many_helped_and_colleagues_who(client_for, alice, dan, offered, innovation):
    offered.accept(by=alice)
    innovation.editions.publish(by=alice, whats_new="A tip.")
    page = innovation.get_absolute_url()

    assert "With notes from Carol Whitlock." in client_for(dan).get(page).text
    public = client_for().get(page).text
    assert "With notes from 1 colleague elsewhere." in public
    assert "Carol Whitlock" not in public


def test_what_changed_in_an_edition(client_for, alice, offered, innovation, url):
    offered.accept(by=alice)
    innovation.editions.publish(by=alice, whats_new="A tip.")

    page = client_for().get(url("edition_changes", innovation.slug, 2))

    assert [(change.state, change.entry.kind) for change in page.context["page"]] == [("added", "tip")]
    assert len(page.context["kept"]) == 3
    assert client_for().get(url("edition_changes", innovation.slug, 1)).status_code == 404
    assert client_for().get(url("edition_changes", innovation.slug, 2), {"since": "9"}).status_code == 200


def test_an_edition_that_was_withdrawn_leaves_a_notice(client_for, alice, innovation, url):
    client = client_for(alice)
    assert (
        "Publish a corrected edition first"
        in client.post(url("edition_withdraw", innovation.slug, 1), {"reason": "Wrong dose."}, follow=True).text
    )
    innovation.editions.publish(by=alice, whats_new="Corrected.")

    client.post(url("edition_withdraw", innovation.slug, 1), {"reason": "The list was wrong."})

    old = client_for().get(url("edition_detail", innovation.slug, 1))
    assert old.status_code == 410
    assert "The list was wrong." in old.text
    assert "Count your letters" not in old.text
    assert client_for().get(url("edition_changes", innovation.slug, 2)).status_code == 404


def test_the_same_button_twice_makes_one_edition(client_for, alice, innovation, url):
    client = client_for(alice)
    fields = {"whats_new": "A tip.", "after": "1"}

    statuses = [client.post(url("edition_publish", innovation.slug), fields).status_code for _ in range(2)]

    assert statuses == [302, 409]
    assert innovation.editions.count() == 2


def test_the_preview_is_what_the_next_edition_takes_in(client_for, alice, innovation, url):
    innovation.entries.of_kind("wasted_time").get().choose(by=alice, is_in=False)

    page = client_for(alice).get(url("edition_preview", innovation.slug))

    assert "This is how the next edition would read" in page.text
    assert [entry.kind for entry in page.context["study"].entries] == ["step", "words"]
    shown = client_for(alice).get(innovation.get_absolute_url()).context["study"].entries
    assert [entry.kind for entry in shown] == ["step", "words", "wasted_time"]
