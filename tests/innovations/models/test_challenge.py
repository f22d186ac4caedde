"""Challenge: said by those who work there, solved or dropped once, open again; and what the database keeps of that."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from innovations.models import Challenge, NotAffiliated, WrongState
from sharehub.activity.models import Event
from sharehub.core.locking import StaleVersion
from sharehub.search.models import SearchRecord
from tests.factories import create_challenge, create_innovation, create_published_innovation, create_theme
from tests.told import told_about

pytestmark = pytest.mark.django_db
LONG = "🩺" * 120


@pytest.fixture
def phones(alice):
    return create_challenge(by=alice)


@pytest.fixture
def callback(dan):
    return create_published_innovation(by=dan, title="We ring back")


def found(words):
    return list(SearchRecord.objects.filter(kind="challenge").matching(words).values_list("object_id", flat=True))


def test_only_those_who_work_there_speak_for_a_place(alice, carol, stranger, castle_road):
    for by in (alice, stranger):
        with pytest.raises(NotAffiliated):
            create_challenge(by=by, organisation=castle_road)
    assert create_challenge(by=carol).organisation == castle_road


def test_a_double_click_makes_one_and_more_to_say_makes_another(alice, bob, phones):
    assert create_challenge(by=alice) == phones
    assert create_challenge(by=alice, details="We tried a message.") != phones
    assert create_challenge(by=bob) != phones
    phones.drop(by=alice, words="The PCN does it.")
    assert create_challenge(by=alice) != phones


def test_titles_without_letters_and_of_full_length_have_addresses(alice):
    first = create_challenge(by=alice, title=LONG)
    second = create_challenge(by=alice, title="💥")

    assert (first.slug, second.slug, first.title) == ("challenge", "challenge-2", LONG)
    assert create_challenge(by=alice, title="New").slug == "new-2"


def test_it_is_found_by_its_words_and_themes(alice, phones):
    theme = create_theme("Telephones")
    other = create_challenge(by=alice, title="The queue at the desk", themes=[theme])

    assert found("phones") == [phones.pk]
    assert found("telephones") == [other.pk]


def test_what_is_hidden_is_neither_found_nor_known_to_others(alice, bob, carol, mo, anonymous, phones):
    create_challenge(by=carol, title="Another")
    phones.hide(by=mo, reason="A patient.")

    assert found("phones") == []
    seen = {user: Challenge.objects.visible_to(user).count() for user in (alice, bob, carol, mo, anonymous)}
    assert seen == {alice: 2, bob: 1, carol: 1, mo: 2, anonymous: 1}


def test_what_is_for_colleagues_is_not_for_everybody(carol, anonymous, alice):
    challenge = create_challenge(by=alice, visibility="signed_in")

    assert challenge in Challenge.objects.visible_to(carol)
    assert challenge not in Challenge.objects.visible_to(anonymous)
    assert not SearchRecord.objects.visible_to(anonymous).exists()


def test_who_may_change_and_end_it(alice, bob, carol, mo, anonymous, phones):
    may = {user: (phones.can_be_edited_by(user), phones.can_be_ended_by(user)) for user in (alice, bob, carol, mo)}

    assert may == {alice: (True, True), bob: (True, True), carol: (False, False), mo: (False, False)}
    assert not phones.can_be_ended_by(anonymous)
    with pytest.raises(PermissionDenied):
        phones.edit(by=carol, version=1, title="Ours")
    for attempt in (
        lambda: phones.drop(by=carol, words="No."),
        lambda: phones.solve(by=mo, innovation=create_published_innovation(by=carol)),
        lambda: phones.reopen(by=carol),
    ):
        with pytest.raises(NotAffiliated):
            attempt()


def test_changing_it_twice_from_the_same_page_is_refused(alice, bob, phones):
    phones.edit(by=alice, version=1, title="Nobody answers before nine")

    with pytest.raises(StaleVersion):
        Challenge.objects.get().edit(by=bob, version=1, title="Mine")
    assert found("nine") == [phones.pk]


def test_changing_the_themes_changes_what_finds_it(alice, phones):
    phones.edit(by=alice, version=1, themes=[create_theme("Switchboard")])

    assert found("switchboard") == [phones.pk]


def test_solved_it_says_by_what_and_tells_those_on_it(alice, bob, carol, castle_road, phones, callback):
    phones.us_toos.say(organisation=castle_road, by=carol)

    phones.solve(by=bob, innovation=callback, words="Ring back in turn.")

    phones.refresh_from_db()
    assert (phones.ending, phones.solved_by, phones.ended_by, phones.end_words) == (
        "solved",
        callback,
        bob,
        "Ring back in turn.",
    )
    assert told_about(phones, "solved") == {alice, carol}
    assert not phones.can_be_edited_by(alice)


def test_it_ends_once_even_from_two_pages(alice, bob, phones, callback):
    again = Challenge.objects.get()
    phones.drop(by=alice, words="The PCN does it.")

    for attempt in (lambda: again.drop(by=bob, words="No."), lambda: again.solve(by=bob, innovation=callback)):
        with pytest.raises(WrongState):
            attempt()
    assert Event.objects.of(phones).filter(verb__in=["challenge_dropped", "challenge_solved"]).count() == 1


def test_what_they_may_not_know_of_solves_nothing(alice, dan, phones):
    with pytest.raises(PermissionDenied):
        phones.solve(by=alice, innovation=create_innovation(by=dan))


def test_open_again_it_forgets_how_it_ended(alice, phones, callback):
    with pytest.raises(WrongState):
        phones.reopen(by=alice)
    phones.solve(by=alice, innovation=callback, words="So.")

    phones.reopen(by=alice)

    phones.refresh_from_db()
    assert (phones.is_open, phones.ended_at, phones.ended_by, phones.end_words, phones.solved_by) == (
        True,
        None,
        None,
        "",
        None,
    )


def test_what_concerns_a_person_is_theirs_and_what_they_joined(alice, bob, carol, dan, riverside, phones):
    joined = create_challenge(by=carol)
    create_challenge(by=dan)
    joined.us_toos.say(organisation=riverside, by=alice)

    assert set(Challenge.objects.of(bob)) == {phones, joined}


def test_it_outlives_the_account_and_the_practice(alice, bob, riverside, phones):
    phones.drop(by=alice, words="The PCN does it.")
    riverside.closed_on = timezone.localdate()
    riverside.save()

    alice.delete()

    phones.refresh_from_db()
    assert (phones.started_by, phones.ended_by, phones.end_words) == (None, None, "The PCN does it.")
    assert list(Challenge.objects.visible_to(bob)) == [phones]
    assert str(Challenge.objects.get().organisation) == "Riverside Practice"


@pytest.mark.parametrize(
    "broken",
    [
        {"title": ""},
        {"visibility": "nobody"},
        {"ending": "perhaps", "ended_at": timezone.now()},
        {"ended_at": timezone.now()},
        {"ending": "dropped", "end_words": "No."},
        {"ending": "dropped", "ended_at": timezone.now()},
        {"ending": "solved", "ended_at": timezone.now()},
        {"hidden_at": timezone.now()},
    ],
)
def test_the_database_refuses(broken, phones):
    with pytest.raises(IntegrityError), transaction.atomic():
        Challenge.objects.update(**broken)


def test_the_database_refuses_what_solves_an_open_one(phones, callback):
    with pytest.raises(IntegrityError), transaction.atomic():
        Challenge.objects.update(solved_by=callback)


def test_two_do_not_share_an_address(alice, phones):
    create_challenge(by=alice, title="Another")
    with pytest.raises(IntegrityError), transaction.atomic():
        Challenge.objects.update(slug="same")
