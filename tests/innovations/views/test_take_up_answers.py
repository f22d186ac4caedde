"""The questions to those who keep a take-up: how far, why stopped, where from, step by step, how it goes, talk."""

import pytest

from innovations.models import TakeUp
from tests.factories import create_entry, create_take_up

PAGES = ["stage_edit", "stop", "source_edit", "steps_edit", "result_edit", "talk_edit", "measure_create"]
PATIENT = "NHS number 943 476 5919"


@pytest.fixture
def take_up(draft, alice, dan):
    """Kiln Street Surgery is trying something of two steps."""
    create_entry(draft, title="Train two people")
    draft.publish(by=alice)
    return create_take_up(draft, by=dan)


@pytest.fixture
def page(take_up, url):
    """`page("stop")`: the address of that question."""
    return lambda name, *more: url(f"take_up_{name}", take_up.innovation.slug, take_up.pk, *more)


@pytest.fixture
def say(client_for, dan, page):
    """`say("stage_edit", stage="in_use")`: what dan answers, on the page as it is now."""

    def answer(name, **said):
        client = client_for(dan)
        hidden = client.get(page(name)).context["form"]
        kept = {field.name: field.value() for field in hidden.hidden_fields()}
        return client.post(page(name), kept | said)

    return answer


def now():
    return TakeUp.objects.get()


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    ("who", "status"),
    [("dan", 200), ("carol", 403), ("alice", 403), ("mo", 403), ("stranger", 403), ("anonymous", 302)],
)
def test_who_gets_to_the_questions(name, who, status, request, client_for, page):
    client = client_for(request.getfixturevalue(who))

    assert client.get(page(name)).status_code == status


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_form_is_an_ordinary_page(name, client_for, dan, page):
    assert client_for(dan).post(page(name), {}).status_code in (200, 302, 409)


@pytest.mark.parametrize("name", PAGES)
def test_a_closed_place_answers_no_more(name, client_for, dan, take_up, page):
    take_up.organisation.closed_on = "2026-01-01"
    take_up.organisation.save(update_fields=["closed_on"])

    assert client_for(dan).get(page(name)).status_code == 403


def test_coming_further(say, take_up):
    assert say("stage_edit", stage="in_use").url == take_up.get_absolute_url()

    assert now().stage == "in_use"


def test_stopping_asks_why_on_its_own_page(say, page):
    assert say("stage_edit", stage="stopped").url == page("stop")

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


def test_who_saves_second_sees_both_texts(client_for, dan, take_up, page):
    client = client_for(dan)
    opened = client.get(page("result_edit")).context["form"]
    kept = {field.name: field.value() for field in opened.hidden_fields()}
    take_up.tell(by=dan, version=1, result="Quicker.")

    response = client.post(page("result_edit"), kept | {"result": "Slower."})

    assert response.status_code == 409
    [pair] = response.context["stale"]
    assert (pair["theirs"], pair["yours"]) == ("Quicker.", "Slower.")
    again = {field.name: field.value() for field in response.context["form"].hidden_fields()}
    client.post(page("result_edit"), again | {"result": "Slower."})
    assert now().result == "Slower."


def test_a_colleague_who_answered_another_question_is_in_nobodys_way(client_for, dan, take_up, page):
    client = client_for(dan)
    opened = client.get(page("result_edit")).context["form"]
    kept = {field.name: field.value() for field in opened.hidden_fields()}
    take_up.come_to("in_use", by=dan)

    assert client.post(page("result_edit"), kept | {"result": "Quicker."}).status_code == 302
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


def test_a_hidden_place_is_not_in_the_list(client_for, carol, dan, mo, take_up, page):
    create_take_up(take_up.innovation, by=carol).hide(by=mo, reason="A name.")

    assert "Castle Road" not in client_for(dan).get(page("source_edit")).text


@pytest.fixture
def keys(take_up):
    """The keys of the two steps of the edition."""
    return [step.source_id for step in take_up.steps_to_tell()]


def test_step_by_step(say, client_for, take_up, keys):
    first, second = keys
    said = {
        f"did_{first}": "changed",
        f"to_what_{first}": "For a day.",
        f"why_{first}": "We had no week.",
        f"did_{second}": "kept",
        f"why_{second}": "forgotten words",
        "title_own0": "A chart on the wall",
    }

    say("steps_edit", **said)

    assert [(step.source_id, step.did, step.to_what, step.why) for step in take_up.steps.all()] == [
        (first, "changed", "For a day.", "We had no week."),
        (second, "kept", "", ""),
        (None, "added", "", ""),
    ]
    shown = client_for().get(take_up.get_absolute_url()).text
    assert "Kept 1, changed 1 and added 1." in shown
    assert "For a day." in shown


def test_the_page_shows_what_was_said_and_room_for_more(say, client_for, dan, page, keys):
    say("steps_edit", **{f"did_{keys[1]}": "dropped", "title_own0": "A chart", "title_own1": "A mug"})

    form = client_for(dan).get(page("steps_edit")).context["form"]

    assert form[f"did_{keys[1]}"].value() == "dropped"
    assert [form[f"title_own{number}"].value() for number in range(4)] == ["A chart", "A mug", None, None]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"did_{}": "changed"}, "to_what_{}"),
        ({"why_{}": "Because."}, "did_{}"),
        ({"did_{}": "added"}, "did_{}"),
        ({"to_what_own0": "Like so."}, "title_own0"),
        ({"title_own0": "x" * 121}, "title_own0"),
    ],
)
def test_steps_say_what_is_missing(said, field, say, keys):
    said = {name.format(keys[0]): value for name, value in said.items()}

    assert list(say("steps_edit", **said).context["form"].errors) == [field.format(keys[0])]


def test_steps_that_a_colleague_told_meanwhile_stand_beside(client_for, dan, take_up, page, keys):
    client = client_for(dan)
    opened = client.get(page("steps_edit")).context["form"]
    kept = {field.name: field.value() for field in opened.hidden_fields()}
    step = {"source_id": keys[0], "title": "Count", "did": "dropped", "why": "No time."}
    take_up.steps.tell([step], by=dan, version=1)

    response = client.post(page("steps_edit"), kept | {f"did_{keys[0]}": "kept"})

    assert response.status_code == 409
    [pair] = response.context["stale"]
    assert (pair["theirs"], pair["yours"]) == ("Left it out\nNo time.", "Kept it")
    assert take_up.steps.get().did == "dropped"


MEASURE = {"benefit": "staff_time", "what": "Letters", "before": "52", "after": "14", "unit": "letters"}


def test_a_measure_is_added_changed_and_deleted(say, client_for, dan, take_up, page):
    say("measure_create", **MEASURE)
    measure = take_up.measures.get()
    assert "52 letters" in client_for().get(take_up.get_absolute_url()).text

    client = client_for(dan)
    client.post(page("measure_edit", measure.pk), MEASURE | {"after": "9", "version": "1"})
    measure.refresh_from_db()
    assert measure.after == 9

    assert client.get(page("measure_delete", measure.pk)).status_code == 200
    client.post(page("measure_delete", measure.pk))
    assert not take_up.measures.exists()
    assert client.get(page("measure_edit", measure.pk)).status_code == 404
    assert client.post(page("measure_edit", measure.pk), MEASURE | {"version": "1"}).status_code == 409


def test_a_measure_changed_by_two_shows_both(say, client_for, dan, take_up, page):
    say("measure_create", **MEASURE)
    measure = take_up.measures.get()
    measure.edit(by=dan, version=1, after=9)

    response = client_for(dan).post(page("measure_edit", measure.pk), MEASURE | {"version": "1"})

    assert response.status_code == 409
    assert "Somebody saved while you were writing" in response.text


@pytest.mark.parametrize("name", ["measure_edit", "measure_delete"])
@pytest.mark.parametrize(("who", "status"), [("dan", 200), ("alice", 403), ("mo", 403), ("anonymous", 302)])
def test_who_gets_to_a_measure(name, who, status, request, say, client_for, take_up, page):
    say("measure_create", **MEASURE)

    client = client_for(request.getfixturevalue(who))

    assert client.get(page(name, take_up.measures.get().pk)).status_code == status


def test_what_is_next_is_never_more_than_one_thing(client_for, dan, take_up, keys):
    def asked():
        return client_for(dan).get(take_up.get_absolute_url()).context["story"].next_question

    assert asked() == "steps"
    take_up.steps.tell([{"source_id": keys[0], "title": "Count", "did": "kept"}], by=dan, version=1)
    assert asked() == "result"
    take_up.tell(by=dan, version=2, result="Quicker.")
    assert asked() == "talk"
    take_up.tell(by=dan, version=3, is_open_to_talk=False)
    assert asked() == ""
    take_up.come_to("planning", by=dan)
    assert asked() == "stage"


def test_what_they_write_is_never_markup(say, client_for, take_up, keys):
    say("steps_edit", **{f"did_{keys[0]}": "changed", f"to_what_{keys[0]}": "<script>alert(1)</script>"})

    assert "<script>alert" not in client_for().get(take_up.get_absolute_url()).text
