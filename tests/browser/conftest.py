"""Browser tests: a real Chromium on a real server, with and without JavaScript, and axe for accessibility.

Chromium is Debian's (`apt install chromium`). Where it is absent the tests skip; with REQUIRE_BROWSER=1 they fail.
"""

import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections

from .walk import Walk

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu", "--disable-component-update"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only what is wrong comes back: all that axe looked at is a megabyte a page.
ASK_AXE = "rules => axe.run({runOnly: rules, resultTypes: ['violations']}).then(results => results.violations)"

# Playwright keeps an event loop running in this thread, which Django would take for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def _pw_artifacts_folder(tmp_path_factory):
    """pytest-playwright's own folder outlives pytest-xdist's workers, which warn of it as they end."""
    return SimpleNamespace(name=str(tmp_path_factory.mktemp("playwright")))


@pytest.fixture(scope="session")
def _own_connection():
    """What this thread's connection is, asked before Playwright makes the thread look asynchronous."""
    return connections[DEFAULT_DB_ALIAS]


@pytest.fixture(scope="session")
def playwright(_own_connection, playwright):
    """In an asynchronous thread Django opens another connection, which nobody closes when Playwright has gone."""
    connections[DEFAULT_DB_ALIAS] = _own_connection
    return playwright


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if not Path(CHROMIUM).exists():
        reason = "no Chromium: `apt install chromium` brings it"
        pytest.fail(reason) if os.environ.get("REQUIRE_BROWSER") else pytest.skip(reason)
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": FLAGS}


@pytest.fixture(scope="session")
def base_url(live_server):
    """Pages open addresses of the site: `page.goto("/search/")`."""
    if not (settings.BASE_DIR / "static" / "build" / "app.css").exists():
        pytest.fail("The front end is not built: `make test` builds it.")
    return live_server.url


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"locale": "en-GB", "timezone_id": "Europe/London"}


@pytest.fixture
def page_without_javascript(new_context):
    """A page in a browser whose owner turned JavaScript off, or whose network lost it."""
    return new_context(java_script_enabled=False).new_page()


@pytest.fixture
def sign_in(client_for, live_server):
    """`sign_in(page, user)` gives the page's browser a session of `user`, without walking through the sign-in page."""

    def give(page, user):
        session = client_for(user).cookies["sessionid"]
        page.context.add_cookies([{"name": "sessionid", "value": session.value, "url": live_server.url}])

    return give


@pytest.fixture
def axe(new_context):
    """`axe(page)` fails, telling what and where, if axe finds anything wrong with the page as it stands."""
    copies = {}

    def check(page):
        readable = readable_by_axe(page, copies, new_context)
        readable.evaluate(AXE_SCRIPT)
        problems = [describe(violation) for violation in readable.evaluate(ASK_AXE, RULES)]
        assert not problems, f"{page.url} is hard to use for some:\n" + "\n".join(problems)

    return check


@pytest.fixture(params=[(True, 1280), (False, 375)], ids=["wide", "phone-without-javascript"])
def walk(request, new_context, axe):
    """Somebody at a practice PC, and somebody on a phone whose network lost the scripts."""
    javascript, width = request.param
    context = new_context(java_script_enabled=javascript, viewport={"width": width, "height": 900})
    return Walk(context.new_page(), axe)


def readable_by_axe(page, copies, new_context):
    """axe is a script, and waits for ever where none run: there it looks at the same page, without the site's own.

    The copy stands in a window as large as the page's; `copies` keeps that window for the pages that follow.
    """
    if page.evaluate("matchMedia('(scripting: enabled)').matches"):
        return page
    if page not in copies:
        context = new_context(viewport=page.viewport_size)
        context.route("**/*.js", lambda route: route.abort())
        copies[page] = context.new_page()
    copy, address, body = copies[page], page.url.partition("#")[0], page.content()
    copy.route(address, lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
    copy.goto(address)
    copy.unroute(address)
    return copy


def describe(violation):
    """One rule that a page breaks: what it asks for, and each place that breaks it."""
    places = [f"    {' '.join(node['target'])}\n        {node['html'][:160]}" for node in violation["nodes"]]
    return f"  {violation['id']} ({violation['impact']}): {violation['help']}\n" + "\n".join(places)
