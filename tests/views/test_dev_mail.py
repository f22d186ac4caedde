"""The mails of a developer's machine: all of them there, none in production."""

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection, send_mail


@pytest.fixture
def kept_as_files(settings):
    settings.DEBUG = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = settings.MAIL_DIR


def send(subject, text="Words – and more", to="alice@example.org"):
    send_mail(subject, text, None, [to])


def shown(client, page="/dev/mail/"):
    return [mail["subject"] for mail in client.get(page).context["page"]]


@pytest.mark.usefixtures("kept_as_files")
def test_the_newest_stands_first(client, db):
    send("One")
    send("Two")
    assert shown(client) == ["Two", "One"]


@pytest.mark.usefixtures("kept_as_files")
def test_a_mail_is_read_by_anybody_as_it_was_written(client, db):
    send("Grüße aus Bury", "First – line\n\nhttps://example.org/a?b=1&c=2 <b>")

    page = client.get(client.get("/dev/mail/").content.decode().split('sh-rows__title"><a href="')[1].split('"')[0])

    assert page.context["mail"]["subject"] == "Grüße aus Bury"
    assert "First – line" in page.text
    assert 'href="https://example.org/a?b=1&amp;c=2"' in page.text
    assert "&lt;b&gt;" in page.text


@pytest.mark.usefixtures("kept_as_files")
def test_mails_sent_together_are_told_apart(client, db):
    mails = [EmailMultiAlternatives(f"Mail {n}", "Text", None, ["alice@example.org"]) for n in (1, 2)]
    mails[1].attach_alternative("<p>HTML</p>", "text/html")
    get_connection().send_messages(mails)

    assert shown(client) == ["Mail 2", "Mail 1"]


@pytest.mark.usefixtures("kept_as_files")
def test_before_the_first_there_is_a_first_step(client, db):
    assert "None yet." in client.get("/dev/mail/").text


@pytest.mark.usefixtures("kept_as_files")
def test_a_mail_that_is_not_there_is_not_found(client, db):
    assert client.get("/dev/mail/20260101-1/").status_code == 404


def test_in_production_there_is_no_such_page(client, db, settings, kept_as_files):
    send("Secret")
    name = client.get("/dev/mail/").context["page"][0]["name"]
    settings.DEBUG = False

    assert client.get("/dev/mail/").status_code == 404
    assert client.get(f"/dev/mail/{name}/").status_code == 404


def test_the_page_that_asks_for_a_code_leads_there_in_development_only(client, db, settings, kept_as_files):
    person = {"name": "Alice", "email": "alice@example.org", "password1": "correct horse battery"}
    assert 'href="/dev/mail/"' in client.post("/accounts/signup/", person, follow=True).text

    settings.DEBUG = False
    assert 'href="/dev/mail/"' not in client.get("/accounts/confirm-email/").text
