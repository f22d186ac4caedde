"""The walk finds what it looks for: a page that breaks a rule fails the test that walks it."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "/privacy/"


@pytest.fixture
def spoil(walk):
    """Serve the page with more markup at the end of its main part."""

    def spoil(markup):
        answer = walk.page.request.get(PAGE)
        body = answer.text().replace("</main>", f"{markup}</main>")
        walk.page.route(f"**{PAGE}", lambda route: route.fulfill(body=body, headers=answer.headers))

    return spoil


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ("<img src='/favicon.ico'>", "image-alt"),
        ("<p style='margin:0'>Close</p>", "Content Security Policy"),
        (f"<p>{'x' * 400}</p>", "pixels wide"),
    ],
)
def test_a_broken_rule_fails_the_walk(walk, spoil, markup, complaint):
    spoil(markup)

    with pytest.raises(AssertionError, match=complaint):
        walk.go(PAGE)
