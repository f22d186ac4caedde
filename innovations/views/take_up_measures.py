"""What a place measured of what it took up."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import load_take_up, own_place_only
from ..forms import MeasureForm
from .saving import save, status_of


@load_take_up
@own_place_only
@asks_about_patients
def take_up_measure_create(request, take_up):
    form = MeasureForm(typed(request))
    if request.method == "POST" and form.is_valid():
        take_up.measures.record(by=request.user, **form.changes)
        messages.success(request, "The measure is added.")
        return redirect(take_up)
    return measure_page(request, take_up, form)


@load_take_up
@own_place_only
@asks_about_patients
def take_up_measure_edit(request, take_up, measure_pk):
    measure = take_up.measures.filter(pk=measure_pk).first()
    if measure is None:
        return measure_gone(request, take_up)
    form = MeasureForm(typed(request), thing=measure)
    stale = None
    if request.method == "POST":
        is_saved, stale = save(form, lambda: measure.edit(by=request.user, version=form.opened_at, **form.changes))
        if is_saved:
            messages.success(request, "Your change is saved.")
            return redirect(take_up)
    return measure_page(request, take_up, form, measure=measure, stale=stale, status=status_of(stale))


def measure_gone(request, take_up):
    """A colleague deleted it. What was being written in it is offered as a new one."""
    if request.method != "POST":
        raise Http404("There is no such measure.")
    return measure_page(request, take_up, MeasureForm(request.POST), is_gone=True, status=409)


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
