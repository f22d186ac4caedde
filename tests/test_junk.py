"""Junk in any address is answered with a page that says so, or with the page itself: never with a server error."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communities.models import Network
from innovations.models import EditionFile
from tests.factories import (
    create_attachment,
    create_challenge,
    create_measure,
    create_network,
    create_organisation,
    create_publishable_innovation,
    create_theme,
)
from tests.urls import walk

ADDRESSES = [address for address in walk() if not address.name.startswith("admin/")]
WORST_IN_PATHS = [
    "9" * 30,  # no database holds it
    "%00",
    "%FF%FE",  # not UTF-8
    quote('"(*'),
    "a" * 3000,
]
IN_PATHS = [
    *WORST_IN_PATHS,
    "0",
    "-1",
    "no-such-thing",
    "a%00b",
    "%ED%A0%80",  # half a character
    quote("' OR 1=1 --"),
    quote("<script>"),
    quote("ñ—🩺"),
]
WORDS = [*IN_PATHS, "", "%", "%GG", "true", "NaN", "1e999", "2026-13-45", "SW1A%201AA", quote("a OR NEAR(b, c) ^d:e*")]
NAMES = [
    "q", "page", "sort", "theme", "stage", "setting", "list_size", "deprivation", "effort", "cost", "tells", "where",
    "icb", "pcn", "near", "miles", "place", "organisation", "kind", "saved", "next", "change", "no_such_filter",
    "has_measures", "title", "%FF", "%00", "q%00", "o", "_popup", "p", "all", "e", "a[]",
]  # fmt: skip
WORST_QUERIES = [
    "q=" + "waiting+" * 1300,  # 10 kB
    "q=%00",
    "q=%FF",
    f"q=%22(*&no_such_filter=1&sort=no&theme=no&near=no&miles=1e999&&==&;&page={'9' * 30}",
]

pairs = st.tuples(st.sampled_from(NAMES), st.sampled_from(WORDS) | st.text(max_size=30).map(lambda text: quote(text)))
queries = st.lists(pairs, max_size=5).map(lambda found: "&".join(f"{name}={value}" for name, value in found))


@pytest.fixture
def real(alice, riverside):
    """`real(address)` has something that exists for each hole in an address."""
    innovation = create_publishable_innovation(by=alice, organisation=riverside)
    measure, step = create_measure(innovation), innovation.entries.get(kind="step")
    attachment = create_attachment(step)
    innovation.publish(by=alice)
    challenge = create_challenge(by=alice, title=innovation.title)
    assert challenge.slug == innovation.slug
    us_too = challenge.us_toos.create(organisation=create_organisation("Elsewhere"))
    rows = {"us_too": us_too, "measure": measure, "edition_file": EditionFile.objects.get()}
    rows |= dict.fromkeys(["attachment_detail", "attachment_delete"], attachment)
    theme = create_theme("Letters")
    network = create_network(by=alice, name=innovation.title)
    Network.objects.filter(pk=network.pk).update(slug=innovation.slug)
    focus = network.focuses.choose(name="Phones", by=alice)
    rows |= dict.fromkeys(["focus_edit", "focus_drop", "focus_lead"], focus)
    rows["communities:member"] = network.memberships.get()
    names = {"ods_code": riverside.ods_code, "number": "1", "kind": "step", "section": "summary"}

    def values(address):
        names["slug"] = theme.slug if "theme" in address.name else innovation.slug
        names["pk"] = str(next((row.pk for name, row in rows.items() if name in address.name), step.pk))
        return {name: names.get(name, "letters") for name in address.parameters}

    return values


@pytest.fixture(params=["nobody", "alice", "mo"])
def client(request, client_for):
    """Anybody, the author of what there is, and a moderator, who also has the admin."""
    return client_for(None if request.param == "nobody" else request.getfixturevalue(request.param))


def assert_answered(client, path):
    response = client.get(path)  # raises what the view raises
    if response.streaming:
        b"".join(response)
    assert response.status_code < 500, path[:200]


def test_every_address_answers(client, real):
    """Also the ones that nothing links to for this person."""
    for address in ADDRESSES:
        assert_answered(client, address.path(real(address)))


@pytest.mark.parametrize("junk", WORST_IN_PATHS, ids=["number", "NUL", "bytes", "search", "long"])
def test_junk_in_every_address(client, real, junk):
    for address in ADDRESSES:
        for name in address.parameters:
            assert_answered(client, address.path(real(address) | {name: junk}))


@pytest.mark.parametrize("query", WORST_QUERIES, ids=["long", "NUL", "bytes", "filters"])
def test_junk_after_every_address(client, real, query):
    for address in ADDRESSES:
        assert_answered(client, f"{address.path(real(address))}?{query}")


@given(data=st.data())
@settings(  # 100 for each of three people
    max_examples=100, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_junk_of_every_kind(client, real, data):
    address = data.draw(st.sampled_from(ADDRESSES))
    values = {name: data.draw(st.sampled_from([value, *IN_PATHS])) for name, value in real(address).items()}
    assert_answered(client, f"{address.path(values)}?{data.draw(queries)}")
