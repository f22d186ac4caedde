"""Organisations: finding one, and what there is to know about a place, what was made there included."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse

from innovations.at_place import AtPlace
from innovations.coverage import doings
from innovations.models import looks_after
from innovations.nearby import nearby_on
from sharehub.core.pagination import paginate
from sharehub.people.forms.find import FindForm
from sharehub.people.geography import fold_buildings
from sharehub.people.models import Organisation
from sharehub.people.queries import find_organisations

# Several practices can share a building: enough of them that five buildings are shown.
NEAREST, BUILDINGS, ALIKE = 15, 5, 5
FIRST = 5
SHOWN = ("made", "taken-up", "working-on")


@login_not_required
def organisation_list(request):
    form = FindForm(request.GET)
    page = paginate(request, find_organisations(form.words))
    context = {"form": form, "page": page, "words": form.words}
    return TemplateResponse(request, "organisations/organisation_list.html", context)


@login_not_required
def organisation_detail(request, ods_code):
    """What is made, taken up and worked on at a place, the newest of each; `?show=` gives one of them in full."""
    organisation = get_object_or_404(Organisation.objects.with_parents(), ods_code=ods_code.upper())
    user, show = request.user, request.GET.get("show")
    if show and show not in SHOWN:
        raise Http404("There is no such list.")
    at_place = AtPlace(organisation, user)
    made_here = shown(request, "made", at_place.made)
    at_place.add_spread(made_here.object_list)
    context = {
        "organisation": organisation,
        "show": show,
        "made_here": made_here,
        "home": at_place.home,
        "taken_up": shown(request, "taken-up", at_place.taken_up),
        "working_on": shown(request, "working-on", at_place.working_on),
        "is_practice": organisation.kind == "practice",
        "has_coverage": organisation.kind in ("pcn", "icb") and may_see_coverage(user, organisation),
        "people": organisation.affiliations.current().filter(person__is_active=True).select_related("person")
        if user.is_authenticated
        else None,
        "members": organisation.members.open().order_by("name", "pk"),
    } | neighbours_of(at_place)
    return TemplateResponse(request, "organisations/organisation_detail.html", context)


def may_see_coverage(user, organisation):
    return user.is_authenticated and (user.is_moderator or looks_after(user, organisation))


def shown(request, name, things):
    """The page of a list that is asked for, or its newest where all lists stand on one page."""
    page = paginate(request, things) if request.GET.get("show") == name else Paginator(things, FIRST).page(1)
    page.object_list = list(page.object_list)
    return page


def neighbours_of(at_place):
    """Who is near a practice, who is like it, what those do, and who near works on the same."""
    organisation, user = at_place.organisation, at_place.user
    if organisation.kind != "practice":
        return {}
    nearest = fold_buildings(Organisation.objects.nearest_to(organisation, limit=NEAREST))[:BUILDINGS]
    alike = Organisation.objects.like(organisation, limit=ALIKE)
    others = [other for building in nearest for other in building] + alike
    found = doings([other.pk for other in others], user)
    for other in others:
        other.doing = found.get(other.pk)
    themes = at_place.themes
    return {"nearest": nearest, "alike": alike, "nearby": nearby_on(themes, organisation, user)}
