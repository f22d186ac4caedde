"""The pulse: two questions to those who were there; nothing of it shows for fewer than four."""

import pytest

from sharehub.activity.models import Event
from tests.factories import create_member, create_user


@pytest.fixture
def close(meeting, network, priya, carol, during):
    """`close()`: it is over; priya, carol and three more were there, alice was not."""

    def close():
        others = [create_user(f"Person {number}") for number in range(3)]
        for person in others:
            create_member(network, person)
        there = [{"user": who, "is_present": True} for who in (priya, carol, *others)]
        with during(90):
            meeting.start(by=priya, at=meeting.starts_at)
            meeting.close(by=priya, started_at=meeting.starts_at, finished_at=meeting.ends_at, attendance=there)
        return others

    return close


def said(**more):
    return {"repaid": "5", "will_use": "4", "line": "The phone script"} | more


@pytest.mark.parametrize(
    ("who", "reads", "answers"),
    [
        ("priya", 200, 302),
        ("carol", 200, 302),
        ("alice", 200, 403),
        ("mo", 200, 403),
        ("dan", 403, 403),
        ("anonymous", 302, 302),
    ],
)
def test_who_reads_and_who_answers(who, reads, answers, request, client_for, close, meeting, at, during):
    close()
    client = client_for(request.getfixturevalue(who))
    with during(100):
        assert client.get(at("meeting_pulse")).status_code == reads
        assert client.post(at("meeting_pulse"), said()).status_code == answers
    was_there = who in ("priya", "carol")
    assert meeting.pulses.count() == was_there


def test_before_it_is_closed_nobody_answers(client_for, meeting, priya, at, during):
    with during():
        meeting.start(by=priya)
        page = client_for(priya).get(at("meeting_pulse"))
        assert page.context["form"] is None
        assert "Once the meeting is closed" in page.text
        assert client_for(priya).post(at("meeting_pulse"), said()).status_code == 403


def test_answering_again_replaces_the_answer(client_for, close, meeting, carol, at, during):
    close()
    with during(100):
        for repaid in ("5", "2"):
            client_for(carol).post(at("meeting_pulse"), said(repaid=repaid))
        assert client_for(carol).get(at("meeting_pulse")).context["form"]["repaid"].value() == 2

    assert [(pulse.user, pulse.repaid) for pulse in meeting.pulses.all()] == [(carol, 2)]
    assert Event.objects.filter(verb="meeting_pulse_given").count() == 1


@pytest.mark.parametrize("wrong", [{"repaid": ""}, {"repaid": "6"}, {"will_use": "0"}, {"will_use": "x"}])
def test_what_is_no_answer_comes_back(wrong, client_for, close, meeting, carol, at, during):
    close()
    with during(100):
        page = client_for(carol).post(at("meeting_pulse"), said(**wrong))

    assert list(page.context["form"].errors) == list(wrong)
    assert "The phone script" in page.text
    assert meeting.pulses.count() == 0


def test_nothing_shows_for_three_and_all_of_it_for_four(client_for, close, meeting, priya, alice, carol, at, during):
    others = close()
    with during(100):
        for person in others:
            meeting.pulses.answer(by=person, repaid=3, will_use=2, line="Too long")
        page = client_for(alice).get(at("meeting_pulse"))
        assert page.context["pulse"] is None
        assert "Too long" not in page.text
        meeting.pulses.answer(by=carol, repaid=5, will_use=4, line="The phone script")
        page = client_for(alice).get(at("meeting_pulse"))

    pulse = page.context["pulse"]
    assert pulse["repaid"] == {"mean": 3.5, "times": [(5, 1), (4, 0), (3, 3), (2, 0), (1, 0)]}
    assert pulse["will_use"]["mean"] == 2.5
    assert pulse["lines"] == ["The phone script", "Too long", "Too long", "Too long"]
    assert not {person.name for person in (*others, carol)} & set(page.text.split("</"))


def test_the_leads_own_question_shows_once_four_answered_it(client_for, close, meeting, priya, carol, at, during):
    meeting.edit(by=priya, version=meeting.version, question="Should we do more of this?")
    others = close()
    with during(100):
        assert "Should we do more of this?" in client_for(carol).get(at("meeting_pulse")).text
        client_for(carol).post(at("meeting_pulse"), said(more="True"))
        client_for(priya).post(at("meeting_pulse"), said())
        for person in others:
            client_for(person).post(at("meeting_pulse"), said(more="False"))
        assert meeting.pulses.get(user=priya).more is None
        assert client_for(carol).get(at("meeting_pulse")).context["pulse"]["more"] == {"yes": 1, "of": 4}


def test_without_a_question_of_the_leads_there_is_none(client_for, close, carol, at, during):
    close()
    with during(100):
        assert "more" not in client_for(carol).get(at("meeting_pulse")).context["form"].fields


def test_whoever_left_answers_no_more(client_for, close, network, carol, at, during):
    close()
    with during(100):
        network.memberships.get(user=carol).leave(by=carol)
        assert client_for(carol).post(at("meeting_pulse"), said()).status_code == 403
