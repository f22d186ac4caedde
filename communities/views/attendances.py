"""Putting right who was at a meeting, until its notes are final."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from innovations.models import WrongState
from innovations.views.saving import save, status_of
from sharehub.core.locking import StaleVersion
from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import load_meeting, meeting_runners_only
from ..forms.attendance import AttendanceForm


@load_meeting
@meeting_runners_only
@asks_about_patients
def attendance_edit(request, meeting):
    if not meeting.attendance_can_be_put_right_by(request.user):
        messages.info(request, "Who was there can be put right from the closing until the notes are final.")
        return redirect(meeting)
    form, stale = AttendanceForm(typed(request), thing=meeting), None
    if request.method == "POST":
        try:
            is_saved, stale = save(form, lambda: put_right(meeting, form, by=request.user))
        except WrongState as error:
            messages.info(request, f"{error} Nothing was changed.")
            return redirect(meeting)
        if is_saved:
            messages.success(request, "Saved. Who was there after all is asked the two questions.")
            return redirect(meeting)
    context = {"meeting": meeting, "form": form, "stale": stale}
    return TemplateResponse(request, "communities/attendance_form.html", context, status=status_of(stale))


def put_right(meeting, form, *, by):
    """Onto the version that the page was opened at, or onto a newer one in which the same people were there."""
    try:
        meeting.put_attendance_right(form.attendance, by=by, version=form.opened_at)
    except StaleVersion as stale:
        if not form.is_untouched_in(stale.current):
            raise
        meeting.put_attendance_right(form.attendance, by=by, version=stale.current.version)
