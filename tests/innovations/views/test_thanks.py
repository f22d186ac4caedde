"""Saying thanks on the page of a case study, and reading what others said."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import create_user

pytestmark = pytest.mark.django_db
WHO = ["owner", "editor", "colleague", "moderator", "stranger", "anonymous"]
WORDS = "Your four piles gave us our evenings back."


@pytest.fixture
def cast(alice, bob, dan, mo, stranger):
    return dict(list(zip(WHO, [alice, bob, dan, mo, stranger, None], strict=True)))


def give(client, innovation, url, words=WORDS, **kwargs):
    return client.post(url("thanks_give", innovation.slug), {"words": words}, **kwargs)


@pytest.mark.parametrize(("who", "status"), list(zip(WHO, [403, 403, 302, 302, 302, 302], strict=True)))
def test_who_may_say_thanks(who, status, cast, client_for, published, url):
    assert give(client_for(cast[who]), published, url).status_code == status
    assert published.thanks.exists() == (who in ("colleague", "moderator", "stranger"))


@pytest.mark.parametrize(("who", "status"), list(zip(WHO, [403, 403, 302, 302, 403, 302], strict=True)))
def test_who_may_take_it_back(who, status, cast, client_for, published, dan, url):
    thanks = published.thanks.give(by=dan, words=WORDS)

    response = client_for(cast[who]).post(url("thanks_take_back", published.slug, thanks.pk))

    assert response.status_code == status
    assert published.thanks.exists() == (who not in ("colleague", "moderator"))


@pytest.mark.parametrize("who", ["colleague", "moderator", "stranger"])
def test_a_draft_is_not_there_to_be_thanked_for(who, cast, client_for, draft, url):
    assert give(client_for(cast[who]), draft, url).status_code == 404
    assert client_for(cast[who]).get(url("thanks_list", draft.slug)).status_code == 404


def test_thanks_for_something_else_are_not_found_here(client_for, published, alice, dan, url):
    assert client_for(dan).post(url("thanks_take_back", published.slug, 999)).status_code == 404


def test_they_stand_on_the_page_with_name_and_place(client_for, published, dan, stranger, url):
    give(client_for(dan), published, url)
    page = client_for(stranger).get(published.get_absolute_url())

    assert WORDS in page.text
    assert f'<a href="{dan.get_absolute_url()}">Dan Hughes</a>, Kiln Street Surgery' in page.text


def test_names_are_for_signed_in_colleagues(client_for, published, dan):
    published.thanks.give(by=dan, words=WORDS)

    for path in (published.get_absolute_url(), f"{published.get_absolute_url()}thanks/"):
        text = client_for().get(path).text
        assert WORDS in text
        assert "A colleague, Kiln Street Surgery" in text
        assert "Dan Hughes" not in text


def test_those_who_may_not_say_it_see_no_form(client_for, published, alice, dan):
    def asks(user):
        return "Did this help?" in client_for(user).get(published.get_absolute_url()).text

    assert (asks(dan), asks(alice), asks(None)) == (True, False, False)


def test_who_said_it_may_say_it_better_or_take_it_back(client_for, published, dan, url):
    client = client_for(dan)
    give(client, published, url)
    page = client.get(published.get_absolute_url()).text
    assert "Change what you said, or take it back" in page

    give(client, published, url, "We saved an hour a day.")
    assert [thanks.words for thanks in published.thanks.all()] == ["We saved an hour a day."]

    client.post(url("thanks_take_back", published.slug, published.thanks.get().pk))
    assert not published.thanks.exists()


@pytest.mark.parametrize(
    ("words", "problem"),
    [("  ", "Write what helped you"), ("x" * 201, "Shorten it to 200 characters or fewer. It has 201 now.")],
)
def test_what_is_no_sentence_is_asked_for_again_and_kept(words, problem, client_for, published, dan, url):
    page = give(client_for(dan), published, url, words)

    assert page.status_code == 200
    assert problem in page.text
    assert words.strip() in page.text
    assert not published.thanks.exists()


def test_hostile_words_stand_as_text(client_for, published, dan):
    published.thanks.give(by=dan, words="<script>alert(1)</script> **thanks**")

    assert "“&lt;script&gt;alert(1)&lt;/script&gt; **thanks**”" in client_for().get(published.get_absolute_url()).text


def test_five_stand_on_the_page_newest_first_and_all_on_their_own(client_for, published, url):
    for number in range(6):
        published.thanks.give(by=create_user(f"Reader {number}"), words=f"Sentence {number}.")
    page, everything = client_for().get(published.get_absolute_url()), url("thanks_list", published.slug)

    assert [each.words for each in page.context["thanks"]["first"]] == [f"Sentence {n}." for n in (5, 4, 3, 2, 1)]
    assert everything in page.text
    assert [each.words for each in client_for().get(everything).context["page"]][-1] == "Sentence 0."


def test_one_finds_ones_own_also_where_many_came_later(client_for, published, dan):
    published.thanks.give(by=dan, words=WORDS)
    for number in range(6):
        published.thanks.give(by=create_user(f"Reader {number}"), words=f"Sentence {number}.")

    assert client_for(dan).get(published.get_absolute_url()).context["thanks"]["own"].words == WORDS


@pytest.mark.parametrize("name", ["innovation_detail", "thanks_list"])
@pytest.mark.parametrize("who", ["colleague", "anonymous"])
def test_three_sentences_take_as_many_queries_as_one(
    name, who, cast, client_for, published, url, django_assert_num_queries
):
    published.thanks.give(by=create_user("Reader"), words="Thank you.")
    client, address = client_for(cast[who]), url(name, published.slug)
    client.get(address)
    with CaptureQueriesContext(connection) as once:
        client.get(address)
    for number in range(2):
        published.thanks.give(by=create_user(f"Reader {number}"), words="Thank you.")

    with django_assert_num_queries(len(once)):
        client.get(address)
