"""Asking, looking first, and the page of a question."""

import pytest

from innovations.models import Ask
from tests.factories import create_answer, create_ask, create_challenge, create_take_up, create_user

QUESTION = "What did you say to the partner who was against it?"
HOSTILE = '<script>alert("x")</script>\'"><img src=x onerror=alert(1)>'
PATIENT = "Our patient with NHS number 943 476 5919 refused."


@pytest.fixture
def ask(published, dan):
    return create_ask(published, by=dan, words=QUESTION)


@pytest.fixture
def answered(ask, alice):
    create_answer(ask, by=alice)
    return ask


@pytest.fixture
def asking(published, url):
    return url("ask_create", published.slug)


def test_one_question_is_asked(client_for, dan, published, asking):
    page = client_for(dan).post(asking, {"words": QUESTION}, follow=True)

    ask = Ask.objects.get()
    assert (ask.words, ask.about, ask.asked_by, ask.entry, ask.take_up) == (QUESTION, published, dan, None, None)
    assert page.redirect_chain == [(ask.get_absolute_url(), 302)]
    assert "Your question is asked." in page.text


def test_it_may_be_about_an_entry_which_is_quoted_as_it_was_published(client_for, dan, alice, published, asking):
    step = published.entries.get(kind="step")
    step.edit(answers={"title": "A secret so far", "how": "x"}, by=alice, version=step.version)

    page = client_for(dan).get(f"{asking}?entry={step.pk}").text
    client_for(dan).post(asking, {"words": QUESTION, "entry": step.pk})

    ask = Ask.objects.get()
    assert ask.entry == step
    for text in (page, client_for(dan).get(ask.get_absolute_url()).text):
        assert "Count your letters for a week" in text
        assert "A secret so far" not in text


def test_it_may_be_about_a_take_up(client_for, dan, carol, published, asking):
    take_up = create_take_up(published, by=carol)

    assert "Castle Road Surgery did with it" in client_for(dan).get(f"{asking}?take_up={take_up.pk}").text
    client_for(dan).post(asking, {"words": QUESTION, "take_up": take_up.pk})

    assert Ask.objects.get().take_up == take_up


@pytest.mark.parametrize(
    "query", ["entry=999999", "entry=x", "entry=²", "take_up=999999", "take_up=-1", "entry=" + "9" * 30]
)
def test_what_is_not_there_is_not_asked_about(query, client_for, dan, asking):
    assert client_for(dan).get(f"{asking}?{query}").status_code == 404


def test_what_no_edition_took_in_is_not_asked_about(client_for, dan, alice, published, asking):
    note = published.entries.note(kind="tip", answers={"tip": "Not yet."}, by=alice)

    assert client_for(dan).get(f"{asking}?entry={note.pk}").status_code == 404


def test_a_hidden_take_up_is_not_asked_about(client_for, dan, carol, mo, published, asking):
    take_up = create_take_up(published, by=carol)
    take_up.hide(by=mo, reason="A name")

    assert client_for(dan).get(f"{asking}?take_up={take_up.pk}").status_code == 404


def test_answered_ones_that_are_near_are_shown_before_it_is_asked(client_for, carol, answered, asking):
    client = client_for(carol)

    page = client.post(asking, {"words": f"{QUESTION} Twice?"})

    assert page.context["near"] == [answered]
    assert "This answers it" in page.text
    assert Ask.objects.count() == 1
    client.post(asking, {"words": f"{QUESTION} Twice?", "looked": "yes"})
    assert Ask.objects.count() == 2


def test_while_typing_they_are_a_piece_of_a_page(client_for, carol, answered, published, url, alice):
    client = client_for(carol)
    address = url("ask_look_first", published.slug)

    piece = client.post(address, {"words": QUESTION}).text

    assert f'href="{answered.get_absolute_url()}"' in piece
    assert "<html" not in piece
    assert client.post(address, {"words": "Which printer?"}).text.strip() == ""
    challenge = create_challenge(by=alice)
    assert QUESTION in client.post(url("challenge_ask_look_first", challenge.slug), {"words": QUESTION}).text
    assert Ask.objects.count() == 1


def test_a_challenge_is_asked_about_too(client_for, dan, alice, url):
    challenge = create_challenge(by=alice)

    client_for(dan).post(url("challenge_ask_create", challenge.slug), {"words": "How many lines?"})

    assert Ask.objects.get().about == challenge
    assert client_for(dan).get(url("challenge_ask_create", challenge.slug) + "?entry=1").status_code == 404


def test_a_patient_stops_it_and_nothing_is_lost(client_for, dan, asking):
    page = client_for(dan).post(asking, {"words": PATIENT})

    assert page.status_code == 422
    assert "943 476 5919" in page.text
    assert not Ask.objects.exists()


@pytest.mark.parametrize(
    ("words", "problem"), [("", "Write what you would like to know."), ("x" * 501, "Shorten it to 500")]
)
def test_what_is_wrong_is_said(words, problem, client_for, dan, asking):
    page = client_for(dan).post(asking, {"words": words})

    assert problem in page.text
    assert not Ask.objects.exists()


def test_the_list_marks_what_nobody_answered(client_for, carol, answered, published, url):
    create_ask(published, by=carol, words="And then?")

    page = client_for(None).get(url("ask_list", published.slug))

    assert [each.words for each in page.context["page"]] == ["And then?", QUESTION]
    assert page.text.count("Not answered yet") == 1
    assert "Carol Whitlock" not in page.text
    assert "A colleague at Castle Road Surgery" in page.text


def test_the_case_study_shows_the_answered_ones(client_for, dan, answered, published, asking):
    page = client_for(dan).get(published.get_absolute_url()).text

    assert f'href="{answered.get_absolute_url()}"' in page
    assert f'href="{asking}"' in page


def test_names_are_for_signed_in_colleagues(client_for, carol, answered):
    anybody, colleague = (client_for(who).get(answered.get_absolute_url()).text for who in (None, carol))

    assert "Dan Hughes" in colleague
    assert "Alice Green" in colleague
    assert "Dan Hughes" not in anybody
    assert "Alice Green" not in anybody
    assert "A colleague at Kiln Street Surgery" in anybody
    assert "@example.org" not in anybody + colleague.replace("carol.whitlock@example.org", "")


def test_hidden_it_says_so_to_whoever_asked_and_is_gone_for_others(client_for, dan, carol, mo, ask):
    ask.hide(by=mo, reason="A name")

    assert "This question is hidden" in client_for(dan).get(ask.get_absolute_url()).text
    assert client_for(carol).get(ask.get_absolute_url()).status_code == 404


def test_my_work_shows_what_waits_for_me_and_what_i_asked(client_for, alice, dan, ask):
    asked_of, own = (client_for(who).get("/my-work/").context for who in (alice, dan))

    assert (asked_of["asked_of_you"], asked_of["you_asked"]) == ([ask], [])
    assert (own["asked_of_you"], own["you_asked"]) == ([], [ask])


ADDRESSES = ["ask_list", "ask_create", "ask_detail", "ask_look_first", "ask_unsettle"]


@pytest.mark.parametrize(
    ("who", "statuses"),
    [
        ("alice", [200, 200, 200, 200, 403]),
        ("carol", [200, 200, 200, 200, 403]),
        ("dan", [200, 200, 200, 200, 302]),
        ("stranger", [200, 200, 200, 200, 403]),
        ("anonymous", [200, 302, 200, 302, 302]),
    ],
)
def test_who_may_do_what(who, statuses, request, client_for, published, answered, url, dan):
    answered.settle(by=dan, answer=answered.answers.get())
    client, slug = client_for(request.getfixturevalue(who)), published.slug
    answers = [
        client.get(url("ask_list", slug)),
        client.get(url("ask_create", slug)),
        client.get(url("ask_detail", answered.pk)),
    ]
    answers += [client.post(url("ask_look_first", slug)), client.post(url("ask_unsettle", answered.pk))]

    assert dict(zip(ADDRESSES, [each.status_code for each in answers], strict=True)) == dict(
        zip(ADDRESSES, statuses, strict=True)
    )


def test_verbs_take_no_visitors(client_for, dan, published, ask, url):
    client = client_for(dan)
    assert client.get(url("ask_look_first", published.slug)).status_code == 405
    assert client.get(url("ask_unsettle", ask.pk)).status_code == 405


def test_of_a_draft_nobody_else_asks(client_for, dan, draft, url):
    client = client_for(dan)
    assert [client.get(url(name, draft.slug)).status_code for name in ("ask_list", "ask_create")] == [404, 404]


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("what", "queries"), [("list", 9), ("detail", 13), ("work", 25)])
def test_longer_lists_take_no_more_queries(
    what, queries, number, client_for, alice, carol, published, url, django_assert_num_queries
):
    for n in range(number):
        asked = create_ask(published, by=create_user(f"Reader {n}", place=carol.organisation), words=f"Question {n}?")
        for m in range(number):
            create_answer(asked, by=create_user(f"Answerer {n} {m}"))
        create_ask(published, by=carol, words=f"Not answered {n}?")
        create_ask(published, by=alice, words=f"My own {n}?")
    addresses = {"list": url("ask_list", published.slug), "detail": asked.get_absolute_url(), "work": "/my-work/"}
    address = addresses[what]
    client = client_for(alice)
    client.get(address)

    with django_assert_num_queries(queries):
        client.get(address)


def test_whatever_people_write_is_shown_as_text(client_for, alice, dan, published, url):
    ask = create_ask(published, by=dan, words=HOSTILE)
    create_answer(ask, by=alice, words=HOSTILE)
    client = client_for(alice)

    pages = [client.get(each).text for each in (ask.get_absolute_url(), url("ask_list", published.slug), "/my-work/")]
    pages.append(client.post(url("ask_look_first", published.slug), {"words": HOSTILE}).text)

    for page in pages:
        assert "alert(1)" in page or page == pages[2]
        assert "<img" not in page
        assert "<script>alert" not in page
