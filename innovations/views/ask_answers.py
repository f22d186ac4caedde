"""Answers to an ask: giving one, saying that it settled it, and taking it into the journal."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from sharehub.moderation.decorators import asks_about_patients

from ..actions import keep_answer
from ..forms.asks import AnswerForm, KeepForm
from ..models import AskAnswer
from .asks import load_ask, page_of


@require_POST
@load_ask
@asks_about_patients(form_at="innovations:ask_detail")
def answer_create(request, ask):
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return page_of(request, ask, form)
    answer = ask.answers.give(by=request.user, **form.cleaned_data)
    messages.success(request, "Thank you. Whoever asked is told.")
    return redirect(answer)


def load_answer(view):
    def wrapped(request, pk):
        found = AskAnswer.objects.visible_to(request.user).with_context()
        return view(request, get_object_or_404(found, pk=pk))

    return wrapped


@require_POST
@load_answer
def answer_settle(request, answer):
    answer.ask.settle(by=request.user, answer=answer)
    messages.success(request, "Thank you for saying so: whoever answered is told that it helped.")
    return redirect(answer.ask)


@load_answer
def answer_keep(request, answer):
    """One click makes it a note of the kind that was asked about; the page offers the other kinds."""
    if not (answer.entry_id or answer.can_become_entry_by(request.user)):
        raise PermissionDenied
    form = KeepForm(request.POST if "kind" in request.POST else None)
    if request.method == "POST" and (form.is_valid() or not form.is_bound):
        tile = form.cleaned_data["kind"] if form.is_bound else None
        chosen = {"kind": tile.kind, "verdict": tile.verdict} if tile else {}
        keep_answer(answer=answer, by=request.user, **chosen)
        messages.success(request, f"It is in your journal, from {answer.answered_by.shown_name}. Sort it out there.")
        return redirect(answer)
    return TemplateResponse(
        request, "innovations/answer_keep.html", {"answer": answer, "ask": answer.ask, "form": form}
    )
