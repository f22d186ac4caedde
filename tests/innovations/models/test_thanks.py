"""Thanks: one sentence, from one person, to those behind a case study."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from innovations.models import Thanks
from sharehub.activity.models import Event, Notification
from tests.factories import create_innovation, create_published_innovation

pytestmark = pytest.mark.django_db
WORDS = "Your four piles gave us our evenings back."


@pytest.fixture
def letters(alice, bob, carol):
    """Written by alice and bob; carol agreed to be named."""
    innovation = create_published_innovation(by=alice)
    innovation.authors.create(person=bob, role="editor")
    innovation.credits.give(person=carol, did="Lent us her list.", by=alice).answer(by=carol, agrees=True)
    Notification.objects.all().delete()
    return innovation


def told():
    return {notification.recipient for notification in Notification.objects.all()}


def test_thanks_tell_the_authors_and_those_named(letters, alice, bob, carol, dan, kiln_street):
    thanks = letters.thanks.give(by=dan, words=WORDS)

    assert (thanks.words, thanks.person, thanks.organisation) == (WORDS, dan, kiln_street)
    assert told() == {alice, bob, carol}


def test_somebody_who_did_not_agree_is_not_told(letters, alice, priya, dan):
    letters.credits.give(person=priya, did="Counted.", by=alice)
    Notification.objects.all().delete()

    letters.thanks.give(by=dan, words=WORDS)

    assert priya not in told()


def test_saying_it_again_finds_better_words_and_tells_nobody(letters, dan):
    first = letters.thanks.give(by=dan, words=WORDS)
    Notification.objects.all().delete()

    assert letters.thanks.give(by=dan, words="Thank you!") == first
    assert [thanks.words for thanks in letters.thanks.all()] == ["Thank you!"]
    assert told() == set()


def test_saying_the_same_again_changes_nothing(letters, dan):
    letters.thanks.give(by=dan, words=WORDS)
    before = Event.objects.count()

    letters.thanks.give(by=dan, words=WORDS)

    assert Event.objects.count() == before


@pytest.mark.parametrize("who", ["alice", "bob", "anonymous"])
def test_nobody_thanks_themselves_and_nobody_is_nameless(who, letters, request):
    with pytest.raises(PermissionDenied):
        letters.thanks.give(by=request.getfixturevalue(who), words=WORDS)


def test_what_is_not_published_takes_no_thanks(alice, dan, mo, letters):
    draft = create_innovation(by=alice)
    letters.archive(by=alice, reason="It moved.")

    for innovation, person in ((draft, dan), (draft, mo), (letters, mo)):
        assert not innovation.thanks.can_be_given_by(person)


def test_thanks_are_visible_as_what_they_are_for(letters, alice, dan, stranger, anonymous):
    thanks = letters.thanks.give(by=dan, words=WORDS)
    assert list(Thanks.objects.visible_to(anonymous)) == [thanks]

    letters.edit(by=alice, version=letters.version, visibility="signed_in")
    assert list(Thanks.objects.visible_to(anonymous)) == []
    assert list(Thanks.objects.visible_to(stranger)) == [thanks]

    letters.archive(by=alice, reason="It moved.")
    assert list(Thanks.objects.visible_to(stranger)) == []


def test_whoever_said_it_may_take_it_back(letters, dan, stranger, alice):
    thanks = letters.thanks.give(by=dan, words=WORDS)
    for other in (stranger, alice):
        with pytest.raises(PermissionDenied):
            thanks.take_back(by=other)

    thanks.take_back(by=dan)

    assert not letters.thanks.exists()


def test_a_moderator_takes_it_off_and_the_person_is_told(letters, dan, mo):
    thanks = letters.thanks.give(by=dan, words=WORDS)
    Notification.objects.all().delete()

    thanks.take_back(by=mo)

    assert told() == {dan}


def test_the_news_of_what_was_taken_back_goes_too(letters, dan, alice):
    letters.thanks.give(by=dan, words=WORDS).take_back(by=dan)

    assert not Notification.objects.visible_to(alice).filter(event__verb="thanks_given").exists()


def test_only_whoever_said_it_says_it_differently(letters, dan, mo):
    thanks = letters.thanks.give(by=dan, words=WORDS)

    with pytest.raises(PermissionDenied):
        thanks.change(by=mo, words="Meh.")


def test_whom_they_were_said_to(letters, alice, bob, carol, dan, priya):
    letters.credits.give(person=priya, did="Counted.", by=alice)
    thanks = letters.thanks.give(by=dan, words=WORDS)

    assert {person for person in (alice, bob, carol, dan, priya) if thanks in Thanks.objects.to(person)} == {
        alice, bob, carol,
    }  # fmt: skip


def test_the_database_refuses_thanks_without_words(letters, dan):
    letters.thanks.give(by=dan, words=WORDS)

    with pytest.raises(IntegrityError), transaction.atomic():
        Thanks.objects.update(words="")


def test_the_database_refuses_a_second_sentence(letters, dan):
    letters.thanks.give(by=dan, words=WORDS)

    with pytest.raises(IntegrityError), transaction.atomic():
        letters.thanks.create(person=dan, words="And again.")
