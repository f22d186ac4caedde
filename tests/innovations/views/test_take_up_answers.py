"""The questions to those who keep a take-up: how far, why stopped, where from, step by step, how it goes, talk."""

import pytest

from innovations.models import TakeUp
from tests.factories import create_take_up

PAGES = ["stage_edit", "stop", "source_edit", "steps_edit", "result_edit", "talk_edit", "measure_create"]
PATIENT = "NHS number 943 476 5919"


def now():
    return TakeUp.objects.get()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    ("who", "status"),
    [("dan", 200), ("carol", 403), ("alice", 403), ("mo", 403), ("stranger", 403), ("anonymous", 302)],
)
def test_who_gets_to_the_questions(name, who, status, request, client_for, address):
    client = client_for(request.getfixturevalue(who))

    assert client.get(address(name)).status_code == status


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_form_is_an_ordinary_page(name, client_for, dan, address):
    assert client_for(dan).post(address(name), {}).status_code in (200, 302, 409)


@pytest.mark.parametrize("name", PAGES)
def test_a_closed_place_answers_no_more(name, client_for, dan, take_up, address):
    take_up.organisation.closed_on = "2026-01-01"
    take_up.organisation.save(update_fields=["closed_on"])

    assert client_for(dan).get(address(name)).status_code == 403


def test_coming_further(say, take_up):
    assert say("stage_edit", stage="in_use").url == take_up.get_absolute_url()

    assert now().stage == "in_use"


def test_stopping_asks_why_on_its_own_page(say, address):
    assert say("stage_edit", stage="stopped").url == address("stop")

    assert now().stage == "trying"


def test_stopping(say, client_for, carol, take_up):
    say("stop", stop_reason="champion_left", stop_words="She **moved**.", advice="Be two.")

    shown = client_for(carol).get(take_up.get_absolute_url()).text
    assert "The person who drove it left" in shown
    assert "She <strong>moved</strong>." in shown
    assert "Be two." in shown


def test_stopping_needs_a_reason_and_nothing_typed_is_lost(say):
    form = say("stop", stop_words="She moved.").context["form"]

    assert form.errors == {"stop_reason": ["Choose the main reason."]}
    assert form["stop_words"].value() == "She moved."


def test_a_patient_is_asked_about_first(say):
    response = say("stop", stop_reason="cost", stop_words=PATIENT)

    assert response.status_code == 422
    assert now().stage == "trying"


def test_who_saves_second_sees_both_texts(client_for, dan, take_up, address):
    client = client_for(dan)
    opened = client.get(address("result_edit")).context["form"]
    kept = {field.name: field.value() for field in opened.hidden_fields()}
    take_up.tell(by=dan, version=1, result="Quicker.")

    response = client.post(address("result_edit"), kept | {"result": "Slower."})

    assert response.status_code == 409
    [pair] = response.context["stale"]
    assert (pair["theirs"], pair["yours"]) == ("Quicker.", "Slower.")
    again = {field.name: field.value() for field in response.context["form"].hidden_fields()}
    client.post(address("result_edit"), again | {"result": "Slower."})
    assert now().result == "Slower."


def test_a_colleague_who_answered_another_question_is_in_nobodys_way(client_for, dan, take_up, address):
    client = client_for(dan)
    opened = client.get(address("result_edit")).context["form"]
    kept = {field.name: field.value() for field in opened.hidden_fields()}
    take_up.come_to("in_use", by=dan)

    assert client.post(address("result_edit"), kept | {"result": "Quicker."}).status_code == 302
    assert (now().result, now().stage) == ("Quicker.", "in_use")


def test_how_it_goes(say, client_for, take_up):
    say("result_edit", result="Quicker.", hours_saved_a_week="6.5", would_do_again="with_changes")

    shown = client_for().get(take_up.get_absolute_url()).text
    assert "6.5 hours" in shown
    assert "Yes, but differently" in shown


@pytest.mark.parametrize("hours", ["-1", "many", "123456", "1.234"])
def test_hours_that_are_none_are_refused_in_words(hours, say):
    assert list(say("result_edit", hours_saved_a_week=hours).context["form"].errors) == ["hours_saved_a_week"]


def test_whether_others_may_ring(say):
    say("talk_edit", is_open_to_talk="True", contact_note="Tuesdays")

    assert (now().is_open_to_talk, now().contact_note) == (True, "Tuesdays")


def test_where_from(say, carol, take_up):
    other = create_take_up(take_up.innovation, by=carol)

    say("source_edit", source="take_up", came_from=str(other.pk), source_words="Ignored")
    kept = TakeUp.objects.get(pk=take_up.pk)
    assert (kept.source, kept.came_from, kept.source_words) == ("take_up", other, "")

    say("source_edit", source="elsewhere", came_from=str(other.pk), source_words="A talk")
    kept.refresh_from_db()
    assert (kept.source, kept.came_from, kept.source_words) == ("elsewhere", None, "A talk")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"source": "take_up"}, "came_from"),
        ({"source": "take_up", "came_from": "999999"}, "came_from"),
        ({"source": "take_up", "came_from": "junk"}, "came_from"),
        ({"source": "elsewhere"}, "source_words"),
        ({"source": "rumour"}, "source"),
        ({}, "source"),
    ],
)
def test_where_from_says_what_is_missing(said, field, say, carol, take_up):
    create_take_up(take_up.innovation, by=carol)

    assert list(say("source_edit", **said).context["form"].errors) == [field]


def test_a_circle_is_refused_kindly(say, carol, take_up):
    second = create_take_up(take_up.innovation, by=carol, source="take_up", came_from=take_up)

    response = say("source_edit", source="take_up", came_from=str(second.pk))

    assert response.status_code == 200
    assert "They got it, step by step, from you." in response.text


def test_a_hidden_place_is_not_in_the_list(client_for, carol, dan, mo, take_up, address):
    create_take_up(take_up.innovation, by=carol).hide(by=mo, reason="A name.")

    assert "Castle Road" not in client_for(dan).get(address("source_edit")).text
