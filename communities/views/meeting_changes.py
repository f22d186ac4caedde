"""Changing a meeting and calling it off, alone or with all that follow; who has which part in it."""

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST

from innovations.models import WrongState
from innovations.views.saving import save, status_of
from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import attenders_only, callers_only, load_meeting
from ..forms.meetings import CancelForm, ChangeMeetingForm, refuse
from ..models import Part, Unfit


@load_meeting
@callers_only
@asks_about_patients
def meeting_edit(request, meeting):
    form, stale = ChangeMeetingForm(typed(request), thing=meeting), None
    if request.method == "POST":
        try:
            is_saved, stale = save(form, lambda: change(meeting, form, by=request.user))
        except Unfit as unfit:
            refuse(form, unfit)
        except WrongState as error:
            form.add_error(None, str(error))
        else:
            if is_saved:
                messages.success(request, "Saved. Those who come are told.")
                return redirect(meeting)
    context = {"network": meeting.network, "meeting": meeting, "form": form, "stale": stale}
    return TemplateResponse(request, "communities/meeting_form.html", context, status=status_of(stale))


def change(meeting, form, *, by):
    if form.are_following_meant:
        meeting.series.edit_from(meeting, by=by, version=form.opened_at, **form.told)
    else:
        meeting.edit(by=by, version=form.opened_at, **form.told)


@load_meeting
@callers_only
@asks_about_patients
def meeting_cancel(request, meeting):
    form = CancelForm(typed(request), meeting=meeting)
    if request.method == "POST" and form.is_valid():
        try:
            call_off(meeting, form, by=request.user)
        except WrongState as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "It is cancelled, and everybody is told.")
            return redirect(meeting)
    context = {"network": meeting.network, "meeting": meeting, "form": form}
    return TemplateResponse(request, "communities/meeting_cancel.html", context)


def call_off(meeting, form, *, by):
    reason = form.cleaned_data["reason"]
    if form.are_following_meant:
        meeting.series.cancel_from(meeting, by=by, reason=reason)
    else:
        meeting.cancel(by=by, reason=reason)


@require_POST
@load_meeting
@attenders_only
def meeting_part(request, meeting):
    """A member takes a part or gives it back; a lead gives it to somebody."""
    part, key = request.POST.get("part"), request.POST.get("person", "")
    if part not in Part.values or not (key == "" or (key.isascii() and key.isdecimal() and len(key) < 18)):
        raise BadRequest("There is no such part.")
    person = get_object_or_404(meeting.people(), pk=key) if key else None
    try:
        meeting.give_part(part, by=request.user, person=person)
    except PermissionDenied:
        messages.warning(request, "Somebody else was quicker. See below who has it.")
    except WrongState as error:
        messages.warning(request, f"Nothing was changed. {error}")
    return redirect(f"{meeting.get_absolute_url()}#parts")
