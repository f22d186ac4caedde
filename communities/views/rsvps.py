"""Saying whether one comes, and a lead's saying it for somebody who phoned."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from sharehub.moderation.decorators import asks_about_patients

from ..decorators import attenders_only, callers_only, load_meeting
from ..forms.meetings import refuse
from ..forms.rsvps import RsvpForForm, RsvpForm
from ..models import Unfit

SAID = {"yes": "You are coming.", "maybe": "You may come.", "no": "You are not coming."}


@load_meeting
@attenders_only
@asks_about_patients
def rsvp_answer(request, meeting):
    """The buttons of other pages post here as well; what they leave out, a note, stays as it was."""
    mine = meeting.rsvps.filter(user=request.user).first()
    data = request.POST.copy() if request.method == "POST" else None
    if data is not None and "note" not in data and mine:
        data["note"] = mine.note
    form = RsvpForm(data, meeting=meeting, rsvp=mine)
    if form.is_bound and form.is_valid():
        rsvp = answer(meeting, form, by=request.user)
        if rsvp:
            is_waiting = request.user in meeting.rsvps.waiting()
            wait = "All places are taken: you wait for one, and are told when it is yours."
            messages.success(request, wait if is_waiting else SAID[rsvp.answer])
            return redirect(meeting)
    context = {"network": meeting.network, "meeting": meeting, "form": form}
    return TemplateResponse(request, "communities/rsvp_form.html", context)


@load_meeting
@callers_only
@asks_about_patients
def rsvp_answer_for(request, meeting):
    form = RsvpForForm(request.POST if request.method == "POST" else None, meeting=meeting)
    if form.is_bound and form.is_valid():
        rsvp = answer(meeting, form, by=request.user)
        if rsvp:
            messages.success(request, f"{rsvp.user.name}: {rsvp.get_answer_display().lower()}. They are told.")
            return redirect(meeting)
    context = {"network": meeting.network, "meeting": meeting, "form": form}
    return TemplateResponse(request, "communities/rsvp_form.html", context)


def answer(meeting, form, *, by):
    """The Rsvp, or None where it was refused, which the form says."""
    try:
        return meeting.rsvps.answer(by=by, **form.told)
    except Unfit as unfit:
        refuse(form, unfit)
