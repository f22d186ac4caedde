"""Organisations: finding one, and what there is to know about a place, what was made there included."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from innovations.models import Innovation
from sharehub.core.pagination import paginate
from sharehub.people.forms.find import FindForm
from sharehub.people.geography import fold_buildings
from sharehub.people.models import Organisation
from sharehub.people.queries import find_organisations

# Several practices can share a building: enough of them that five buildings are shown.
NEAREST, BUILDINGS, ALIKE = 15, 5, 5


@login_not_required
def organisation_list(request):
    form = FindForm(request.GET)
    page = paginate(request, find_organisations(form.words))
    context = {"form": form, "page": page, "words": form.words}
    return TemplateResponse(request, "organisations/organisation_list.html", context)


@login_not_required
def organisation_detail(request, ods_code):
    organisation = get_object_or_404(Organisation.objects.with_parents(), ods_code=ods_code.upper())
    made_here = Innovation.objects.visible_to(request.user).published().newest_first()
    made_here = made_here.filter(organisation__in=organisation.with_members()).select_related("organisation")
    signed_in = request.user.is_authenticated
    context = {
        "organisation": organisation,
        "made_here": paginate(request, made_here, per_page=10),
        "people": organisation.affiliations.current().filter(person__is_active=True).select_related("person")
        if signed_in
        else None,
        "members": organisation.members.open().order_by("name", "pk"),
        "nearest": fold_buildings(Organisation.objects.nearest_to(organisation, limit=NEAREST))[:BUILDINGS],
        "alike": Organisation.objects.like(organisation, limit=ALIKE),
    }
    return TemplateResponse(request, "organisations/organisation_detail.html", context)
