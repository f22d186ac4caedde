"""Tell me more: asking whoever wrote a quick update, and their answer."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import load_meeting, meeting_insiders_only
from ..forms.tell_me_mores import TellForm


@require_POST
@load_meeting
@meeting_insiders_only
def tell_me_more_create(request, meeting, update_pk):
    """One press, from the page of the meeting or while it is on."""
    update = get_object_or_404(meeting.quick_updates.select_related("user"), pk=update_pk)
    update.meeting = meeting
    update.tell_me_mores.ask(by=request.user)
    messages.success(request, f"{update.user.shown_name} is told that you would like to hear more.")
    if request.POST.get("from") == "run" and meeting.is_running:
        return redirect("communities:meeting_run", meeting.network.slug, meeting.pk)
    return redirect(update)


@load_meeting
@meeting_insiders_only
@asks_about_patients
def tell_me_more_answer(request, meeting, update_pk, ask_pk):
    """Whoever wrote the update tells more."""
    update = get_object_or_404(meeting.quick_updates.filter(user=request.user), pk=update_pk)
    ask = get_object_or_404(update.tell_me_mores.select_related("asked_by"), pk=ask_pk)
    update.meeting, ask.quick_update = meeting, update
    form = TellForm(typed(request), initial={"answer": ask.answer})
    if request.method == "POST" and form.is_valid():
        ask.tell(form.cleaned_data["answer"], by=request.user)
        messages.success(request, f"{ask.asked_by.shown_name} is told.")
        return redirect(update)
    context = {"meeting": meeting, "update": update, "ask": ask, "form": form}
    return TemplateResponse(request, "communities/tell_me_more_answer.html", context)
