"""Any junk gets a page that says what happened, never a 500."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse_lazy

LOGIN = reverse_lazy("account_login")


@pytest.fixture
def visitor():
    return Client(raise_request_exception=True)


def get_raw(visitor, path="/privacy/", query=""):
    """Ask with exactly these bytes, as a server would hand them over."""
    environ = {"PATH_INFO": path.encode().decode("latin-1"), "QUERY_STRING": query}
    return visitor.generic("GET", "/privacy/", **environ)


@pytest.mark.parametrize(
    "query",
    ["q=%00", "q=a%00b", "%00=1", "q=%FF", "q=%C3", "q=%ED%A0%80", "q=\xff", "page=1&q=%fe%fe", "q=%C0%80"],
)
def test_a_query_that_is_no_text_is_refused_in_plain_words(visitor, query):
    response = get_raw(visitor, query=query)

    assert response.status_code == 400
    assert "We could not read that" in response.content.decode()


@pytest.mark.parametrize("path", ["/organisations/\0/", "/\0"])
def test_a_path_with_nul_is_refused(visitor, path):
    assert get_raw(visitor, path).status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("junk", ["\xff", "a\xe9b", "\xed\xa0\x80"])
def test_a_path_that_is_not_utf_8_leads_nowhere(visitor, junk):
    assert visitor.generic("GET", "/privacy/", PATH_INFO=f"/privacy/{junk}/").status_code == 404


@pytest.mark.django_db
def test_a_path_may_hold_any_letters(visitor):
    assert get_raw(visitor, "/café/").status_code == 404


@pytest.mark.parametrize(
    "query", ["q=caf%C3%A9", "q=%F0%9F%94%A5", "q=100%25", "q=%", "q=%zz", 'q="(*', "a&&b=&=c", "q=%EF%BF%BD"]
)
def test_odd_but_readable_queries_pass(visitor, query):
    assert get_raw(visitor, query=query).status_code == 200


def test_a_query_of_more_than_10_kb_is_told_to_be_shorter(visitor):
    response = get_raw(visitor, query="q=" + "a" * 10_000)

    assert response.status_code == 414
    assert "That search is too long" in response.content.decode()


def test_a_cookie_with_nul_is_refused(visitor):
    response = visitor.get("/privacy/", headers={"cookie": 'sessionid="abcdefgh\\000ijkl"'})
    assert response.status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("body", [b"login=%00&password=x", b"login=%FF", b"login=\xff", b"%00=1", b"\x00"])
def test_a_form_that_is_no_text_is_refused(visitor, body):
    response = visitor.post(LOGIN, body, content_type="application/x-www-form-urlencoded")
    assert response.status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("value", [b"a\x00b", b"\xff\xfe"])
def test_so_is_a_form_in_parts(visitor, value):
    body = b'--x\r\nContent-Disposition: form-data; name="login"\r\n\r\n' + value + b"\r\n--x--\r\n"
    response = visitor.post(LOGIN, body, content_type="multipart/form-data; boundary=x")
    assert response.status_code == 400


@pytest.mark.django_db
def test_nul_beside_a_file_is_refused_too(visitor):
    body = (
        b'--x\r\nContent-Disposition: form-data; name="login"\r\n\r\na\x00b\r\n'
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.bin"\r\n\r\n\x00\xff\r\n--x--\r\n'
    )
    response = visitor.post(LOGIN, body, content_type="multipart/form-data; boundary=x")
    assert response.status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("content_type", ["multipart/form-data", "multipart/form-data; boundary=", "text/plain", ""])
def test_a_form_of_no_known_sort_is_no_500(visitor, content_type):
    response = visitor.post(LOGIN, b"junk", content_type=content_type)
    assert response.status_code in (200, 400, 403)


@pytest.mark.django_db
def test_what_was_typed_into_a_page_open_too_long_comes_back(alice):
    visitor = Client(enforce_csrf_checks=True)
    visitor.force_login(alice)
    response = visitor.post("/components/", {"said": "You decide when we stop checking."})
    page = response.content.decode()

    assert response.status_code == 403
    assert "You decide when we stop checking." in page
    assert "Please send that again" in page


@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "no-such-charset"])
def test_no_charset_but_ours_is_read(client, charset):
    """Others can hide what is refused, or make Django look for a codec that is none."""
    response = client.get("/privacy/?q=%2B2AA-", headers={"content-type": f"text/plain; charset={charset}"})

    assert response.status_code == 400


def test_a_length_that_is_no_number_is_refused(client, db):
    response = client.post("/accounts/login/", {"login": "alice"}, headers={"content-length": "abc"})

    assert response.status_code == 400


@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "text/plain"])
def test_a_body_that_says_it_is_too_large_is_not_even_read(client, kind):
    class Unread:
        def read(self, *args):
            raise AssertionError("It was read.")

        readline = read

    headers = {"CONTENT_LENGTH": str(100 * 1024 * 1024), "CONTENT_TYPE": kind, "wsgi.input": Unread()}
    response = client.generic("POST", "/accounts/login/", **headers)

    assert response.status_code == 413
    assert "A file may have up to 10 MB" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("content_type", ["multipart", "application/x-www-form-urlencoded"])
def test_so_much_text_is_told_to_be_too_large(client, content_type):
    text = "x" * 3_000_000
    if content_type == "multipart":
        response = client.post(LOGIN, {"login": text, "file": SimpleUploadedFile("a.txt", b"a")})
    else:
        response = client.post(LOGIN, f"login={text}", content_type=content_type)

    assert response.status_code == 413
    assert "That is too large" in response.content.decode()


@pytest.mark.django_db
def test_a_file_of_the_largest_size_comes_through(client):
    response = client.post(LOGIN, {"login": "x", "file": SimpleUploadedFile("a.bin", b"\0\xff" * 5_000_000)})

    assert response.status_code == 200
