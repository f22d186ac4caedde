"""How far a take-up is: every stage it came to is kept, stopping says why, and silence is asked about."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from innovations.models import NotAffiliated, StageChange, TakeUp
from sharehub.activity.models import Event
from sharehub.core.locking import StaleVersion
from tests.factories import create_published_innovation, create_take_up

pytestmark = pytest.mark.django_db
WHY = {"reason": "champion_left", "words": "She moved.", "advice": "Be two."}


@pytest.fixture
def take_up(alice, dan):
    """Kiln Street Surgery is trying what alice wrote."""
    return create_take_up(create_published_innovation(by=alice), by=dan)


@pytest.fixture
def silent_for(take_up):
    """`silent_for(days=200)`: the take-up, of which nobody has said anything for so long."""

    def make(**time):
        TakeUp.objects.filter(pk=take_up.pk).update(last_heard_at=timezone.now() - timedelta(**time))
        return TakeUp.objects.get(pk=take_up.pk)

    return make


def stages(take_up):
    return [(change.stage, change.stop_reason, change.stop_words) for change in take_up.stage_changes.all()]


def verbs(take_up):
    return [event.verb.removeprefix("takeup_") for event in Event.objects.of(take_up).order_by("pk")]


def to_ask(moment=None):
    return list(TakeUp.objects.to_ask(moment or timezone.now()))


def test_every_stage_it_came_to_is_kept_with_who_and_when(take_up, dan):
    last_year = timezone.now() - timedelta(days=365)
    take_up.come_to("in_use", by=dan, at=last_year)

    change = take_up.stage_changes.get(stage="in_use")
    assert (change.changed_by, change.changed_at) == (dan, last_year)


def test_the_same_stage_changes_nothing(take_up, dan):
    take_up.come_to("trying", by=dan)

    assert stages(take_up) == [("trying", "", "")]
    assert verbs(take_up) == ["recorded"]


def test_stopping_says_why_and_tells_the_authors(take_up, alice, dan):
    take_up.stop(by=dan, **WHY)
    take_up.stop(by=dan, **WHY)

    assert stages(take_up) == [("trying", "", ""), ("stopped", "champion_left", "She moved.")]
    assert take_up.advice == "Be two."
    assert verbs(take_up) == ["recorded", "stopped"]
    assert alice.notifications.filter(event__verb="takeup_stopped").count() == 1


def test_why_it_stopped_can_be_said_better(take_up, dan):
    take_up.stop(by=dan, reason="cost")

    take_up.stop(by=dan, **WHY)

    assert stages(take_up) == [("trying", "", ""), ("stopped", "champion_left", "She moved.")]
    assert verbs(take_up) == ["recorded", "stopped", "told"]


def test_what_stopped_can_begin_again(take_up, dan):
    take_up.stop(by=dan, **WHY)

    take_up.come_to("trying", by=dan)

    assert (take_up.stage, take_up.stop_reason, take_up.stop_words) == ("trying", "", "")
    assert [stage for stage, _, _ in stages(take_up)] == ["trying", "stopped", "trying"]


def test_stopping_needs_its_own_verb(take_up, dan):
    with pytest.raises(ValueError, match="why"):
        take_up.come_to("stopped", by=dan)


def test_others_change_nothing(take_up, alice, mo):
    for person in (alice, mo):
        for verb in (
            lambda person=person: take_up.come_to("in_use", by=person),
            lambda person=person: take_up.stop(by=person, **WHY),
            lambda person=person: take_up.confirm(by=person),
        ):
            with pytest.raises(NotAffiliated):
                verb()
    assert stages(take_up) == [("trying", "", "")]


def test_two_pages_opened_at_once_do_not_overwrite_each_other(take_up, dan):
    take_up.come_to("in_use", by=dan, version=1)

    with pytest.raises(StaleVersion) as stale:
        take_up.stop(by=dan, version=1, **WHY)

    assert stale.value.current.stage == "in_use"
    assert stages(take_up) == [("trying", "", ""), ("in_use", "", "")]


def test_one_click_makes_a_page_that_was_open_stale(take_up, dan):
    take_up.come_to("in_use", by=dan)

    with pytest.raises(StaleVersion):
        take_up.stop(by=dan, version=1, **WHY)


def test_saying_anything_ends_the_silence(silent_for, dan):
    take_up = silent_for(days=200)
    assert take_up.ask(at=timezone.now()) is True

    take_up.confirm(by=dan)

    take_up.refresh_from_db()
    assert take_up.times_asked == 0
    assert timezone.now() - take_up.last_heard_at < timedelta(minutes=1)
    assert to_ask() == []


def test_what_has_stopped_is_not_confirmed(silent_for, take_up, dan):
    take_up.stop(by=dan, **WHY)
    before = take_up.last_heard_at

    take_up.confirm(by=dan)

    take_up.refresh_from_db()
    assert take_up.last_heard_at == before


@pytest.mark.parametrize(("days", "due"), [(0, 0), (180, 0), (185, 1), (364, 1), (367, 2), (2000, 2)])
def test_how_often_they_should_have_been_asked(days, due, silent_for):
    take_up = silent_for(days=days)

    assert take_up.times_due(timezone.now()) == due
    assert (take_up.is_silent, take_up.is_long_silent) == (due > 0, due > 1)
    assert to_ask() == ([take_up] if due else [])


def test_they_are_asked_at_six_and_twelve_months_and_never_again(take_up, dan):
    asked = []
    for month in range(36):
        moment = timezone.now() + timedelta(days=31 * month)
        asked += [month for each in TakeUp.objects.to_ask(moment) if each.ask(at=moment)]

    assert asked == [6, 12]
    assert dan.notifications.filter(event__verb="takeup_asked").count() == 2


def test_who_was_forgotten_for_years_is_asked_once(silent_for):
    silent_for(days=900).ask(at=timezone.now())

    assert to_ask() == []


def test_two_who_ask_at_once_ask_once(silent_for, take_up):
    silent_for(days=200)
    first, second = TakeUp.objects.get(), TakeUp.objects.get()

    assert (first.ask(at=timezone.now()), second.ask(at=timezone.now())) == (True, False)
    assert verbs(take_up) == ["recorded", "asked"]


def test_who_answers_in_between_is_not_asked(silent_for, dan):
    silent_for(days=200)
    as_loaded = TakeUp.objects.get()
    TakeUp.objects.get().confirm(by=dan)

    assert as_loaded.ask(at=timezone.now()) is False


@pytest.mark.parametrize("stage", ["looking", "planning"])
def test_who_has_not_begun_is_not_asked(stage, silent_for, take_up, dan):
    take_up.come_to(stage, by=dan)
    silent_for(days=400)

    assert to_ask() == []


def test_what_is_off_the_site_and_who_has_closed_is_not_asked(silent_for, take_up, alice, mo):
    silent_for(days=200)
    assert to_ask() == [take_up]

    take_up.hide(by=mo, reason="A name.")
    assert to_ask() == []

    take_up.show_again(by=mo)
    take_up.organisation.closed_on = timezone.localdate()
    take_up.organisation.save(update_fields=["closed_on"])
    assert to_ask() == []

    take_up.organisation.closed_on = None
    take_up.organisation.save(update_fields=["closed_on"])
    take_up.innovation.hide(by=mo, reason="A name.")
    assert to_ask() == []

    take_up.innovation.show_again(by=mo)
    assert to_ask() == [take_up]
    take_up.innovation.archive(by=alice, reason="It ended.")
    assert to_ask() == []


@pytest.mark.parametrize(
    "wrong", [{"stage": "dreaming"}, {"stage": "stopped"}, {"stop_reason": "cost"}, {"stop_reason": "boredom"}]
)
def test_the_database_refuses_a_history_that_cannot_be(wrong, take_up):
    with pytest.raises(IntegrityError), transaction.atomic():
        StageChange.objects.filter(take_up=take_up).update(**wrong)
