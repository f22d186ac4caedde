"""What a colleague offers the team of a workbook, the talk about it, and the answer."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import load_innovation
from ..differences import differences
from ..forms.suggestions import DeclineForm, OfferNoteForm, RemarkForm, offer_change_form
from ..models import Suggestion, WrongState
from ..notes import TILES


@load_innovation
@asks_about_patients
def suggestion_create(request, innovation, changes=None):
    """A new note, or what an entry of the newest edition (`changes`, its key in the workbook) should say instead."""
    if not innovation.can_be_suggested_to_by(request.user):
        raise PermissionDenied
    edition = innovation.current_edition
    changed = get_object_or_404(edition.entries, source_id=changes) if changes else None
    form = offer_change_form(typed(request), changed) if changed else OfferNoteForm(typed(request))
    if request.method == "POST" and form.is_valid():
        living = innovation.entries.filter(pk=changed.source_id).first() if changed else None
        told = {"kind": changed.kind} | form.told if changed else form.told
        suggestion = innovation.suggestions.offer(**told, by=request.user, why=form.cleaned_data["why"], entry=living)
        messages.success(request, "Thank you. The team is told, and you hear what they say.")
        return redirect(suggestion)
    context = {
        "innovation": innovation,
        "form": form,
        "tiles": TILES,
        "changed": changed,
        "entries": [] if changed else list(edition.entries.all()),
    }
    return TemplateResponse(request, "innovations/suggestion_form.html", context)


def load_suggestion(view):
    def wrapped(request, pk):
        found = Suggestion.objects.visible_to(request.user).select_related("innovation", "offered_by", "entry")
        return view(request, get_object_or_404(found, pk=pk))

    return wrapped


@load_suggestion
def suggestion_detail(request, suggestion):
    return suggestion_page(request, suggestion)


def suggestion_page(request, suggestion, *, status=200, remark_form=None, decline_form=None):
    entry = suggestion.entry if suggestion.answer == "open" else None
    context = {
        "suggestion": suggestion,
        "innovation": suggestion.innovation,
        "changes": differences(entry.text, suggestion.text) if entry else None,
        "remarks": list(suggestion.remarks.select_related("made_by")),
        "can_answer": suggestion.can_be_answered_by(request.user),
        "is_own": suggestion.offered_by_id == request.user.pk,
        "remark_form": remark_form or RemarkForm(prefix="remark"),
        "decline_form": decline_form or DeclineForm(prefix="answer"),
    }
    return TemplateResponse(request, "innovations/suggestion_detail.html", context, status=status)


def answer(request, suggestion, verb, words):
    """Call the verb; somebody may have answered meanwhile."""
    try:
        verb()
    except WrongState as error:
        messages.warning(request, f"Nothing was changed. {error}")
    else:
        messages.success(request, words)
    return redirect(suggestion)


@require_POST
@load_suggestion
def suggestion_accept(request, suggestion):
    words = f"It is in your journal, from {suggestion.offered_by.shown_name}. It shows with the next edition."
    return answer(request, suggestion, lambda: suggestion.accept(by=request.user), words)


@require_POST
@load_suggestion
def suggestion_decline(request, suggestion):
    if not suggestion.can_be_answered_by(request.user):
        raise PermissionDenied
    form = DeclineForm(request.POST, prefix="answer")
    if not form.is_valid():
        return suggestion_page(request, suggestion, decline_form=form)
    return answer(
        request, suggestion, lambda: suggestion.decline(by=request.user, **form.cleaned_data), "They are told why."
    )


@require_POST
@load_suggestion
def suggestion_withdraw(request, suggestion):
    return answer(request, suggestion, lambda: suggestion.withdraw(by=request.user), "You have taken it back.")


@require_POST
@load_suggestion
def remark_create(request, suggestion):
    form = RemarkForm(request.POST, prefix="remark")
    if not form.is_valid():
        return suggestion_page(request, suggestion, remark_form=form)
    suggestion.remarks.make(by=request.user, **form.cleaned_data)
    return redirect(suggestion)
