"""How a case study is arranged for reading; no database is needed for that."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from innovations.models import Author, Credit, EditionEntry, Innovation, Measure
from innovations.reading import Study
from sharehub.people.models import User
from tests.factories import ANSWERS

KINDS_OF_ENTRY = list(ANSWERS)


def entry(kind, *, verdict="", hours=None, **answers):
    verdict = verdict or ("worked" if kind == "words" else "")
    return EditionEntry(kind=kind, verdict=verdict, hours=hours, answers=ANSWERS[kind] | answers)


def titles(study):
    return [part.title for part in study.parts]


def test_the_parts_stand_in_the_order_in_which_a_reader_asks():
    study = Study(
        Innovation(
            problem="Too many letters.",
            story="We sorted them.",
            setting="town",
            stage="in_use",
            roles_needed="A GP",
            is_open_to_contact=True,
        ),
        entries=[entry(kind) for kind in reversed(KINDS_OF_ENTRY)],
        measures=[Measure(before=Decimal(2), after=Decimal(1))],
        credits=[Credit(name="Nadia Osei", consent="agreed")],
    )

    assert titles(study) == [
        "In short",
        "Does it fit us?",
        "Is it worth it?",
        "Can we do it?",
        "How we did it",
        "What turned it",
        "What to say",
        "What to skip",
        "The money",
        "In one paragraph, to pass on",
        "Who did it",
        "Talk to somebody",
    ]


def test_a_part_that_holds_nothing_is_left_out():
    assert titles(Study(Innovation(title="Only a title"))) == []


def test_only_a_failure_reads_as_it_is():
    study = Study(Innovation(stage="stopped", problem="The phones."), entries=[entry("failure")])

    assert titles(study) == ["In short", "What to skip"]
    assert study.wasted_in_words == ""


@pytest.mark.parametrize(
    ("verdicts", "title"),
    [
        (["worked"], "What to say"),
        (["failed", "failed"], "What not to say"),
        (["worked", "failed"], "What to say, and what not to"),
        (["mixed"], "What to say, and what not to"),
        ([], "What people felt they would lose"),
    ],
)
def test_the_part_about_words_is_called_by_what_it_holds(verdicts, title):
    entries = [entry("words", verdict=verdict) for verdict in verdicts] + [entry("loss")]

    assert titles(Study(Innovation(), entries=entries)) == [title]


def test_tips_and_links_alone_are_called_so():
    assert titles(Study(Innovation(), entries=[entry("tip"), entry("link")])) == ["Files and links", "Tips"]


@pytest.mark.parametrize(
    ("stage", "how", "who"),
    [
        ("idea", "How we would do it", "Who is behind it"),
        ("stopped", "How we did it", "Who did it"),
    ],
)
def test_an_idea_is_not_told_as_if_it_had_been_done(stage, how, who):
    study = Study(Innovation(stage=stage), entries=[entry("step")], credits=[Credit(name="N", consent="agreed")])

    assert titles(study) == [how, who]


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ("idea", "We have been thinking about it since June 2025."),
        ("trying", "We have been trying it since June 2025."),
        ("in_use", "We have worked this way since June 2025."),
        ("stopped", "We started in June 2025 and have stopped since."),
    ],
)
def test_since_when_is_said_as_the_stage_has_it(stage, words):
    assert Study(Innovation(stage=stage, started_on=date(2025, 6, 2))).since == words


def test_a_start_to_come_is_an_intention():
    start = timezone.localdate() + timedelta(days=70)

    assert Study(Innovation(stage="idea", started_on=start)).since == f"We mean to start in {start:%B %Y}."


def test_the_effort_is_told_in_figures_with_units():
    study = Study(
        Innovation(setup_hours=1, weeks_to_benefit=0, running_hours_a_week=Decimal("11.0"), cost_band="under_1000")
    )

    assert study.figures == [
        ("1 hour", "to set up"),
        ("At once", "until we felt it"),
        ("11 hours", "a week to run"),
        ("£1,000", "to spend, at the most"),
    ]
    assert study.needs == [("Hours", "1 hour to set up, then 11 hours a week to run"), ("Cost", "Under £1,000")]


def test_the_hours_wasted_are_added_up():
    wasted = [entry("wasted_time", hours=Decimal(hours)) for hours in ("14", "9", "6.5")] + [entry("wasted_time")]

    assert Study(Innovation(), entries=wasted).wasted_in_words == (
        "29.5 of our hours came to nothing. You need not spend them."
    )


def test_the_story_stands_in_for_a_problem_that_was_not_written_down():
    assert titles(Study(Innovation(story="We sorted them."))) == ["In short"]


def test_what_an_entry_about_money_says_is_not_said_twice():
    innovation = Innovation(funded_by="The practice.", kept_going_by="Nothing.")
    study = Study(innovation, entries=[entry("money", paid_by="The practice.")])

    assert study.money_rows == [("What keeps it going", "Nothing.")]


def test_whoever_did_not_agree_is_counted_and_not_named():
    credits = [Credit(name=name, consent=consent) for name, consent in [
        ("Nadia Osei", "agreed"), ("Ann", "declined"), ("Ben", "declined"), ("Cy", "asked")
    ]]  # fmt: skip
    study = Study(Innovation(), credits=credits)

    assert [credit.shown_name for credit in study.named] == ["Nadia Osei"]
    assert study.unnamed_in_words == [
        ("Two colleagues", "Asked not to be named."),
        ("One colleague", "Not named, because we have not heard yet whether we may."),
    ]


def test_an_owner_who_asked_not_to_be_named_is_not_named_to_talk_to_either():
    tom, nadia, ed = (User(pk=pk, name=name) for pk, name in [(1, "Tom"), (2, "Nadia"), (3, "Ed")])
    study = Study(
        Innovation(),
        authors=[Author(person=tom, role="owner"), Author(person=nadia, role="owner"), Author(person=ed)],
        credits=[Credit(person=nadia, consent="declined")],
    )

    assert study.to_talk_to == ["Tom"]
