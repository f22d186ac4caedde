"""The questions: a wording for every kind, and the sheet to print."""

import pytest

from innovations.forms import ENTRY_FORMS, SECTION_FORMS
from innovations.kinds import Kind
from innovations.questions import BY_KEY, GROUPS, QUESTIONS, next_after
from tests.factories import create_theme

pytestmark = pytest.mark.django_db


def test_every_kind_and_every_section_is_asked_about_once():
    assert sorted(question.key for question in QUESTIONS) == sorted(
        [*SECTION_FORMS, *Kind.values, "measures", "credits"]
    )


def test_every_question_has_a_hint_and_a_worked_example():
    assert [question.key for question in QUESTIONS if not (question.hint and question.example)] == []


def test_the_groups_follow_the_readers_order():
    assert [title for title, _ in GROUPS] == [
        "Would it suit a practice like ours?",
        "Is it worth it?",
        "How, step by step",
        "What to skip",
        "Who to talk to",
    ]


def test_one_question_follows_another_to_the_end():
    assert next_after(BY_KEY["title"]) == BY_KEY["problem"]
    assert next_after(QUESTIONS[-1]) is None


def test_anybody_can_read_and_print_all_of_them(client_for, url):
    create_theme("GP time")
    page = client_for(None).get(url("questions")).text

    assert [question.title for question in QUESTIONS if question.title not in page] == []
    prompts = [field.label for form in ENTRY_FORMS.values() for field in form.base_fields.values() if field.label]
    assert [prompt for prompt in prompts if prompt not in page] == []
    assert "GP time" in page
