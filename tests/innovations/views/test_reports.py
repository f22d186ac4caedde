"""The page where a reader says what concerns them."""

import pytest

from innovations.views.reports import KINDS
from sharehub.activity.models import Event, Notification
from sharehub.moderation.models import Report
from tests.factories import create_answer, create_ask, create_challenge, create_comment, create_take_up


@pytest.fixture
def address(published, url):
    return url("innovation_report", published.slug)


def test_the_case_study_leads_to_it_for_everybody_but_its_authors(client_for, dan, alice, published, url):
    address = url("report_create", "innovation", published.pk)
    for user in (dan, None):
        assert f'href="{address}"' in client_for(user).get(published.get_absolute_url()).text
    assert f'href="{address}"' not in client_for(alice).get(published.get_absolute_url()).text


def test_a_patient_hides_it_and_says_so(client_for, dan, published, address):
    answer = client_for(dan).post(address, {"reason": "patient", "words": "The second step."}, follow=True)

    report = Report.objects.get()
    assert (report.subject, report.made_by, report.words) == (published, dan, "The second step.")
    assert "is out of sight until a moderator has looked at it" in answer.text
    assert client_for(dan).get(published.get_absolute_url()).status_code == 404


def test_another_concern_leads_back_to_the_page(client_for, dan, published, address):
    answer = client_for(dan).post(address, {"reason": "rude"}, follow=True)

    assert answer.redirect_chain == [(published.get_absolute_url(), 302)]
    assert "A moderator will look at it" in answer.text


def test_it_takes_a_reason(client_for, dan, address):
    answer = client_for(dan).post(address, {"words": "Hm"})

    assert answer.context["form"].errors == {"reason": ["Choose what it is."]}
    assert not Report.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("alice", 200), ("dan", 200), ("mo", 200), ("anonymous", 302)])
def test_who_may_report_what_is_published(who, status, request, client_for, address):
    assert client_for(request.getfixturevalue(who)).get(address).status_code == status


def test_nobody_reports_what_they_may_not_know_of(client_for, dan, draft, url):
    address = url("innovation_report", draft.slug)
    assert client_for(dan).post(address, {"reason": "patient"}).status_code == 404


@pytest.fixture
def things(published, alice, carol, dan):
    """One of each thing that can be reported, and who wrote it, by the kind in the address."""
    take_up, challenge = create_take_up(published, by=carol), create_challenge(by=carol)
    ask = create_ask(published, by=carol)
    return {
        "innovation": (published, alice),
        "take-up": (take_up, carol),
        "challenge": (challenge, carol),
        "ask": (ask, carol),
        "answer": (create_answer(ask, by=carol), carol),
        "comment": (create_comment(published, by=carol), carol),
    }


EVERY_KIND = list(KINDS)


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_a_patient_hides_anything_at_once(kind, client_for, dan, mo, anonymous, things, url):
    thing, author = things[kind]
    address = url("report_create", kind, thing.pk)
    assert "What is your concern?" in client_for(dan).get(address).text

    page = client_for(dan).post(address, {"reason": "patient"}, follow=True)

    assert "is out of sight until a moderator has looked at it" in page.text
    seen = type(thing).objects.visible_to
    shows = [seen(person).filter(pk=thing.pk).exists() for person in (dan, anonymous, author, mo)]
    assert shows == [False, False, True, True]
    assert client_for(dan).get(address).status_code == 404
    told = Notification.objects.filter(event__verb__endswith="_hidden")
    assert {each.recipient for each in told} == set(thing.people()) >= {author}


@pytest.mark.parametrize("kind", ["ask", "answer", "comment"])
def test_what_may_be_about_a_patient_is_not_copied_anywhere(kind, client_for, dan, things, url):
    thing, _ = things[kind]

    client_for(dan).post(url("report_create", kind, thing.pk), {"reason": "patient"})

    assert not [event for event in Event.objects.all() if thing.words in str(event.details)]
    assert thing.words not in str(Report.objects.get())


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_another_concern_hides_nothing(kind, client_for, dan, things, url):
    thing, author = things[kind]

    client_for(dan).post(url("report_create", kind, thing.pk), {"reason": "rude"})

    thing.refresh_from_db()
    assert not thing.is_hidden
    assert Report.objects.get().subject == thing
    told = Notification.objects.filter(event__verb__endswith="_reported")
    assert {each.recipient for each in told} == set(thing.people()) >= {author}


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_those_who_wrote_it_ask_to_look_again(kind, client_for, dan, mo, things, url):
    thing, author = things[kind]
    thing.hide(by=mo, reason="A name")
    address = url("ask_to_show", kind, thing.pk)

    assert client_for(author).post(address).status_code == 302
    assert client_for(dan).post(address).status_code == 404
    assert client_for(author).get(address).status_code == 405
    told = Notification.objects.filter(event__verb__endswith="_asked_to_show")
    assert {each.recipient for each in told} == {mo}


def test_what_is_no_kind_or_not_there_is_not_reported(client_for, dan, things, url, draft):
    comment, author = things["comment"]
    comment.erase(by=author)
    client = client_for(dan)
    for kind, pk in [("person", dan.pk), ("ask", 999_999), ("comment", comment.pk)]:
        assert client.post(url("report_create", kind, pk), {"reason": "patient"}).status_code == 404
    assert not Report.objects.exists()


def test_nobody_reports_without_signing_in(client_for, things, url):
    for kind, (thing, _) in things.items():
        assert client_for(None).post(url("report_create", kind, thing.pk), {"reason": "patient"}).status_code == 302
    assert not Report.objects.exists()
