"""What reaches the site through the application server itself, which Django's test client leaves out."""

from io import BytesIO

import pytest
from django.test import RequestFactory

from sharehub.wsgi import application

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("charset", ["hex", "rot13", "zlib", "utf-16", "no-such-charset", "a" * 10_000])
def test_a_charset_that_is_not_for_text_is_refused_with_a_page(charset):
    environ = RequestFactory().post("/search/?q=letters").environ
    environ |= {"CONTENT_TYPE": f"text/plain; charset={charset}", "wsgi.input": BytesIO()}
    answer = []

    body = b"".join(application(environ, lambda status, headers: answer.append(status)))

    assert answer == ["400 Bad Request"]
    assert b"<h1" in body
