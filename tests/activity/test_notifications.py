"""What concerns you: who is shown what, in which order, and what reading it changes."""

import pytest
from django.template.loader import render_to_string

from innovations.models import Innovation
from sharehub.activity.models import Event, Notification
from tests.factories import create_innovation, create_publishable_innovation, create_published_innovation, create_user

LIST = "/notifications/"


@pytest.fixture
def work(alice, bob):
    """A case study that alice owns and bob writes too."""
    innovation = create_innovation(by=alice, title="Letters")
    innovation.authors.create(person=bob, role="editor")
    return innovation


def tell(person, subject, *, verb="reviewed", by=None):
    subject.record_event(verb, by=by, notify=[person])
    return person.notifications.latest("pk")


def shown(client, page=""):
    return list(client.get(LIST + page).context["page"])


def test_unread_ones_stand_first_and_the_newest_of_each_before_the_rest(client_for, alice, work):
    first, second, third, fourth = (tell(alice, work) for _ in range(4))
    fourth.mark_read()
    second.mark_read()

    assert shown(client_for(alice)) == [third, first, fourth, second]


def test_one_line_says_who_did_what_with_a_link(client_for, alice, bob, work):
    tell(alice, work, by=bob)

    page = client_for(alice).get(LIST).text

    assert f'Bob Iqbal looked through <a href="{work.get_absolute_url()}">Letters</a> again' in page


def test_a_person_who_is_gone_is_somebody(client_for, alice, work):
    tell(alice, work)
    assert "Somebody looked through" in client_for(alice).get(LIST).text


def test_what_a_person_may_no_longer_see_is_not_shown_or_counted(client_for, bob, work, alice):
    tell(bob, work, by=alice)
    seen = tell(bob, create_published_innovation(by=alice), by=alice)
    work.authors.get(person=bob).delete()

    page = client_for(bob).get(LIST)

    assert list(page.context["page"]) == [seen]
    assert "Letters" not in page.text
    assert "1 not read yet" in page.text


def test_reading_one_leaves_the_others(client_for, alice, work):
    first, second = tell(alice, work), tell(alice, work)

    assert client_for(alice).post(f"{LIST}{first.pk}/read/").url == LIST

    assert list(alice.notifications.unread()) == [second]


def test_reading_all_leaves_other_peoples_alone(client_for, alice, bob, work):
    tell(alice, work)
    tell(alice, work)
    theirs = tell(bob, work)

    page = client_for(alice).post(f"{LIST}read/", follow=True)

    assert "All is marked as read." in page.text
    assert list(Notification.objects.unread()) == [theirs]
    assert "You have read everything." in page.text


def test_reading_twice_keeps_the_first_time(alice, work):
    notification = tell(alice, work)
    notification.mark_read()
    at = notification.read_at
    notification.mark_read()
    assert notification.read_at == at


def test_before_anything_happened_it_says_what_will_stand_here(client_for, stranger):
    page = client_for(stranger).get(LIST).text
    assert "Nothing yet." in page
    assert "Share what you did" in page


def test_twenty_stand_on_a_page(client_for, alice, work):
    for _ in range(21):
        tell(alice, work)
    client = client_for(alice)

    assert len(shown(client)) == 20
    assert len(shown(client, "?page=2")) == 1
    assert client.get(f"{LIST}?page=3").status_code == 404


@pytest.mark.parametrize(
    ("who", "status"), [("alice", 302), ("bob", 404), ("mo", 404), ("stranger", 404), ("anonymous", 302)]
)
def test_who_may_mark_alices_notification_as_read(who, status, client_for, alice, work, request):
    notification = tell(alice, work)

    answer = client_for(request.getfixturevalue(who)).post(f"{LIST}{notification.pk}/read/")

    assert answer.status_code == status
    notification.refresh_from_db()
    assert (notification.read_at is not None) == (who == "alice")


@pytest.mark.parametrize("path", ["read/", "1/read/"])
def test_marking_takes_a_post(path, client_for, alice):
    assert client_for(alice).get(LIST + path).status_code == 405


def test_the_anonymous_are_asked_to_sign_in(client_for, db):
    assert client_for(None).get(LIST).url == f"/accounts/login/?next={LIST}"


def fill(person, by, number):
    """`number` notifications about each kind of thing there is, each about a thing of its own."""
    for n in range(number):
        innovation = create_innovation(by=person, title=f"Work {n}")
        innovation.record_event("edited", by=by, notify=[person])
        innovation.authors.create(person=by, role="owner")
        helper = create_user(f"Helper {by.pk} {n}")
        credit = innovation.credits.give(did="Sorted the post", by=by, person=helper)
        credit.answer(by=helper, agrees=True)
        invitation = innovation.invitations.send(email=f"guest{n}@example.org", by=by)
        invitation.record_event("accepted", by=by, notify=[person])


@pytest.mark.parametrize("number", [1, 10])
def test_a_longer_list_takes_no_more_queries(number, client_for, alice, bob, django_assert_num_queries):
    fill(alice, bob, number)
    client = client_for(alice)
    client.get(LIST)  # content types are remembered from the first page on

    with django_assert_num_queries(12):
        page = client.get(LIST)

    assert len(page.context["page"]) == min(3 * number, 20)


def test_events_with_all_their_words_are_readable_for_moderators_and_cannot_be_changed(client_for, alice, bob, mo):
    innovation = create_publishable_innovation(by=alice)
    innovation.publish(by=alice)
    fill(alice, bob, 1)
    event = Event.objects.get(verb="innovation_published")
    client = client_for(mo)

    assert client.get("/admin/activity/event/").status_code == 200
    page = client.get(f"/admin/activity/event/{event.pk}/change/")
    assert page.status_code == 200
    assert 'name="_save"' not in page.text
    assert client.post(f"/admin/activity/event/{event.pk}/change/", {"verb": "x"}).status_code == 403
    assert client.get("/admin/activity/event/add/").status_code == 403
    assert client.post(f"/admin/activity/event/{event.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Innovation.objects.count() == 2


def test_each_line_leads_to_what_it_is_about(alice, bob):
    fill(alice, bob, 1)
    create_published_innovation(by=alice)
    for event in Event.objects.select_related("actor").prefetch_related("subject"):
        words = {"event": event, "actor": event.actor, "subject": event.subject, "details": event.details}
        line = render_to_string(event.wording, words)
        assert "<a href=" in line
        assert "></a>" not in line
        assert "Somebody" not in line


def test_moderators_do_not_look_up_what_happened_to_a_draft(client_for, alice, mo):
    draft = create_innovation(by=alice, title="A secret draft")
    draft.invitations.send(email="somebody.private@example.org", by=alice)
    published = create_publishable_innovation(by=alice, title="Known to all")
    published.publish(by=alice)

    page = client_for(mo).get("/admin/activity/event/").text

    assert "Known to all" in page
    assert "A secret draft" not in page
    assert "somebody.private@example.org" not in page
