"""Advice on a case study: where it shows, what it reads, and that it stops nobody."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from innovations.models import Abbreviation
from sharehub.moderation.models import Assurance
from tests.factories import create_entry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("abbreviations")]
LONG = "It was identified that the post was late."
ADVICE = "Say who saw it: “Our receptionists noticed that …”"


@pytest.fixture
def client(client_for, alice):
    return client_for(alice)


def says(page):
    return [advice.passage for advice in page.context["plain_english"]]


def test_the_list_comes_with_what_everybody_knows():
    assert Abbreviation.objects.get(short="PCN").long == "primary care network"
    assert Abbreviation.objects.get(short="GP").is_known_to_all
    assert Abbreviation.objects.count() > 40


def test_a_question_gets_advice_on_what_is_saved(client, draft, alice, url):
    draft.edit(by=alice, version=draft.version, problem=LONG)
    page = client.get(url("section_edit", draft.slug, "problem"))

    assert says(page) == [LONG]
    assert "In plain English" in page.text
    assert ADVICE in page.text


def test_a_plain_answer_gets_none(client, draft, url):
    page = client.get(url("section_edit", draft.slug, "problem"))

    assert says(page) == []
    assert "In plain English" not in page.text


def test_entries_get_advice_together_in_the_list_and_each_on_its_own(client, draft, url):
    first, last = draft.entries.get(kind="step"), create_entry(draft, kind="step", how=LONG)

    assert says(client.get(url("entry_list", draft.slug, "step"))) == [LONG]
    assert says(client.get(url("entry_edit", draft.slug, "step", last.pk))) == [LONG]
    assert says(client.get(url("entry_edit", draft.slug, "step", first.pk))) == []
    assert says(client.get(url("entry_create", draft.slug, "step"))) == []


def test_it_stops_nobody(client, draft, alice, url):
    draft.edit(by=alice, version=draft.version, problem=LONG)

    assert client.post(url("innovation_publish", draft.slug)).status_code == 302


def test_the_last_check_folds_all_of_it_question_by_question(client, draft, alice, url):
    create_entry(draft, kind="step", how=LONG)
    draft.edit(by=alice, version=draft.version, problem="The ARRS paid.", story="The ARRS paid. Late.")
    page = client.get(url("innovation_check", draft.slug))

    assert [task.question.key for task, _ in page.context["plain_english"]] == ["problem", "step"]
    assert "2 answers could be plainer" in page.text


def test_moderators_judge_no_style(client_for, mo, published, alice, url):
    published.edit(by=alice, version=published.version, problem=LONG)

    assert says(client_for(mo).get(url("innovation_check", published.slug))) == []


def test_moderators_keep_the_list(client_for, mo, alice):
    added = client_for(mo).post("/admin/innovations/abbreviation/add/", {"short": "TLA", "long": "three-letter word"})
    again = client_for(mo).post("/admin/innovations/abbreviation/add/", {"short": "tla", "long": "the same"})

    assert (added.status_code, again.status_code) == (302, 200)
    assert "on the list already" in again.text
    assert client_for(alice).get("/admin/innovations/abbreviation/").status_code == 302


def test_three_steps_take_as_many_queries_as_one(client, draft, url, django_assert_num_queries):
    client.get(url("entry_list", draft.slug, "step"))
    with CaptureQueriesContext(connection) as once:
        client.get(url("entry_list", draft.slug, "step"))
    for _ in range(2):
        create_entry(draft, kind="step", how=LONG)

    with django_assert_num_queries(len(once)):
        assert says(client.get(url("entry_list", draft.slug, "step"))) == [LONG]


def test_the_last_check_lists_what_may_tell_who_a_patient_is(client, draft, alice, url):
    create_entry(draft, kind="tip", tip="Ring Mrs Fernsby, NHS number 943 476 5919.")
    page = client.get(url("innovation_check", draft.slug))

    (found,) = page.context["patients"]
    assert found[0].question.key == "tip"
    assert any("943 476 5919" in passage for passage in found[1])
    assert "Could somebody recognise a patient?" in page.text


def test_what_was_vouched_for_is_not_listed_again(client, draft, alice, url):
    create_entry(draft, kind="tip", tip="NHS number 943 476 5919")
    page = url("entry_list", draft.slug, "tip")
    (found,) = client.get(url("innovation_check", draft.slug)).context["patients"]

    Assurance.objects.give(by=alice, page=page, reason="A number made up for the leaflet.", passages=found[1])

    assert client.get(url("innovation_check", draft.slug)).context["patients"] == []


def test_a_clean_case_study_says_nothing_of_patients(client, draft, url):
    assert client.get(url("innovation_check", draft.slug)).context["patients"] == []
