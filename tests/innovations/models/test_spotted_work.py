"""SpottedWork: noticed, talked to, being written, published or left; who is told, and who may know of it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from innovations.actions import write_up_spotted
from innovations.models import Innovation, LastOwner, SpottedWork, WrongState
from sharehub.activity.models import Notification
from tests.factories import create_advocate, create_entry, create_innovation, create_spotted_work
from tests.told import told_about

pytestmark = pytest.mark.django_db


@pytest.fixture
def advocate(priya, mo, riverside_pcn):
    create_advocate(priya, riverside_pcn, by=mo)
    return priya


@pytest.fixture
def spotted(advocate, riverside, dan):
    return create_spotted_work(riverside, by=dan)


@pytest.fixture
def written(spotted, advocate, alice):
    innovation, _ = write_up_spotted(spotted_work=spotted, title="They ring back", email=alice.email, by=advocate)
    return innovation


def test_the_advocates_of_the_area_are_told(spotted, advocate):
    assert told_about(spotted, "spotted") == {advocate}


def test_where_nobody_looks_after_the_area_moderators_are_told(kiln_street, alice, mo, advocate):
    assert told_about(create_spotted_work(kiln_street, by=alice), "spotted") == {mo}


def test_saying_the_same_twice_is_once(riverside, dan, spotted):
    assert create_spotted_work(riverside, by=dan) == spotted
    assert SpottedWork.objects.count() == 1


def test_talking_tells_whoever_noticed_it(spotted, advocate, dan):
    spotted.talk(by=advocate, words="Rosa is glad.")

    assert (spotted.step, spotted.followed_up_by, spotted.words) == ("talked_to", advocate, "Rosa is glad.")
    assert told_about(spotted, "talked_to") == {dan}


def test_leaving_says_why_and_may_be_taken_up_again(spotted, advocate, dan):
    spotted.leave(by=advocate, words="They stopped.")
    assert told_about(spotted, "left") == {dan}

    spotted.talk(by=advocate)
    assert spotted.step == "talked_to"


@pytest.mark.parametrize("verb", ["talk", "leave"])
def test_what_is_being_written_is_not_talked_over_or_left(verb, written, advocate):
    with pytest.raises(WrongState):
        getattr(SpottedWork.objects.get(), verb)(by=advocate, words="No.")


@pytest.mark.parametrize("who", ["dan", "alice", "carol", "stranger"])
def test_only_those_who_look_after_the_area_follow_it_up(who, spotted, request):
    by = request.getfixturevalue(who)
    for attempt in (
        lambda: spotted.talk(by=by),
        lambda: spotted.leave(by=by, words="No."),
        lambda: write_up_spotted(spotted_work=spotted, title="Mine", email="a@example.org", by=by),
    ):
        with pytest.raises(PermissionDenied):
            attempt()
    assert Innovation.objects.count() == 0


def test_who_may_know_of_it(spotted, advocate, dan, mo, alice, carol, stranger, anonymous):
    def seen(user):
        return list(SpottedWork.objects.visible_to(user)) == [spotted]

    assert [seen(user) for user in (advocate, dan, mo)] == [True, True, True]
    assert [seen(user) for user in (alice, carol, stranger, anonymous)] == [False, False, False, False]


# Writing it up


def test_the_draft_is_of_that_place_and_its_writer_does_not_own_it(written, spotted, advocate, riverside):
    assert (written.state, written.organisation, written.setting, written.list_size) == (
        "draft",
        riverside,
        "town",
        8700,
    )
    assert [(author.person, author.role) for author in written.authors.all()] == [(advocate, "scribe")]
    assert [invitation.role for invitation in written.invitations.open()] == ["owner"]
    assert written.can_be_edited_by(advocate)
    assert not written.can_be_published_by(advocate)


def test_an_improver_with_an_account_is_told_at_once(written, alice):
    assert [each.event.verb for each in Notification.objects.filter(recipient=alice)] == ["invitation_sent"]


def test_once_they_say_yes_the_improver_owns_it_and_alone_publishes(written, advocate, alice, dan, spotted):
    for kind in ("step", "words", "failure"):
        create_entry(written, kind=kind, by=advocate)
    with pytest.raises(WrongState, match="has not said yes"):
        written.ask_owner(by=advocate)

    written.invitations.get().accept(by=alice)
    written.ask_owner(by=advocate)
    with pytest.raises(PermissionDenied):
        written.publish(by=advocate)
    written.publish(by=alice)

    assert {author.person: author.role for author in written.authors.all()} == {advocate: "scribe", alice: "owner"}
    spotted.refresh_from_db()
    assert spotted.stands_at == "published"
    assert told_about(spotted, "published") == {dan}


def test_a_moderator_who_writes_it_up_asks_the_owner_too(spotted, alice, mo):
    innovation, invitation = write_up_spotted(spotted_work=spotted, title="They ring", email=alice.email, by=mo)
    for kind in ("step", "words", "failure"):
        create_entry(innovation, kind=kind, by=mo)
    invitation.accept(by=alice)
    with pytest.raises(PermissionDenied):
        innovation.publish(by=mo)

    innovation.publish(by=alice)
    with pytest.raises(PermissionDenied):
        innovation.editions.publish(by=mo)


def test_where_the_site_asks_for_review_that_moderator_publishes_what_the_owner_hands_in(settings, spotted, alice, mo):
    settings.REVIEW_BEFORE_PUBLISHING = True
    innovation, invitation = write_up_spotted(spotted_work=spotted, title="They ring", email=alice.email, by=mo)
    for kind in ("step", "words", "failure"):
        create_entry(innovation, kind=kind, by=mo)
    invitation.accept(by=alice)
    with pytest.raises(PermissionDenied):
        innovation.submit(by=mo)

    innovation.submit(by=alice)
    innovation.publish(by=mo)

    assert (innovation.state, innovation.published_by) == ("published", mo)


def test_an_owners_invitation_makes_an_owner_of_whoever_writes_along(written, advocate, alice):
    written.authors.create(person=alice, role="reader")

    written.invitations.get().accept(by=alice)

    assert written.is_owned_by(alice)


def test_whoever_writes_it_up_does_not_leave_or_own_it_before_that(written, advocate):
    with pytest.raises(LastOwner):
        written.authors.get(person=advocate).remove(by=advocate)
    with pytest.raises(PermissionDenied):
        written.invitations.send(email=advocate.email, role="owner", by=advocate)
    with pytest.raises(PermissionDenied):
        written.authors.get(person=advocate).hand_over(by=advocate)


def test_they_may_invite_another_owner_and_nobody_else(written, advocate, bob):
    first = written.invitations.get()

    written.invitations.send(email=bob.email, role="owner", by=advocate)

    first.refresh_from_db()
    assert first.revoked_at is not None
    assert [invitation.email for invitation in written.invitations.open()] == [bob.email]
    with pytest.raises(PermissionDenied):
        written.invitations.send(email=bob.email, role="editor", by=advocate)


def test_once_it_is_owned_its_writer_invites_no_owner_and_may_leave(written, advocate, alice, bob):
    written.invitations.get().accept(by=alice)

    with pytest.raises(PermissionDenied):
        written.invitations.send(email=bob.email, role="owner", by=advocate)
    written.authors.get(person=advocate).remove(by=advocate)
    assert [author.person for author in written.authors.all()] == [alice]


def test_writing_it_up_twice_makes_one_draft(written, spotted, advocate, alice):
    with pytest.raises(WrongState):
        write_up_spotted(spotted_work=spotted, title="Again", email=alice.email, by=advocate)

    assert Innovation.objects.count() == 1


def test_hidden_is_not_published_and_archived_is_left(written, spotted, advocate, alice, mo):
    for kind in ("step", "words", "failure"):
        create_entry(written, kind=kind, by=advocate)
    written.invitations.get().accept(by=alice)
    written.publish(by=alice)

    def standings():
        found = SpottedWork.objects.select_related("innovation").get()
        by_query = [name for name in ("published", "writing", "left") if SpottedWork.objects.standing(name).exists()]
        return found.stands_at, by_query

    assert standings() == ("published", ["published"])
    written.hide(by=mo, reason="To look at.")
    assert standings() == ("writing", ["writing"])
    written.archive(by=alice, reason="It ended.")
    assert standings() == ("left", ["left"])


# What the database refuses


@pytest.mark.parametrize(
    "changes",
    [
        {"what": ""},
        {"step": "shelved"},
        {"step": "writing"},
        {"step": "left", "words": ""},
        {"step": "talked_to", "followed_up_by": None},
    ],
)
def test_the_database_refuses(changes, spotted, advocate):
    followed_up = {"followed_up_by": advocate} if changes.get("step") in ("writing", "left", "shelved") else {}

    with pytest.raises(IntegrityError), transaction.atomic():
        SpottedWork.objects.update(**followed_up | changes)


def test_the_database_keeps_drafts_for_what_is_being_written(spotted, alice, advocate):
    with pytest.raises(IntegrityError), transaction.atomic():
        SpottedWork.objects.update(innovation=create_innovation(by=alice))


def test_the_database_lets_nobody_follow_up_what_is_only_spotted(spotted, advocate):
    with pytest.raises(IntegrityError), transaction.atomic():
        SpottedWork.objects.update(followed_up_by=advocate)


def test_one_draft_is_of_one_thing_noticed(written, riverside, advocate, dan):
    create_spotted_work(riverside, by=dan, what="Another thing.")

    with pytest.raises(IntegrityError), transaction.atomic():
        SpottedWork.objects.update(innovation=written, step="writing", followed_up_by=advocate)
