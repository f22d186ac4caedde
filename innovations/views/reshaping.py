"""Sorting out the journal: a note becomes one of another kind, or joins another note."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from sharehub.core.locking import StaleVersion

from ..decorators import load_innovation, noters_only
from ..forms import MergeForm, TurnForm


@load_innovation
@noters_only
def entry_turn(request, innovation, kind, pk):
    entry = get_object_or_404(innovation.entries.of_kind(kind), pk=pk)
    form = TurnForm(request.POST or None, thing=entry)
    if form.is_valid():
        chosen = form.cleaned_data["kind"]
        return reshape(
            request,
            entry,
            lambda: entry.turn_into(chosen.kind, by=request.user, version=form.opened_at, verdict=chosen.verdict),
            "Its kind is changed. See whether something is still missing.",
        )
    return reshaping_page(request, entry, form, "innovations/entry_turn.html")


@load_innovation
@noters_only
def entry_merge(request, innovation, kind, pk):
    """Join it with another note of the workbook, which then goes."""
    entry = get_object_or_404(innovation.entries.of_kind(kind), pk=pk)
    others = list(innovation.entries.latest_first().exclude(pk=pk))
    form = MergeForm(request.POST or None, thing=entry, others=others)
    if others and form.is_valid():
        return reshape(
            request,
            entry,
            lambda: entry.merge(form.cleaned_data["other"], by=request.user, version=form.opened_at),
            "The two are one now. Tidy it up here.",
        )
    return reshaping_page(request, entry, form, "innovations/entry_merge.html", others=others)


def reshape(request, entry, verb, words):
    """Call the verb and go on to the form of what came of it, or say that somebody was faster."""
    try:
        verb()
    except StaleVersion:
        messages.warning(request, "Nothing was changed: somebody saved it while you were choosing. Look again.")
    else:
        messages.success(request, words)
    entry.refresh_from_db()
    return redirect(reverse("innovations:entry_edit", args=[entry.innovation.slug, entry.kind, entry.pk]))


def reshaping_page(request, entry, form, template, **context):
    context |= {"innovation": entry.innovation, "entry": entry, "form": form}
    return TemplateResponse(request, template, context)
