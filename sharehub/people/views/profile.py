"""A person's own page: their name, where they work, and where distances start from."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from sharehub.core.typed import typed

from ..forms.profile import NameForm, PostcodeForm


def profile_edit(request):
    form = NameForm(typed(request), initial={"name": request.user.name})
    if request.method == "POST" and form.is_valid():
        request.user.rename(form.cleaned_data["name"])
        messages.success(request, "Your name is saved.")
        return redirect("people:profile_edit")
    return profile_page(request, form)


def profile_page(request, form, postcode_form=None):
    affiliations = request.user.affiliations.select_related("organisation")
    postcode = request.user.postcode
    context = {
        "form": form,
        "postcode_form": postcode_form or PostcodeForm(initial={"postcode": postcode}),
        # Distances start from where they work: a postcode is of use where that is not known.
        "asks_postcode": bool(postcode) or not (request.user.organisation and request.user.organisation.point),
        "places": affiliations.current(),
        "past_places": affiliations.past()[:20],
    }
    return TemplateResponse(request, "people/profile_form.html", context)


@require_POST
def postcode_edit(request):
    form = PostcodeForm(request.POST)
    if not form.is_valid():
        return profile_page(request, NameForm(initial={"name": request.user.name}), form)
    request.user.say_postcode(form.cleaned_data["postcode"])
    messages.success(request, "Your postcode is saved." if request.user.postcode else "Your postcode is taken out.")
    return redirect("people:profile_edit")
