"""Where a person works: saying so, and saying that it is over."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from sharehub.core.pagination import paginate
from sharehub.core.typed import typed

from ..forms.find import FindForm
from ..forms.profile import RoleForm
from ..models import Organisation
from ..queries import find_organisations


def affiliation_create(request):
    """Two questions: which organisation (searched and chosen by links), then what one does there."""
    if "organisation" in request.GET:
        return _ask_role(request)
    form = FindForm(request.GET)
    page = paginate(request, find_organisations(form.words), per_page=10)
    return TemplateResponse(request, "people/affiliation_find.html", {"form": form, "page": page, "words": form.words})


def _ask_role(request):
    organisation = get_object_or_404(Organisation.objects.open(), ods_code=request.GET["organisation"].upper())
    form = RoleForm(typed(request))
    if request.method == "POST" and form.is_valid():
        request.user.affiliations.join(organisation=organisation, **form.cleaned_data)
        messages.success(request, f"You work at {organisation}.")
        return redirect("people:profile_edit")
    context = {"form": form, "organisation": organisation}
    return TemplateResponse(request, "people/affiliation_form.html", context)


@require_POST
def affiliation_end(request, pk):
    affiliation = get_object_or_404(request.user.affiliations.select_related("organisation"), pk=pk)
    affiliation.end()
    messages.success(request, f"You no longer work at {affiliation.organisation}.")
    return redirect("people:profile_edit")
