"""What a place did with each step, and what its page asks for next."""

import pytest


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


def test_the_page_shows_what_was_said_and_room_for_more(say, client_for, dan, address, keys):
    say("steps_edit", **{f"did_{keys[1]}": "dropped", "title_own0": "A chart", "title_own1": "A mug"})

    form = client_for(dan).get(address("steps_edit")).context["form"]

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


def test_steps_that_a_colleague_told_meanwhile_stand_beside(client_for, dan, take_up, address, keys):
    client = client_for(dan)
    opened = client.get(address("steps_edit")).context["form"]
    kept = {field.name: field.value() for field in opened.hidden_fields()}
    step = {"source_id": keys[0], "title": "Count", "did": "dropped", "why": "No time."}
    take_up.steps.tell([step], by=dan, version=1)

    response = client.post(address("steps_edit"), kept | {f"did_{keys[0]}": "kept"})

    assert response.status_code == 409
    [pair] = response.context["stale"]
    assert (pair["theirs"], pair["yours"]) == ("Left it out\nNo time.", "Kept it")
    assert take_up.steps.get().did == "dropped"


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
