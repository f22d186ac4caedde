"""Taking a case study away: who may, which edition, and whose names stand in it."""

import pytest
from django.urls import reverse

from sharehub.core.pdf import can_write_pdf
from tests.factories import create_entry, create_innovation, create_measure, create_published_innovation

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FILES = {
    "innovation_word": (".docx", WORD),
    "workbook_word": ("-workbook.docx", WORD),
    "innovation_pdf": (".pdf", "application/pdf"),
    "workbook_pdf": ("-workbook.pdf", "application/pdf"),
}
PAGES = [*FILES, "workbook_print"]
pytestmark = pytest.mark.skipif(not can_write_pdf(), reason="Pango is not installed")


@pytest.fixture
def twice(alice):
    """Published, and once more with a step more."""
    innovation = create_published_innovation(by=alice)
    create_entry(innovation, title="Ten minutes every Friday")
    innovation.editions.publish(by=alice, whats_new="A step that we added.")
    return innovation


@pytest.mark.parametrize("name", FILES)
def test_a_file_has_a_sensible_name_and_stays_what_it_is(name, get, twice):
    ending, content_type = FILES[name]

    response = get(name, twice)

    assert response.status_code == 200
    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"] == f'attachment; filename="{twice.slug}-edition-2{ending}"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Cache-Control"] == "private, no-store"


def test_the_checklist_is_a_page_that_leads_to_its_files(get, twice):
    html = get("workbook_print", twice, edition=1).content.decode()

    assert "Count your letters for a week" in html
    assert "At your practice: who" in html
    assert f'{reverse("innovations:workbook_word", args=[twice.slug])}?edition=1"' in html
    assert f'{reverse("innovations:workbook_pdf", args=[twice.slug])}?edition=1"' in html


def test_the_newest_edition_unless_another_is_asked_for(every_text, twice):
    newest, first = every_text(twice), every_text(twice, edition=1)

    for name in PAGES:
        assert ("Ten minutes every Friday" in newest[name], "Ten minutes every Friday" in first[name]) == (True, False)
        assert "This is an older edition. The newest is edition 2." in first[name]
        assert "older edition" not in newest[name]
        assert reverse("innovations:edition_detail", args=[twice.slug, 1]) in first[name]


def test_what_is_written_after_an_edition_is_not_in_it(every_text, alice, full):
    create_entry(full, title="Not for readers yet")

    for reader in (None, alice):
        assert [name for name, text in every_text(full, reader).items() if "Not for readers yet" in text] == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("junk", ["3", "0", "-1", "01", "9" * 30, "two", "%", "2 ", "²", "<script>"])
def test_an_edition_that_is_not_there_is_not_found(name, junk, get, twice):
    assert get(name, twice, edition=junk).status_code == 404


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    ("who", "of_colleagues", "of_draft"),
    [("anonymous", 404, 404), ("dan", 200, 404), ("alice", 200, 200), ("mo", 200, 404)],
)
def test_who_may_take_what(name, who, of_colleagues, of_draft, get, alice, request):
    reader = request.getfixturevalue(who)
    for_colleagues = create_published_innovation(by=alice, visibility="signed_in")
    draft = create_innovation(by=alice)

    assert (get(name, for_colleagues, reader).status_code, get(name, draft, reader).status_code) == (
        of_colleagues,
        of_draft,
    )


def test_a_draft_says_so_and_is_called_so(get, every_text, alice):
    draft = create_innovation(by=alice)
    create_entry(draft, title="The first step")

    assert get("innovation_word", draft, alice)["Content-Disposition"].endswith(f'"{draft.slug}-draft.docx"')
    for text in every_text(draft, alice).values():
        assert "This is a draft. Only its authors can see it." in text
        assert "The first step" in text


def test_nobody_is_named_who_did_not_agree(every_text, alice, dan, full):
    for reader in (None, dan, alice):
        for text in every_text(full, reader).values():
            assert "Nadia Osei" in text
            assert "Secret Sue" not in text
            assert "Taught the first pair" not in text
            assert "One colleague" in text


def test_the_authors_are_named_to_colleagues_only(every_text, dan, full):
    for text in every_text(full).values():
        assert "Alice Green" not in text
        assert "Thursdays after 1pm" not in text
        assert "Sign in on ShareHub to see who they are" in text
    for text in every_text(full, dan).values():
        assert "ask for Alice Green" in text
        assert "Thursdays after 1pm" in text


def test_an_author_who_asked_not_to_be_named_is_not(every_text, alice, dan, full):
    full.credits.give(person=alice, did="Wrote it.", by=alice)
    full.credits.get(person=alice).answer(by=alice, agrees=False)

    for text in every_text(full, dan).values():
        assert "Alice Green" not in text
        assert "ask for whoever wrote this up" in text


def test_nobody_can_be_rung_who_would_rather_not(every_text, alice, dan):
    innovation = create_published_innovation(by=alice, is_open_to_contact=False, contact_note="Thursdays after 1pm.")

    for text in every_text(innovation, dan).values():
        assert "They would rather not be asked about this." in text
        assert "Thursdays after 1pm" not in text
        assert "Alice Green" not in text


HOSTILE = "Bell\x07 \x0b\x1b\ufffe <b>&amp; ]]> 💊👩🏽‍⚕️ שלום \u202eevil\u202c {{ 7 }} \\ *[`"


def test_hostile_text_in_every_field_is_shown_as_text(every_text, alice, dan):
    texts = [
        *("problem", "what_happens_now", "story", "roles_needed", "permissions_needed", "it_needed"),
        *("funded_by", "kept_going_by"),
    ]
    lists = f"{HOSTILE}\n\n1. one\n- two\n> three\n\n99999999999. four"
    innovation = create_innovation(by=alice, title=HOSTILE, is_open_to_contact=True, **dict.fromkeys(texts, lists))
    innovation.edit(by=alice, version=innovation.version, summary=HOSTILE, contact_note=HOSTILE)
    innovation.organisation.name = HOSTILE
    innovation.organisation.save()
    for kind in ["step", "words", "tipping_point", "failure", "wasted_time", "loss", "blocker", "money", "link", "tip"]:
        names = create_entry(innovation, kind=kind).shape.answers
        create_entry(innovation, kind=kind, **dict.fromkeys(names, lists))
    create_entry(innovation, title="t" * 3000, how="w" * 10_000, who="o" * 3000)
    create_measure(innovation, what=HOSTILE, unit="<b>hours</b>", period=HOSTILE, how_measured=HOSTILE)
    innovation.credits.give(name=HOSTILE, did=HOSTILE, has_agreed=True, by=alice)
    innovation.publish(by=alice)

    found = every_text(innovation, dan)

    for name in FILES:
        assert not {"\x07", "\x0b", "\x1b", "\ufffe"} & set(found[name])
        assert found[name].count("Bell") > 10
    assert "<b>& ]]>" in found["innovation_word"]
    assert "<b>hours</b>" in found["innovation_word"]
    assert "<b>" not in found["workbook_print"]


@pytest.mark.parametrize("name", ["innovation_word", "workbook_print"])
def test_a_long_one_asks_the_database_no_more_often(name, get, alice, full, django_assert_num_queries):
    for at in range(30):
        create_entry(full, title=f"Step {at}")
        create_measure(full, what=f"Measure {at}")
        full.credits.give(name=f"Helper {at}", did="Helped.", has_agreed=True, by=alice)
    full.editions.publish(by=alice)

    with django_assert_num_queries(7):
        get(name, full)


def test_the_case_study_offers_them_as_the_edition_that_is_read(client_for, twice):
    html = client_for().get(reverse("innovations:edition_detail", args=[twice.slug, 1])).content.decode()

    for name in ("innovation_word", "innovation_pdf", "workbook_print"):
        assert f'{reverse(f"innovations:{name}", args=[twice.slug])}?edition=1"' in html
