"""A case study is found by its place as that is called now, whoever changes the place."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.forms.models import model_to_dict
from django.urls import reverse

from sharehub.people.models import Organisation
from sharehub.search.models import SearchRecord
from tests.factories import create_published_innovation
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
