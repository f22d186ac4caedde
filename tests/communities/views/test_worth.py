"""Is it worth it? Hours and money beside what came of it, honest about what nobody knows."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from communities.models import Cost
from tests.communities.held import create_held_meeting

NO_MONEY = "No money is noted. That is not the same as none"
COST = {"what": "The room", "pounds": "49.50", "spent_on_day": "14", "spent_on_month": "3", "spent_on_year": "2026"}


def url(name, network, *args):
    return reverse(f"communities:{name}", args=[network.slug, *args])


def test_what_went_in_stands_beside_what_came_of_it(client_for, network, priya, alice, carol):
    create_held_meeting(network, days_ago=30, minutes=90, present=[priya, alice, carol])
    create_held_meeting(network, days_ago=60, minutes=90, present=[priya])
    network.outcomes.record(by=priya, kind="lesson", words="Two on the phones at 8, not three at 9")
    network.costs.note(by=priya, what="The room", pounds=Decimal("120.00"), spent_on=timezone.localdate())
    network.costs.note(by=priya, what="Long ago", pounds=9, spent_on=timezone.localdate() - timedelta(days=400))

    page = client_for(carol).get(url("network_worth_it", network))

    balance = page.context["balance"]
    assert balance.spent == [
        ("6", "hours of everybody who came, in 2 meetings"),
        ("2", "hours for each of 3 members"),
        ("£120", "spent, as far as it was noted"),
    ]
    assert balance.came == [
        ("1", "decisions and lessons"),
        ("0", "practices that took something up"),
        ("?", "hours a week saved: nobody has said"),
    ]
    assert "Two on the phones at 8, not three at 9" in page.text
    assert "Long ago" not in page.text


def test_it_says_what_is_not_known(client_for, network, carol):
    page = client_for(carol).get(url("network_worth_it", network))

    assert list(page.context["balance"].unknown) == [
        "What people do for it between meetings takes time that nobody counts.",
        f"{NO_MONEY}: rooms, speakers and cover often go unseen.",
        "Too few people have said whether the meetings repaid their time.",
        "What would have happened anyway, without the network, nobody can tell.",
    ]


def test_a_lead_notes_money_and_takes_it_out(client_for, network, priya):
    client = client_for(priya)
    client.post(url("cost_create", network), COST)
    cost = Cost.objects.get()
    assert (cost.what, cost.pounds, str(cost.spent_on), cost.noted_by) == (
        "The room",
        Decimal("49.50"),
        "2026-03-14",
        priya,
    )

    client.post(url("cost_delete", network, cost.pk))

    assert not Cost.objects.exists()


@pytest.mark.parametrize(
    ("pounds", "error"),
    [
        ("", "Enter how many pounds."),
        ("lots", "Enter a number of pounds, such as 120 or 49.50."),
        ("0", "Enter more than nothing."),
        ("-5", "Enter more than nothing."),
        ("1.005", "Enter pence with two digits, such as 49.50."),
        ("9999999", "Enter less than a million pounds."),
        ("NaN", "Enter a number of pounds, such as 120 or 49.50."),
    ],
)
def test_what_is_no_sum_is_refused_in_words(pounds, error, client_for, network, priya):
    page = client_for(priya).post(url("cost_create", network), COST | {"pounds": pounds})

    assert page.context["form"].errors == {"pounds": [error]}
    assert page.context["form"]["what"].value() == "The room"


@pytest.mark.parametrize(("who", "status"), [("carol", 403), ("dan", 403), ("anonymous", 302), ("mo", 403)])
def test_only_leads_note_money(who, status, request, client_for, network, priya):
    cost = network.costs.note(by=priya, what="The room", pounds=5, spent_on=timezone.localdate())
    client = client_for(request.getfixturevalue(who))

    assert client.post(url("cost_create", network), COST).status_code == status
    assert client.post(url("cost_delete", network, cost.pk)).status_code == status
    assert Cost.objects.get() == cost
