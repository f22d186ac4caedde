"""Forms in the NHS design system's mark-up: label, hint, error, and the summary that leads to each field."""

import datetime

import pytest
from django import forms
from django.template import engines

from sharehub.core.forms import Checkboxes, DateField, Radios, problems_in

TEXT_THAT_NOBODY_MAY_RUN = "<script>alert(1)</script>"


class Everything(forms.Form):
    title = forms.CharField(label="What would you call it?", max_length=20, help_text="As you would say it.")
    summary = forms.CharField(label="What do you do now?", max_length=50, required=False, widget=forms.Textarea)
    hours = forms.IntegerField(label="Hours", min_value=0, required=False)
    started_on = DateField(label="When did you start?", required=False)
    stage = forms.ChoiceField(choices=[("idea", "Idea"), ("trying", "Trying")], widget=Radios(hints={"idea": "Or two"}))
    kinds = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], required=False, widget=Checkboxes)
    setting = forms.ChoiceField(choices=[("", "Choose one"), ("town", "Town")], required=False)
    secret = forms.CharField(widget=forms.PasswordInput, required=False)
    agreed = forms.BooleanField(label="I agree", required=False)
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)


FINE = {"title": "Letters", "stage": "idea"}


def shown(form, template="{{ form }}"):
    return engines["django"].from_string(template).render({"form": form})


def test_a_field_is_labelled_described_and_of_the_right_class():
    html = shown(Everything())

    assert '<label class="nhsuk-label" for="id_title">What would you call it?' in html
    assert '<div class="nhsuk-hint" id="id_title_helptext">As you would say it.</div>' in html
    assert 'aria-describedby="id_title_helptext" class="nhsuk-input" id="id_title"' in html


def test_an_error_marks_the_field_and_is_read_with_it():
    html = shown(Everything({"stage": "idea"}))

    assert '<span class="nhsuk-u-visually-hidden">Error:</span> This needs an answer.</div>' in html
    assert 'aria-describedby="id_title_helptext id_title_error" class="nhsuk-input nhsuk-input--error"' in html


def test_every_link_of_the_summary_leads_to_a_control():
    form = Everything({"hours": "ten", "started_on_day": "31", "started_on_month": "2", "setting": "moon"})
    html = shown(form, "{% error_summary form %}{{ form }}")

    problems = list(problems_in(form))
    assert [problem["href"] for problem in problems] == [
        "#id_title",
        "#id_hours",
        "#id_started_on_0",
        "#id_stage_0",
        "#id_setting",
    ]
    for problem in problems:
        assert f'<a href="{problem["href"]}">' in html
        assert f'id="{problem["href"][1:]}"' in html


def test_the_summary_says_which_question_it_means():
    texts = [problem["text"] for problem in problems_in(Everything({"hours": "ten"}))]
    assert texts == [
        "What would you call it? This needs an answer.",
        "Hours: Enter a whole number.",
        "Stage: This needs an answer.",
    ]


def test_a_form_of_one_question_need_not_repeat_it():
    class One(forms.Form):
        title = forms.CharField()

    assert [problem["text"] for problem in problems_in(One({}))] == ["This needs an answer."]


def test_what_is_wrong_with_the_form_as_a_whole_stands_first():
    form = Everything({})
    form.add_error(None, "Somebody else saved in between.")

    assert next(problems_in(form)) == {"text": "Somebody else saved in between.", "href": ""}
    assert shown(form).count("Somebody else saved in between.") == 1


@pytest.mark.parametrize("form", [Everything(), Everything(FINE)])
def test_no_mistakes_no_summary(form):
    assert shown(form, "{% error_summary form %}").strip() == ""


def test_a_page_without_a_form_has_no_summary():
    assert shown(None, "{% error_summary nothing %}").strip() == ""


def test_what_was_typed_is_escaped_wherever_it_comes_back():
    form = Everything(
        dict.fromkeys(["title", "summary", "hours", "stage", "setting", "started_on_day"], TEXT_THAT_NOBODY_MAY_RUN)
    )
    assert TEXT_THAT_NOBODY_MAY_RUN not in shown(form, "{% error_summary form %}{{ form }}")


def test_nothing_typed_is_cut_or_stopped_by_the_browser():
    html = shown(Everything())
    assert "maxlength=" not in html.replace("data-maxlength=", "")
    assert " required" not in html


def test_a_number_comes_back_as_it_was_typed():
    html = shown(Everything({"hours": "about ten"}))
    assert '<input type="text" name="hours" inputmode="numeric" spellcheck="false" value="about ten"' in html


def test_a_long_answer_counts_down():
    html = shown(Everything())
    assert 'data-module="nhsuk-character-count" data-maxlength="50"' in html
    assert 'id="id_summary-info">You can enter up to 50 characters' in html
    assert 'aria-describedby="id_summary-info"' in html


def test_radio_buttons_are_one_group_with_a_legend():
    html = shown(Everything({}))

    assert '<fieldset class="nhsuk-fieldset" aria-describedby="id_stage_error">' in html
    assert 'value="idea" class="nhsuk-radios__input" id="id_stage_0" aria-describedby="id_stage_0_hint"' in html
    assert 'id="id_stage_0_hint">Or two</div>' in html


def test_checkboxes_look_like_checkboxes():
    assert 'name="kinds" value="a" class="nhsuk-checkboxes__input" id="id_kinds_0"' in shown(Everything())


def test_only_what_may_be_left_out_is_marked_optional():
    html = shown(Everything())
    assert html.count("(optional)") == 6
    assert "I agree <span" not in html


def test_filters_are_not_marked_optional():
    form = Everything()
    form.hide_optional = True
    assert "(optional)" not in shown(form)


def test_the_label_of_a_single_question_can_be_the_heading():
    html = shown(Everything(), '{% field form.title size="xl" heading=True caption="Question 1 of 9" %}')
    assert '<h1 class="nhsuk-label-wrapper"><label class="nhsuk-label nhsuk-label--xl" for="id_title">' in html
    assert '<span class="nhsuk-caption-l">Question 1 of 9</span>What would you call it?' in html


def test_the_legend_of_a_group_can_be_the_heading():
    html = shown(Everything(), '{% field form.stage size="xl" heading=True %}')
    assert (
        '<legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--xl"><h1 class="nhsuk-fieldset__heading">Stage'
        in html
    )


def test_a_hidden_field_has_no_label():
    assert '<input type="hidden" name="hidden" id="id_hidden">' in shown(Everything())


class Dated(forms.Form):
    on = DateField(required=False)


def dated(day, month, year):
    return Dated({"on_day": day, "on_month": month, "on_year": year})


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        (("21", "11", "2026"), datetime.date(2026, 11, 21)),
        (("1", "2", "26"), datetime.date(2026, 2, 1)),
        ((" 1 ", "Feb", "2026"), datetime.date(2026, 2, 1)),
        (("1", "february", "2026"), datetime.date(2026, 2, 1)),
        (("", "", ""), None),
        ((" ", "", ""), None),
    ],
)
def test_a_date_is_read_as_people_write_it(typed, date):
    form = dated(*typed)
    assert form.is_valid()
    assert form.cleaned_data["on"] == date


@pytest.mark.parametrize(
    "typed",
    [
        ("31", "2", "2026"),
        ("", "2", "2026"),
        ("1", "", ""),
        ("1", "2", "9" * 30),
        ("0", "0", "0"),
        ("1/2", "3", "2026"),
        ("x", "y", "z"),
        ("-1", "2", "2026"),
        ("1", "2", "1066"),
        ("1", "2", "0001"),
    ],
)
def test_what_is_no_date_comes_back_as_it_was_typed(typed):
    form = dated(*typed)

    assert not form.is_valid()
    for text in filter(None, typed):
        assert f'value="{text}"' in shown(form)


def test_a_date_that_must_be_given_says_so():
    class Needed(forms.Form):
        on = DateField()

    assert Needed({"on_day": ""}).errors == {"on": ["Enter the day, month and year."]}


def test_a_date_stands_in_its_boxes():
    html = shown(Dated(initial={"on": datetime.date(2025, 6, 2)}))
    assert [
        'name="on_day" value="2"' in html,
        'name="on_month" value="6"' in html,
        'name="on_year" value="2025"' in html,
    ] == [True] * 3


def test_an_unchanged_date_is_no_change():
    form = Dated({"on_day": "2", "on_month": "06", "on_year": "2025"}, initial={"on": datetime.date(2025, 6, 2)})
    assert not form.has_changed()
