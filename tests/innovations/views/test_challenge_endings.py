"""How a challenge ends: by their own way, by another's, or dropped; and opening it again."""

import pytest

from innovations.models import Innovation, TakeUp
from tests.factories import create_challenge, create_innovation, create_published_innovation


@pytest.fixture
def phones(alice):
    return create_challenge(by=alice, details="We tried a message.")


@pytest.fixture
def callback(dan):
    return create_published_innovation(by=dan, title="Phones: we ring back")


@pytest.fixture
def do(client_for, url, phones):
    """`do(alice, "drop", words="...")`: that person's answer, followed to its page."""

    def do(who, name, **fields):
        return client_for(who).post(url(f"challenge_{name}", phones.slug), fields, follow=True)

    return do


def test_their_own_way_becomes_a_draft_with_the_challenge_at_hand(alice, do, phones, url):
    page = do(alice, "solve_own")

    draft = Innovation.objects.get()
    assert page.request["PATH_INFO"] == url("innovation_write", draft.slug)
    assert phones.get_absolute_url() in page.text
    assert "It has ended already." in do(alice, "solve_own").text
    assert Innovation.objects.count() == 1


def test_a_draft_is_not_shown_to_others_and_once_published_it_is(alice, carol, client_for, do, phones):
    do(alice, "solve_own")
    draft = Innovation.objects.get()

    others = client_for(carol).get(phones.get_absolute_url())
    assert others.context["solved_by"] is None
    assert "How they did it cannot be read yet." in others.text
    assert "go on writing how" in client_for(alice).get(phones.get_absolute_url()).text

    Innovation.objects.filter(pk=draft.pk).update(
        state="published", published_at="2026-11-25T08:00Z", published_by=alice
    )
    assert "their own way" in client_for(carol).get(phones.get_absolute_url()).text


def test_another_places_way_becomes_a_take_up(alice, carol, riverside, client_for, do, phones, callback):
    answer = {"innovation": callback.slug, "stage": "in_use", "words": "Ring back in turn."}
    for _ in range(2):
        do(alice, "solve", **answer)

    take_up = TakeUp.objects.get()
    assert (take_up.organisation, take_up.innovation, take_up.stage) == (riverside, callback, "in_use")
    page = client_for(carol).get(phones.get_absolute_url()).text
    assert "Ring back in turn." in page
    assert callback.get_absolute_url() in page


def test_the_case_study_is_looked_for_by_words(alice, dan, client_for, callback, phones, url):
    hall = create_published_innovation(by=dan, title="Hedgehogs in the hall")
    create_innovation(by=dan, title="Hedgehogs, a draft")
    address = url("challenge_solve", phones.slug)
    client = client_for(alice)

    assert client.get(address).context["found"] == [callback]
    assert client.get(address, {"q": "hedgehogs"}).context["found"] == [hall]
    assert "Nothing found for “xylophone”" in client.get(address, {"q": "xylophone"}).text

    client.post(f"{address}?q=hedgehogs", {"innovation": hall.slug, "stage": "trying"})
    phones.refresh_from_db()
    assert phones.solved_by == hall


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        ({"stage": "trying"}, "innovation"),
        ({"innovation": "no-such", "stage": "trying"}, "innovation"),
        ({"innovation": "phones-we-ring-back"}, "stage"),
        ({"innovation": "phones-we-ring-back", "stage": "stopped"}, "stage"),
        ({"innovation": "phones-we-ring-back", "stage": "trying", "words": "x" * 10_000}, "words"),
    ],
)
def test_what_is_wrong_is_said(answer, wrong, alice, do, callback, phones):
    page = do(alice, "solve", **answer)

    assert list(page.context["form"].errors) == [wrong]
    phones.refresh_from_db()
    assert phones.is_open


def test_dropping_it_says_why_and_it_stays_to_read(alice, carol, client_for, do, phones):
    assert "Write why, in a word." in do(alice, "drop").text

    do(alice, "drop", words="The PCN does it now.")

    page = client_for(carol).get(phones.get_absolute_url())
    assert "Dropped on" in page.text
    assert "The PCN does it now." in page.text
    assert "Us too</button>" not in page.text
    assert "It has ended already." in do(alice, "drop", words="Again.").text


def test_working_on_it_again(alice, bob, do, phones):
    do(alice, "drop", words="No time.")

    assert "You are working on it again." in do(bob, "reopen").text
    assert "It is open." in do(bob, "reopen").text
    phones.refresh_from_db()
    assert phones.is_open


def test_what_has_ended_is_not_changed(alice, client_for, do, phones, url):
    do(alice, "drop", words="No time.")

    assert client_for(alice).get(url("challenge_edit", phones.slug)).status_code == 403
    for name in ("challenge_solve", "challenge_drop"):
        assert client_for(alice).get(url(name, phones.slug)).url == phones.get_absolute_url()
