"""Credits: whom to thank, and their yes."""

import pytest

from innovations.models import Consent


def test_a_colleague_is_credited_by_choice_and_asked(client_for, alice, bob, draft, url, told):
    client_for(alice).post(url("credit_create", draft.slug), {"who": bob.pk, "did": "Read every letter."})

    credit = draft.credits.get(person=bob)
    assert (credit.name, credit.consent) == ("", Consent.ASKED)
    assert told(credit, "given") == {bob}


def test_somebody_without_an_account_is_credited_by_name(client_for, alice, draft, url):
    answers = {"who": "name", "name": "Samira Khan", "has_agreed": "on", "did": "Sorted."}
    client_for(alice).post(url("credit_create", draft.slug), answers)

    credit = draft.credits.get(name="Samira Khan")
    assert (credit.person, credit.consent) == (None, Consent.AGREED)


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [
        ({"did": "Sorted."}, ["who"]),
        ({"who": "name", "did": "Sorted."}, ["name"]),
        ({"who": "name", "name": "Samira", "did": ""}, ["did"]),
        ({"who": "9" * 30, "did": "Sorted."}, ["who"]),
        ({"who": "name", "name": "x" * 101, "did": "Sorted."}, ["name"]),
    ],
)
def test_what_is_wrong_is_said(answers, wrong, client_for, alice, draft, url):
    response = client_for(alice).post(url("credit_create", draft.slug), answers)

    assert list(response.context["form"].errors) == wrong
    assert draft.credits.count() == 1


def test_only_colleagues_and_authors_are_offered(client_for, alice, bob, carol, dan, draft, url):
    draft.authors.create(person=dan)

    form = client_for(alice).get(url("credit_create", draft.slug)).context["form"]

    assert [label for _, label in form.fields["who"].choices] == [
        alice.name,
        bob.name,
        dan.name,
        "Somebody without an account",
    ]
    response = client_for(alice).post(url("credit_create", draft.slug), {"who": carol.pk, "did": "Sorted."})
    assert response.context["form"].errors["who"] == ["Choose one of the people shown."]


def test_what_they_did_is_changed_and_a_stale_save_shows_both(client_for, alice, draft, url):
    credit = draft.credits.get()
    address = url("credit_edit", draft.slug, credit.pk)
    answers = {"name": "Nadia Osei", "has_agreed": "on", "version": 1}

    assert client_for(alice).post(address, answers | {"did": "Had the idea."}).status_code == 302
    response = client_for(alice).post(address, answers | {"did": "Something else."})

    credit.refresh_from_db()
    assert (credit.did, credit.consent) == ("Had the idea.", Consent.AGREED)
    assert response.status_code == 409
    assert response.context["stale"] == [
        {"label": "What did they do?", "theirs": "Had the idea.", "yours": "Something else."}
    ]


def test_the_yes_of_somebody_with_an_account_is_theirs_alone(client_for, alice, bob, draft, url):
    credit = draft.credits.give(person=bob, did="Read.", by=alice)

    client_for(alice).post(
        url("credit_edit", draft.slug, credit.pk), {"did": "Read all.", "has_agreed": "on", "version": 1}
    )

    credit.refresh_from_db()
    assert (credit.did, credit.consent) == ("Read all.", Consent.ASKED)


@pytest.mark.parametrize(("answer", "consent"), [("yes", Consent.AGREED), ("no", Consent.DECLINED), ("", "declined")])
def test_the_credited_person_answers(answer, consent, client_for, alice, carol, draft, url, told):
    credit = draft.credits.give(person=carol, did="Lent us her list.", by=alice)

    response = client_for(carol).post(url("credit_answer", credit.pk), {"answer": answer})

    credit.refresh_from_db()
    assert response.status_code == 302
    assert credit.consent == consent
    assert alice in told(credit, "answered")


def test_nobody_answers_for_somebody_else(client_for, alice, bob, carol, draft, url):
    credit = draft.credits.give(person=carol, did="Lent us her list.", by=alice)

    assert client_for(alice).post(url("credit_answer", credit.pk), {"answer": "yes"}).status_code == 404
    assert client_for(carol).get(url("credit_answer", credit.pk)).status_code == 405


def test_a_credited_person_cannot_read_the_draft_for_it(client_for, alice, carol, draft, url):
    credit = draft.credits.give(person=carol, did="Lent us her list.", by=alice)

    page = client_for(carol).get(url("credit_detail", credit.pk))

    assert "Lent us her list." in page.text
    assert not page.context["can_read"]


def test_a_credit_is_taken_off(client_for, alice, draft, url):
    client_for(alice).post(url("credit_delete", draft.slug, draft.credits.get().pk))

    assert not draft.credits.exists()
