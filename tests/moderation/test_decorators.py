"""Who types what may identify a patient is asked, and loses nothing by it."""

import pytest
from django.urls import reverse

from innovations.models import Innovation
from sharehub.moderation.models import Assurance
from tests.factories import create_entry, create_innovation, create_measure, create_theme

from .conftest import NUMBER

RISKY = f"It began with\r\nNHS number {NUMBER} & “the rest”."
WORD = {"patients-answer": "not-a-patient", "patients-reason": "It is a made-up one."}
CHANGE = {"patients-answer": "change"}


@pytest.fixture
def draft(alice):
    return create_innovation(by=alice)


@pytest.fixture
def address(draft):
    return reverse("innovations:section_edit", args=[draft.slug, "problem"])


@pytest.fixture
def client(client_for, alice):
    return client_for(alice)


def carried(response):
    """What the hidden fields of the question would send, as the browser does."""
    posted = {}
    for name, value in response.context["fields"]:
        posted.setdefault(name, []).append(value)
    return posted


def test_it_is_asked_with_what_was_found_and_nothing_is_saved(client, draft, address):
    answer = client.post(address, {"problem": RISKY, "version": draft.version})

    assert answer.status_code == 422
    assert [(each["kind"], each["text"]) for each in answer.context["passages"]] == [("NHS number", NUMBER)]
    assert f"<strong>{NUMBER}</strong>" in answer.text
    draft.refresh_from_db()
    assert (draft.problem, draft.version) == ("", 1)


def test_what_was_typed_is_quoted_as_text(client, draft, address):
    answer = client.post(address, {"problem": f"<script>NHS number {NUMBER}</script>", "version": 1})

    assert "<script>NHS" not in answer.text
    assert "&lt;script&gt;NHS number" in answer.text


def test_changing_it_leads_back_to_the_form_with_all_that_was_typed(client, draft, address):
    asked = client.post(address, {"problem": RISKY, "version": 1, "seen": "abc"})

    back = client.post(address, carried(asked) | CHANGE, follow=True)

    assert back.redirect_chain == [(address, 302)]
    form = back.context["form"]
    assert (form["problem"].value(), form["version"].value(), form["seen"].value()) == (RISKY, "1", "abc")
    assert "not saved yet" in back.text
    assert client.get(address).context["form"]["problem"].value() == ""


def test_a_word_that_it_is_nobody_saves_it_as_typed_and_is_kept(client, alice, draft, address):
    seen = client.get(address).context["form"]["seen"].value()
    asked = client.post(address, {"problem": RISKY, "version": 1, "seen": seen})

    saved = client.post(address, carried(asked) | WORD)

    assert saved.status_code == 302
    draft.refresh_from_db()
    assert (draft.problem, draft.version) == (RISKY.replace("\r\n", "\n"), 2)
    kept = Assurance.objects.get()
    assert (kept.given_by, kept.page, kept.reason, kept.passages) == (alice, address, "It is a made-up one.", [NUMBER])


def test_a_word_without_a_reason_is_asked_for_one(client, draft, address):
    asked = client.post(address, {"problem": RISKY, "version": 1})

    again = client.post(address, carried(asked) | WORD | {"patients-reason": " "})

    assert again.status_code == 422
    assert again.context["form"].errors == {"reason": ["Write why it is not about a patient."]}
    assert carried(again) == carried(asked)
    assert not Assurance.objects.exists()


def test_nobody_is_asked_twice_about_the_same(client, draft, address):
    client.post(address, {"problem": RISKY, "version": 1} | WORD)

    assert client.post(address, {"problem": f"Again: {RISKY}", "version": 2}).status_code == 302
    assert client.post(address, {"problem": "DOB 12/03/1950", "version": 3}).status_code == 422


def test_one_persons_word_does_not_hold_for_another(client, client_for, bob, draft, address):
    draft.authors.create(person=bob, role="editor")
    client.post(address, {"problem": RISKY, "version": 1} | WORD)

    assert client_for(bob).post(address, {"problem": RISKY, "version": 2}).status_code == 422


def test_a_stale_version_is_still_refused_after_the_question(client, draft, address, alice):
    client.get(address)
    draft.edit(by=alice, version=1, problem="Saved meanwhile")

    answer = client.post(address, {"problem": RISKY, "version": 1} | WORD)

    assert answer.status_code == 409
    assert "Saved meanwhile" in answer.text
    assert f"NHS number {NUMBER}" in answer.text


def test_fields_with_several_values_survive(client, draft):
    letters, phones = create_theme("Letters"), create_theme("Phones")
    address = reverse("innovations:section_edit", args=[draft.slug, "title"])
    title = {"title": f"How we found {NUMBER}", "stage": "trying", "themes": ["letters", "phones"], "version": 1}

    asked = client.post(address, title)
    back = client.post(address, carried(asked) | CHANGE, follow=True)
    assert back.context["form"]["themes"].value() == ["letters", "phones"]

    assert client.post(address, carried(asked) | WORD).status_code == 302
    assert set(draft.themes.all()) == {letters, phones}


def test_a_hint_lets_it_through_and_names_what_it_saw(client, draft, address):
    text = "Mrs Fernsby opens the post. Ring her on 07700 900123."
    saved = client.post(address, {"problem": text, "version": 1}, follow=True)

    draft.refresh_from_db()
    assert draft.problem == text
    assert [str(each) for each in saved.context["messages"]] == [
        "Saved. Please check that nobody could recognise a patient by “Mrs Fernsby”, “07700 900123”."
    ]


def test_a_hint_names_the_same_once_and_keeps_no_copy_of_it(client, draft, address):
    def hints(text, version):
        saved = client.post(address, {"problem": text, "version": version}, follow=True)
        return [str(each) for each in saved.context["messages"]]

    assert len(hints("Mrs Fernsby opens the post.", 1)) == 1
    assert hints("Mrs Fernsby opens all the post.", 2) == []
    assert hints("Mrs Fernsby and Mr Grey open the post.", 3) == [
        "Saved. Please check that nobody could recognise a patient by “Mr Grey”."
    ]
    assert "Fernsby" not in str(dict(client.session))


def test_a_hint_waits_until_it_is_saved(client, draft, address):
    answer = client.post(address, {"problem": "Mrs Fernsby" + "x" * 10_001, "version": 1})

    assert answer.context["form"].errors
    assert list(answer.context["messages"]) == []


def test_clean_text_goes_straight_through(client, draft, address):
    saved = client.post(address, {"problem": "Letters everywhere.", "version": 1}, follow=True)

    assert saved.redirect_chain[0][1] == 302
    assert list(saved.context["messages"]) == []


def test_who_may_not_write_it_is_told_so_and_not_asked(client_for, carol, published):
    address = reverse("innovations:section_edit", args=[published.slug, "problem"])
    assert client_for(carol).post(address, {"problem": RISKY}).status_code == 403


def test_every_page_where_people_write_asks(client, alice, draft, published, url):
    step, measure = create_entry(draft), create_measure(draft)
    credit = draft.credits.give(name="Nadia Osei", did="Thought of it.", by=alice)
    pages = [
        url("innovation_create"),
        url("section_edit", draft.slug, "place"),
        url("entry_create", draft.slug, "tip"),
        url("entry_edit", draft.slug, "step", step.pk),
        url("measure_create", draft.slug),
        url("measure_edit", draft.slug, measure.pk),
        url("credit_create", draft.slug),
        url("credit_edit", draft.slug, credit.pk),
        url("edition_publish", published.slug),
    ]

    assert {address: client.post(address, {"any": RISKY}).status_code for address in pages} == dict.fromkeys(pages, 422)


def test_changing_a_first_entry_leads_to_a_form_that_fills_itself(client, draft, url):
    address = url("entry_create", draft.slug, "tip")
    came_from = {"referer": "http://testserver" + url("entry_list", draft.slug, "tip")}

    back = client.post(address, {"tip": RISKY} | CHANGE, headers=came_from, follow=True)

    assert back.redirect_chain == [(address, 302)]
    assert back.context["form"]["tip"].value() == RISKY


def test_changing_what_is_new_leads_back_to_the_check(client, published, url):
    back = client.post(url("edition_publish", published.slug), {"whats_new": RISKY} | CHANGE, follow=True)

    assert back.redirect_chain == [(url("innovation_check", published.slug), 302)]
    assert back.context["edition_form"]["whats_new"].value() == RISKY


def test_changing_a_title_leads_back_to_the_line_itself(client, url):
    back = client.post(url("innovation_create"), {"title": f"How {NUMBER} was helped"} | CHANGE, follow=True)

    assert back.templates[0].name == "innovations/innovation_create.html"
    assert back.context["form"]["title"].value() == f"How {NUMBER} was helped"
    assert not Innovation.objects.exists()


def test_a_long_text_comes_back_whole(client, draft, address):
    text = "é" * 60_000 + NUMBER  # refused by the form, but not lost
    back = client.post(address, {"problem": text, "version": 1} | CHANGE, follow=True)

    assert back.context["form"]["problem"].value() == text


def test_what_was_found_is_quoted_with_the_words_around_it(client, address):
    text = f"{'early words ' * 20}NHS number {NUMBER} {'later words ' * 20}"

    quoted = client.post(address, {"problem": text, "version": 1}).context["passages"][0]

    assert quoted["before"] == f"…{'early words ' * 4}NHS number "
    assert quoted["after"] == f"{' later words' * 4} later…"


def test_a_colleague_who_is_named_where_one_is_asked_for_is_no_hint(client, draft, url):
    credit = {"who": "name", "name": "Dr Fernsby", "did": "Read all hundred letters."}

    saved = client.post(url("credit_create", draft.slug), credit, follow=True)

    assert [str(each) for each in saved.context["messages"]] == ["Dr Fernsby is on your list."]
