"""Quick updates before a meeting, and what people tell those who would like to hear more."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from innovations.models import WrongState
from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import attenders_only, load_meeting
from ..forms.quick_updates import QuickUpdateForm, TellForm


@load_meeting
@attenders_only
@asks_about_patients
def quick_update_write(request, meeting):
    update = meeting.quick_updates.filter(user=request.user).first()
    form = QuickUpdateForm(typed(request), update=update)
    if request.method == "POST" and form.is_valid():
        try:
            meeting.quick_updates.write(by=request.user, **form.cleaned_data)
        except WrongState as error:
            form.add_error(None, f"It was not saved. {error}")
        else:
            messages.success(request, "It stands with the others.")
            return redirect(f"{meeting.get_absolute_url()}#updates")
    context = {"network": meeting.network, "meeting": meeting, "form": form, "update": update}
    return TemplateResponse(request, "communities/quick_update_form.html", context)


@require_POST
@load_meeting
@attenders_only
def tell_me_more_ask(request, meeting, update):
    """An ask to whoever wrote it."""
    update = get_object_or_404(meeting.quick_updates.visible_to(request.user).exclude(user=request.user), pk=update)
    update.meeting = meeting
    update.tell_me_mores.ask(by=request.user)
    messages.success(request, "They are told that you would like to hear more.")
    if request.POST.get("from") == "run":
        return redirect("communities:meeting_run", meeting.network.slug, meeting.pk)
    if request.POST.get("from") == "network":
        return redirect(f"{meeting.network.get_absolute_url()}#update-{update.pk}")
    return redirect(update)


@load_meeting
@attenders_only
@asks_about_patients
def tell_me_more_tell(request, meeting, update, ask):
    """Whoever wrote the update tells more."""
    update = get_object_or_404(meeting.quick_updates.filter(user=request.user), pk=update)
    update.meeting = meeting
    ask = get_object_or_404(update.tell_me_mores.select_related("asked_by"), pk=ask)
    ask.quick_update = update
    form = TellForm(typed(request), initial={"answer": ask.answer})
    if request.method == "POST" and form.is_valid():
        ask.tell(form.cleaned_data["answer"], by=request.user)
        messages.success(request, "It stands below your update, and whoever asked is told.")
        return redirect(update)
    context = {"network": meeting.network, "meeting": meeting, "update": update, "ask": ask, "form": form}
    return TemplateResponse(request, "communities/tell_me_more_form.html", context)
