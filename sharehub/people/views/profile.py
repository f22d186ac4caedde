"""A person's own page: their name, where they work, getting in touch, and where distances start from."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from sharehub.core.typed import typed

from ..forms.profile import ContactForm, NameForm, PostcodeForm


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


def profile_page(request, *, form=None, contact_form=None, postcode_form=None):
    person = request.user
    affiliations = person.affiliations.select_related("organisation")
    # What counts as not said any more is not offered again.
    said = {"contactable": person.contactable, "not_before": person.not_before} if person.contact_words else {}
    context = {
        "form": form or NameForm(initial={"name": person.name}),
        "contact_form": contact_form or ContactForm(initial=said),
        "postcode_form": postcode_form or PostcodeForm(initial={"postcode": person.postcode}),
        # Distances start from where they work: a postcode is of use where that is not known.
        "asks_postcode": bool(person.postcode) or not (person.organisation and person.organisation.point),
        "places": affiliations.current(),
        "past_places": affiliations.past()[:20],
    }
    return TemplateResponse(request, "people/profile_form.html", context)


@require_POST
def postcode_edit(request):
    form = PostcodeForm(request.POST)
    if not form.is_valid():
        return profile_page(request, postcode_form=form)
    request.user.say_postcode(form.cleaned_data["postcode"])
    messages.success(request, "Your postcode is saved." if request.user.postcode else "Your postcode is taken out.")
    return redirect("people:profile_edit")
