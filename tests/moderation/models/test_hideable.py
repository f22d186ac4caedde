"""What is hidden is out of sight everywhere, but not for those who can mend it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from innovations.models import Innovation
from innovations.queries import near, newest, themes_with_counts
from sharehub.search.models import SearchRecord
from tests.factories import create_published_innovation, create_theme

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(alice):
    """With a theme, at Riverside, and nothing else on the site."""
    return create_published_innovation(by=alice, title="Quillfeather letters", themes=[create_theme("Letters")])


def hide(innovation):
    innovation.hide(by=None, reason="A patient might be identifiable")


@pytest.mark.parametrize(
    ("who", "sees"),
    [("alice", True), ("mo", True), ("bob", False), ("dan", False), ("stranger", False), ("anonymous", False)],
)
def test_who_sees_what_is_hidden(who, sees, request, published, client_for):
    hide(published)
    user = request.getfixturevalue(who)

    assert Innovation.objects.visible_to(user).exists() is sees
    status = client_for(user).get(published.get_absolute_url()).status_code
    assert status == (200 if sees else 404)


# Each must show it before it is hidden, or its absence afterwards says nothing.
PLACES = {
    "home": lambda user: newest(user, limit=3),
    "themes": lambda user: list(themes_with_counts(user)),
    "search": lambda user: list(SearchRecord.objects.visible_to(user).matching("quillfeather")),
    "near": lambda user: near(user) if user.is_authenticated else [],
}


@pytest.mark.parametrize("place", PLACES)
def test_lists_and_counts_leave_it_out(place, published, carol):
    assert PLACES[place](carol)
    hide(published)
    assert PLACES[place](carol) == []


PAGES = ["/", "/search/?q=quillfeather", "/innovations/", "/feed/", "/themes/letters/feed/", "/sitemap-innovations.xml"]


@pytest.mark.parametrize("page", [*PAGES, "/organisations/d10001/", "/themes/letters/"])
def test_pages_for_everybody_leave_it_out(page, published, client_for):
    # A page repeats what was looked for: the address tells the two apart.
    assert published.slug in client_for(None).get(page).text
    hide(published)
    assert published.slug not in client_for(None).get(page).text


def test_its_editions_are_hidden_too(published, client_for):
    page = f"{published.get_absolute_url()}editions/1/"
    assert client_for(None).get(page).status_code == 200
    hide(published)
    assert client_for(None).get(page).status_code == 404


def test_changing_it_meanwhile_does_not_bring_it_back_to_search(published, alice):
    hide(published)
    published.edit(by=alice, version=published.version, problem="Nothing about anybody")
    assert not SearchRecord.objects.exists()


def test_shown_again_it_is_where_it_was(published, mo, told, alice):
    hide(published)

    published.show_again(by=mo)

    assert (published.hidden_at, published.hidden_by, published.hide_reason) == (None, None, "")
    assert list(Innovation.objects.visible_to(AnonymousUser())) == [published]
    assert SearchRecord.objects.count() == 1
    assert told(published, "shown_again") == {alice}


def test_hiding_tells_the_authors_once(published, alice, bob, told):
    published.authors.create(person=bob, role="editor")
    hide(published)
    first = published.hidden_at
    hide(published)

    assert published.hidden_at == first
    assert told(published, "hidden") == {alice, bob}
    assert alice.notifications.filter(event__verb="innovation_hidden").count() == 1


def test_a_moderator_may_decide_that_it_stays_hidden(published, mo):
    hide(published)

    published.hide(by=mo, reason="A patient is named")
    hide(published)

    assert (published.hidden_by, published.hide_reason) == (mo, "A patient is named")


def test_showing_what_is_not_hidden_changes_nothing(published, mo, told):
    published.show_again(by=mo)
    assert told(published, "shown_again") == set()


@pytest.mark.parametrize("who", ["alice", "dan"])
def test_only_moderators_decide(who, request, published):
    person = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        published.hide(by=person, reason="I like it better so")
    with pytest.raises(PermissionDenied):
        published.show_again(by=person)


def test_its_authors_read_kindly_what_to_do(published, alice, client_for):
    hide(published)

    for page in (published.get_absolute_url(), f"{published.get_absolute_url()}write/"):
        text = client_for(alice).get(page).text
        assert "This is hidden since" in text
        assert "What you can do" in text


@pytest.mark.parametrize(
    "broken",
    [{"hidden_at": timezone.now()}, {"hide_reason": "Why"}],
    ids=["a time without a reason", "a reason without a time"],
)
def test_the_database_keeps_time_and_reason_together(broken, published):
    with pytest.raises(IntegrityError), transaction.atomic():
        Innovation.objects.filter(pk=published.pk).update(**broken)


def test_the_database_keeps_a_moderator_with_a_time(published, mo):
    with pytest.raises(IntegrityError), transaction.atomic():
        Innovation.objects.filter(pk=published.pk).update(hidden_by=mo)


def test_an_author_who_has_put_it_right_asks_the_moderators_to_look_again(published, alice, mo, told, client_for):
    hide(published)
    page = f"{published.get_absolute_url()}write/"
    assert "please look again" in client_for(alice).get(page).text

    again = client_for(alice).post(f"/report/innovation/{published.pk}/look-again/")
    assert again.url == published.get_absolute_url()

    assert told(published, "asked_to_show") == {mo}


def test_nobody_is_asked_to_look_again_at_what_is_not_hidden(published, alice, mo, told):
    published.ask_to_show(by=alice)
    assert told(published, "asked_to_show") == set()
