"""Ask: who may ask and read it, who is told, when it is found, and what the database refuses."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from innovations.models import Ask
from sharehub.search.models import SearchRecord
from tests.factories import (
    create_answer,
    create_ask,
    create_challenge,
    create_innovation,
    create_published_innovation,
    create_take_up,
)
from tests.told import told_about

pytestmark = pytest.mark.django_db


@pytest.fixture
def innovation(alice):
    return create_published_innovation(by=alice)


@pytest.fixture
def ask(innovation, dan):
    return create_ask(innovation, by=dan)


def seen_by(*people):
    return [Ask.objects.visible_to(person).count() for person in people]


def test_it_tells_those_who_can_answer(innovation, ask, alice, carol, dan, bob):
    take_up = create_take_up(innovation, by=carol)
    about_take_up = create_ask(innovation, by=dan, take_up=take_up, words="Who rang the patients?")
    challenge = create_challenge(by=bob)
    challenge.us_toos.say(organisation=carol.organisation, by=carol)

    assert told_about(ask, "asked") == {alice}
    assert told_about(about_take_up, "asked") == {alice, carol}
    assert told_about(create_ask(challenge, by=dan), "asked") == {bob, carol}


def test_asked_twice_it_is_one(innovation, ask, dan):
    assert create_ask(innovation, by=dan) == ask
    assert create_ask(innovation, by=dan, entry=innovation.entries.first()) != ask


def test_nobody_asks_about_what_they_may_not_know_of(alice, dan, anonymous, innovation):
    draft = create_innovation(by=alice, title="Nobody’s business yet")
    for about, person in [(draft, dan), (innovation, anonymous)]:
        with pytest.raises(PermissionDenied):
            create_ask(about, by=person)


def test_what_it_is_about_is_of_that_case_study(innovation, alice, carol, dan):
    other = create_published_innovation(by=alice, title="Another")
    with pytest.raises(ValueError, match="of this innovation"):
        create_ask(innovation, by=dan, entry=other.entries.first())
    with pytest.raises(ValueError, match="of this innovation"):
        create_ask(innovation, by=dan, take_up=create_take_up(other, by=carol))


def test_it_is_read_by_whoever_may_read_the_case_study(innovation, ask, alice, dan, mo, anonymous):
    assert seen_by(alice, dan, mo, anonymous) == [1, 1, 1, 1]

    innovation.edit(by=alice, version=innovation.version, visibility="signed_in")
    assert seen_by(alice, dan, mo, anonymous) == [1, 1, 1, 0]

    innovation.archive(by=alice, reason="It moved.")
    assert seen_by(alice, dan, mo, anonymous) == [1, 0, 1, 0]


def test_with_a_hidden_take_up_goes_what_is_asked_about_it(innovation, carol, dan, mo, alice, anonymous):
    take_up = create_take_up(innovation, by=carol)
    create_ask(innovation, by=dan, take_up=take_up)
    assert seen_by(carol, mo, dan, alice, anonymous) == [1, 1, 1, 1, 1]

    take_up.hide(by=mo, reason="A name")

    assert seen_by(carol, mo, dan, alice, anonymous) == [1, 1, 0, 0, 0]


def test_hidden_it_shows_to_whoever_asked_and_to_moderators(ask, alice, dan, mo, anonymous):
    ask.hide(by=mo, reason="A name")

    assert seen_by(dan, mo, alice, anonymous) == [1, 1, 0, 0]


def test_it_is_found_once_an_answer_shows(ask, alice, mo):
    records = SearchRecord.objects.filter(kind="ask", object_id=ask.pk)
    assert not records.exists()

    answer = create_answer(ask, by=alice)
    assert records.exists()
    answer.hide(by=mo, reason="A name")
    assert not records.exists()
    answer.show_again(by=mo)
    assert records.exists()
    ask.hide(by=mo, reason="A name")
    assert not records.exists()


def test_answered_is_what_has_an_answer_that_shows(ask, innovation, alice, mo, dan):
    hidden = create_answer(create_ask(innovation, by=dan, words="And then?"), by=alice)
    hidden.hide(by=mo, reason="A name")
    assert list(Ask.objects.unanswered().order_by("pk")) == [ask, hidden.ask]

    create_answer(ask, by=alice)

    assert list(Ask.objects.answered()) == [ask]
    assert list(Ask.objects.unanswered()) == [hidden.ask]
    counts = Ask.objects.with_answer_count().order_by("pk").values_list("answer_count", flat=True)
    assert list(counts) == [1, 0]


def test_whoever_asked_says_what_settled_it_and_takes_it_back(ask, alice, carol, dan):
    first, second = create_answer(ask, by=alice), create_answer(ask, by=carol, words="Cake.")

    ask.settle(by=dan, answer=second)
    assert (ask.is_settled, ask.settled_by, told_about(ask, "settled")) == (True, second, {carol})
    ask.settle(by=dan, answer=None)

    ask.refresh_from_db()
    assert (ask.is_settled, ask.settled_at) == (False, None)
    with pytest.raises(PermissionDenied):
        ask.settle(by=alice, answer=first)
    with pytest.raises(ValueError, match="something else"):
        ask.settle(by=dan, answer=create_answer(create_ask(ask.innovation, by=carol, words="Why?"), by=alice))


def test_asked_of_you_is_what_you_write_use_or_work_on(innovation, ask, alice, bob, carol, dan, stranger):
    challenge = create_challenge(by=alice)
    challenge.us_toos.say(organisation=dan.organisation, by=dan)
    of_challenge = create_ask(challenge, by=carol)
    create_take_up(innovation, by=carol)

    def asked_of(person):
        return set(Ask.objects.asked_of(person))

    assert asked_of(alice) == {ask, of_challenge}
    assert asked_of(carol) == {ask}
    assert asked_of(dan) == {of_challenge}
    assert asked_of(bob) == asked_of(stranger) == set()


@pytest.mark.parametrize(
    ("about", "name"),
    [
        ({"words": ""}, "ask_words_filled"),
        ({"innovation": None}, "ask_about_one_thing"),
        ({"challenge": "a challenge"}, "ask_about_one_thing"),
        ({"innovation": None, "challenge": "a challenge", "entry": "an entry"}, "ask_about_one_thing"),
        ({"entry": "an entry", "take_up": "a take-up"}, "ask_entry_or_take_up"),
        ({"settled_by": "an answer"}, "ask_settled_with_time"),
        ({"hidden_at": timezone.now()}, "ask_hidden_with_reason"),
        ({"hide_reason": "A name"}, "ask_hidden_with_reason"),
    ],
)
def test_what_the_database_refuses(about, name, innovation, ask, alice, carol):
    things = {
        "a challenge": create_challenge(by=alice),
        "an entry": innovation.entries.first(),
        "a take-up": create_take_up(innovation, by=carol),
        "an answer": create_answer(ask, by=alice),
    }
    fields = {key: things.get(value, value) for key, value in about.items()}
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Ask.objects.filter(pk=ask.pk).update(**fields)
