"""What a case study came to, exactly; nothing that is hidden counts."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from innovations.models import Challenge
from innovations.numbers import Numbers
from tests.factories import (
    create_answer,
    create_ask,
    create_challenge,
    create_comment,
    create_organisation,
    create_published_innovation,
    create_take_up,
    create_user,
)

pytestmark = pytest.mark.django_db
LONG_AGO = timedelta(days=31)


@pytest.fixture
def letters(alice):
    return create_published_innovation(by=alice)


@pytest.fixture
def take_up(letters):
    """`take_up(person, "trying", ago=…, hours=5)`: the take-up of where they work."""

    def make(by, stage="trying", *, ago=timedelta(0), hours=None):
        made = create_take_up(letters, by=by, stage=stage, at=timezone.now() - ago)
        if hours is not None:
            made.tell(by=by, version=made.version, hours_saved_a_week=Decimal(hours))
        return made

    return make


def told(rows):
    """[(label, in all, in the last 30 days)] without the lines that have neither."""
    return [(row.label, row.all, row.recent) for row in rows if (row.all, row.recent) != ("0", "0")]


def long_ago(thing, field):
    type(thing).objects.filter(pk=thing.pk).update(**{field: timezone.now() - LONG_AGO})


def test_nothing_came_of_it_yet(letters, alice):
    numbers = Numbers(letters, alice)

    assert told(numbers.talk) == []
    assert numbers.figures == [("0 times", "opened"), ("0 places", "took it up"), ("0 people", "said thanks")]
    assert (told(numbers.stages), numbers.reasons) == ([], [])


def test_what_was_read_asked_said_and_thanked(letters, alice, bob, carol, dan):
    letters.reads.create(day=timezone.localdate() - LONG_AGO, number=40)
    letters.reads.count_one(by=dan)
    answered, waiting = create_ask(letters, by=carol), create_ask(letters, by=dan)
    old = create_ask(letters, by=dan, words="Who trained the second pair?")
    create_answer(answered, by=alice)
    create_answer(old, by=alice)
    long_ago(old, "asked_at")
    letters.thanks.give(by=dan, words="Thank you!")
    long_ago(letters.thanks.give(by=carol, words="Thank you!"), "given_at")
    create_comment(letters, by=dan)
    long_ago(create_comment(letters, by=bob), "made_at")

    assert told(Numbers(letters, alice).talk) == [
        ("Times it was opened", "41", "1"),
        ("Questions that were answered", "2", "1"),
        ("Questions that wait for an answer", "1", "1"),
        ("Thanks", "2", "1"),
        ("Comments", "2", "1"),
    ]
    assert waiting.answers.count() == 0


@pytest.mark.parametrize("who", ["alice", "mo"])
def test_what_is_hidden_or_taken_away_does_not_count_for_anybody(who, request, letters, alice, carol, dan, mo, take_up):
    hidden_answer = create_answer(create_ask(letters, by=carol), by=dan)
    hidden = [hidden_answer, create_ask(letters, by=dan), create_comment(letters, by=dan), take_up(dan, hours=3)]
    for each in hidden:
        each.hide(by=mo, reason="A patient may be told.")
    create_comment(letters, by=dan).erase(by=dan)
    numbers = Numbers(letters, request.getfixturevalue(who))

    assert told(numbers.talk) == [("Questions that wait for an answer", "1", "1")]
    assert told(numbers.stages) == []


def test_another_case_study_and_a_challenge_do_not_count(letters, alice, bob, dan):
    other = create_published_innovation(by=alice, title="Phones")
    other.reads.count_one(by=dan)
    create_take_up(other, by=dan)
    create_comment(other, by=dan)
    challenge = create_challenge(by=dan)
    create_ask(challenge, by=bob)
    create_comment(challenge, by=bob)

    assert Challenge.objects.exists()
    assert told(Numbers(letters, alice).talk) == []


def test_a_take_up_stands_under_where_it_is_now(letters, alice, carol, dan, priya, take_up):
    take_up(carol, "looking", ago=LONG_AGO)
    take_up(priya, "looking", ago=LONG_AGO).come_to("trying", by=priya)
    take_up(dan, "trying").stop(by=dan, reason="cost")
    numbers = Numbers(letters, alice)

    assert told(numbers.stages) == [("Looking at it", "1", "0"), ("Trying it", "1", "1"), ("Stopped", "1", "1")]
    assert told(numbers.reasons) == [("It cost too much", "1", "1")]
    assert ("Places that took it up", "3", "1") in told(numbers.talk)


def test_what_stopped_long_ago_is_not_of_these_days(letters, alice, dan, take_up):
    stopped = take_up(dan, "trying", ago=LONG_AGO)
    stopped.stop(by=dan, reason="other", at=timezone.now() - LONG_AGO)

    assert told(Numbers(letters, alice).reasons) == [("Something else", "1", "0")]


def test_hours_are_added_up_where_somebody_said_them_and_goes_on(letters, alice, carol, dan, priya, take_up):
    take_up(carol, hours="2.5", ago=LONG_AGO)
    take_up(priya, hours="0")
    take_up(dan, hours="9").stop(by=dan, reason="cost")
    take_up(create_user("Eve Ray", place=create_organisation("Quiet Surgery")))
    numbers = Numbers(letters, alice)

    assert ("2.5 hours", "saved a week, as 2 places said") in numbers.figures
    assert told(numbers.talk)[-2:] == [
        ("Hours a week that it saves them", "2.5", "0"),
        ("Places that said how many hours", "2", "1"),
    ]


def test_settings_stand_in_order_and_what_is_not_known_last(letters, alice, carol, dan, priya, take_up):
    for each in (carol, dan, priya):
        take_up(each)

    rows = told(Numbers(letters, alice).settings)

    settings = [each.organisation.get_setting_display() or "Not known" for each in (carol, dan, priya)]
    order = ["Urban", "Town", "Rural", "Not known"]
    assert rows == [(each, str(settings.count(each)), str(settings.count(each))) for each in order if each in settings]


@pytest.fixture
def band_of(letters, alice):
    """`band_of(place)`: the line of the distances under which a take-up there stands."""

    def stands_under(place):
        take_up = letters.take_ups.create(organisation=place, stage="trying")
        rows = told(Numbers(letters, alice).distances)
        take_up.delete()
        return rows

    return stands_under


def test_every_distance_has_its_band(band_of, riverside, riverside_pcn, westbrook, castle_road, kiln_street):
    def place(*, miles=None, parent=None):
        at = {} if miles is None else {"latitude": riverside.latitude + miles / 69.1, "longitude": riverside.longitude}
        return create_organisation(parent=parent, **at)

    beside = create_organisation("Next PCN", kind="pcn", parent=westbrook)
    bands = {
        "In the same PCN": [castle_road, riverside_pcn],
        "In another PCN of the same ICB": [place(parent=beside), beside, westbrook, place(parent=westbrook)],
        "Elsewhere, up to 10 miles away": [place(miles=9)],
        "Elsewhere, 10 to 50 miles away": [place(miles=11), kiln_street],
        "Elsewhere, more than 50 miles away": [place(miles=51)],
        "Not known": [place()],
    }

    for band, places in bands.items():
        assert [band_of(place) for place in places] == [[(band, "1", "1")]] * len(places)


def test_nothing_is_known_of_the_distance_where_it_began_nowhere(letters, alice, take_up, dan):
    take_up(dan)
    letters.organisation = None

    assert told(Numbers(letters, alice).distances) == [("Not known", "1", "1")]


def test_bars_are_drawn_on_the_scale_of_the_longest(letters, alice, carol, dan, priya, take_up):
    take_up(carol, "trying")
    take_up(dan, "trying")
    take_up(priya, "looking")

    assert [row.width for row in Numbers(letters, alice).stages] == ["50.0", "0.0", "100.0", "0.0", "0.0"]
