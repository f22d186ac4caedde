"""What a place measured of what it took up."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from sharehub.moderation.decorators import asks_about_patients

from ..decorators import load_take_up, own_place_only
from .measures import add_measure, change_measure


@load_take_up
@own_place_only
@asks_about_patients
def take_up_measure_create(request, take_up):
    return add_measure(request, take_up, page=partial(measure_page, request, take_up), back=take_up)


@load_take_up
@own_place_only
@asks_about_patients
def take_up_measure_edit(request, take_up, measure_pk):
    return change_measure(request, take_up, measure_pk, page=partial(measure_page, request, take_up), back=take_up)


def measure_page(request, take_up, form, *, status=200, **context):
    context |= {"take_up": take_up, "innovation": take_up.innovation, "form": form, "heading": "What did you measure?"}
    return TemplateResponse(request, "innovations/take_up_measure_form.html", context, status=status)


@load_take_up
@own_place_only
def take_up_measure_delete(request, take_up, measure_pk):
    measure = get_object_or_404(take_up.measures, pk=measure_pk)
    if request.method == "POST":
        measure.remove(by=request.user)
        messages.success(request, "The measure is deleted.")
        return redirect(take_up)
    context = {"take_up": take_up, "innovation": take_up.innovation, "measure": measure}
    return TemplateResponse(request, "innovations/take_up_measure_delete.html", context)
