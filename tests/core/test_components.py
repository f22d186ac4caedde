import pytest
from django.core.paginator import Paginator
from django.template import engines
from django.utils.safestring import mark_safe

from sharehub.core import nhs

HOSTILE = '"><script>alert(1)</script>'


def shown(template, **context):
    return engines["django"].from_string(template).render(context).strip()


@pytest.mark.parametrize(
    ("distance", "words"),
    [
        (0, "same place"),
        (0.04, "same place"),
        (0.4, "0.4 miles"),
        (1, "1 mile"),
        (1.02, "1 mile"),
        (4.12, "4.1 miles"),
        (9.96, "10 miles"),
        (12.6, "13 miles"),
        (1204, "1,204 miles"),
    ],
)
def test_distances_are_as_exact_as_they_are_of_use(distance, words):
    assert shown("{{ distance|in_miles }}", distance=distance) == words
    assert shown("{% miles distance %}", distance=distance).endswith(f"{words}</span>")


def test_an_unknown_distance_is_not_shown():
    assert shown("{% miles distance %}{{ distance|in_miles }}", distance=None) == ""


def test_an_icon_is_not_read_aloud():
    assert shown('{% icon "pin" %}') == (
        '<svg class="sh-icon" aria-hidden="true" focusable="false"><use href="/static/build/icons.svg#pin"></use></svg>'
    )


def test_a_kind_always_has_its_label():
    assert "<span>Words that worked</span>" in shown('{% kind "worked" "Words that worked" small=True %}')


@pytest.mark.parametrize(("status", "colour"), [("in_use", "green"), ("stopped", "grey"), ("unheard-of", "grey")])
def test_a_status_has_words_and_a_colour(status, colour):
    assert shown("{% status_tag status 'How we work now' %}", status=status) == (
        f'<strong class="nhsuk-tag nhsuk-tag--{colour}">How we work now</strong>'
    )


@pytest.mark.parametrize(
    "template",
    [
        "{% kind 'step' text %}",
        "{% status_tag 'idea' text %}",
        "{% chips items %}",
        "{% figures pairs %}",
        "{% summary_list rows %}",
        "{% task_list tasks %}",
        "{% nhs 'button' text=text %}",
        "{% nhs 'inset-text' html=text %}",
        "{% nhs 'details' summaryText=text html=text %}",
        "{% nhs 'button' text='Save' name=text value=text %}",
        "{% nhs 'warning-callout' heading=text html=text %}",
        "{% nhs 'breadcrumb' text=text href='/' %}",
    ],
)
def test_no_component_lets_text_become_markup(template):
    html = shown(
        template,
        text=HOSTILE,
        items=[{"label": HOSTILE, "url": HOSTILE}],
        pairs=[(HOSTILE, HOSTILE)],
        rows=[{"key": HOSTILE, "value": HOSTILE, "url": HOSTILE, "action": HOSTILE}],
        tasks=[{"text": HOSTILE, "url": HOSTILE, "hint": HOSTILE, "status": HOSTILE, "label": HOSTILE}],
    )
    assert "<script>" not in html
    assert "alert(1)" in html


def test_text_is_text_even_if_marked_safe():
    assert "<b>" not in nhs.render("button", {"text": mark_safe("<b>Save</b>")})


def test_html_that_was_marked_safe_is_kept():
    assert "<b>Save</b>" in nhs.render("inset-text", {"html": mark_safe("<b>Save</b>")})


def test_two_underscores_go_one_level_down():
    assert nhs.nested({"label__text": "Name", "label__size": "m", "id": "x"}) == {
        "label": {"text": "Name", "size": "m"},
        "id": "x",
    }


def test_long_lists_show_a_gap():
    html = shown("{% pagination page %}", page=Paginator(range(400), 20).page(10))
    assert html.count("⋯") == 2


def test_a_task_is_described_by_its_hint_and_status():
    html = shown(
        "{% task_list tasks 'how' %}",
        tasks=[{"text": "What were the steps?", "url": "/x/", "hint": "7 so far", "status": "incomplete"}],
    )
    assert 'aria-describedby="how-1-hint how-1-status"' in html
    assert '<strong class="nhsuk-tag nhsuk-tag--blue">Incomplete</strong>' in html
