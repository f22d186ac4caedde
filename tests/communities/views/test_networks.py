"""Finding networks, and the page of each."""

import pytest
from dateutil.relativedelta import relativedelta
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from communities.methods import LIBRARY
from communities.models import Network
from sharehub.moderation.models import Report
from sharehub.search.models import SearchRecord
from tests.factories import create_member, create_network, create_open_network, create_theme, create_user

LIST = reverse("communities:network_list")


def url(name, network, *args):
    return reverse(f"communities:{name}", args=[network.slug, *args])


def found(client, query=""):
    return [network.name for network in client.get(f"{LIST}{query}").context["page"].object_list]


@pytest.mark.parametrize("words", ["phone queue", "vale managers", "waits 8am", "fourteen"])
def test_it_is_found_by_what_it_says(words, client_for, network):
    assert found(client_for(), f"?q={words}") == ["Vale practice managers"]


def test_a_theme_narrows(client_for, network, priya):
    create_theme("Letters")
    network.edit(by=priya, version=network.version, themes=[create_theme("Phones")])

    page = client_for().get(f"{LIST}?theme=phones")

    assert [each.name for each in page.context["finding"].themes] == ["Phones"]
    assert [found(client_for(), f"?theme={slug}") for slug in ("phones", "letters")] == [[network.name], [network.name]]


def test_a_closed_one_is_found_among_the_closed(client_for, network, priya):
    network.close(by=priya, why="Done.")

    assert [found(client_for(), query) for query in ("", "?state=closed", "?state=all")] == [
        [],
        [network.name],
        [network.name],
    ]
    assert "“Done.”" in client_for().get(network.get_absolute_url()).text


def test_those_one_belongs_to_stand_above(client_for, network, scoped, priya):
    page = client_for(priya).get(LIST)

    assert {each.network for each in page.context["mine"]} == {network, scoped}


def test_a_member_finds_a_hidden_one_by_its_name(client_for, network, carol):
    Network.objects.update(visibility="members")

    assert found(client_for(carol), "?q=vale") == [network.name]


@pytest.mark.parametrize("change", [{"visibility": "members"}, {"hidden_at": "2026-11-25T09:00Z", "hide_reason": "x"}])
def test_what_not_everybody_may_know_is_in_no_index(change, network):
    assert SearchRecord.objects.filter(kind="network").count() == 1
    Network.objects.update(**change)

    Network.objects.get().index()

    assert not SearchRecord.objects.filter(kind="network").exists()


def test_what_is_scoped_is_in_no_index(scoped):
    assert not SearchRecord.objects.filter(kind="network").exists()


def test_the_list_takes_as_many_queries_for_ten_as_for_two(client_for, priya, alice, django_assert_num_queries):
    client = client_for(priya)
    for number in range(2):
        create_open_network(by=priya, co_lead=alice, name=f"Network {number}")
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    for number in range(2, 10):
        create_open_network(by=priya, co_lead=alice, name=f"Network {number}")

    with django_assert_num_queries(len(few)):
        client.get(LIST)


def test_the_page_of_an_open_one_takes_a_fixed_number_of_queries(
    client_for, network, carol, django_assert_max_num_queries, django_assert_num_queries
):
    client = client_for(carol)
    meeting = network.meetings.get()
    meeting.quick_updates.write(by=carol, doing="Counting")
    with django_assert_max_num_queries(21) as few:
        client.get(network.get_absolute_url())
    for number in range(30):
        person = create_user(f"Person {number}")
        create_member(network, person)
        meeting.quick_updates.write(by=person, doing="Counting")

    with django_assert_num_queries(len(few)):
        client.get(network.get_absolute_url())


def test_the_first_updates_before_the_next_meeting_stand_on_it(client_for, network, meeting, priya, alice, carol):
    client = client_for(carol)
    assert "What the others are doing will stand here" in client.get(network.get_absolute_url()).text
    others = [create_user(f"Person {number}") for number in range(2)]
    for person in others:
        create_member(network, person)
    for person in (priya, alice, *others):
        update = meeting.quick_updates.write(by=person, doing=f"What {person.name} does")
    update.tell_me_mores.ask(by=carol)
    first = meeting.quick_updates.earliest("pk")

    asked = client.post(url("tell_me_more_ask", network, meeting.pk, first.pk), {"from": "network"})
    page = client.get(network.get_absolute_url())

    assert asked.url == f"{network.get_absolute_url()}#update-{first.pk}"
    assert [(each.user, each.asks, each.is_asked_by_me) for each in page.context["updates"]] == [
        (priya, 1, 1),
        (alice, 0, 0),
        (others[0], 0, 0),
    ]
    assert "4 of 5 so far" in page.text
    assert "All 4 updates" in page.text
    assert page.text.count("Tell me more<") == 2


def test_outsiders_do_not_read_the_updates(client_for, network, meeting, carol, dan, mo):
    meeting.quick_updates.write(by=carol, doing="Counting letters")

    pages = {who: client_for(who).get(network.get_absolute_url()).text for who in (carol, dan, mo, None)}

    assert [who for who, page in pages.items() if "Counting letters" in page] == [carol]


def test_readers_without_an_account_see_no_names(client_for, network, carol):
    network.focuses.get().look_after(by=carol)

    assert "Carol" not in client_for().get(network.get_absolute_url()).text
    assert "Carol" in client_for(carol).get(network.get_absolute_url()).text


def test_a_year_later_two_clicks_say_whether_the_purpose_still_holds(client_for, network, carol, time_machine):
    time_machine.move_to(network.opened_at + relativedelta(years=1, days=1))
    client = client_for(carol)
    assert client.get(network.get_absolute_url()).context["asks_purpose"]

    client.post(url("purpose_answer", network), {"is_right": "no", "line": "We do letters now."})

    assert not client.get(network.get_absolute_url()).context["asks_purpose"]
    assert network.current_purpose.tally()["needs_work"] == 1
    page = client.get(url("purpose_detail", network)).text
    assert "We do letters now." in page


def test_outsiders_read_the_purpose_without_what_members_say_of_it(client_for, network, carol, dan):
    network.current_purpose.answers.say(by=carol, is_right=False, line="We do letters now.")

    assert "We do letters now." not in client_for(dan).get(url("purpose_detail", network)).text


def test_resting_says_why_and_goes_on(client_for, network, priya):
    client = client_for(priya)
    assert "Write why" in client.post(url("network_rest", network), {"why": ""}).text
    client.post(url("network_rest", network), {"why": "Winter is hard."})
    assert "Winter is hard." in client_for().get(network.get_absolute_url()).text

    client.post(url("network_resume", network))
    assert Network.objects.get().state == "active"


def test_a_concern_hides_it_at_once(client_for, network, dan):
    client_for(dan).post(url("network_report", network), {"reason": "patient", "words": "In its purpose."})

    assert Report.objects.get().subject == network
    assert client_for().get(network.get_absolute_url()).status_code == 404


def test_moderators_find_it_in_the_admin(client_for, network, mo):
    assert client_for(mo).get("/admin/communities/network/").status_code == 200
    assert client_for(mo).get(f"/admin/communities/network/{network.pk}/change/").status_code == 200


def test_only_what_everybody_may_read_is_in_the_site_map(client_for, network, priya, alice):
    create_open_network(by=priya, co_lead=alice, name="Secret", visibility="members")
    create_network(by=priya, name="Not yet")

    addresses = client_for().get("/sitemap-networks.xml").text

    assert addresses.count("<url>") == 1
    assert network.get_absolute_url() in addresses


@pytest.mark.parametrize("method", LIBRARY, ids=lambda method: method.slug)
def test_each_method_is_described(method, client_for, db):
    page = client_for().get(reverse("communities:method_detail", args=[method.slug])).text

    assert all(step.name in page for step in method.steps[:1])
    assert method.minutes <= 90


def test_a_method_tells_of_networks_that_everybody_may_know(client_for, network):
    address = reverse("communities:method_detail", args=["quick-updates"])
    shown = [network.name in client_for().get(address).text]
    Network.objects.update(visibility="members")
    shown.append(network.name in client_for().get(address).text)

    assert shown == [True, False]


def test_the_lists_and_methods_are_in_the_site_map(client_for, db):
    addresses = client_for().get("/sitemap-network-pages.xml").text

    assert addresses.count("<url>") == len(LIBRARY) + 2
    assert reverse("communities:method_detail", args=["case-clinic"]) in addresses
