"""Starting, looking first, and the task list."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from innovations.models import Innovation
from innovations.task_list import TaskList
from tests.factories import (
    create_challenge,
    create_entry,
    create_innovation,
    create_measure,
    create_published_innovation,
    create_theme,
)


@pytest.fixture
def statuses():
    return lambda innovation: {task.question.key: task.status for task in TaskList(innovation).tasks}


def test_before_anything_is_started_one_sees_what_exists(client_for, bob, carol, url):
    letters = create_theme("Letters and results")
    same = create_published_innovation(by=carol, title="Hospital letters sorted by two people")
    related = create_published_innovation(by=carol, title="Reading blood tests", themes=[letters])
    create_innovation(by=carol, title="Hospital letters, a draft")
    waiting = create_challenge(by=carol, title="Letters wait for four days")

    page = client_for(bob).get(url("innovation_create"), {"title": "Hospital letters", "themes": letters.slug})

    assert page.context["already"].innovations == [same, related]
    assert page.context["already"].challenges == [waiting]
    assert "Mine is different: start writing" in page.text
    assert not Innovation.objects.authored_by(bob).exists()


def test_where_nothing_exists_it_says_so(client_for, bob, url):
    page = client_for(bob).get(url("innovation_create"), {"title": "Xylophones at reception"})

    assert not page.context["already"]
    assert "Nobody has shared this yet" in page.text


def test_a_draft_is_started_with_its_themes_at_ones_own_place(client_for, bob, riverside, url):
    theme = create_theme("GP time")

    response = client_for(bob).post(url("innovation_create"), {"title": "We moved the rush", "themes": theme.slug})

    innovation = Innovation.objects.get()
    assert response.url == url("journal_detail", innovation.slug)
    assert (innovation.title, innovation.organisation) == ("We moved the rush", riverside)
    assert innovation.is_owned_by(bob)
    assert list(innovation.themes.all()) == [theme]


@pytest.mark.parametrize(
    ("answers", "wrong"),
    [({"title": ""}, "title"), ({"title": "x" * 121}, "title"), ({"title": "Fine", "themes": "none"}, "themes")],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_wrong_is_said(method, answers, wrong, client_for, bob, url):
    response = getattr(client_for(bob), method)(url("innovation_create"), answers)

    assert list(response.context["form"].errors) == [wrong]
    assert not Innovation.objects.exists()


def test_the_line_can_be_changed_after_looking(client_for, bob, url):
    looked = client_for(bob).get(url("innovation_create"), {"title": "A & B"})

    page = client_for(bob).get(f"{url('innovation_create')}?{looked.context['again']}")

    assert page.context["form"]["title"].value() == "A & B"
    assert "already" not in page.context


def test_junk_for_a_title_is_looked_up_all_the_same(client_for, bob, url):
    for title in ('"(*', "'; DROP TABLE", "NEAR(", "💥" * 60, "AND OR NOT"):
        assert client_for(bob).get(url("innovation_create"), {"title": title}).status_code == 200


def test_the_task_list_says_what_is_answered(alice, statuses):
    innovation = create_innovation(by=alice, problem="Too many letters.")

    found = statuses(innovation)

    assert {key for key, status in found.items() if status == "completed"} == {
        "title",
        "problem",
        "place",
        "visibility",
    }
    assert {key for key, status in found.items() if status == "incomplete"} == {
        "now", "start", "measures", "effort", "step", "words", "failure", "wasted_time", "contact",
    }  # fmt: skip
    assert TaskList(innovation).answered == 4


def test_a_failure_is_enough_and_wasted_time_becomes_optional(alice, statuses):
    innovation = create_innovation(by=alice)
    create_entry(innovation, kind="failure")

    assert (statuses(innovation)["failure"], statuses(innovation)["wasted_time"]) == ("completed", "optional")


def test_a_credit_without_a_yes_is_incomplete(alice, statuses):
    innovation = create_innovation(by=alice)
    assert statuses(innovation)["credits"] == "optional"

    credit = innovation.credits.give(name="Samira Khan", did="Sorted.", by=alice)
    assert statuses(innovation)["credits"] == "incomplete"
    assert TaskList(innovation).answers.hint(TaskList(innovation).tasks[-3].question) == (
        "Samira Khan has not agreed to be named yet"
    )

    credit.edit(by=alice, version=1, did="Sorted.", name="Samira Khan", has_agreed=True)
    assert statuses(innovation)["credits"] == "completed"


def test_no_to_contact_is_an_answer(alice, statuses):
    assert statuses(create_innovation(by=alice, is_open_to_contact=False))["contact"] == "completed"


def test_what_publishing_needs_is_in_sight(client_for, alice, url):
    innovation = create_innovation(by=alice)
    create_entry(innovation, kind="step")
    create_entry(innovation, kind="step")

    page = client_for(alice).get(url("innovation_write", innovation.slug))

    needs = [(need.label, need.state) for need in page.context["task_list"].needs]
    assert needs == [
        ("What it is called", "Done"),
        ("At least one step", "Done: 2"),
        ("A failure or wasted time", "Still needed"),
        ("The words you used", "Still needed"),
    ]
    assert "2 things still needed" in page.text


def test_every_task_leads_to_a_page(client_for, alice, draft, url):
    client = client_for(alice)
    page = client.get(url("innovation_write", draft.slug))

    answers = {task.url: client.get(task.url).status_code for task in page.context["task_list"].tasks}

    assert len(answers) == 23
    assert set(answers.values()) == {200}


def test_an_archived_one_shows_its_reason_and_no_way_to_change_it(client_for, alice, published, url):
    published.archive(by=alice, reason="We moved to a new system.")

    page = client_for(alice).get(url("innovation_write", published.slug))

    assert "We moved to a new system." in page.text
    assert {task.url for task in page.context["task_list"].tasks} == {""}


def test_what_was_sent_back_says_why_until_it_is_handed_in_again(client_for, alice, mo, draft, settings, url):
    settings.REVIEW_BEFORE_PUBLISHING = True
    address = url("innovation_write", draft.slug)
    draft.submit(by=alice)
    draft.send_back(by=mo, reason="Step 2 lets somebody recognise a patient.")

    assert "Step 2 lets somebody recognise a patient." in client_for(alice).get(address).text
    draft.submit(by=alice)
    assert "Step 2 lets somebody recognise a patient." not in client_for(alice).get(address).text


@pytest.mark.parametrize("name", ["innovation_write", "innovation_check"])
def test_a_full_case_study_asks_the_database_as_often_as_an_empty_one(name, client_for, alice, bob, url):
    innovation = create_innovation(by=alice)
    client, address = client_for(alice), url(name, innovation.slug)
    client.get(address)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    once = queries()
    for kind in ("step", "words", "failure", "wasted_time", "tip") * 3:
        create_entry(innovation, kind=kind)
    for _ in range(3):
        create_measure(innovation)
        innovation.credits.give(person=bob, did="Read.", by=alice)

    assert queries() <= once
    assert once <= 20
