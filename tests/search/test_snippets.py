"""The passage that says why something was found."""

import pytest

from sharehub.search.models import SearchRecord
from sharehub.search.query import Query
from sharehub.search.snippets import best_passage
from tests.factories import create_theme

pytestmark = pytest.mark.django_db


def passage(kind, label, text):
    return {"kind": kind, "label": label, "text": text}


def shown(query, *passages):
    return best_passage(SearchRecord(passages=list(passages)), Query.parse(query))


def test_it_is_the_entry_that_says_most_of_it():
    assert shown(
        "count the letters",
        passage("step", "step 1", "Ask who reads letters."),
        passage("failure", "what failed", "We did not count the letters first."),
        passage("tip", "tip", "Count to ten."),
    ) == {
        "kind": "failure",
        "label": "what failed",
        "html": "We did not <mark>count</mark> the <mark>letters</mark> first.",
    }


def test_an_entry_of_the_workbook_comes_before_the_story():
    story, step = passage("", "the story", "Our letters."), passage("step", "step 1", "Our letters.")

    assert shown("letters", story, step)["label"] == "step 1"


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("recalls", "<mark>recall</mark>"),
        ("recall", "<mark>recalls</mark>"),
        ("study", "<mark>studies</mark>"),
        ("GPs", "<mark>GP</mark>"),
    ],
)
def test_other_forms_of_a_word_are_marked(query, marked):
    text = marked.removeprefix("<mark>").removesuffix("</mark>")

    assert shown(query, passage("step", "step 1", f"our {text} here"))["html"] == f"our {marked} here"


def test_the_other_words_for_a_theme_are_marked():
    create_theme("Missed appointments", synonyms="DNA\ndid not attend")

    html = shown("DNA", passage("step", "step 1", "Nine did\nnot attend on Monday."))["html"]

    assert html == "Nine <mark>did\nnot attend</mark> on Monday."


def test_the_middle_of_another_word_is_no_match():
    others = [passage("step", f"step {number}", "We manage the package.") for number in range(5)]

    assert shown("age", *others) is None
    assert shown("age", *others, passage("tip", "tip", "At any age."))["label"] == "tip"


def test_what_matches_in_the_title_only_has_no_passage():
    assert shown("letters", passage("step", "step 1", "Something else.")) is None


@pytest.mark.parametrize("query", ["", "?!", "🩺"])
def test_without_words_there_is_none(query):
    assert shown(query, passage("step", "step 1", "Something.")) is None


def test_what_people_wrote_is_text_and_not_markup():
    html = shown("alert", passage("step", "step 1", "<script>alert('x')</script> & <b>more</b>"))["html"]

    assert html == "&lt;script&gt;<mark>alert</mark>(&#x27;x&#x27;)&lt;/script&gt; &amp; &lt;b&gt;more&lt;/b&gt;"


def test_a_search_for_markup_marks_it_as_text():
    html = shown("script", passage("step", "step 1", "<script>alert(1)</script>"))["html"]

    assert html == "&lt;<mark>script</mark>&gt;alert(1)&lt;/<mark>script</mark>&gt;"


@pytest.mark.parametrize("text", ["word " * 400, "word" * 400, "Word, " * 100 + "letters " + "word " * 400])
@pytest.mark.parametrize("query", ["word", "letters"])
def test_it_is_about_as_long_as_two_lines(query, text):
    found = shown(query, passage("step", "step 1", text))

    assert found is None or 0 < len(found["html"].replace("<mark>", "").replace("</mark>", "")) <= 200


def test_it_begins_and_ends_between_words_and_says_so():
    text = f"{'before ' * 40}letters {'after ' * 60}"

    html = shown("letters", passage("step", "step 1", text))["html"]

    assert html.startswith("…before ")
    assert "<mark>letters</mark>" in html
    assert html.endswith("after…")
