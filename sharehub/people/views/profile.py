"""A person's own page: their name, where they work, and whether colleagues may get in touch."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from sharehub.core.typed import typed

from ..forms.profile import ContactForm, NameForm


def profile_edit(request):
    form = NameForm(typed(request), initial={"name": request.user.name})
    if request.method == "POST" and form.is_valid():
        request.user.rename(form.cleaned_data["name"])
        messages.success(request, "Your name is saved.")
        return redirect("people:profile_edit")
    return profile_page(request, form=form)


@require_POST
def contact_edit(request):
    contact_form = ContactForm(request.POST)
    if not contact_form.is_valid():
        return profile_page(request, contact_form=contact_form)
    request.user.say_contactable(**contact_form.cleaned_data)
    messages.success(request, "It is saved. Colleagues see it beside your name.")
    return redirect("people:profile_edit")


def profile_page(request, *, form=None, contact_form=None):
    person = request.user
    affiliations = person.affiliations.select_related("organisation")
    # What counts as not said any more is not offered again.
    said = {"contactable": person.contactable, "not_before": person.not_before} if person.contact_words else {}
    context = {
        "form": form or NameForm(initial={"name": person.name}),
        "contact_form": contact_form or ContactForm(initial=said),
        "places": affiliations.current(),
        "past_places": affiliations.past()[:20],
    }
    return TemplateResponse(request, "people/profile_form.html", context)
