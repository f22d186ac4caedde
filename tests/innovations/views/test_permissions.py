"""Who gets to which writing page. One row for each address: what a person with that part is answered."""

import pytest

from innovations import urls
from tests.factories import create_attachment

WHO = ["owner", "editor", "colleague", "moderator", "stranger", "anonymous"]
# Once published everybody may know of it, so that what they may not do is 403.
READS = {
    "innovation_write": [200, 200, 403, 200, 403, 302],
    "innovation_check": [200, 200, 403, 200, 403, 302],
    "innovation_numbers": [200, 200, 403, 200, 403, 302],
    "innovation_published": [200, 200, 403, 200, 403, 302],
    "author_list": [200, 200, 403, 200, 403, 302],
    "journal_detail": [200, 200, 403, 200, 403, 302],
    "edition_preview": [200, 200, 403, 200, 403, 302],
    "edition_withdraw": [200, 403, 403, 200, 403, 302],
    "suggestion_create": [403, 403, 200, 200, 200, 302],
    "suggestion_change": [403, 403, 200, 200, 200, 302],
    "removed_list": [200, 200, 403, 200, 403, 302],
    "section_history": [200, 200, 403, 200, 403, 302],
    "entry_history": [200, 200, 403, 200, 403, 302],
    "note_create": [200, 200, 403, 403, 403, 302],
    "entry_turn": [200, 200, 403, 403, 403, 302],
    "entry_merge": [200, 200, 403, 403, 403, 302],
    "section_edit": [200, 200, 403, 403, 403, 302],
    "entry_list": [200, 200, 403, 403, 403, 302],
    "entry_create": [200, 200, 403, 403, 403, 302],
    "entry_edit": [200, 200, 403, 403, 403, 302],
    "entry_delete": [200, 200, 403, 403, 403, 302],
    "attachment_list": [200, 200, 403, 403, 403, 302],
    "attachment_detail": [200, 200, 403, 200, 403, 302],
    "attachment_delete": [200, 200, 403, 403, 403, 302],
    "measure_list": [200, 200, 403, 403, 403, 302],
    "measure_create": [200, 200, 403, 403, 403, 302],
    "measure_edit": [200, 200, 403, 403, 403, 302],
    "measure_delete": [200, 200, 403, 403, 403, 302],
    "credit_list": [200, 200, 403, 403, 403, 302],
    "credit_create": [200, 200, 403, 403, 403, 302],
    "credit_edit": [200, 200, 403, 403, 403, 302],
    "credit_delete": [200, 200, 403, 403, 403, 302],
}
# Posted empty: 200 and 302 are for those who may.
VERBS = {
    "author_ask_weekly": [302, 302, 403, 403, 403, 302],
    "author_stop_asking": [302, 302, 403, 403, 403, 302],
    "entry_choose": [302, 302, 403, 403, 403, 302],
    "version_restore": [302, 302, 403, 403, 403, 302],
    "attachment_create": [200, 200, 403, 403, 403, 302],
    "entry_move": [302, 302, 403, 403, 403, 302],
    "innovation_publish": [302, 302, 403, 302, 403, 302],
    "innovation_ask_owner": [302, 302, 403, 403, 403, 302],
    "innovation_submit": [403, 403, 403, 403, 403, 302],
    "innovation_confirm_review": [302, 302, 403, 302, 403, 302],
    "innovation_send_back": [403, 403, 403, 200, 403, 302],
    "innovation_archive": [200, 403, 403, 200, 403, 302],
    "innovation_restore": [409, 403, 403, 409, 403, 302],
    "edition_publish": [200, 200, 403, 200, 403, 302],
    "author_hand_over": [302, 403, 403, 302, 403, 302],
    "author_remove": [302, 302, 403, 302, 403, 302],
    "invitation_create": [200, 403, 403, 200, 403, 302],
    "invitation_revoke": [302, 403, 403, 302, 403, 302],
}
ALONE = {
    "innovation_create": [200, 200, 200, 200, 200, 302],
    "my_work": [200, 200, 200, 200, 200, 302],
    "questions": [200, 200, 200, 200, 200, 200],
    "credit_detail": [404, 404, 200, 404, 404, 302],
    "invitation_detail": [404, 404, 200, 404, 404, 302],
    "invitation_accept": [200, 200, 200, 200, 200, 302],
}


def rows(table):
    return [(name, who, status) for name, answers in table.items() for who, status in zip(WHO, answers, strict=True)]


@pytest.fixture
def cast(alice, bob, carol, mo, stranger):
    return dict(zip(WHO, [alice, bob, carol, mo, stranger, None], strict=True))


@pytest.fixture
def invitation(draft, alice, carol):
    return draft.invitations.send(email=carol.email, by=alice)


@pytest.fixture
def address(draft, url, bob, invitation):
    """The address of a page of the case study, with whatever it needs besides the slug."""
    extra = {
        "section_edit": ["problem"],
        "edition_withdraw": [1],
        "suggestion_change": [draft.entries.first().pk],
        "section_history": ["problem"],
        "version_restore": [draft.versions.latest("pk").pk],
        "entry_list": ["step"],
        "entry_create": ["step"],
        "author_hand_over": [draft.authors.get(person=bob).pk],
        "author_remove": [draft.authors.get(person=bob).pk],
        "invitation_revoke": [invitation.pk],
    }
    step = draft.entries.get(kind="step")
    for name in (
        "entry_edit",
        "entry_delete",
        "entry_move",
        "entry_choose",
        "entry_history",
        "entry_turn",
        "entry_merge",
    ):
        extra[name] = ["step", step.pk]
    for name in ("attachment_list", "attachment_create"):
        extra[name] = ["step", step.pk]
    for name in ("attachment_detail", "attachment_delete"):
        extra[name] = [create_attachment(step).pk]
    for name in ("measure_edit", "measure_delete"):
        extra[name] = [draft.measures.get().pk]
    for name in ("credit_edit", "credit_delete"):
        extra[name] = [draft.credits.get().pk]
    return lambda name: url(name, draft.slug, *extra.get(name, []))


@pytest.mark.parametrize("who", WHO)
def test_who_may_open(who, cast, client_for, published, address):
    client = client_for(cast[who])

    answers = {name: client.get(address(name)).status_code for name in READS}

    assert answers == {name: statuses[WHO.index(who)] for name, statuses in READS.items()}


@pytest.mark.parametrize(("name", "who", "status"), rows(VERBS))
def test_who_may_do(name, who, status, cast, client_for, published, address):
    assert client_for(cast[who]).post(address(name)).status_code == status


def test_verbs_take_no_visitors(alice, client_for, draft, address):
    client = client_for(alice)

    assert {client.get(address(name)).status_code for name in VERBS} == {405}


@pytest.mark.parametrize("who", ["colleague", "moderator", "stranger"])
def test_nobody_else_knows_of_a_draft(who, cast, client_for, draft, address):
    client = client_for(cast[who])

    assert {client.get(address(name)).status_code for name in READS} == {404}
    assert {client.post(address(name)).status_code for name in VERBS} == {404}


@pytest.mark.parametrize(("name", "who", "status"), rows(ALONE))
def test_who_may_open_the_pages_of_their_own(name, who, status, cast, client_for, draft, alice, carol, invitation, url):
    credit = draft.credits.give(person=carol, did="Lent us her list.", by=alice)
    args = {"credit_detail": [credit.pk], "invitation_detail": [invitation.pk], "invitation_accept": [invitation.token]}

    assert client_for(cast[who]).get(url(name, *args.get(name, []))).status_code == status


def test_every_writing_page_stands_in_a_table():
    named = {pattern.name for pattern in urls.writing_urls}

    assert named == {*READS, *VERBS}


def test_what_is_archived_is_not_edited(client_for, published, alice, address):
    published.archive(by=alice, reason="It moved.")
    client = client_for(alice)
    answers = {name: client.get(address(name)).status_code for name in READS}
    answers["entry_move"] = client.post(address("entry_move")).status_code

    assert {name for name, status in answers.items() if status == 403} == {
        name
        for name in answers
        if name.startswith(("entry", "attachment", "measure", "credit", "section", "note", "suggestion"))
        and not name.endswith("_history")
        and name != "attachment_detail"
    }
