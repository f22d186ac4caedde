"""Innovation: who sees it, who changes it, and that two people never overwrite each other."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from innovations.models import EffortBand, Innovation
from sharehub.core.locking import StaleVersion
from sharehub.search.models import SearchRecord
from tests.factories import create_innovation, create_organisation, create_published_innovation, create_theme

pytestmark = pytest.mark.django_db
ANYBODY = AnonymousUser()


def test_who_sees_what(alice, carol, mo):
    draft = create_innovation(by=alice)
    in_review = create_innovation(by=alice)
    Innovation.objects.filter(pk=in_review.pk).update(state="in_review")
    signed_in = create_published_innovation(by=alice, visibility="signed_in")
    public = create_published_innovation(by=alice)

    def seen_by(user):
        return set(Innovation.objects.visible_to(user))

    assert seen_by(ANYBODY) == {public}
    assert seen_by(carol) == {public, signed_in}
    assert seen_by(mo) == {public, signed_in, in_review}
    assert seen_by(alice) == {public, signed_in, in_review, draft}


def test_a_change_takes_the_next_version(alice):
    innovation = create_innovation(by=alice)

    innovation.edit(by=alice, version=1, summary="We answer in ten minutes.")

    innovation.refresh_from_db()
    assert (innovation.version, innovation.summary) == (2, "We answer in ten minutes.")


def test_of_two_changes_from_one_version_the_second_is_refused_and_the_first_stays(alice, bob):
    innovation = create_innovation(by=alice)
    innovation.authors.create(person=bob)
    same = Innovation.objects.get(pk=innovation.pk)
    innovation.edit(by=alice, version=1, summary="Alice wrote this.")

    with pytest.raises(StaleVersion) as refusal:
        same.edit(by=bob, version=1, summary="Bob wrote that.")

    assert refusal.value.current.summary == "Alice wrote this."
    innovation.refresh_from_db()
    assert innovation.summary == "Alice wrote this."


def test_only_authors_change_it(alice, bob, mo):
    innovation = create_innovation(by=alice)

    for other in (bob, mo):
        with pytest.raises(PermissionDenied):
            innovation.edit(by=other, version=1, summary="Mine")


def test_choosing_another_place_takes_how_that_place_is(alice):
    rural = create_organisation(setting="rural", list_size=4100, deprivation_decile=8)
    innovation = create_innovation(by=alice)

    innovation.edit(by=alice, version=1, organisation=rural, list_size=3900)

    assert (innovation.setting, innovation.list_size, innovation.deprivation_decile) == ("rural", 3900, 8)


@pytest.mark.parametrize(
    ("hours", "band"),
    [
        (None, ""),
        (0, "under_a_day"),
        (8, "under_a_day"),
        (9, "under_a_week"),
        (160, "under_a_month"),
        (161, "over_a_month"),
    ],
)
def test_effort_bands(hours, band):
    assert EffortBand.of(hours) == band


def test_only_what_is_published_can_be_found(alice):
    draft, published = create_innovation(by=alice), create_published_innovation(by=alice)
    assert set(SearchRecord.objects.values_list("object_id", flat=True)) == {published.pk}

    published.archive(by=alice, reason="Out of date")

    assert not SearchRecord.objects.exists()
    assert draft.to_search_record() is None


def test_a_page_of_the_site_is_never_hidden_by_a_title(alice):
    assert create_innovation(by=alice, title="New").slug == "new-2"
    assert create_innovation(by=alice, title="Questions").slug == "questions-2"


def test_who_had_it_open_does_not_bring_back_what_was_archived(alice):
    innovation = create_published_innovation(by=alice)
    as_opened = Innovation.objects.get(pk=innovation.pk)
    innovation.archive(by=alice, reason="Out of date")

    as_opened.index()

    assert not SearchRecord.objects.exists()


def test_changing_the_title_changes_what_is_found(alice):
    innovation = create_published_innovation(by=alice, title="Letters for the doctor")

    innovation.edit(by=alice, version=innovation.version, title="Parcels for the nurse")

    assert SearchRecord.objects.matching("parcels").count() == 1
    assert SearchRecord.objects.matching("doctor").count() == 0


def test_themes_are_found_by_their_other_words(alice):
    create_theme("Missed appointments", synonyms="DNA\ndid not attend")
    innovation = create_published_innovation(by=alice, title="We text the day before", themes=["Missed appointments"])

    assert [record.object_id for record in SearchRecord.objects.matching("DNA")] == [innovation.pk]
