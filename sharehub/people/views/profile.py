"""A person's own page: their name, and where they work."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from sharehub.core.typed import typed

from ..forms.profile import NameForm


def profile_edit(request):
    form = NameForm(typed(request), initial={"name": request.user.name})
    if request.method == "POST" and form.is_valid():
        request.user.rename(form.cleaned_data["name"])
        messages.success(request, "Your name is saved.")
        return redirect("people:profile_edit")
    affiliations = request.user.affiliations.select_related("organisation")
    context = {
        "form": form,
        "places": affiliations.current(),
        "past_places": affiliations.past()[:20],
    }
    return TemplateResponse(request, "people/profile_form.html", context)
