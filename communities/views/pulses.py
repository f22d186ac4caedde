"""The pulse of a meeting: two questions to those who were there, and what they said together."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from innovations.models import WrongState
from sharehub.core.typed import typed
from sharehub.moderation.decorators import asks_about_patients

from ..decorators import load_meeting, meeting_insiders_only
from ..forms.pulses import PulseForm
from ..queries import FEWEST, pulse_of


@load_meeting
@meeting_insiders_only
@asks_about_patients
def meeting_pulse(request, meeting):
    can_answer = meeting.pulses.can_be_answered_by(request.user)
    mine = meeting.pulses.visible_to(request.user).first()
    form = PulseForm(typed(request), meeting=meeting, pulse=mine) if can_answer else None
    if request.method == "POST":
        if form is None:
            raise PermissionDenied("Only those who were there answer.")
        if form.is_valid():
            return answer(request, meeting, form)
    context = {"meeting": meeting, "form": form, "mine": mine, "pulse": pulse_of(meeting), "fewest": FEWEST}
    return TemplateResponse(request, "communities/meeting_pulse.html", context)


def answer(request, meeting, form):
    try:
        meeting.pulses.answer(by=request.user, **form.cleaned_data)
    except WrongState as error:
        messages.info(request, str(error))
    else:
        messages.success(request, "Thank you. Nobody sees what you said, only what all of you said together.")
    return redirect(meeting)
