"""The pages of the health check: who gets where, what they show, and that nobody's answer shows."""

import pytest
from django.urls import reverse
from django.utils import timezone

from communities.health.actions import close_round
from communities.health.levels import Area
from communities.models import HealthAnswer, HealthRound
from tests.communities.held import create_held_meeting
from tests.factories import create_item, create_member, create_open_network, create_user

WHO = ["priya", "alice", "carol", "invited", "removed", "stranger", "anonymous", "mo"]
MEMBERS_ONLY = ([200, 200, 200, 403, 403, 403, 302, 403], [200, 200, 200, 403, 404, 404, 302, 403])
SAID = {str(area): "2" for area in Area}


def url(name, network, *args):
    return reverse(f"communities:{name}", args=[network.slug, *args])


@pytest.fixture
def invited(db):
    return create_user("Ines Invited")


@pytest.fixture
def removed(db):
    return create_user("Rhys Removed")


@pytest.fixture(params=["everyone", "members"])
def any_network(request, priya, alice, carol, invited, removed):
    network = create_open_network(by=priya, co_lead=alice, visibility=request.param, joining="invitation")
    create_member(network, carol)
    create_member(network, removed).remove(by=priya)
    network.invitations.send(email=invited.email, by=priya)
    return network


def statuses(request, client_for, path, method="get"):
    return [getattr(client_for(request.getfixturevalue(who)), method)(path).status_code for who in WHO]


def as_seen(network, table):
    return table[0] if network.visibility == "everyone" else table[1]


@pytest.mark.parametrize("name", ["health_detail", "health_answer", "health_round", "network_worth_it"])
def test_members_only(name, request, client_for, any_network, priya):
    health_round = any_network.health_rounds.begin(by=priya)
    if name == "health_round":
        close_round(health_round, by=priya)
    args = [health_round.pk] if name == "health_round" else []

    found = statuses(request, client_for, url(name, any_network, *args))

    assert found == as_seen(any_network, MEMBERS_ONLY)


@pytest.mark.parametrize("name", ["health_begin", "health_close", "health_to_agenda"])
def test_what_only_leads_do(name, request, client_for, any_network):
    found = statuses(request, client_for, url(name, any_network), "post")

    assert found == as_seen(
        any_network, ([302, 302, 403, 403, 403, 403, 302, 403], [302, 302, 403, 403, 404, 404, 302, 403])
    )


def test_an_open_round_has_no_page_of_its_own(client_for, network, priya):
    health_round = network.health_rounds.begin(by=priya)

    assert client_for(priya).get(url("health_round", network, health_round.pk)).status_code == 404


def test_a_round_of_another_network_is_not_found(client_for, network, priya, alice):
    other = create_open_network(by=priya, co_lead=alice, name="Another one")
    health_round = other.health_rounds.begin(by=priya)
    close_round(health_round, by=priya)

    assert client_for(priya).get(url("health_round", network, health_round.pk)).status_code == 404


def test_six_statements_in_one_form(client_for, network, priya, carol):
    network.health_rounds.begin(by=priya)

    response = client_for(carol).post(url("health_answer", network), SAID)

    assert response.url == url("health_detail", network)
    assert list(HealthAnswer.objects.values_list("user", "value").distinct()) == [(carol.pk, 2)]


def test_a_statement_left_out_is_named(client_for, network, priya, carol):
    network.health_rounds.begin(by=priya)

    response = client_for(carol).post(url("health_answer", network), SAID | {"worth": ""})

    assert response.context["form"].errors == {"worth": ["Choose an answer to “I get back more than it costs me.”"]}
    assert response.context["form"]["purpose"].value() == "2"
    assert not HealthAnswer.objects.exists()


def test_ones_own_answers_can_be_changed(client_for, network, priya, carol, alice):
    health_round = network.health_rounds.begin(by=priya)
    health_round.answers.give(dict.fromkeys(Area, 4), by=carol)
    path = url("health_answer", network)

    shown = {who: client_for(who).get(path).context["form"].initial for who in (carol, alice)}

    assert shown == {carol: dict.fromkeys(Area, 4), alice: {}}


def test_too_late_is_said(client_for, network, priya, carol):
    close_round(network.health_rounds.begin(by=priya), by=priya)

    page = client_for(carol).post(url("health_answer", network), SAID, follow=True)

    assert "No health check is open now." in page.text
    assert not HealthAnswer.objects.exists()


def give(health_round, *values):
    """Answers of as many members as there are values, new ones among them."""
    people = [*health_round.network.people().order_by("pk")]
    for number, value in enumerate(values):
        if number >= len(people):
            people.append(create_user(f"Number {number}"))
            create_member(health_round.network, people[-1])
        health_round.answers.give(dict.fromkeys(Area, value), by=people[number])


def told(page):
    """What a page tells of answers: the words of each tile, and their dots."""
    return [tile.reading.answers and tile.reading.answers.words for tile in page.context["sheet"].tiles]


@pytest.mark.parametrize("values", [[1], [5, 5, 1], [5, 5, 5, 1, 1]])
def test_while_it_is_open_nothing_of_the_answers_shows(values, client_for, network, priya, carol):
    health_round = network.health_rounds.begin(by=priya)
    give(health_round, *values)
    assert HealthAnswer.objects.count() == 6 * len(values)  # there is something that could show

    page = client_for(priya).get(url("health_detail", network))

    assert told(page) == [None] * 6
    assert "sh-said" not in page.text
    assert " partly" not in page.text.partition("How the words are chosen")[0]
    assert f"{len(values)} answered so far" in page.text


@pytest.mark.parametrize(
    ("values", "words"),
    [([5, 5, 1], None), ([5, 5, 5, 1], "3 yes, 0 partly, 1 no"), ([4, 3, 2, 2], "1 yes, 1 partly, 2 no")],
)
@pytest.mark.parametrize("name", ["health_detail", "health_round"])
def test_once_it_is_closed_only_four_or_more_are_told_together(name, values, words, client_for, network, priya):
    health_round = network.health_rounds.begin(by=priya)
    give(health_round, *values)
    close_round(health_round, by=priya)
    args = [health_round.pk] if name == "health_round" else []

    page = client_for(priya).get(url(name, network, *args))

    assert told(page) == [words] * 6
    assert ("sh-said" in page.text) is (words is not None)
    assert ("too few to show what they said" in page.text) is (words is None)


def test_no_page_of_the_network_names_who_answered(client_for, network, priya, carol, alice):
    """Not even that somebody did: carol is named where she belongs, and nowhere on the sheet."""
    health_round = network.health_rounds.begin(by=priya)
    give(health_round, 5, 5, 5, 1)
    close_round(health_round, by=priya)

    page = client_for(alice).get(url("health_detail", network))

    names = [user.name for user in network.people().exclude(pk=alice.pk)]
    assert len(names) == 3
    assert [name for name in names if name in page.text] == []


def test_the_sheet_says_why_and_where_to_start(client_for, network, priya):
    network.memberships.filter(role="co_lead").update(role="member")

    page = client_for(priya).get(url("health_detail", network))

    assert [tile.reading.described.worry for tile in page.context["sheet"].worries] == ["too much rests on few people"]
    assert "One person leads alone" in page.text
    assert "Ask one person to lead with you. Ask them by name." in page.text


def test_the_trend_runs_through_the_rounds_to_now(client_for, network, priya):
    for _ in range(2):
        close_round(network.health_rounds.begin(by=priya), by=priya)
    network.memberships.filter(role="co_lead").update(role="member")

    page = client_for(priya).get(url("health_detail", network))

    tile = next(tile for tile in page.context["sheet"].tiles if tile.reading.described.code == Area.PURPOSE)
    month = f"{timezone.localdate():%B %Y}"
    assert tile.words == f"{month} strong, {month} strong, Now strong"
    assert [(point.x, point.y) for point in tile.points] == [(112, 14), (202, 14), (292, 14)]


def test_a_round_shows_what_was_then(client_for, network, priya):
    health_round = network.health_rounds.begin(by=priya)
    close_round(health_round, by=priya)
    network.memberships.filter(role="co_lead").update(role="member")

    page = client_for(priya).get(url("health_round", network, health_round.pk))

    assert "One person leads alone" not in page.text
    assert "One person leads alone" in client_for(priya).get(url("health_detail", network)).text


def test_a_lead_begins_and_closes(client_for, network, priya):
    client = client_for(priya)
    client.post(url("health_begin", network))
    client.post(url("health_close", network))
    client.post(url("health_close", network))

    health_round = HealthRound.objects.get()
    assert health_round.closed_by == priya
    assert health_round.findings.count() == 6


def test_it_goes_on_the_agenda(client_for, network, meeting, priya):
    page = client_for(priya).post(url("health_to_agenda", network), follow=True)

    assert meeting.agenda.get().kind == "health_check"
    assert page.context["is_on_agenda"]


def test_a_full_agenda_is_told_in_words(client_for, network, meeting, priya):
    create_item(meeting, by=priya, minutes=89)

    page = client_for(priya).post(url("health_to_agenda", network), follow=True)

    assert "Make an item 14 minutes shorter." in page.text


def test_looking_writes_nothing(client_for, network, meeting, priya):
    for name in ("health_detail", "network_worth_it"):
        client_for(priya).get(url(name, network))

    assert not HealthRound.objects.exists()
    assert not meeting.agenda.exists()


@pytest.mark.parametrize(("who", "shows"), [("carol", True), ("dan", False), ("anonymous", False), ("mo", False)])
def test_the_network_shows_one_line_of_it_to_members(who, shows, request, client_for, network, priya):
    network.memberships.filter(role="co_lead").update(role="member")
    close_round(network.health_rounds.begin(by=priya), by=priya)

    page = client_for(request.getfixturevalue(who)).get(network.get_absolute_url())

    assert ("<strong>Too much rests on few people.</strong>" in page.text) is shows
    assert (url("health_detail", network) in page.text) is shows


def test_the_line_asks_who_has_not_answered(client_for, network, priya, carol, alice):
    network.health_rounds.begin(by=priya).answers.give(dict.fromkeys(Area, 4), by=carol)
    path = url("health_answer", network)

    assert [path in client_for(who).get(network.get_absolute_url()).text for who in (carol, alice)] == [False, True]


@pytest.mark.parametrize("times", [1, 5])
def test_the_page_takes_the_same_queries_however_much_there_is(
    times, client_for, network, priya, carol, django_assert_num_queries
):
    for number in range(times):
        create_held_meeting(network, days_ago=30 * (number + 1), present=[carol], items=[{"leader": carol}])
        close_round(network.health_rounds.begin(by=priya), by=priya)
    client = client_for(carol)
    client.get(url("health_detail", network))

    with django_assert_num_queries(36):
        client.get(url("health_detail", network))
