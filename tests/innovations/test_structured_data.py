from datetime import UTC, datetime

import pytest

from innovations.models import Credit, EditionEntry, Innovation
from innovations.reading import Study
from innovations.structured_data import structured_data
from innovations.templatetags.innovations import json_ld
from sharehub.people.models import Organisation

STEP = EditionEntry(kind="step", answers={"title": "Count for a week", "how": "Four piles."})


def data(*, entries=(), credits=(), **fields):
    fields = {"stage": "in_use", "published_at": datetime(2026, 3, 14, tzinfo=UTC), "title": "Letters"} | fields
    study = Study(Innovation(**fields), entries=list(entries), credits=list(credits))
    return structured_data(study, url="https://sharehub.example/x/", edition=None)


@pytest.mark.parametrize(("stage", "kind"), [("trying", "HowTo"), ("in_use", "HowTo"), ("stopped", "Article")])
def test_steps_that_somebody_works_by_are_a_how_to(stage, kind):
    assert data(entries=[STEP], stage=stage)["@type"] == kind


def test_without_steps_it_is_an_article():
    assert data()["@type"] == "Article"


def test_each_step_has_its_place_on_the_page():
    assert data(entries=[STEP], setup_hours=34)["totalTime"] == "PT34H"
    assert data(entries=[STEP])["step"] == [
        {
            "@type": "HowToStep",
            "position": 1,
            "name": "Count for a week",
            "text": "Four piles.",
            "url": "https://sharehub.example/x/#step-1",
        }
    ]


def test_only_who_agreed_is_an_author_else_the_place():
    place = Organisation(name="Harbour View Surgery")
    credits = [Credit(name="Nadia Osei", consent="agreed"), Credit(name="Ann", consent="declined")]

    assert data(credits=credits)["author"] == [{"@type": "Person", "name": "Nadia Osei"}]
    assert data(credits=credits[1:], organisation=place)["author"] == [
        {"@type": "Organization", "name": "Harbour View Surgery"}
    ]


def test_text_cannot_end_the_script_it_stands_in():
    assert json_ld({"name": "</script><!-- &"}) == '{"name": "\\u003C/script\\u003E\\u003C!-- \\u0026"}'
