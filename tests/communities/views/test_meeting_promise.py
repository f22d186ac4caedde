"""Who does what by when, noted on the run page while it is said."""

from datetime import timedelta

import pytest

from tests.factories import create_meeting, half_past_twelve


def test_what_is_promised_is_noted_at_once(client_for, begin, network, priya, carol, at, during):
    meeting = begin()
    with during(10):
        client_for(priya).post(at("meeting_promise"), {"person": carol.pk, "what": "Shares her script", "due": "1"})

    commitment = network.commitments.get()
    assert (commitment.person, commitment.meeting) == (carol, meeting)
    assert commitment.due_on == (meeting.starts_at + timedelta(weeks=1)).date()


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("person", {"person": ""}),
        ("person", {"person": "999999"}),
        ("what", {"what": " "}),
        ("due", {"due": "never"}),
        ("due_on", {"due": "another"}),
        ("due_on", {"due": "another", "due_on_day": "1", "due_on_month": "2", "due_on_year": "2020"}),
    ],
)
def test_half_a_promise_comes_back_with_what_is_missing(
    field, said, client_for, begin, network, priya, carol, at, during
):
    begin()
    with during(10):
        whole = {"person": carol.pk, "what": "Shares her script", "due": "1"}
        page = client_for(priya).post(at("meeting_promise"), whole | said)

    assert list(page.context["promise_form"].errors) == [field]
    assert network.commitments.count() == 0


def test_the_next_meeting_is_the_first_day_offered(client_for, begin, network, priya, at, during):
    begin()
    create_meeting(network, by=priya, starts_at=half_past_twelve(days=35))
    with during(10):
        label = client_for(priya).get(at("meeting_run")).context["promise_form"].fields["due"].choices[0][1]

    assert label == f"Next meeting, {half_past_twelve(days=35):%-d %B %Y}"
