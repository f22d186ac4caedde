"""What happens to what somebody wrote when a moderator closes their account, and what is brought in all at once."""

import pytest
from django.urls import reverse

from innovations.actions import solve_with_own, solve_with_take_up, start_from_document, tell_of_closed_account
from innovations.imports import Note
from innovations.kinds import BadAnswers
from innovations.models import Author, Innovation, NotAffiliated, TakeUp, WrongState
from sharehub.activity.models import Event, Notification
from tests.factories import create_challenge, create_innovation, create_published_innovation, create_theme

pytestmark = pytest.mark.django_db
CHANGE = "admin:people_user_changelist"


@pytest.fixture
def letters(alice, bob):
    """Owned by alice, with bob as an editor."""
    innovation = create_published_innovation(by=alice, title="Letters")
    innovation.authors.create(person=bob, role="editor")
    Event.objects.all().delete()
    return innovation


def told():
    return {(each.recipient, each.event.subject) for each in Notification.objects.all()}


def test_those_who_write_with_them_are_told(letters, alice, bob, mo):
    tell_of_closed_account(person=alice, by=mo)

    assert told() == {(bob, letters)}
    event = Event.objects.get()
    assert (event.person, event.details) == (alice, {"was_owner": True, "is_alone": False})


def test_where_nobody_is_left_the_moderators_are_told(letters, alice, bob, mo, client_for):
    bob.is_active = False
    bob.save()
    tell_of_closed_account(person=alice, by=bob)

    assert told() == {(mo, letters)}
    page = client_for(mo).get(reverse("activity:notification_list")).text
    assert "Alice Green no longer uses ShareHub. Nobody is left to look after" in page


def test_what_is_off_the_site_concerns_nobody(letters, alice, mo):
    letters.archive(by=alice, reason="It moved.")
    Event.objects.all().delete()

    tell_of_closed_account(person=alice, by=mo)

    assert told() == set()


def test_nothing_changes_hands_by_itself(letters, alice, bob, mo):
    tell_of_closed_account(person=alice, by=mo)

    assert set(Author.objects.values_list("person", "role")) == {(alice.pk, "owner"), (bob.pk, "editor")}


def test_closing_accounts_from_the_list_tells_once(letters, alice, bob, mo, client_for):
    data = {"action": "deactivate", "_selected_action": [alice.pk]}
    for _ in range(2):
        client_for(mo).post(reverse(CHANGE), data)

    alice.refresh_from_db()
    assert not alice.is_active
    assert told() == {(bob, letters)}
    assert Event.objects.count() == 1


def test_closing_one_on_its_page_tells_too_and_other_changes_do_not(letters, alice, bob, mo, client_for):
    def save(**changes):
        inline = {"affiliations-TOTAL_FORMS": 0, "affiliations-INITIAL_FORMS": 0}
        address = reverse("admin:people_user_change", args=[alice.pk])
        assert client_for(mo).post(address, {"name": alice.name} | inline | changes).status_code == 302

    save(is_active="on", name="Alice Greene")
    assert told() == set()

    save()
    assert told() == {(bob, letters)}


def test_a_moderator_hands_it_over(letters, alice, bob, mo, client_for):
    tell_of_closed_account(person=alice, by=mo)
    create_innovation(by=bob)
    author = letters.authors.get(person=bob)

    client_for(mo).post(reverse("innovations:author_hand_over", args=[letters.slug, author.pk]))

    assert letters.is_owned_by(bob)


def test_what_is_brought_in_becomes_a_draft_with_its_notes_in_order(alice):
    notes = [Note("step", {"how": "Sort."}), Note("words", {"said": "Do."}, "mixed"), Note("step", {"how": "Count."})]

    draft = start_from_document(title="Letters", sections={"problem": "Too many."}, notes=notes, by=alice)

    draft.refresh_from_db()
    assert (draft.state, draft.title, draft.problem) == ("draft", "Letters", "Too many.")
    assert draft.is_owned_by(alice)
    assert [(each.kind, each.verdict, each.answers) for each in draft.entries.in_order()] == [
        ("step", "", {"how": "Sort."}),
        ("words", "mixed", {"said": "Do."}),
        ("step", "", {"how": "Count."}),
    ]
    assert draft.versions.count() == 5  # each note, and the problem before and after
    assert Event.objects.of(draft).exclude(actor=alice).count() == 0


def test_a_title_alone_is_brought_in_too(alice):
    draft = start_from_document(title="Letters", sections={}, notes=[], by=alice)

    assert [each.verb for each in Event.objects.of(draft)] == ["innovation_started"]


def test_nothing_is_brought_in_by_half(alice):
    with pytest.raises(BadAnswers):
        start_from_document(title="Letters", sections={}, notes=[Note("step", {"how": " "})], by=alice)

    assert Innovation.objects.count() == 0


@pytest.fixture
def phones(alice):
    """A challenge of Riverside Practice."""
    return create_challenge(by=alice, details="We tried a message.", themes=[create_theme("Phones")])


def test_a_challenge_solved_their_own_way_is_a_draft_that_has_it_all(phones, alice, bob, riverside):
    draft = solve_with_own(challenge=phones, by=bob)

    assert (draft.state, draft.title, draft.problem, draft.organisation) == (
        "draft",
        phones.title,
        "We tried a message.",
        riverside,
    )
    assert (draft.setting, draft.list_size) == (riverside.setting, riverside.list_size)
    assert [theme.name for theme in draft.themes.all()] == ["Phones"]
    assert (phones.solved_by, draft.is_owned_by(bob)) == (draft, True)
    with pytest.raises(WrongState):
        solve_with_own(challenge=phones, by=alice)
    assert Innovation.objects.count() == 1


def test_a_challenge_solved_anothers_way_is_a_take_up(phones, alice, dan, riverside):
    callback = create_published_innovation(by=dan)

    take_up = solve_with_take_up(challenge=phones, innovation=callback, by=alice, stage="trying", words="So.")

    assert (take_up.organisation, take_up.stage, phones.solved_by) == (riverside, "trying", callback)
    assert (dan, take_up) in told()
    with pytest.raises(WrongState):
        solve_with_take_up(challenge=phones, innovation=callback, by=alice, stage="in_use")
    assert TakeUp.objects.get().stage == "trying"


def test_a_challenge_solved_by_what_the_place_made_itself_is_no_take_up(phones, alice, bob):
    own = create_published_innovation(by=bob)

    assert solve_with_take_up(challenge=phones, innovation=own, by=alice, stage="in_use") is None
    assert (phones.solved_by, TakeUp.objects.count()) == (own, 0)


def test_nobody_solves_the_challenge_of_another_place(phones, carol, dan):
    callback = create_published_innovation(by=dan)

    with pytest.raises(NotAffiliated):
        solve_with_own(challenge=phones, by=carol)
    with pytest.raises(NotAffiliated):
        solve_with_take_up(challenge=phones, innovation=callback, by=carol, stage="trying")
    phones.refresh_from_db()
    assert (phones.is_open, TakeUp.objects.count(), Innovation.objects.count()) == (True, 0, 1)
