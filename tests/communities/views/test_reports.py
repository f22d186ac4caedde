"""Concerns about what members of a network wrote: hidden at once for a patient, until a moderator shows it again."""

import pytest
from django.db import IntegrityError
from django.urls import reverse

from communities.models import Meeting, Outcome, QuickUpdate
from communities.views.reports import KINDS
from sharehub.activity.models import Event, Notification
from sharehub.moderation.models import Report
from tests.factories import create_challenge, create_member, create_network, create_user


@pytest.fixture
def colleague(network):
    """Another member, who wrote nothing."""
    colleague = create_user("Nell Fairburn")
    create_member(network, colleague)
    return colleague


@pytest.fixture
def closed(meeting, priya, carol, during):
    update = meeting.quick_updates.write(by=carol, doing="Ringing Edna back first")
    assert update
    with during(100):
        meeting.close(by=priya, started_at=meeting.starts_at, finished_at=meeting.ends_at)
        meeting.write_notes("Edna waits longest.", by=carol, version=meeting.version)
        yield meeting


@pytest.fixture
def things(closed, network, colleague, priya, carol):
    """One of each kind: the thing, who put it right, what it says, and the page where it stands."""
    scoped = create_network(by=priya, name="Letters")
    create_member(scoped, carol)
    create_member(scoped, colleague)
    comment = scoped.worksheet_comments.make(by=carol, words="Edna comes to mind.")
    outcome = network.outcomes.record(by=priya, kind="lesson", words="Edna is right", meeting=closed)
    thread = network.threads.begin(title="Who asks Edna?", words="Edna rang twice.", by=carol)
    post = thread.posts.say(words="Edna rang me too.", by=priya)
    challenge = create_challenge(by=carol)
    share = network.shares.bring(challenge, why="Edna would like it", by=carol)
    return {
        "comment": (comment, carol, "Edna comes to mind.", scoped.worksheet_url),
        "notes": (closed, priya, "Edna waits longest.", closed.get_absolute_url()),
        "outcome": (outcome, priya, "Edna is right", reverse("communities:outcome_list", args=[network.slug])),
        "post": (post, priya, "Edna rang me too.", thread.get_absolute_url()),
        "share": (share, carol, "Edna would like it", reverse("communities:share_list", args=[network.slug])),
        "thread": (thread, carol, "Edna rang twice.", thread.get_absolute_url()),
        "update": (closed.quick_updates.get(), carol, "Ringing Edna back first", closed.get_absolute_url()),
    }


def address(name, kind, thing):
    above = {"update": "meeting", "post": "thread"}.get(kind)
    network = getattr(thing, above).network if above else thing.network
    return reverse(f"communities:{name}", args=[network.slug, kind, thing.pk])


EVERY_KIND = list(KINDS)


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_the_page_leads_to_it(kind, client_for, colleague, things):
    thing, _, _, page = things[kind]

    assert f'href="{address("report_create", kind, thing)}"' in client_for(colleague).get(page).text


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_a_patient_hides_it_at_once(kind, client_for, colleague, mo, things):
    thing, author, words, page = things[kind]
    readers = (colleague, author, mo)
    assert [words in client_for(who).get(page).text for who in readers] == [True, True, True]

    answer = client_for(colleague).post(address("report_create", kind, thing), {"reason": "patient"}, follow=True)

    assert "is out of sight until a moderator has looked at it" in answer.text
    assert [words in client_for(who).get(page).text for who in readers] == [False, True, True]
    assert client_for(colleague).get(address("report_create", kind, thing)).status_code == 404
    told = Notification.objects.filter(event__verb__endswith="_hidden")
    assert {each.recipient for each in told} == set(thing.people()) >= {author}
    assert words not in str(Report.objects.get())
    assert not Event.objects.filter(verb__endswith="_hidden", details__icontains="Edna").exists()


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_another_concern_hides_nothing(kind, client_for, colleague, things):
    thing, author, _, _ = things[kind]

    client_for(colleague).post(address("report_create", kind, thing), {"reason": "rude"})

    thing.refresh_from_db()
    assert not thing.is_hidden
    assert Report.objects.get().subject == thing
    assert author.notifications.filter(event__verb__endswith="_reported").count() == 1


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_put_right_a_moderator_shows_it_again(kind, client_for, colleague, mo, things):
    thing, author, words, page = things[kind]
    client_for(colleague).post(address("report_create", kind, thing), {"reason": "patient"})
    again = address("ask_to_show", kind, thing)
    assert again in client_for(author).get(page).text

    assert client_for(author).post(again).status_code == 302
    assert client_for(author).get(again).status_code == 405
    assert mo.notifications.filter(event__verb__endswith="_asked_to_show").count() == 1
    assert client_for(colleague).post(again).status_code in (403, 404)

    Report.objects.get().settle(by=mo, outcome="put_right")
    assert words in client_for(colleague).get(page).text
    news = client_for(author).get(reverse("activity:notification_list")).text
    assert "again" in news


@pytest.mark.parametrize("kind", EVERY_KIND)
@pytest.mark.parametrize("who", ["dan", "anonymous"])
def test_outsiders_report_only_what_they_read(who, kind, request, client_for, things):
    thing, *_ = things[kind]
    expected = 302 if who == "anonymous" else 200 if kind == "outcome" else 404

    assert client_for(request.getfixturevalue(who)).get(address("report_create", kind, thing)).status_code == expected


def test_what_is_of_another_network_or_no_kind_is_not_found(client_for, colleague, things, network):
    comment, *_ = things["comment"]
    names = [("comment", comment.pk), ("person", colleague.pk), ("notes", 99_999)]

    for kind, pk in names:
        path = reverse("communities:report_create", args=[network.slug, kind, pk])
        assert client_for(colleague).get(path).status_code == 404


def test_hidden_notes_are_put_right_by_those_who_ran_it_even_once_they_are_final(
    client_for, closed, priya, carol, mo, at
):
    closed.hide(by=mo, reason="A name")
    Meeting.objects.update(notes_final_at=closed.closed_at)
    closed.refresh_from_db()

    assert [closed.can_be_noted_by(who) for who in (priya, carol)] == [True, False]
    closed.write_notes("One caller waits longest.", by=priya, version=closed.version)
    assert "They are hidden for now" in client_for(carol).get(closed.get_absolute_url()).text


def test_a_hidden_meeting_still_takes_place(closed, client_for, carol, dan, mo, url):
    closed.hide(by=mo, reason="A name")

    assert [client_for(who).get(closed.get_absolute_url()).status_code for who in (carol, dan)] == [200, 200]
    assert closed.title in client_for(carol).get(url("meeting_list")).text


def test_a_hidden_lesson_does_not_stand_on_the_page_of_the_network(client_for, network, priya, dan, mo):
    network.outcomes.record(by=priya, kind="lesson", words="Edna is right").hide(by=mo, reason="A name")

    shown = ["Edna" in client_for(who).get(network.get_absolute_url()).text for who in (None, dan, priya)]

    assert shown == [False, False, True]


@pytest.mark.parametrize("model", [Meeting, Outcome, QuickUpdate])
def test_the_database_wants_a_reason(model, things):
    with pytest.raises(IntegrityError):
        model.objects.update(hide_reason="A name")
