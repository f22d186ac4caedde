"""What is at a place is found by it as it is called now, whoever changes the place."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.forms.models import model_to_dict
from django.urls import reverse

from sharehub.people.models import Organisation
from sharehub.search.models import SearchRecord
from tests.factories import create_ask, create_challenge, create_published_innovation, create_take_up
from tests.people.imports.helpers import practice, run_import, write_csv

pytestmark = pytest.mark.django_db


def found(words):
    return SearchRecord.objects.visible_to(AnonymousUser()).matching(words).count()


def rename_in_the_admin(client, place, name):
    fields = {key: value for key, value in model_to_dict(place).items() if value is not None}
    response = client.post(reverse("admin:people_organisation_change", args=[place.pk]), {**fields, "name": name})
    assert response.status_code == 302, response.context["errors"]


def test_after_a_moderator_renames_the_practice(mo, alice, riverside, client_for):
    create_published_innovation(by=alice)

    rename_in_the_admin(client_for(mo), riverside, "Windmill Surgery")

    assert found("windmill") == 1


def test_after_a_moderator_renames_its_pcn(mo, alice, riverside, client_for):
    create_published_innovation(by=alice)

    rename_in_the_admin(client_for(mo), riverside.pcn, "Windmill PCN")

    assert found("windmill") == 1


def test_after_an_import_renames_the_practice(alice, tmp_path):
    place = Organisation.objects.create(name="Old Mill Surgery", ods_code="A81001", kind="practice")
    create_published_innovation(by=alice, organisation=place)

    run_import(practices=write_csv(tmp_path / "e.csv", [practice("A81001", "WINDMILL SURGERY")]))

    assert (found("windmill"), found("old")) == (1, 0)


def test_after_a_rename_adopters_are_quoted_by_the_new_name(mo, alice, carol, castle_road, client_for):
    take_up = create_take_up(create_published_innovation(by=alice), by=carol)
    take_up.tell(by=carol, version=take_up.version, result="The spirometry letters got lost.")

    rename_in_the_admin(client_for(mo), castle_road, "Windmill Surgery")

    labels = [each["label"] for each in SearchRecord.objects.get(kind="innovation").passages]
    assert labels[-1] == "what Windmill Surgery says"


def test_after_a_rename_challenges_and_answered_questions_are_found_by_it(mo, alice, dan, riverside, client_for):
    challenge = create_challenge(by=alice)
    for about in (challenge, create_published_innovation(by=alice)):
        create_ask(about, by=dan).answers.give(words="By letter.", by=alice)

    rename_in_the_admin(client_for(mo), riverside, "Windmill Surgery")

    kinds = SearchRecord.objects.matching("windmill").values_list("kind", flat=True)
    assert sorted(kinds) == ["ask", "ask", "challenge", "innovation"]
