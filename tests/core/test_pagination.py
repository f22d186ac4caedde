import pytest
from django.http import Http404
from django.template import engines
from django.test import RequestFactory

from sharehub.core.pagination import paginate


def asking(query=""):
    return RequestFactory().get(f"/search/?{query}")


def shown(query, count=95):
    request = asking(query)
    template = engines["django"].from_string("{% pagination page %}")
    return template.render({"page": paginate(request, range(count))}, request)


def test_the_first_page_is_shown_without_asking():
    assert list(paginate(asking(), range(95))) == list(range(20))


def test_the_last_page_holds_the_rest():
    assert list(paginate(asking("page=5"), range(95))) == list(range(80, 95))


def test_an_empty_list_has_one_empty_page():
    assert list(paginate(asking("page=1"), [])) == []


@pytest.mark.parametrize("junk", ["0", "-1", "6", "last", "1.5", "", "9" * 30, "9" * 5000])
def test_what_is_no_page_of_the_list_is_not_found(junk):
    with pytest.raises(Http404):
        paginate(asking(f"page={junk}"), range(95))


def test_links_keep_what_was_searched_for_and_the_first_page_needs_no_number():
    html = shown("q=phone+queue&theme=access&theme=phones&page=2")

    assert 'href="?q=phone+queue&amp;theme=access&amp;theme=phones&amp;page=3" rel="next"' in html
    assert 'href="?q=phone+queue&amp;theme=access&amp;theme=phones" rel="prev"' in html


def test_links_escape_what_was_typed():
    assert "<script>" not in shown("q=<script>alert(1)</script>&page=2")


def test_the_page_one_is_on_is_said():
    assert shown("page=3").count('aria-current="page"') == 1


def test_one_page_needs_no_links():
    assert shown("", count=20).strip() == ""
