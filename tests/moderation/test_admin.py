"""The moderators' queue of reports, and what people gave their word for."""

import pytest
from django.urls import reverse

from sharehub.moderation.models import Assurance, Report
from tests.factories import create_published_innovation, create_user

QUEUE = "/admin/moderation/report/"
WORDS = "/admin/moderation/assurance/"


@pytest.fixture
def client(client_for, mo):
    return client_for(mo)


def act(client, action, *reports):
    chosen = [report.pk for report in reports]
    return client.post(QUEUE, {"action": action, "_selected_action": chosen}, follow=True)


def test_the_queue_leads_to_the_page_and_shows_what_waits_first(client, mo, dan, bob, published, report):
    other = Report.objects.make(subject=published, reason="rude", by=bob)
    report.settle(by=mo, outcome="kept_hidden")

    page = client.get(QUEUE)

    assert list(page.context["cl"].result_list) == [other, report]
    assert f'href="{published.get_absolute_url()}"' in page.text
    assert [each.pk for each in client.get(f"{QUEUE}?waits=yes").context["cl"].result_list] == [other.pk]
    assert [each.pk for each in client.get(f"{QUEUE}?waits=no").context["cl"].result_list] == [report.pk]


@pytest.mark.parametrize(
    ("action", "outcome", "is_hidden"),
    [
        ("show_nothing_wrong", "nothing_wrong", False),
        ("show_put_right", "put_right", False),
        ("keep_hidden", "kept_hidden", True),
    ],
)
def test_a_moderator_settles_what_they_choose(action, outcome, is_hidden, client, mo, published, report):
    page = act(client, action, report)

    assert "1 settled." in page.text
    report.refresh_from_db()
    published.refresh_from_db()
    assert (report.outcome, report.settled_by, published.is_hidden) == (outcome, mo, is_hidden)


def test_a_notification_leads_to_the_report(client, report):
    page = reverse("admin:moderation_report_change", args=[report.pk])

    assert f'href="{page}"' in client.get("/notifications/").text
    assert "The second step." in client.get(page).text


def test_reports_are_not_written_or_deleted_here(client, report):
    assert client.get(f"{QUEUE}add/").status_code == 403
    assert client.post(f"{QUEUE}{report.pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("who", ["alice", "dan", "anonymous"])
@pytest.mark.parametrize("page", [QUEUE, WORDS])
def test_the_queue_is_for_moderators(page, who, request, client_for, report):
    assert client_for(request.getfixturevalue(who)).get(page).status_code == 302


def test_what_people_gave_their_word_for_can_be_looked_up(client, alice):
    Assurance.objects.give(by=alice, page="/a/", reason="It is our own number", passages=["07700 900123"])

    page = client.get(WORDS).text

    assert "It is our own number" in page
    assert "07700 900123" in page


@pytest.mark.parametrize("number", [1, 10])
def test_a_longer_queue_takes_no_more_queries(number, client, alice, django_assert_num_queries):
    for n in range(number):
        innovation = create_published_innovation(by=alice, title=f"Case {n}")
        Report.objects.make(subject=innovation, reason="rude", by=create_user(f"Reader {n}"))
    client.get(QUEUE)

    with django_assert_num_queries(8):
        client.get(QUEUE)
