"""Measures: what got better, and how one knows."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import editors_only, load_innovation
from ..forms import MeasureForm
from ..questions import BY_KEY
from .saving import question_page, save, status_of

QUESTION = BY_KEY["measures"]


@load_innovation
@editors_only
def measure_list(request, innovation):
    measures = list(innovation.measures.all())
    if not measures:
        return measure_page(request, innovation, MeasureForm(), is_first=True)
    return question_page(request, innovation, QUESTION, "innovations/measure_list.html", measures=measures)


@load_innovation
@editors_only
@asks_about_patients
def measure_create(request, innovation):
    back = reverse("innovations:measure_list", args=[innovation.slug])
    return add_measure(request, innovation, page=partial(measure_page, request, innovation), back=back)


@load_innovation
@editors_only
@asks_about_patients
def measure_edit(request, innovation, pk):
    back = reverse("innovations:measure_list", args=[innovation.slug])
    return change_measure(request, innovation, pk, page=partial(measure_page, request, innovation), back=back)


def add_measure(request, thing, *, page, back):
    """Add a measure to `thing`, a case study or a take-up: `page(form)` is the form, `back` where to go then."""
    form = MeasureForm(typed(request))
    if request.method == "POST" and form.is_valid():
        thing.measures.record(by=request.user, **form.changes)
        messages.success(request, "The measure is added.")
        return redirect(back)
    return page(form)


def change_measure(request, thing, pk, *, page, back):
    """Change a measure of `thing`. Where somebody deleted it, what was being written in it is offered as a new one."""
    measure = thing.measures.filter(pk=pk).first()
    if measure is None and request.method == "POST":
        return page(MeasureForm(request.POST), is_gone=True, status=409)
    if measure is None:
        raise Http404("There is no such measure.")
    form = MeasureForm(typed(request), thing=measure)
    stale = None
    if request.method == "POST":
        is_saved, stale = save(form, lambda: measure.edit(by=request.user, version=form.opened_at, **form.changes))
        if is_saved:
            messages.success(request, "Your change is saved.")
            return redirect(back)
    return page(form, measure=measure, stale=stale, status=status_of(stale))


def measure_page(request, innovation, form, **context):
    return question_page(request, innovation, QUESTION, "innovations/measure_form.html", form=form, **context)


@load_innovation
@editors_only
def measure_delete(request, innovation, pk):
    measure = get_object_or_404(innovation.measures, pk=pk)
    if request.method == "POST":
        measure.remove(by=request.user)
        messages.success(request, "The measure is deleted.")
        return redirect("innovations:measure_list", innovation.slug)
    return question_page(request, innovation, QUESTION, "innovations/measure_delete.html", measure=measure)
