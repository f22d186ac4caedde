"""Take-up: said by those who work there, once for each place; where it came from is a tree."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from innovations.models import GoesInCircles, NotAffiliated, OwnWork, TakeUp
from sharehub.activity.models import Event
from sharehub.core.locking import StaleVersion
from tests.factories import create_innovation, create_published_innovation, create_take_up

pytestmark = pytest.mark.django_db


@pytest.fixture
def innovation(alice):
    return create_published_innovation(by=alice)


@pytest.fixture
def take_up(innovation, dan):
    """Kiln Street Surgery is trying it."""
    return create_take_up(innovation, by=dan)


@pytest.fixture
def verbs():
    """`verbs(take_up)`: what happened to it, in order."""
    return lambda take_up: [event.verb.removeprefix("takeup_") for event in Event.objects.of(take_up).order_by("pk")]


def test_it_is_recorded_with_its_first_stage_and_the_edition_they_used(innovation, take_up, dan, verbs):
    change = take_up.stage_changes.get()

    assert (change.stage, change.changed_by) == ("trying", dan)
    assert (take_up.edition, take_up.recorded_by) == (innovation.current_edition, dan)
    assert verbs(take_up) == ["recorded"]


def test_the_authors_are_told_and_nobody_else(take_up, alice, bob, dan):
    assert {each.event.verb for each in alice.notifications.select_related("event")} == {"takeup_recorded"}
    assert not bob.notifications.exists()
    assert not dan.notifications.exists()


def test_said_again_it_comes_to_that_stage_and_stays_one(innovation, take_up, dan):
    again = create_take_up(innovation, by=dan, stage="in_use")

    assert again == take_up
    assert [change.stage for change in take_up.stage_changes.all()] == ["trying", "in_use"]


def test_only_those_who_work_there_say_it(innovation, carol, kiln_street):
    with pytest.raises(NotAffiliated):
        create_take_up(innovation, by=carol, organisation=kiln_street)


def test_who_left_says_it_no_more(innovation, take_up, dan, kiln_street):
    dan.affiliations.get().end()

    assert not take_up.can_be_edited_by(dan)
    with pytest.raises(NotAffiliated):
        create_take_up(innovation, by=dan, organisation=kiln_street)


def test_nobody_speaks_for_a_place_that_has_closed(innovation, take_up, dan, kiln_street):
    kiln_street.closed_on = timezone.localdate()
    kiln_street.save(update_fields=["closed_on"])
    take_up = TakeUp.objects.get()

    assert not take_up.can_be_edited_by(dan)
    for verb in (
        lambda: create_take_up(innovation, by=dan, organisation=kiln_street),
        lambda: take_up.come_to("in_use", by=dan),
        lambda: take_up.confirm(by=None),
        lambda: take_up.tell(by=dan, version=1, result="Well."),
    ):
        with pytest.raises(NotAffiliated):
            verb()
    assert list(TakeUp.objects.visible_to(dan)) == [take_up]


def test_where_it_was_made_nobody_takes_it_up(innovation, bob):
    with pytest.raises(OwnWork):
        create_take_up(innovation, by=bob)


def test_what_is_not_published_is_not_taken_up(alice, carol):
    draft = create_innovation(by=alice)
    draft.authors.create(person=carol)

    with pytest.raises(PermissionDenied):
        create_take_up(draft, by=carol)


def test_who_sees_it(take_up, innovation, alice, dan, mo, anonymous):
    def seen_by(*people):
        return [TakeUp.objects.visible_to(person).exists() for person in people]

    everybody = (alice, dan, mo, anonymous)
    assert seen_by(*everybody) == [True, True, True, True]

    take_up.hide(by=mo, reason="A name.")
    assert seen_by(*everybody) == [False, True, True, False]

    take_up.show_again(by=mo)
    innovation.edit(by=alice, version=innovation.version, visibility="signed_in")
    assert seen_by(*everybody) == [True, True, True, False]

    innovation.archive(by=alice, reason="It ended.")
    assert seen_by(*everybody) == [True, False, True, False]


def test_telling_keeps_what_is_said_and_tells_both_texts_apart(take_up, dan, verbs):
    take_up.tell(by=dan, version=1, result="Quicker.", hours_saved_a_week=6)

    with pytest.raises(StaleVersion) as stale:
        take_up.tell(by=dan, version=1, result="Slower.")

    assert stale.value.current.result == "Quicker."
    assert verbs(take_up) == ["recorded", "told"]


def test_a_chain_may_be_as_long_as_it_likes_but_not_go_in_circles(innovation, take_up, carol, priya, dan):
    second = create_take_up(innovation, by=carol, source="take_up", came_from=take_up)
    third = create_take_up(innovation, by=priya, source="take_up", came_from=second)

    for above in (third, second, take_up):
        with pytest.raises(GoesInCircles):
            take_up.say_where_from(by=dan, version=1, source="take_up", came_from=above)

    take_up.refresh_from_db()
    assert (take_up.source, take_up.came_from) == ("origin", None)


def test_those_it_came_from_are_told(innovation, take_up, carol, dan):
    second = create_take_up(innovation, by=carol)

    second.say_where_from(by=carol, version=1, source="take_up", came_from=take_up)

    assert [each.event.verb for each in dan.notifications.select_related("event")] == ["takeup_traced"]


def test_it_comes_from_a_take_up_of_the_same_innovation(take_up, alice, carol, dan):
    other = create_take_up(create_published_innovation(by=alice, title="One inbox"), by=carol)

    with pytest.raises(ValueError, match="same innovation"):
        take_up.say_where_from(by=dan, version=1, source="take_up", came_from=other)


def test_where_from_as_opened_before_a_colleague_saved_is_refused(take_up, dan):
    take_up.tell(by=dan, version=1, result="Quicker.")

    with pytest.raises(StaleVersion):
        take_up.say_where_from(by=dan, version=1, source="elsewhere", source_words="A talk.")


def test_an_author_thanks_once(take_up, alice, dan, verbs):
    take_up.thank(by=alice)
    take_up.thank(by=alice)

    assert verbs(take_up) == ["recorded", "thanked"]
    assert [each.event.verb for each in dan.notifications.select_related("event")] == ["takeup_thanked"]


def test_others_than_its_authors_do_not_thank(take_up, innovation, bob, carol, dan):
    innovation.authors.create(person=bob, role="reader")

    for person in (bob, carol, dan):
        with pytest.raises(PermissionDenied):
            take_up.thank(by=person)


def test_news_goes_to_who_told_it_and_works_there_still(take_up, dan):
    assert list(take_up.people()) == [dan]

    dan.is_active = False
    dan.save(update_fields=["is_active"])
    assert list(take_up.people()) == []

    dan.is_active = True
    dan.save(update_fields=["is_active"])
    dan.affiliations.get().end()
    assert list(take_up.people()) == []


def test_an_account_that_goes_leaves_the_record(take_up, dan):
    dan.affiliations.all().delete()
    dan.delete()

    take_up = TakeUp.objects.get()
    assert (take_up.recorded_by, take_up.stage_changes.get().changed_by) == (None, None)


def test_the_whole_tree_goes_with_its_innovation(innovation, take_up, carol):
    create_take_up(innovation, by=carol, source="take_up", came_from=take_up)

    innovation.delete()

    assert not TakeUp.objects.exists()


def test_the_database_keeps_one_for_each_place(innovation, take_up, kiln_street):
    with pytest.raises(IntegrityError), transaction.atomic():
        TakeUp.objects.create(innovation=innovation, organisation=kiln_street, stage="trying")


@pytest.mark.parametrize(
    "wrong",
    [
        {"source": "rumour"},
        {"source": "take_up"},
        {"would_do_again": "perhaps"},
        {"hours_saved_a_week": -1},
        {"thanked_at": "2026-01-01T00:00Z"},
        {"stage": "dreaming"},
        {"stage": "stopped"},
        {"stop_reason": "cost"},
        {"stage": "stopped", "stop_reason": "boredom"},
        {"hidden_at": "2026-01-01T00:00Z"},
    ],
)
def test_the_database_refuses(wrong, take_up):
    with pytest.raises(IntegrityError), transaction.atomic():
        TakeUp.objects.filter(pk=take_up.pk).update(**wrong)


def test_the_database_refuses_an_origin_with_a_place_it_came_from(innovation, take_up, carol):
    other = create_take_up(innovation, by=carol)

    with pytest.raises(IntegrityError), transaction.atomic():
        TakeUp.objects.filter(pk=take_up.pk).update(came_from=other)


def test_the_database_refuses_one_that_came_from_itself(take_up):
    with pytest.raises(IntegrityError), transaction.atomic():
        TakeUp.objects.filter(pk=take_up.pk).update(came_from=take_up, source="take_up")
