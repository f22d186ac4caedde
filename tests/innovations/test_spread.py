"""Who took a case study up, as one reader sees it: counts, places like theirs, whom to talk to, beside each step."""

from decimal import Decimal

import pytest
from dateutil.relativedelta import relativedelta
from django.utils import timezone

from innovations.adopters import adopters_of
from innovations.beside import beside_steps
from innovations.models import TakeUp
from innovations.queries import Counts, tried_by
from innovations.related import miles_to
from innovations.spread import spread_of
from tests.factories import create_entry, create_organisation, create_published_innovation, create_take_up, create_user


@pytest.fixture
def letters(alice):
    """Alice's case study, with two steps."""
    innovation = create_published_innovation(by=alice, is_open_to_contact=True)
    create_entry(innovation, kind="step", title="Check every letter")
    innovation.editions.publish(by=alice)
    return innovation


@pytest.fixture
def steps(letters):
    return [entry for entry in letters.current_edition.entries.all() if entry.kind == "step"]


@pytest.fixture
def at_work():
    """`at_work("Wharf Lane", list_size=8000)`: somebody who works at a new practice called so."""
    return lambda name, **fields: create_user(f"Manager of {name}", place=create_organisation(name, **fields))


@pytest.fixture
def spread(letters, steps):
    """`spread(user)`: the Spread of letters as they see it."""

    def make(user):
        place = getattr(user, "organisation", None)
        return spread_of(letters, user=user, place=place, miles=miles_to(letters, user), steps=steps)

    return make


def told(step, did, to_what="", why=""):
    return {"source_id": step.source_id, "title": step.answers["title"], "did": did, "to_what": to_what, "why": why}


def names(adopters):
    return [adopter.name for adopter in adopters]


# How many


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (Counts(0, 0, 0), ""),
        (Counts(1, 0, 1), "Tried by 1 practice"),
        (Counts(9, 2, 9), "Tried by 9 practices, 2 stopped"),
        (Counts(9, 2, 8), "Tried by 9 places, 2 stopped"),
        (Counts(1, 1, 1), "Tried by 1 practice, which stopped"),
        (Counts(2, 2, 2), "Tried by 2 practices, which both stopped"),
        (Counts(3, 3, 3), "Tried by 3 practices, which all stopped"),
    ],
)
def test_how_many_tried_it_in_words(counts, words):
    assert counts.in_words == words


def test_trying_using_and_having_stopped_count_but_not_looking_or_planning(
    letters, carol, dan, priya, at_work, anonymous
):
    create_take_up(letters, by=carol, stage="in_use")
    create_take_up(letters, by=dan, stage="trying").stop(by=dan, reason="cost")
    create_take_up(letters, by=priya, stage="trying")
    create_take_up(letters, by=at_work("Wharf Lane"), stage="looking")
    create_take_up(letters, by=at_work("Marsh End"), stage="planning")

    assert tried_by([letters.pk], anonymous) == {letters.pk: Counts(tried=3, stopped=1, practices=2)}


def test_what_is_hidden_counts_for_nobody_but_those_who_may_see_it(letters, carol, dan, mo, anonymous):
    create_take_up(letters, by=carol)
    create_take_up(letters, by=dan).hide(by=mo, reason="A patient.")

    counted = {who.pk: tried_by([letters.pk], who)[letters.pk].tried for who in (anonymous, carol, dan, mo)}

    assert counted == {None: 1, carol.pk: 1, dan.pk: 2, mo.pk: 2}


# Places like the reader's


def test_most_alike_are_those_like_ones_own_that_tried_it_with_the_reason(spread, letters, bob, dan, at_work):
    like = {"setting": "town", "list_size": 7900, "deprivation_decile": 4}
    create_take_up(letters, by=dan, stage="in_use")
    create_take_up(letters, by=at_work("Wharf Lane", **like), stage="in_use")
    create_take_up(letters, by=at_work("Only looking", **like), stage="looking")
    create_take_up(letters, by=at_work("Fenland Road", **like | {"deprivation_decile": 1}), stage="trying")

    alike = spread(bob).most_alike

    assert names(alike) == ["Wharf Lane", "Fenland Road"]
    assert alike[0].likeness == ["like you: town, 7,900 patients, deprivation 4 of 10"]
    assert alike[1].likeness == ["like you: town, 7,900 patients", "unlike you: deprivation 1 of 10"]


def test_among_those_most_alike_is_one_that_stopped_and_why(spread, letters, bob, at_work):
    like = {"setting": "town", "deprivation_decile": 5}
    for number in range(5):
        create_take_up(letters, by=at_work(f"Same {number}", list_size=8700, **like), stage="in_use")
    stopped = at_work("Old Tannery", list_size=10000, **like)
    began = timezone.now() - relativedelta(months=5, days=1)
    create_take_up(letters, by=stopped, at=began).stop(by=stopped, reason="champion_left")

    alike = spread(bob).most_alike

    assert names(alike) == ["Same 0", "Same 1", "Same 2", "Old Tannery"]
    assert alike[-1].stopped_in_words == "stopped after 5 months: the person who drove it left"


def test_nobody_is_like_somebody_without_a_place(spread, letters, carol, stranger, anonymous):
    create_take_up(letters, by=carol)

    assert spread(stranger).most_alike == spread(anonymous).most_alike == []


# Whom to talk to


def test_another_pcn_comes_first_then_the_nearest_and_the_origin_in_its_place(spread, letters, carol, at_work):
    create_take_up(letters, by=at_work("Same PCN", latitude=52.77, longitude=0.43, parent=carol.organisation.parent))
    create_take_up(letters, by=at_work("Far", latitude=53.5, longitude=0.4))
    create_take_up(letters, by=at_work("Near", latitude=52.8, longitude=0.4))
    create_take_up(letters, by=at_work("Nowhere"))

    lines = spread(carol).to_talk_to

    said = ["origin" if getattr(line, "is_origin", False) else line.organisations[0].name for line in lines]
    assert said == ["Near", "Far", "Nowhere", "Same PCN", "origin"]


def test_those_in_one_building_are_one_line(spread, letters, carol, at_work):
    for name in ("First", "Second"):
        create_take_up(letters, by=at_work(name, latitude=52.8, longitude=0.4, postcode="PE31 1AA"))

    (building,) = spread(carol).buildings

    assert names(building) == ["Second", "First"]


def test_five_are_shown_and_the_others_counted(spread, letters, carol, at_work):
    for number in range(7):
        create_take_up(letters, by=at_work(f"Place {number}", latitude=52.8 + number / 10, longitude=0.4))

    seen = spread(carol)

    assert len(seen.to_talk_to) == 6  # and the origin
    assert names(seen.others_to_talk_to) == ["Place 5", "Place 6"]
    assert round(seen.furthest) == 44


def test_ones_own_place_is_not_somebody_to_talk_to(spread, letters, carol):
    create_take_up(letters, by=carol)

    assert spread(carol).buildings == []
    assert spread(carol).own.name == "Castle Road Surgery"


def test_a_line_says_all_that_helps_to_choose(spread, letters, bob, dan):
    take_up = create_take_up(letters, by=dan, stage="in_use", at=timezone.make_aware(timezone.datetime(2025, 3, 5)))
    take_up.tell(by=dan, version=1, hours_saved_a_week=Decimal("2.5"), would_do_again="yes", is_open_to_talk=True)
    TakeUp.objects.update(last_heard_at=timezone.make_aware(timezone.datetime(2025, 3, 5)))

    (adopter,) = spread(bob).tried

    assert adopter.facts == [
        "Urban",
        "12,300 patients",
        "since March 2025",
        "2.5 hours a week saved",
        "would do it again",
        "happy to talk",
        "not heard from since March 2025",
    ]


# Beside the steps


def test_beside_a_step_stands_what_each_did_with_it_the_nearest_first(letters, steps, bob, carol, dan, priya):
    for who, *did in [
        (carol, "kept"),
        (dan, "changed", "We weigh them.", "It is quicker."),
        (priya, "dropped", "", "We know how many there are."),
    ]:
        create_take_up(letters, by=who).steps.tell([told(steps[0], *did)], by=who, version=1)

    besides, added = beside_steps(letters, adopters_of(letters, user=bob, place=bob.organisation))

    beside = besides[steps[0].source_id]
    assert beside.in_words == "1 of 3 places changed this, 1 dropped it"
    assert [(note.adopter.name, note.text, note.why) for note in beside.notes] == [
        ("Kiln Street Surgery", "We weigh them.", "It is quicker."),
        ("Riverside PCN", "", "We know how many there are."),
    ]
    assert set(besides) == {steps[0].source_id}
    assert added.notes == []


@pytest.mark.parametrize(
    ("did", "words"),
    [
        (["kept"], "1 practice kept this"),
        (["kept", "kept"], "Both practices kept this"),
        (["kept", "kept", "kept"], "All 3 practices kept this"),
        (["changed"], "1 practice changed this"),
        (["dropped", "kept"], "1 of 2 practices dropped this"),
        (["changed", "changed", "dropped"], "2 of 3 practices changed this, 1 dropped it"),
    ],
)
def test_what_was_done_with_a_step_in_words(did, words, letters, steps, bob, at_work):
    for number, each in enumerate(did):
        who = at_work(f"Place {number}")
        create_take_up(letters, by=who).steps.tell([told(steps[0], each, "Another way.")], by=who, version=1)

    besides, _ = beside_steps(letters, adopters_of(letters, user=bob))

    assert besides[steps[0].source_id].in_words == words


def test_what_was_added_and_which_steps_were_changed(spread, letters, steps, bob, dan):
    new = {"source_id": None, "title": "Tell the hospital", "did": "added", "to_what": "We wrote to it.", "why": ""}
    rows = [told(steps[0], "kept"), told(steps[1], "changed", "One in three."), new]
    create_take_up(letters, by=dan).steps.tell(rows, by=dan, version=1)

    seen = spread(bob)

    assert [note.title for note in seen.added.notes] == ["Tell the hospital"]
    assert "changed step 2" in seen.tried[0].facts


def test_what_a_hidden_take_up_did_stands_beside_nothing(letters, steps, bob, dan, mo):
    take_up = create_take_up(letters, by=dan)
    take_up.steps.tell([told(steps[0], "dropped", why="Why not.")], by=dan, version=1)
    take_up.hide(by=mo, reason="A patient.")

    assert beside_steps(letters, adopters_of(letters, user=bob)) == ({}, beside_steps(letters, [])[1])
    assert set(beside_steps(letters, adopters_of(letters, user=dan))[0]) == {steps[0].source_id}
