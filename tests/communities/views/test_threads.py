"""Pages of what members talk about: the list, a thread, what is said in it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from communities.models import Post, Thread
from tests.factories import create_member, create_open_network, create_user

WHO = ["priya", "alice", "carol", "invited", "removed", "dan", "anonymous", "mo"]


@pytest.fixture
def invited(db):
    return create_user("Ines Invited")


@pytest.fixture
def removed(db):
    return create_user("Rhys Removed")


@pytest.fixture(params=["everyone", "members"])
def network(request, priya, alice, carol, bob, invited, removed):
    network = create_open_network(by=priya, co_lead=alice, visibility=request.param)
    create_member(network, carol)
    create_member(network, bob)
    create_member(network, removed).remove(by=priya)
    network.invitations.send(email=invited.email, by=priya)
    return network


@pytest.fixture
def thread(network, carol):
    return network.threads.begin(
        title="Who codes letters?", words="Ours is off on Fridays.", by=carol, is_question=True
    )


@pytest.fixture
def post(thread, bob):
    return thread.posts.say(words="We do it in pairs.", by=bob)


def statuses(request, client_for, address, method="get"):
    people = [request.getfixturevalue(who) for who in WHO]
    return [getattr(client_for(person), method)(address).status_code for person in people]


def outside(network):
    """What somebody invited, somebody removed and a colleague get: not for them, or no such page."""
    return [403, 403, 403] if network.visibility == "everyone" else [403, 404, 404]


def test_who_reads_the_list(request, client_for, network, url):
    found = statuses(request, client_for, url("thread_list"))

    assert found == [200, 200, 200, *outside(network), 302, 200]


@pytest.mark.parametrize("name", ["thread_detail", "post_detail"])
def test_who_reads_a_thread(name, request, client_for, url, thread, post):
    found = statuses(request, client_for, url(name, thread.pk if name == "thread_detail" else post.pk))

    reads = 200 if name == "thread_detail" else 302
    assert found == [reads, reads, reads, 404, 404, 404, 302, reads]


def test_who_begins_one(request, client_for, network, url):
    assert statuses(request, client_for, url("thread_create")) == [200, 200, 200, *outside(network), 302, 403]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("post_create", [200, 200, 200, 404, 404, 404, 302, 403]),
        ("thread_edit", [403, 403, 302, 404, 404, 404, 302, 403]),
        ("thread_delete", [403, 403, 302, 404, 404, 404, 302, 404]),
        ("thread_follow", [302, 302, 302, 404, 404, 404, 302, 403]),
        ("thread_mute", [302, 302, 302, 404, 404, 404, 302, 403]),
        ("thread_unsettle", [302, 302, 302, 404, 404, 404, 302, 403]),
    ],
)
def test_who_does_what_to_a_thread(name, expected, request, client_for, url, thread):
    if name in ("thread_edit", "thread_delete"):  # taken away twice is once
        expected = [*expected[:-1], {"thread_edit": 403, "thread_delete": 302}[name]]
    if name == "thread_edit":
        expected[2] = 200

    assert statuses(request, client_for, url(name, thread.pk), "post") == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("post_edit", [403, 403, 403, 404, 404, 404, 302, 403]),
        ("post_delete", [403, 403, 403, 404, 404, 404, 302, 403]),
        ("post_settle", [302, 302, 302, 404, 404, 404, 302, 403]),
    ],
)
def test_who_does_what_to_a_reply_of_bob(name, expected, request, client_for, url, post):
    assert statuses(request, client_for, url(name, post.pk), "post") == expected


def test_ask_reply_and_answer(client_for, url, network, carol, bob):
    said = {"kind": "ask", "title": "Who codes letters?", "words": "Ours is off on Fridays."}
    answer = client_for(carol).post(url("thread_create"), said)
    thread = Thread.objects.get()
    assert answer.url == thread.get_absolute_url()
    page = client_for(bob).get(thread.get_absolute_url()).text
    assert "Not answered yet" in page
    assert "This answers it" not in page

    client_for(bob).post(url("post_create", thread.pk), {"words": "We do it **in pairs**."})
    post = Post.objects.get()
    page = client_for(carol).get(thread.get_absolute_url()).text
    assert "<strong>in pairs</strong>" in page
    assert "This answers it" in page
    client_for(carol).post(url("post_settle", post.pk))
    page = client_for(bob).get(thread.get_absolute_url()).text
    assert "Answers it" in page
    assert "Not answered yet" not in page


def test_a_reply_that_was_taken_away_leaves_its_place_and_no_dead_link(client_for, url, thread, post, bob, carol):
    thread.settle(post, by=carol)
    client = client_for(carol)
    assert "See what answered it" in client.get(thread.get_absolute_url()).text
    post.erase(by=bob)

    page = client.get(thread.get_absolute_url()).text
    assert "See what answered it" not in page
    assert "Whoever wrote this has taken it away." in page
    assert client.get(url("post_detail", post.pk)).url == f"{thread.get_absolute_url()}?page=1#post-{post.pk}"
    assert client_for(bob).get(url("post_edit", post.pk)).status_code == 403
    assert client.post(url("post_settle", post.pk)).status_code == 404


def test_ones_own_reply_that_is_hidden_answers_nothing(client_for, url, thread, carol):
    hidden = thread.posts.say(words="Mrs Example did.", by=carol)
    hidden.hide(by=None, reason="A patient")

    assert client_for(carol).post(url("post_settle", hidden.pk)).status_code == 404


def test_nothing_said_is_asked_again_with_what_there_was(client_for, url, thread, bob):
    page = client_for(bob).post(url("post_create", thread.pk), {"words": " "})

    assert page.status_code == 200
    assert "Write what you want to say." in page.text
    assert "Ours is off on Fridays." in page.text


def test_search_and_only_unanswered(client_for, url, network, thread, post, bob, carol):
    phones = network.threads.begin(title="Phones at 8", words="Two of us now.", by=bob)
    client = client_for(carol)

    def found(query):
        page = client.get(url("thread_list") + query)
        return [each.title for each in page.context["threads"]]

    assert found("?q=pairs") == [thread.title]
    assert found("?q=Two") == [phones.title]
    assert found("?show=unanswered") == [thread.title]
    assert found("?q=zzz") == []
    assert "Try fewer" in client.get(url("thread_list") + "?q=zzz").text


def test_who_was_taken_off_finds_nothing_from_the_next_request_on(client_for, url, network, thread, bob, priya):
    client = client_for(bob)
    assert thread.title in client.get(network.get_absolute_url()).text
    network.membership_of(bob).remove(by=priya)

    assert client.get(url("thread_list") + "?q=letters").status_code in (403, 404)
    assert client.get(thread.get_absolute_url()).status_code == 404
    page = client.get(network.get_absolute_url())
    assert page.status_code == 404 or thread.title not in page.text


def test_what_is_reported_for_a_patient_goes_out_of_sight(client_for, url, thread, post, carol, bob):
    address = url("report_create", "post", post.pk)
    client_for(carol).post(address, {"reason": "patient", "details": ""})
    post.refresh_from_db()

    assert post.is_hidden
    assert "in pairs" not in client_for(carol).get(thread.get_absolute_url()).text
    assert "in pairs" in client_for(bob).get(thread.get_absolute_url()).text


def test_long_threads_have_pages_and_a_reply_leads_to_its_own(client_for, url, thread, bob, carol):
    start = timezone.now()
    posts = [thread.posts.say(words=f"Reply {n}", by=bob, at=start + timedelta(minutes=2 * n)) for n in range(1, 32)]
    client = client_for(carol)

    assert client.get(url("post_detail", posts[-1].pk)).url == f"{thread.get_absolute_url()}?page=2#post-{posts[-1].pk}"
    assert client.get(f"{thread.get_absolute_url()}?page=3").status_code == 404


def test_more_threads_and_replies_take_no_more_queries(client_for, url, network, bob, carol, django_assert_num_queries):
    client = client_for(carol)

    def more(number):
        for n in range(number):
            thread = network.threads.begin(title=f"Thread {number} {n}", words="What do you do?", by=bob)
            thread.posts.say(words="This.", by=carol)
            thread.posts.say(words="That.", by=bob)
        return thread

    for number in (2, 8):
        last = more(number)
        for address in (url("thread_list"), last.get_absolute_url()):
            client.get(address)
        with django_assert_num_queries(10):
            client.get(url("thread_list"))
        with django_assert_num_queries(13):
            client.get(last.get_absolute_url())


def test_a_closed_network_can_be_read(client_for, url, network, thread, priya, carol):
    network.close(by=priya, why="We are done.")
    page = client_for(carol).get(thread.get_absolute_url()).text

    assert "stays to be read" in page
    assert "Say it" not in page
    assert client_for(carol).get(url("thread_create")).status_code == 403
