import re

import pytest
from django.core.cache import cache

from tests.factories import PASSWORD

CODE = re.compile(r"^([A-Z0-9]{4}-[A-Z0-9]{4})$", re.MULTILINE)


@pytest.fixture(autouse=True)
def _fresh_limits(_quick_and_quiet):
    """The limits of signing in are counted in the cache, which the tests share."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def code_sent(mailoutbox):
    """`code_sent()` is the code in the newest mail."""

    def newest():
        return CODE.search(mailoutbox[-1].body)[1]

    return newest


@pytest.fixture
def sign_in():
    """`sign_in(client, user)` fills in the form and sends it; `next` and another `password` as keywords."""

    def send(client, user, *, password=PASSWORD, **fields):
        return client.post("/accounts/login/", {"login": user.email, "password": password, **fields})

    return send


@pytest.fixture
def sign_in_with_token():
    """`sign_in_with_token(client, user, address)`: the same for a client that checks forms for forgery; follows on."""

    def send(client, user, address):
        token = client.get(address).text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
        fields = {"login": user.email, "password": PASSWORD, "csrfmiddlewaretoken": token}
        return client.post(address, fields, follow=True)

    return send
