"""Who gets where: lead, co-lead, member, invited, removed, outsider and nobody; in public and hidden networks."""

import pytest
from django.urls import reverse

from tests.factories import create_member, create_open_network, create_user

WHO = ["priya", "alice", "carol", "invited", "removed", "stranger", "anonymous", "mo"]


@pytest.fixture
def invited(db):
    return create_user("Ines Invited")


@pytest.fixture
def removed(db):
    return create_user("Rhys Removed")


@pytest.fixture(params=["everyone", "members"])
def network(request, priya, alice, carol, invited, removed):
    network = create_open_network(by=priya, co_lead=alice, visibility=request.param, joining="invitation")
    create_member(network, carol)
    create_member(network, removed).remove(by=priya)
    network.invitations.send(email=invited.email, by=priya)
    return network


def statuses(request, client_for, network, name, method="get", *args, people=WHO):
    def status(who):
        client = client_for(request.getfixturevalue(who))
        return getattr(client, method)(reverse(f"communities:{name}", args=[network.slug, *args])).status_code

    return [status(who) for who in people]


def expected(network, public, hidden):
    return public if network.visibility == "everyone" else hidden


@pytest.mark.parametrize(
    ("name", "public", "hidden"),
    [
        (
            "network_detail",
            [200, 200, 200, 200, 200, 200, 200, 200],
            [200, 200, 200, 200, 404, 404, 404, 200],
        ),
        (
            "purpose_detail",
            [200, 200, 200, 200, 200, 200, 200, 200],
            [200, 200, 200, 200, 404, 404, 404, 200],
        ),
        (
            "network_members",
            [200, 200, 200, 403, 403, 403, 302, 403],
            [200, 200, 200, 403, 404, 404, 302, 403],
        ),
        (
            "network_scope",
            [200, 200, 200, 403, 403, 403, 302, 200],
            [200, 200, 200, 403, 404, 404, 302, 200],
        ),
        (
            "focus_list",
            [200, 200, 403, 403, 403, 403, 302, 200],
            [200, 200, 403, 403, 404, 404, 302, 200],
        ),
        (
            "network_rest",
            [200, 200, 403, 403, 403, 403, 302, 403],
            [200, 200, 403, 403, 404, 404, 302, 403],
        ),
        (
            "network_close",
            [200, 200, 403, 403, 403, 403, 302, 403],
            [200, 200, 403, 403, 404, 404, 302, 403],
        ),
        (
            "network_leave",
            [200, 200, 200, 403, 403, 403, 302, 403],
            [200, 200, 200, 403, 404, 404, 302, 403],
        ),
        (
            "network_ask",
            [403, 403, 403, 403, 403, 403, 302, 403],
            [403, 403, 403, 403, 404, 404, 302, 403],
        ),
    ],
)
def test_who_gets_where(name, public, hidden, request, client_for, network):
    assert statuses(request, client_for, network, name) == expected(network, public, hidden)


@pytest.mark.parametrize("part", ["purpose", "limits", "method", "worth", "doors"])
def test_who_changes_what_an_open_one_says(part, request, client_for, network):
    """Moderators read it, for what was said beside it."""
    public, hidden = [200, 200, 403, 403, 403, 403, 302, 200], [200, 200, 403, 403, 404, 404, 302, 200]

    assert statuses(request, client_for, network, "part_edit", "get", part) == expected(network, public, hidden)


@pytest.mark.parametrize("name", ["network_open", "network_resume", "invitation_create"])
def test_what_only_leads_do(name, request, client_for, network):
    others = statuses(request, client_for, network, name, "post", people=WHO[2:])

    assert others == expected(network, [403, 403, 403, 403, 302, 403], [403, 403, 404, 404, 302, 403])


@pytest.mark.parametrize("name", ["member_remove", "member_hand_over", "member_co_lead", "member_step_down"])
def test_only_leads_settle_who_does_what(name, request, client_for, network, carol):
    pk = network.memberships.get(user=carol).pk

    others = statuses(request, client_for, network, name, "post", pk, people=WHO[2:])

    assert others == expected(network, [403, 403, 403, 403, 302, 403], [403, 403, 404, 404, 302, 403])
    assert network.memberships.get(pk=pk).role == "member"


def test_nobody_joins_by_themselves_what_one_is_invited_to(request, client_for, network):
    answers = statuses(request, client_for, network, "network_join", "post")

    members = [302, 302, 302]
    assert answers == members + expected(network, [403, 403, 403, 302, 403], [403, 404, 404, 302, 403])
    assert network.memberships.living().count() == 3


@pytest.mark.parametrize("query", ["", "?q=vale"])
def test_the_list_shows_what_the_gate_lets_through(query, request, client_for, network):
    def listed(who):
        page = client_for(request.getfixturevalue(who)).get(reverse("communities:network_list") + query)
        return network in page.context["page"].object_list

    found = [listed(who) for who in WHO]

    by_words = [True, True, True, False, False, False, False, False]
    by_gate = [True, True, True, True, False, False, False, True]
    assert found == expected(network, [True] * 8, by_words if query else by_gate)


@pytest.mark.parametrize("network", ["members"], indirect=True)
def test_a_hidden_name_is_in_no_page_of_the_site(client_for, network, stranger, removed):
    paths = [reverse("communities:network_list"), "/search/?q=vale+managers", reverse("communities:method_list")]
    paths += [reverse("communities:method_detail", args=["quick-updates"]), reverse("activity:notification_list")]

    for user in (None, stranger, removed):
        for path in paths:
            assert network.name not in client_for(user).get(path, follow=True).content.decode(), (user, path)
