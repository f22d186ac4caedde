"""What speed is measured with is as varied as it says, obeys every rule, and grows where it is asked for more."""

from collections import Counter
from random import Random

import pytest
from django.core.management import call_command

from communities.health.levels import Area
from communities.models import AgendaItem, Attendance, HealthFinding, Meeting, Network, QuickUpdate, Rsvp
from innovations.models import (
    Ask,
    AskAnswer,
    Challenge,
    Comment,
    Did,
    Innovation,
    Reads,
    Source,
    StageChange,
    TakeUp,
    TakeUpStep,
    UsToo,
)
from sharehub.demo.scale import Maker, make_network
from sharehub.demo.scale.take_ups import how_many
from sharehub.people.models import Organisation
from sharehub.search.models import SearchRecord

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    maker = Maker(200)
    maker.make(200)
    return maker


def test_as_many_places_and_case_studies_as_asked_for(made):
    assert Organisation.objects.practices().count() == 60
    assert Innovation.objects.published().count() == 200


def test_the_first_is_taken_up_everywhere_and_spreads_in_a_long_tree(made):
    first = Innovation.objects.get(slug="scale-1")
    above = dict(first.take_ups.values_list("pk", "came_from"))

    def steps_from_origin(pk):
        return 1 + steps_from_origin(above[pk]) if above[pk] else 0

    assert first.take_ups.count() == 59
    assert not first.take_ups.filter(organisation=first.organisation).exists()
    assert max(steps_from_origin(pk) for pk in above) >= 3


def test_it_spreads_only_forwards_in_time_and_within_one_case_study(made):
    passed_on = TakeUp.objects.filter(source=Source.TAKE_UP).select_related("came_from")

    assert passed_on
    assert all(each.came_from.recorded_at <= each.recorded_at for each in passed_on)
    assert all(each.came_from.innovation_id == each.innovation_id for each in passed_on)


def test_the_history_of_each_ends_where_it_is(made):
    changes = {}
    for change in StageChange.objects.order_by("take_up", "changed_at", "pk"):
        changes.setdefault(change.take_up_id, []).append(change)
    take_ups = TakeUp.objects.in_bulk()

    assert changes.keys() == take_ups.keys()
    assert all(changes[pk][0].changed_at == each.recorded_at for pk, each in take_ups.items())
    assert all(changes[pk][-1].stage == each.stage for pk, each in take_ups.items())
    assert {each.stage for each in take_ups.values()} == {"looking", "planning", "trying", "in_use", "stopped"}


def test_what_was_done_with_steps_is_of_the_workbook(made):
    did = Counter(TakeUpStep.objects.values_list("did", flat=True))
    steps = (
        TakeUpStep.objects.exclude(did=Did.ADDED)
        .select_related("take_up__edition")
        .prefetch_related("take_up__edition__entries")
    )

    assert set(did) == set(Did)
    for step in steps:
        entry = next(each for each in step.take_up.edition.entries.all() if each.source_id == step.source_id)
        assert (entry.kind, entry.answers["title"][:200]) == ("step", step.title)


def test_there_is_something_of_everything_and_it_can_be_found(made):
    for model in (Ask, AskAnswer, Challenge, Comment, Reads, UsToo):
        assert model.objects.exists()

    found = Counter(SearchRecord.objects.values_list("kind", flat=True))
    assert found == {
        "innovation": 200,
        "challenge": Challenge.objects.count(),
        "ask": Ask.objects.answered().count(),
    }
    assert Challenge.objects.count() == 2


def test_the_command_goes_on_from_what_there_is(settings, capsys):
    for cases in (20, 30, 30):
        settings.DEBUG = True
        call_command("seed_scale", cases=cases, members=20)

    assert Innovation.objects.count() == 30
    assert Network.objects.count() == 1
    assert len(set(TakeUp.objects.values_list("innovation", "organisation"))) == TakeUp.objects.count()


def test_three_take_it_up_on_average():
    chance = Random(1)
    numbers = [how_many(number, chance) for number in range(3, 20_003)]

    assert 2.7 < sum(numbers) / len(numbers) < 3.3
    assert max(numbers) > 150


def test_the_large_network_has_met_meets_now_and_is_to_meet():
    network = make_network(20)

    assert network.state == "active"
    assert network.people().count() == 20
    assert Counter(network.meetings.values_list("state", flat=True)) == {"closed": 189, "running": 1, "planned": 10}
    assert AgendaItem.objects.count() == 4 * Meeting.objects.count()
    assert HealthFinding.objects.count() == 2 * len(Area)


def test_the_large_network_grows_with_its_members():
    make_network(20)

    assert Attendance.objects.count() == 189 * 5
    assert QuickUpdate.objects.count() == Rsvp.objects.count() == 200 * 2


def test_the_large_network_is_made_once():
    assert make_network(20) == make_network(40)
