"""The notes of a meeting: drafted while it is on, and amended by its members for some days after it."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone

from innovations.models import WrongState
from innovations.views.saving import save, status_of
from sharehub.core.locking import StaleVersion
from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import load_meeting, meeting_noters_only
from ..forms.notes import NotesForm
from ..templatetags.meetings import clock


@load_meeting
@meeting_noters_only
@asks_about_patients
def meeting_notes(request, meeting):
    """For people; the page that runs the meeting saves by itself, every few seconds, and is answered in JSON."""
    form = NotesForm(typed(request), thing=meeting)
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        return keep(request, meeting, form)
    stale = None
    if request.method == "POST":
        try:
            is_saved, stale = save(form, lambda: write(meeting, form, request.user))
        except WrongState as error:
            messages.info(request, f"{error} What you wrote was not saved.")
            return redirect(meeting)
        if is_saved:
            return redirect("communities:meeting_run" if meeting.is_running else meeting, *where(meeting))
    context = {"meeting": meeting, "form": form, "stale": stale}
    return TemplateResponse(request, "communities/meeting_notes.html", context, status=status_of(stale))


def write(meeting, form, by):
    meeting.write_notes(form.cleaned_data["notes"], by=by, version=form.opened_at)


def where(meeting):
    return [meeting.network.slug, meeting.pk] if meeting.is_running else []


def keep(request, meeting, form):
    """What the script on the run page is told: saved, or what somebody else saved meanwhile (409)."""
    if request.method != "POST" or not form.is_valid():
        words = " ".join(form.errors.get("notes", ["Nothing came with it."]))
        return JsonResponse({"words": words}, status=400)
    try:
        write(meeting, form, request.user)
    except StaleVersion as stale:
        return JsonResponse({"version": stale.current.version, "texts": [stale.current.notes]}, status=409)
    return JsonResponse({"version": meeting.version, "at": clock(timezone.now())})
