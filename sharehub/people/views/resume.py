"""The page with what somebody wrote before they were signed out."""

from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache

from sharehub.core.typed import KEY

from ..resume import kept_form, kept_texts


@never_cache
def typed_resume(request):
    if KEY not in request.session:
        return redirect("home")
    fields = [(name, value) for name, values in kept_form(request).lists() for value in values]
    context = {"kept": request.session[KEY], "fields": fields, "texts": kept_texts(request)}
    return TemplateResponse(request, "people/typed_resume.html", context)
