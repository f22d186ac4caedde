"""Entries of the workbook: those of one kind, added, changed, moved and deleted."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import load_innovation, noters_only
from ..forms import ENTRY_FORMS, MoveForm
from ..models import WrongState
from ..queries import with_files
from ..questions import BY_KEY
from .saving import question_page, save, status_of


def question_of(kind):
    if kind not in ENTRY_FORMS:
        raise Http404("There is no such kind of entry.")
    return BY_KEY[kind]


@load_innovation
@noters_only
def entry_list(request, innovation, kind):
    entries = list(with_files(innovation.entries.of_kind(kind).order_by("position", "pk")))
    question = question_of(kind)
    if not entries:
        return entry_page(request, innovation, question, ENTRY_FORMS[kind](typed(request)), is_first=True)
    return question_page(request, innovation, question, "innovations/entry_list.html", entries=entries)


@load_innovation
@noters_only
@asks_about_patients
def entry_create(request, innovation, kind):
    question = question_of(kind)
    form = ENTRY_FORMS[kind](typed(request))
    if request.method == "POST" and form.is_valid():
        innovation.entries.note(kind=kind, by=request.user, **form.told)
        messages.success(request, "It is in your workbook.")
        return redirect("innovations:entry_list", innovation.slug, kind)
    return entry_page(request, innovation, question, form)


@load_innovation
@noters_only
@asks_about_patients
def entry_edit(request, innovation, kind, pk):
    question = question_of(kind)
    entry = innovation.entries.of_kind(kind).filter(pk=pk).first()
    if entry is None:
        return entry_gone(request, innovation, question)
    form = ENTRY_FORMS[kind](typed(request), thing=entry)
    stale = None
    if request.method == "POST":
        is_saved, stale = save(form, lambda: entry.edit(by=request.user, version=form.opened_at, **form.told))
        if is_saved:
            messages.success(request, "Your change is saved.")
            return redirect(came_from(request, innovation, entry)["url"])
    back = came_from(request, innovation, entry)
    return entry_page(request, innovation, question, form, entry=entry, back=back, stale=stale, status=status_of(stale))


def came_from(request, innovation, entry):
    """The page to go back to, {"url", "words"}: the journal (`?from=journal`), or the list of its kind."""
    if request.GET.get("from") == "journal":
        journal = reverse("innovations:journal_detail", args=[innovation.slug])
        return {"url": f"{journal}#entry-{entry.pk}", "words": "Our journal"}
    return {"url": reverse("innovations:entry_list", args=[innovation.slug, entry.kind]), "words": ""}


def entry_gone(request, innovation, question):
    """Somebody deleted it. What was being written in it is offered as a new one."""
    if request.method != "POST":
        raise Http404("There is no such entry.")
    form = ENTRY_FORMS[question.kind](request.POST)
    return entry_page(request, innovation, question, form, is_gone=True, status=409)


def entry_page(request, innovation, question, form, **context):
    return question_page(request, innovation, question, "innovations/entry_form.html", form=form, **context)


@load_innovation
@noters_only
def entry_delete(request, innovation, kind, pk):
    entry = get_object_or_404(innovation.entries.of_kind(kind), pk=pk)
    if request.method == "POST":
        entry.remove(by=request.user)
        messages.success(request, "It is deleted. The journal can bring it back.")
        return redirect("innovations:entry_list", innovation.slug, kind)
    return question_page(request, innovation, question_of(kind), "innovations/entry_delete.html", entry=entry)


@require_POST
@load_innovation
@noters_only
def entry_move(request, innovation, kind, pk):
    """One place up or down (`to`), or, where it was dragged, before another (`before`: its key, or "" for the end)."""
    entry = get_object_or_404(innovation.entries.of_kind(kind), pk=pk)
    form = MoveForm(request.POST)
    try:
        if not form.is_valid():
            raise WrongState("That is no place in the list.")
        if "before" in request.POST:
            entry.move_before(form.cleaned_data["before"], by=request.user)
        else:
            entry.move(by=request.user, up=form.cleaned_data["to"] == "up")
    except WrongState as error:
        messages.warning(request, f"Nothing was moved. {error}")
    return redirect("innovations:entry_list", innovation.slug, kind)
