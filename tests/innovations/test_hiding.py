"""What moderators look up, hide and show again; and that what people are told of it costs no query a row."""

import pytest
from django.urls import reverse

from innovations.models import Ask, AskAnswer, Challenge, Comment, TakeUp
from sharehub.activity.models import Event
from sharehub.moderation.models import Report
from tests.factories import (
    create_answer,
    create_ask,
    create_challenge,
    create_comment,
    create_published_innovation,
    create_take_up,
    create_user,
)

MODELS = [TakeUp, Challenge, Ask, AskAnswer, Comment]


@pytest.fixture
def make(alice, carol, castle_road):
    """`make(3)`: three of each kind of thing, each about a thing of its own. Returns a list for each number."""

    def things(number):
        made = []
        for n in range(number):
            innovation = create_published_innovation(by=alice, title=f"Case {n}")
            challenge, take_up = create_challenge(by=carol, title=f"Problem {n}"), create_take_up(innovation, by=carol)
            asks = [
                create_ask(innovation, by=carol, entry=innovation.entries.first()),
                create_ask(innovation, by=carol, take_up=take_up),
                create_ask(challenge, by=carol),
            ]
            comments = [create_comment(about, by=carol) for about in (innovation, challenge, take_up)]
            made.append([take_up, challenge, *asks, *(create_answer(ask, by=carol) for ask in asks), *comments])
        return made

    return things


def page_of(model, name="changelist", *args):
    return reverse(f"admin:innovations_{model._meta.model_name}_{name}", args=args)


@pytest.mark.parametrize("model", MODELS)
def test_a_moderator_hides_with_a_reason_and_shows_again(model, client_for, mo, make):
    thing = next(each for each in make(1)[0] if isinstance(each, model))
    client, address = client_for(mo), page_of(model)
    chosen = {"_selected_action": [thing.pk]}

    assert f'href="{thing.get_absolute_url()}"' in client.get(address).text
    assert 'name="reason"' in client.post(address, {"action": "hide", **chosen}).text
    client.post(address, {"action": "hide", "reason": "A name", **chosen})
    thing.refresh_from_db()
    assert (thing.hidden_by, thing.hide_reason) == (mo, "A name")

    client.post(address, {"action": "show_again", **chosen})
    thing.refresh_from_db()
    assert not thing.is_hidden


@pytest.mark.parametrize("model", MODELS)
def test_the_lists_are_for_moderators_who_neither_write_nor_delete_there(model, client_for, alice, mo, make):
    thing = next(each for each in make(1)[0] if isinstance(each, model))

    assert client_for(alice).get(page_of(model)).status_code == 302
    assert client_for(mo).get(page_of(model, "change", thing.pk)).status_code == 200
    assert client_for(mo).get(page_of(model, "add")).status_code == 403
    assert client_for(mo).post(page_of(model, "delete", thing.pk), {"post": "yes"}).status_code == 403


def test_too_long_a_reason_is_refused(client_for, mo, make):
    thing = make(1)[0][-1]
    client_for(mo).post(page_of(Comment), {"action": "hide", "reason": "x" * 201, "_selected_action": [thing.pk]})
    thing.refresh_from_db()
    assert not thing.is_hidden


def queries_of(client, address, capture):
    client.get(address)
    with capture() as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.fixture
def capture(django_assert_max_num_queries):
    return lambda: django_assert_max_num_queries(60)


def test_longer_lists_take_no_more_queries(client_for, alice, carol, mo, make, capture):
    """The moderators' lists, their queue of reports, and what concerns whoever wrote all that."""
    reporter = create_user("Reader One")
    counts = []
    for number in (1, 2):
        for things in make(number):
            for thing in things:
                Report.objects.make(subject=thing, reason="rude", by=reporter)
                for verb in ("hidden", "shown_again", "reported", "asked_to_show"):
                    thing.record_event(verb, by=mo, notify=[carol], reason="A name")
        for event in Event.objects.filter(verb__in=TOLD, notifications__recipient=None):
            event.notifications.create(recipient=carol)
        pages = [(mo, page_of(model)) for model in MODELS]
        pages += [(mo, "/admin/moderation/report/"), (mo, "/notifications/"), (carol, "/notifications/")]
        counts.append([queries_of(client_for(who), address, capture) for who, address in pages])

    assert counts[0] == counts[1]


TOLD = ["ask_asked", "askanswer_given", "comment_made", "takeup_recorded", "challenge_started"]
