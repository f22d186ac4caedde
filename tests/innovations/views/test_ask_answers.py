"""Answering, saying what settled it, and taking an answer into the journal."""

import pytest

from innovations.models import AskAnswer, Entry
from tests.factories import create_answer, create_ask

PATIENT = "Our patient with NHS number 943 476 5919 refused."


@pytest.fixture
def ask(published, dan):
    return create_ask(published, by=dan)


@pytest.fixture
def answer(ask, carol):
    return create_answer(ask, by=carol)


def test_whoever_knows_answers(client_for, carol, ask, url):
    page = client_for(carol).post(url("answer_create", ask.pk), {"words": "With cake."}, follow=True)

    answer = AskAnswer.objects.get()
    assert (answer.words, answer.answered_by, answer.ask) == ("With cake.", carol, ask)
    assert page.redirect_chain == [(f"{ask.get_absolute_url()}#answer-{answer.pk}", 302)]
    assert "With cake." in page.text


def test_an_empty_answer_and_one_about_a_patient_are_not_given(client_for, carol, ask, url):
    client = client_for(carol)

    assert "Write your answer." in client.post(url("answer_create", ask.pk), {"words": " "}).text
    stopped = client.post(url("answer_create", ask.pk), {"words": PATIENT})
    changing = client.post(url("answer_create", ask.pk), {"words": PATIENT, "patients-answer": "change"}, follow=True)

    assert stopped.status_code == 422
    assert changing.redirect_chain == [(ask.get_absolute_url(), 302)]
    assert "943 476 5919" in changing.text
    assert not AskAnswer.objects.exists()


def test_what_settled_it_stands_first_and_is_marked(client_for, dan, alice, carol, ask, answer, url):
    second = create_answer(ask, by=alice, words="With a date to stop.")
    client = client_for(dan)

    page = client.post(url("answer_settle", second.pk), follow=True)
    assert [each for each, _ in page.context["answers"]] == [second, answer]
    assert page.text.count("</svg> This settled it") == 1

    page = client.post(url("ask_unsettle", ask.pk), follow=True)
    assert [each for each, _ in page.context["answers"]] == [answer, second]
    assert "</svg> This settled it" not in page.text


def test_one_click_puts_it_into_the_journal_and_leads_there(client_for, alice, published, ask, answer, url):
    page = client_for(alice).post(url("answer_keep", answer.pk), follow=True)

    entry = Entry.objects.get(kind="tip")
    assert "It is in your journal, from Carol Whitlock." in page.text
    assert f'href="{url("entry_edit", published.slug, "tip", entry.pk)}"' in page.text


def test_the_team_may_choose_what_kind_it_is(client_for, alice, answer, url):
    client = client_for(alice)
    assert 'value="tipping_point"' in client.get(url("answer_keep", answer.pk)).text

    client.post(url("answer_keep", answer.pk), {"kind": "failed"})

    answer.refresh_from_db()
    assert (answer.entry.kind, answer.entry.verdict) == ("words", "failed")


def test_an_unknown_kind_is_refused(client_for, alice, answer, url):
    page = client_for(alice).post(url("answer_keep", answer.pk), {"kind": "secret"})

    assert list(page.context["form"].errors) == ["kind"]
    assert not Entry.objects.filter(came_from_answers=answer).exists()


def test_a_hidden_answer_is_gone_for_others(client_for, alice, carol, dan, mo, ask, answer, url):
    answer.hide(by=mo, reason="A name")

    assert "This answer is hidden" in client_for(carol).get(ask.get_absolute_url()).text
    assert answer.words not in client_for(dan).get(ask.get_absolute_url()).text
    assert client_for(alice).post(url("answer_keep", answer.pk)).status_code == 404
    assert client_for(dan).post(url("answer_settle", answer.pk)).status_code == 404


@pytest.mark.parametrize(
    ("who", "statuses"),
    [
        ("alice", [302, 403, 200, 302]),
        ("bob", [302, 403, 200, 302]),
        ("carol", [302, 403, 403, 403]),
        ("dan", [302, 302, 403, 403]),
        ("mo", [302, 403, 403, 403]),
        ("stranger", [302, 403, 403, 403]),
        ("anonymous", [302, 302, 302, 302]),
    ],
)
def test_who_may_do_what(who, statuses, request, client_for, ask, answer, url):
    client = client_for(request.getfixturevalue(who))
    answers = [
        client.post(url("answer_create", ask.pk), {"words": "Yes."}),
        client.post(url("answer_settle", answer.pk)),
        client.get(url("answer_keep", answer.pk)),
        client.post(url("answer_keep", answer.pk)),
    ]

    assert [each.status_code for each in answers] == statuses
    assert AskAnswer.objects.count() == (1 if who == "anonymous" else 2)


def test_verbs_take_no_visitors(client_for, dan, ask, answer, url):
    client = client_for(dan)
    addresses = [url("answer_create", ask.pk), url("answer_settle", answer.pk)]
    assert {client.get(address).status_code for address in addresses} == {405}
