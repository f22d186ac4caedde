"""The page behind the link in the question "Still going?": no account needed, and only a button does anything."""

from datetime import timedelta

import pytest
from django.core.signing import Signer
from django.utils import timezone

from innovations.models import TakeUp
from innovations.still_going import token_for
from sharehub.activity.models import Event
from tests.factories import create_take_up

STOPPED = {"answer": "stopped", "stop_reason": "cost", "stop_words": "It cost too much.", "advice": "Ask first."}


@pytest.fixture
def take_up(published, dan):
    """Kiln Street Surgery, of which nobody has said anything for 200 days, is asked."""
    take_up = create_take_up(published, by=dan, at=timezone.now() - timedelta(days=200))
    assert take_up.ask(at=timezone.now())
    return take_up


@pytest.fixture
def link(take_up, url):
    """The link as it was sent."""
    return url("take_up_still_going", token_for(Event.objects.get(verb="takeup_asked")))


def now():
    return TakeUp.objects.get()


def test_the_notification_carries_it(client_for, dan, link):
    assert f'href="{link}"' in client_for(dan).get("/notifications/").text


def test_a_visit_asks_and_changes_nothing(client_for, take_up, link):
    page = client_for().get(link)

    assert page.status_code == 200
    assert "Is Kiln Street Surgery still doing this?" in page.text
    assert now().last_heard_at == take_up.last_heard_at
    assert now().times_asked == 1


def test_no_search_engine_keeps_it_and_no_other_site_is_told(client_for, link):
    page = client_for().get(link)

    assert page["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in page.text
    assert page["Referrer-Policy"] == "same-origin"
    assert "no-store" in page["Cache-Control"]


def test_still_going(client_for, link, dan):
    page = client_for().post(link, {"answer": "yes"})

    assert "Others see now that it is still going." in page.text
    assert timezone.now() - now().last_heard_at < timedelta(minutes=1)
    event = Event.objects.get(verb="takeup_confirmed")
    assert event.actor is None


def test_stopped_with_the_reason_right_there(client_for, link):
    page = client_for().post(link, STOPPED)

    assert "Others see why" in page.text
    assert (now().stage, now().stop_reason, now().advice) == ("stopped", "cost", "Ask first.")
    assert now().stage_changes.last().changed_by is None


def test_stopped_needs_a_reason_and_nothing_typed_is_lost(client_for, link):
    page = client_for().post(link, STOPPED | {"stop_reason": ""})

    assert page.context["form"].errors == {"stop_reason": ["Choose the main reason."]}
    assert "It cost too much." in page.text
    assert now().stage == "trying"


def test_a_patient_is_not_let_in(client_for, link):
    page = client_for().post(link, STOPPED | {"advice": "Ask NHS number 943 476 5919"})

    assert list(page.context["form"].errors) == ["advice"]
    assert now().stage == "trying"


@pytest.mark.parametrize("answer", ["", "no", "planning"])
def test_junk_changes_nothing(answer, client_for, link, take_up):
    assert client_for().post(link, {"answer": answer}).status_code == 200
    assert now().last_heard_at == take_up.last_heard_at


def test_it_answers_once(client_for, link):
    client = client_for()
    client.post(link, {"answer": "yes"})

    page = client.post(link, STOPPED)

    assert "has answered already" in page.text
    assert now().stage == "trying"


def test_who_said_something_meanwhile_is_not_overruled(client_for, take_up, link, dan):
    TakeUp.objects.get().come_to("planning", by=dan)

    assert "It says now: planning it" in client_for().post(link, {"answer": "yes"}).text


def test_it_works_for_sixty_days(client_for, link, time_machine):
    time_machine.move_to(timezone.now() + timedelta(days=59))
    assert client_for().get(link).status_code == 200

    time_machine.move_to(timezone.now() + timedelta(days=2))
    page = client_for().post(link, {"answer": "yes"})
    assert page.status_code == 410
    assert "has run out" in page.text
    assert now().times_asked == 1


@pytest.mark.parametrize(
    "token",
    [
        "junk",
        "W10:x",
        Signer(salt="elsewhere").sign_object([1, 1]),
        Signer(salt="innovations.still_going").sign_object([1, 4_000_000_000]) + "x",
        "é",
    ],
)
def test_a_broken_link_says_so(token, client_for, db, url):
    page = client_for().get(url("take_up_still_going", token))

    assert page.status_code == 410
    assert "The link is not whole." in page.text


def test_what_is_off_the_site_has_nothing_to_answer(client_for, take_up, link, alice, mo):
    take_up.hide(by=mo, reason="A name.")
    assert client_for().get(link).status_code == 410

    take_up.show_again(by=mo)
    assert client_for().get(link).status_code == 200

    take_up.innovation.archive(by=alice, reason="It ended.")
    page = client_for().post(link, {"answer": "yes"})
    assert page.status_code == 410
    assert take_up.innovation.title not in page.text


def test_a_closed_practice_is_asked_no_more(client_for, take_up, link):
    take_up.organisation.closed_on = timezone.localdate()
    take_up.organisation.save(update_fields=["closed_on"])

    assert "has closed" in client_for().post(link, {"answer": "yes"}).text


def test_other_methods_are_refused(client_for, link):
    assert client_for().put(link).status_code == 405
