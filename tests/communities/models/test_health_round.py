"""A round of the health check: begun and closed by leads, frozen with its reasons, without anybody's answers."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone

from communities.health.actions import close_round, put_on_agenda
from communities.health.levels import Area, Level
from communities.models import HealthAnswer, HealthFinding, HealthRound, TooLong
from innovations.models import WrongState
from sharehub.activity.models import Event, Notification
from tests.factories import create_item, create_member, create_network, create_user


def told_about(subject, verb):
    events = Event.objects.of(subject).filter(verb=f"{subject._meta.model_name}_{verb}")
    return {each.recipient for each in Notification.objects.filter(event__in=events)}


@pytest.fixture
def health_round(network, priya):
    return network.health_rounds.begin(by=priya)


def answer(health_round, *values):
    """As many members as there are values each give theirs to all six statements. New ones join where they lack."""
    members = list(health_round.network.people().order_by("pk"))
    while len(members) < len(values):
        members.append(create_user(f"Answering {len(members)}"))
        create_member(health_round.network, members[-1])
    for user, value in zip(members, values, strict=False):
        health_round.answers.give(dict.fromkeys(Area, value), by=user)


def test_beginning_asks_everybody_who_belongs(health_round, priya, alice, carol):
    assert told_about(health_round, "begun") == {alice, carol}
    assert health_round.is_open


def test_beginning_twice_is_one_round(health_round, network, alice):
    assert network.health_rounds.begin(by=alice) == health_round


@pytest.mark.parametrize("who", ["carol", "dan", "mo"])
def test_only_leads_begin_and_close(who, request, health_round, network):
    user = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        network.health_rounds.begin(by=user)
    with pytest.raises(PermissionDenied):
        close_round(health_round, by=user)


def test_not_before_the_network_is_open(priya):
    with pytest.raises(WrongState):
        create_network(by=priya).health_rounds.begin(by=priya)


def test_closing_freezes_six_findings_and_how_many_answered(health_round, priya):
    answer(health_round, 5, 5, 4, 4, 1)

    close_round(health_round, by=priya)

    assert (health_round.members, health_round.answered, health_round.closed_by) == (5, 5, priya)
    assert [finding.area for finding in health_round.findings.in_order()] == list(Area)
    finding = health_round.findings.get(area=Area.PURPOSE)
    assert (finding.yes, finding.partly, finding.no, finding.is_split) == (4, 0, 1, False)
    assert (finding.facts_level, finding.answers_level, finding.level) == (Level.STRONG, Level.STRONG, Level.STRONG)
    assert finding.facts == [
        {"words": f"Purpose stated on {said_of(health_round)}, less than a year ago", "level": Level.STRONG}
    ]


def said_of(health_round):
    day = timezone.localtime(health_round.network.current_purpose.stated_at)
    return f"{day.day} {day:%B %Y}"


def test_where_facts_and_answers_differ_the_lower_is_kept(health_round, priya):
    answer(health_round, 3, 3, 3, 3)

    close_round(health_round, by=priya)

    finding = health_round.findings.get(area=Area.PURPOSE)
    assert (finding.facts_level, finding.answers_level, finding.level) == (Level.STRONG, Level.SLIPPING, Level.SLIPPING)
    assert finding.is_differing


def test_where_members_split_it_is_kept(health_round, priya):
    answer(health_round, 5, 5, 5, 1, 1)

    close_round(health_round, by=priya)

    finding = health_round.findings.get(area=Area.PURPOSE)
    assert (finding.is_split, finding.answers_level, finding.level) == (True, Level.SLIPPING, Level.SLIPPING)


def test_of_three_answers_nothing_is_kept(health_round, priya):
    answer(health_round, 1, 1, 1)

    close_round(health_round, by=priya)

    assert health_round.answered == 3
    assert not health_round.has_enough
    assert {(finding.answers_level, finding.no) for finding in health_round.findings.all()} == {(None, None)}


def test_the_answers_go_when_it_closes(health_round, priya):
    answer(health_round, 5, 5, 5, 1)
    assert HealthAnswer.objects.count() == 24

    close_round(health_round, by=priya)

    assert HealthAnswer.objects.count() == 0


def test_who_left_is_not_counted(health_round, network, priya, carol):
    answer(health_round, 5, 5, 5, 1)
    network.membership_of(carol).leave(by=carol)

    close_round(health_round, by=priya)

    assert (health_round.answered, health_round.members) == (3, 3)
    assert health_round.findings.get(area=Area.PURPOSE).answers is None


def test_closing_twice_changes_nothing(health_round, priya, alice, carol):
    answer(health_round, 5, 5, 5, 1)
    close_round(health_round, by=priya)
    close_round(health_round, by=alice)

    assert health_round.findings.count() == 6
    assert health_round.answered == 4
    assert carol in told_about(health_round, "closed")


def test_what_is_found_stays_as_it_was(health_round, network, priya):
    close_round(health_round, by=priya)
    before = list(health_round.findings.in_order().values())
    network.purposes.update(stated_at=timezone.now() - timedelta(days=900))

    assert list(health_round.findings.in_order().values()) == before


def test_members_alone_see_it(health_round, priya, carol, dan, mo, anonymous):
    close_round(health_round, by=priya)
    people = (priya, carol, dan, mo, anonymous)

    assert [HealthRound.objects.visible_to(who).count() for who in people] == [1, 1, 0, 0, 0]
    assert [HealthFinding.objects.visible_to(who).count() for who in people] == [6, 6, 0, 0, 0]


def test_it_goes_on_the_agenda_of_the_next_meeting_once(network, meeting, priya, alice):
    put_on_agenda(network, by=priya)
    put_on_agenda(network, by=alice)

    assert list(meeting.agenda.values_list("kind", "minutes")) == [("health_check", 15)]


def test_a_full_agenda_says_by_how_much(network, meeting, priya):
    create_item(meeting, by=priya, minutes=80)

    with pytest.raises(TooLong) as error:
        put_on_agenda(network, by=priya)
    assert error.value.by_minutes == 5


def test_without_a_next_meeting_there_is_no_agenda(network, meeting, priya):
    meeting.cancel(by=priya, reason="Flu")

    with pytest.raises(WrongState):
        put_on_agenda(network, by=priya)


def test_a_member_without_a_part_in_it_does_not_change_the_agenda(network, carol):
    with pytest.raises(PermissionDenied):
        put_on_agenda(network, by=carol)


@pytest.mark.parametrize(
    "broken",
    [
        {"members": None},
        {"answered": None},
        {"closed_at": None},
        {"begun_at": timezone.now() + timedelta(days=2)},
    ],
    ids=lambda broken: next(iter(broken)),
)
def test_the_database_keeps_a_round_whole(broken, health_round, priya):
    close_round(health_round, by=priya)

    with pytest.raises(IntegrityError):
        HealthRound.objects.update(**broken)


def test_the_database_keeps_one_open_round(health_round):
    with pytest.raises(IntegrityError):
        HealthRound.objects.bulk_create([HealthRound(network=health_round.network)])
