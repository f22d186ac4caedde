"""Questions about the case study itself."""

import datetime
from decimal import Decimal

import pytest

from innovations.forms import SECTION_FORMS
from innovations.models import Innovation
from innovations.questions import QUESTIONS
from tests.factories import create_theme


@pytest.fixture
def post(client_for, alice, draft, url):
    """Answer a section as alice, at the version as it stands unless told otherwise."""

    def make(section, by=alice, **answers):
        answers.setdefault("version", Innovation.objects.get(pk=draft.pk).version)
        return client_for(by).post(url("section_edit", draft.slug, section), answers)

    return make


ANSWERS = {
    "title": {"title": "We sort letters", "stage": "stopped", "themes": ["gp-time"]},
    "problem": {"problem": "46 letters a day."},
    "now": {"summary": "Two people sort them.", "what_happens_now": "Every morning."},
    "place": {"organisation": "none"},
    "start": {
        "started_on_day": "2",
        "started_on_month": "6",
        "started_on_year": "2025",
        "list_size": "9400",
        "setting": "rural",
        "deprivation_decile": "4",
    },
    "story": {"story": "We asked why."},
    "effort": {"setup_hours": "34", "weeks_to_benefit": "4", "running_hours_a_week": "11.5", "cost_band": "under_1000"},
    "needs": {"roles_needed": "A GP.", "permissions_needed": "All partners.", "it_needed": "Nothing new."},
    "funding": {"funded_by": "The PCN.", "kept_going_by": "Saved hours."},
    "contact": {"is_open_to_contact": "False", "contact_note": "Not before May."},
    "visibility": {"visibility": "signed_in"},
}
SAVED = {
    "title": {"title": "We sort letters", "stage": "stopped"},
    "problem": {"problem": "46 letters a day."},
    "now": {"summary": "Two people sort them.", "what_happens_now": "Every morning."},
    "place": {"organisation": None},
    "start": {
        "started_on": datetime.date(2025, 6, 2),
        "list_size": 9400,
        "setting": "rural",
        "deprivation_decile": 4,
    },
    "story": {"story": "We asked why."},
    "effort": {
        "setup_hours": 34,
        "weeks_to_benefit": 4,
        "running_hours_a_week": Decimal("11.5"),
        "cost_band": "under_1000",
    },
    "needs": {"roles_needed": "A GP.", "permissions_needed": "All partners.", "it_needed": "Nothing new."},
    "funding": {"funded_by": "The PCN.", "kept_going_by": "Saved hours."},
    "contact": {"is_open_to_contact": False, "contact_note": "Not before May."},
    "visibility": {"visibility": "signed_in"},
}


@pytest.mark.parametrize("section", SECTION_FORMS)
def test_each_question_saves_its_answers_and_goes_on_to_the_next(section, post, draft):
    create_theme("GP time")
    asked = [question.key for question in QUESTIONS]

    response = post(section, **ANSWERS[section])

    draft.refresh_from_db()
    assert response.status_code == 302
    assert response.url.endswith(f"?saved={section}")
    assert {name: getattr(draft, name) for name in SAVED[section]} == SAVED[section]
    following = [*asked, None][asked.index(section) + 1]
    assert (following or "write") in response.url


def test_every_field_that_an_author_writes_can_be_reached():
    asked = {name for form in SECTION_FORMS.values() for name in form.base_fields} - {"version", "seen"}
    own = {"slug", "draft_slug", "state", "version", "id", "archive_reason"}
    kept_by_the_site = {field.name for field in Innovation._meta.get_fields() if field.name.endswith(("_at", "_by"))}
    kept_by_the_site |= {"last_reviewed_on", "next_review_on", "hide_reason"}
    written = {field.name for field in Innovation._meta.get_fields() if not field.one_to_many} | {"themes"}
    written -= {"tagged_items", "themed_items", "searchrecord", "spotted_work"}

    assert asked == written - own - (kept_by_the_site - {"funded_by", "kept_going_by"})


def test_themes_are_kept(post, draft):
    theme = create_theme("GP time")

    post("title", **ANSWERS["title"])

    assert list(draft.themes.all()) == [theme]


@pytest.mark.parametrize(
    ("section", "wrong", "field", "error"),
    [
        ("title", {"title": ""}, "title", "Write one line that says what you did."),
        ("title", {"title": "x" * 121}, "title", "Shorten it to 120 characters or fewer. It has 121 now."),
        ("title", {"stage": "nonsense"}, "stage", None),
        ("title", {"themes": ["no-such-theme"]}, "themes", None),
        ("problem", {"problem": "x" * 10_001}, "problem", "Shorten it to 10,000 characters or fewer."),
        ("now", {"summary": "x" * 251}, "summary", None),
        ("place", {"organisation": "D99999"}, "organisation", "Choose one of the places shown, or search for another."),
        ("place", {"organisation": ""}, "organisation", "Choose the place, or search for it."),
        (
            "start",
            {"started_on_day": "31", "started_on_month": "2"},
            "started_on",
            "Enter a real date, such as 21 11 2026.",
        ),
        ("start", {"list_size": "9" * 30}, "list_size", None),
        ("start", {"deprivation_decile": "11"}, "deprivation_decile", None),
        ("effort", {"setup_hours": "about ten"}, "setup_hours", None),
        ("effort", {"running_hours_a_week": "NaN"}, "running_hours_a_week", None),
        ("contact", {"is_open_to_contact": "perhaps"}, "is_open_to_contact", None),
        ("visibility", {"visibility": ""}, "visibility", "Choose who may read it."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(section, wrong, field, error, post, draft):
    create_theme("GP time")
    before = Innovation.objects.values().get(pk=draft.pk)

    response = post(section, **(ANSWERS[section] | wrong))

    form = response.context["form"]
    assert response.status_code == 200
    assert list(form.errors) == [field]
    assert error is None or form.errors[field] == [error]
    assert "There is a problem" in response.text
    assert {name: form.data[name] for name in wrong if name != "themes"} == {
        name: value for name, value in wrong.items() if name != "themes"
    }
    assert Innovation.objects.values().get(pk=draft.pk) == before


def test_a_stale_save_shows_both_texts_and_loses_neither(post, draft, bob):
    old = draft.version
    draft.edit(by=bob, version=old, problem="Bob’s words")

    response = post("problem", problem="Alice’s words", version=old)

    draft.refresh_from_db()
    assert response.status_code == 409
    assert draft.problem == "Bob’s words"
    assert response.context["stale"] == [
        {"label": "Your answer", "theirs": "Bob’s words", "yours": "Alice’s words"},
    ]
    assert "Somebody saved while you were writing" in response.text
    assert response.context["form"]["problem"].value() == "Alice’s words"
    assert int(response.context["form"]["version"].value()) == draft.version


def test_saving_again_after_seeing_both_is_a_choice(post, draft, bob):
    old = draft.version
    draft.edit(by=bob, version=old, problem="Bob’s words")
    form = post("problem", problem="Alice’s words", version=old).context["form"]

    response = post("problem", problem="Alice’s words", version=form["version"].value(), seen=form["seen"].value())

    draft.refresh_from_db()
    assert response.status_code == 302
    assert draft.problem == "Alice’s words"


def test_somebody_elses_answer_to_another_question_is_no_conflict(post, client_for, alice, bob, draft, url):
    form = client_for(alice).get(url("section_edit", draft.slug, "problem")).context["form"]
    draft.edit(by=bob, version=draft.version, story="Bob’s story")

    response = post("problem", problem="Mine", version=form["version"].value(), seen=form["seen"].value())

    draft.refresh_from_db()
    assert response.status_code == 302
    assert (draft.problem, draft.story) == ("Mine", "Bob’s story")


def test_both_themes_and_radios_are_told_apart_in_words(post, draft, bob):
    gp_time, letters = create_theme("GP time"), create_theme("Letters")
    old = draft.version
    draft.edit(by=bob, version=old, stage="in_use", themes=[letters])

    response = post("title", title=draft.title, stage="stopped", themes=[gp_time.slug], version=old)

    assert response.context["stale"] == [
        {"label": "How far have you got?", "theirs": "How we work now", "yours": "Stopped"},
        {"label": "What is it about?", "theirs": "Letters", "yours": "GP time"},
    ]


@pytest.mark.parametrize("version", ["", "abc", "-1", "9" * 30, "1.5"])
def test_a_junk_version_is_refused_like_a_stale_one(version, post, draft):
    response = post("problem", problem="Mine", version=version)

    draft.refresh_from_db()
    assert response.status_code == 409
    assert draft.problem == ""


@pytest.mark.parametrize("section", ["nonsense", "step", "measures", "9" * 300])
def test_what_is_no_question_is_not_found(section, client_for, alice, draft, url):
    assert client_for(alice).get(url("section_edit", draft.slug, section)).status_code == 404


def test_places_are_found_by_name_and_chosen(client_for, alice, draft, castle_road, url):
    address = url("section_edit", draft.slug, "place") + "?q=castle+road"
    page = client_for(alice).get(address)

    response = client_for(alice).post(address, {"organisation": castle_road.ods_code, "version": draft.version})

    draft.refresh_from_db()
    assert page.context["found"] == 1
    assert response.status_code == 302
    assert (draft.organisation, draft.list_size) == (castle_road, 11200)


def test_a_closed_place_is_not_found(client_for, alice, draft, castle_road, url):
    castle_road.closed_on = datetime.date(2025, 1, 1)
    castle_road.save()

    assert client_for(alice).get(url("section_edit", draft.slug, "place") + "?q=castle").context["found"] == 0


def test_the_page_of_one_text_has_the_question_as_its_label(client_for, alice, draft, url):
    page = client_for(alice).get(url("section_edit", draft.slug, "problem")).text

    assert '<label class="nhsuk-label nhsuk-label--xl" for="id_problem">What was the everyday problem?</label>' in page
    assert page.count('for="id_problem"') == 1
    assert "Question 2 of 23" in page
