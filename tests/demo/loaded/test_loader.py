"""The demonstration shows all that it says, holds together in time, and looks like nobody's patients."""

from collections import Counter
from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from communities.models import Network
from innovations.models import (
    Ask,
    AskAnswer,
    Challenge,
    Comment,
    Did,
    Ending,
    Entry,
    Innovation,
    Source,
    SpottedWork,
    StopReason,
    TakeUp,
    TakeUpStage,
    TakeUpStep,
    UsToo,
    Visibility,
    WouldDoAgain,
)
from sharehub.activity.models import Event, Notification
from sharehub.demo.files import HERE, read
from sharehub.demo.loader import load_demo
from sharehub.moderation.identifiable import Risk, find
from sharehub.people.models import Contactable, Organisation, User

pytestmark = pytest.mark.django_db


def person(key):
    return User.objects.get(email=f"{key}@demo.example")


def steps_from_origin(take_up):
    """How many places it took to get there: 1 for who got it from the origin."""
    return 1 + steps_from_origin(take_up.came_from) if take_up.came_from else 1


def texts_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts_in(each)


def test_it_is_as_large_as_the_readme_says():
    counts = [model.objects.count() for model in (TakeUp, Challenge, Ask, SpottedWork, Network)]

    assert counts == [60, 10, 20, 8, 4]
    assert Innovation.objects.published().count() == 24
    assert Organisation.objects.practices().count() == 26


def test_loading_it_again_changes_nothing():
    labels = {"innovations", "communities", "people", "activity"}
    models = [model for model in apps.get_models() if model._meta.app_label in labels]
    before = {model: list(model.objects.order_by("pk").values()) for model in models}

    load_demo()

    assert {model: list(model.objects.order_by("pk").values()) for model in models} == before


def test_two_innovations_spread_through_seven_places_one_after_another():
    longest = Counter()
    for take_up in TakeUp.objects.all():
        longest[take_up.innovation_id] = max(longest[take_up.innovation_id], steps_from_origin(take_up))

    assert sorted(longest.values())[-2:] == [7, 7]


def test_take_ups_are_at_every_stage_from_every_source_and_stop_for_every_reason():
    assert set(TakeUp.objects.values_list("stage", flat=True)) == set(TakeUpStage.values)
    assert set(TakeUp.objects.values_list("source", flat=True)) == set(Source.values)
    assert set(TakeUp.objects.exclude(stop_reason="").values_list("stop_reason", flat=True)) == set(StopReason.values)
    assert set(TakeUp.objects.exclude(would_do_again="").values_list("would_do_again", flat=True)) == set(
        WouldDoAgain.values
    )
    assert set(TakeUpStep.objects.values_list("did", flat=True)) == set(Did.values)
    assert set(TakeUp.objects.values_list("is_open_to_talk", flat=True)) == {True, False, None}


def test_about_a_quarter_stopped_and_each_says_why_and_what_to_tell_the_next():
    stopped = TakeUp.objects.at(TakeUpStage.STOPPED)

    assert 13 <= stopped.count() <= 17
    assert not stopped.filter(stop_words="").exists()
    assert not stopped.filter(advice="").exists()


def test_some_have_been_silent_for_a_year():
    silent = TakeUp.objects.under_way().silent_since(timezone.now() - timedelta(days=365))

    assert silent.count() >= 4


def test_challenges_and_spotted_work_end_in_every_way():
    challenges = Challenge.objects
    endings = Counter(challenges.values_list("ending", flat=True))
    solved = challenges.filter(ending=Ending.SOLVED)

    assert endings == {"": 7, Ending.SOLVED: 2, Ending.DROPPED: 1}
    assert challenges.filter(visibility=Visibility.SIGNED_IN).count() == 1
    assert {each.solved_by.organisation_id == each.organisation_id for each in solved} == {True, False}
    assert all(1 <= challenge.us_toos.count() <= 5 for challenge in challenges.open())
    assert Comment.objects.filter(is_offer=True).count() >= 4
    assert Counter(SpottedWork.objects.values_list("step", flat=True)) == {
        "spotted": 2,
        "talked_to": 1,
        "writing": 4,
        "left": 1,
    }
    assert SpottedWork.objects.filter(innovation__in=Innovation.objects.published()).count() == 2


def test_fourteen_asks_are_answered_and_two_answers_became_notes():
    kept = AskAnswer.objects.exclude(entry=None)

    assert Ask.objects.answered().count() == 14
    assert kept.count() == 2
    assert all(answer.entry.given_by == answer.answered_by for answer in kept)
    assert {bool(ask.settled_at) for ask in Ask.objects.answered()} == {True, False}
    assert {bool(ask.entry_id or ask.take_up_id) for ask in Ask.objects.all()} == {True, False}


def test_who_solved_a_challenge_with_anothers_innovation_took_it_up():
    for challenge in Challenge.objects.filter(ending=Ending.SOLVED).exclude(solved_by__organisation=None):
        made_here = challenge.solved_by.organisation_id == challenge.organisation_id
        took_up = challenge.solved_by.take_ups.filter(organisation=challenge.organisation).exists()
        assert made_here or took_up


def test_a_take_up_comes_after_its_case_study_and_after_where_it_came_from():
    for take_up in TakeUp.objects.select_related("innovation", "came_from", "edition"):
        stages = list(take_up.stage_changes.all())
        times = [change.changed_at for change in stages]

        assert take_up.innovation.published_at < take_up.recorded_at, take_up
        assert take_up.edition.published_at <= take_up.recorded_at, take_up
        assert take_up.came_from is None or take_up.came_from.recorded_at < take_up.recorded_at, take_up
        assert times == sorted(set(times)), take_up
        assert times[0] == take_up.recorded_at, take_up
        assert times[-1] <= take_up.last_heard_at <= timezone.now(), take_up
        assert stages[-1].stage == take_up.stage, take_up
        assert take_up.thanked_at is None or take_up.thanked_at > take_up.recorded_at, take_up


def test_the_take_ups_span_three_years():
    times = TakeUp.objects.order_by("recorded_at").values_list("recorded_at", flat=True)

    assert list(times)[-1] - times[0] > timedelta(days=365 * 3)


def test_what_is_said_comes_after_what_it_is_about():
    for comment in Comment.objects.exclude(reply_to=None):
        assert comment.made_at >= comment.reply_to.made_at, comment
    for comment in Comment.objects.select_related("innovation", "challenge", "take_up"):
        about = comment.innovation or comment.challenge or comment.take_up
        begun = {"innovation": "published_at", "challenge": "started_at", "takeup": "recorded_at"}
        assert comment.made_at > getattr(about, begun[about._meta.model_name]), comment
    for answer in AskAnswer.objects.select_related("ask"):
        assert answer.answered_at > answer.ask.asked_at, answer
        assert answer.ask.settled_by != answer or answer.ask.settled_at >= answer.answered_at, answer
    for us_too in UsToo.objects.select_related("challenge"):
        assert us_too.said_at > us_too.challenge.started_at, us_too
        assert us_too.challenge.ended_at is None or us_too.said_at < us_too.challenge.ended_at, us_too
    for ask in Ask.objects.exclude(take_up=None).select_related("take_up"):
        assert ask.asked_at > ask.take_up.recorded_at, ask
    for ask in Ask.objects.exclude(innovation=None).select_related("innovation"):
        assert ask.asked_at > ask.innovation.published_at, ask


def test_nothing_happened_in_the_future():
    assert not Event.objects.filter(happened_at__gt=timezone.now()).exists()
    assert not Entry.objects.filter(happened_on__gt=timezone.localdate()).exists()


def test_a_closed_practice_keeps_its_history_and_nothing_happened_there_since():
    closed = Organisation.objects.exclude(closed_on=None).get()

    assert closed.take_ups.count() == 2
    assert not closed.affiliations.current().exists()
    for take_up in closed.take_ups.all():
        assert max(change.changed_at.date() for change in take_up.stage_changes.all()) <= closed.closed_on


@pytest.mark.parametrize("key", ["alice", "dan", "priya", "imogen", "farida"])
def test_whoever_signs_in_finds_a_handful_of_news(key):
    unread = Notification.objects.visible_to(person(key)).unread()

    assert 1 <= unread.count() <= 15


def test_people_say_in_every_way_whether_they_may_be_asked():
    assert set(User.objects.values_list("contactable", flat=True)) == {"", *Contactable.values}
    assert [advocacy.organisation.ods_code for advocacy in person("priya").advocacies.current()] == ["ZU001"]


def test_advocates_have_talked_to_some_of_their_practices_and_not_to_others():
    practices = Organisation.objects.get(ods_code="ZQ1").with_members().practices()
    asked = practices.filter(contacts__isnull=False).distinct().count()

    assert 0 < asked < practices.count()


def test_two_practices_share_a_building():
    buildings = Counter(Organisation.objects.practices().values_list("postcode", flat=True))

    assert sorted(buildings.values())[-2:] == [2, 2]
    assert not any(set(postcode[-2:]) <= set("ABDEFGHJLNPQRSTUWXYZ") for postcode in buildings)


@pytest.mark.parametrize("path", sorted(HERE.rglob("*.toml")), ids=lambda path: str(path.relative_to(HERE)))
def test_no_text_lets_anybody_recognise_a_patient(path):
    found = [finding for text in texts_in(read(path)) for finding in find(text)]

    assert [finding for finding in found if finding.weight > Risk.LOW] == []
